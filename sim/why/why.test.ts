import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { Asked, decisive, pod } from './testing.ts';

const rulesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) =>
    entry.name === 'SPEC.md'
      ? [...readFileSync(`${entry.parentPath}/SPEC.md`, 'utf8').matchAll(/\*\*([A-Z]+-\d+)\*\*/g)].map(([, rule]) => rule ?? '')
      : [],
  );

describe('why is this Pod Pending', () => {
  it.each([
    ['its image cannot be pulled', { image: 'nowhere/nothing:1' }, {}, 'spec.containers[].image', 'nowhere/nothing:1', 'KBL-16'],
    ['cpu is lacking', { resources: { requests: { cpu: '500' } } }, {}, 'status.conditions[PodScheduled]', 'False', 'SCH-8'],
    [
      'its claim is missing',
      {},
      { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      'status.conditions[PodScheduled]',
      'False',
      'SCH-8',
    ],
    ['a ConfigMap is missing', { envFrom: [{ configMapRef: { name: 'settings' } }] }, {}, 'spec.containers[].env', null, 'KBL-6'],
  ])('[WHY-2] %s', (_, container, spec, field, value, rule) => {
    const answer = new Asked()
      .job('work', pod('sleep 5', container, spec))
      .run(120)
      .about('Pod');
    expect(answer.question).toMatch(/^Why is Pod work-\S+ Pending\?$/);
    expect(decisive(answer)).toMatchObject({ field, value, rule });
    expect(answer.steps[0]?.text).toContain('created Pod work-');
  });

  it('[WHY-2] says how much a node lacks, and of which taint it has', () => {
    const asked = new Asked();
    const short = asked
      .job('work', pod('sleep 5', { resources: { requests: { cpu: '500' } } }))
      .run(5)
      .about('Pod');
    expect(short.answer).toMatch(/has not enough left.*cpu: 500000m asked, \d+m free of \d+m/);
    const node = asked.uid('Node');
    let name = '';
    asked.simulation.cluster.server.store.forEach('Node', (one) => {
      if (one.metadata.uid === node) name = one.metadata.name;
    });
    asked.patch('Node', name, { spec: { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] } }).run(1);
    const tainted = asked.job('more', pod('sleep 5')).run(5).about('Pod', 'more');
    expect(tainted.answer).toContain('a taint that the Pod does not tolerate. gpu=yes:NoSchedule');
    expect(tainted.steps.map(({ rule }) => rule)).toContain('SCH-3');
  });

  const label = { matchLabels: { app: 'web' } };
  const term = { labelSelector: label, topologyKey: 'kubernetes.io/hostname' };
  it.each<[what: string, spec: JsonObject, field: string, value: string, rule: string, text: RegExp]>([
    [
      'no Pod that it wants beside it',
      { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } },
      'spec.affinity.podAffinity',
      '{"matchLabels":{"app":"web"}} per kubernetes.io/hostname',
      'SCH-11',
      /there is no Pod of the kind that this Pod asks for/,
    ],
    [
      'a spread over a label that the node lacks',
      { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'rack', whenUnsatisfiable: 'DoNotSchedule', labelSelector: label }] },
      'spec.topologySpreadConstraints',
      'maxSkew 1 over rack',
      'SCH-10',
      /does not have the label/,
    ],
  ])('[WHY-2] a node refuses: %s', (_, spec, field, value, rule, text) => {
    const answer = new Asked()
      .job('work', pod('sleep 5', {}, spec))
      .run(20)
      .about('Pod');
    expect(answer.answer).toMatch(text);
    expect(answer.steps).toContainEqual(expect.objectContaining({ field, value, rule }));
  });

  it('[WHY-2] a node refuses: its host port is taken, a Pod there wants none beside it', () => {
    const port = { ports: [{ containerPort: 80, hostPort: 8080 }] };
    const asked = new Asked().job('one', pod('sleep 500', port)).run(20).job('two', pod('sleep 5', port)).run(20);
    const answer = asked.about('Pod', 'two');
    expect(answer.answer).toContain('another Pod has a host port that the Pod asks for');
    expect(answer.steps).toContainEqual(
      expect.objectContaining({ field: 'spec.containers[].ports[].hostPort', value: '8080/TCP', rule: 'SCH-9' }),
    );
    const alone = { labelSelector: { matchExpressions: [{ key: 'job-name', operator: 'Exists' }] }, topologyKey: 'kubernetes.io/hostname' };
    const far = { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [alone] } } };
    const beside = new Asked()
      .job('one', pod('sleep 500', {}, far))
      .run(20)
      .job('two', pod('sleep 5', {}, far))
      .run(20)
      .about('Pod', 'two');
    expect(beside.answer).toContain('there is a Pod that this Pod does not want beside it');
    const unwanted = new Asked()
      .job('one', pod('sleep 500', {}, far))
      .run(20)
      .job('two', pod('sleep 5'))
      .run(20)
      .about('Pod', 'two');
    expect(unwanted.answer).toContain('does not want Pods with these labels beside it');
  });

  it('[WHY-2] a Pod that filled its volume is explained by its eviction', () => {
    const full = pod(
      'dd if=/dev/zero of=/data/file bs=1M count=20; sleep 500',
      { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
      {
        volumes: [{ name: 'data', emptyDir: { sizeLimit: '10Mi' } }],
      },
    );
    const answer = new Asked().job('work', full, { backoffLimit: 0 }).run(100).about('Pod');
    expect(answer.question).toMatch(/Failed\?$/);
    expect(answer.answer).toContain('is evicted');
    expect(answer.answer).toContain('exceeds the limit "10Mi"');
    expect(decisive(answer)).toMatchObject({ rule: 'KBL-26', field: 'spec.volumes[].emptyDir.sizeLimit' });
  });

  it('[WHY-2] a Pod that runs is explained by its containers, one that is gone by what removed it', () => {
    const asked = new Asked().job('work', pod('sleep 5; exit 3', {}, { containers: [], ...pod('sleep 300') }), { backoffLimit: 0 }).run(20);
    expect(asked.about('Pod').answer).toContain('Still running: main');
    const uid = asked.uid('Pod');
    asked.patch('Job', 'work', { spec: { suspend: true } }).run(120);
    const gone = asked.ask({ kind: 'object', uid });
    expect(gone.question).toContain('gone');
    expect(decisive(gone)).toMatchObject({ rule: 'JOB-22', field: 'spec.suspend', value: 'true' });
  });

  it('[WHY-4] a quota keeps the Pods from being created: the Job says so', () => {
    const asked = new Asked()
      .create('ResourceQuota', 'small', { hard: { pods: '0' } })
      .run(2)
      .job('work', pod('sleep 5'))
      .run(30);
    const answer = asked.about('Job');
    expect(answer.answer).toContain('exceeded quota: small');
    expect(decisive(answer)).toMatchObject({ rule: 'QUO-2', value: 'pods=0' });
  });
});

describe('why did the Job fail', () => {
  const failing = (): Asked =>
    new Asked()
      .job('work', pod('[ "$JOB_COMPLETION_INDEX" = 0 ] || exit 7'), {
        completions: 3,
        parallelism: 3,
        completionMode: 'Indexed',
        backoffLimit: 1,
      })
      .run(300);

  it('[WHY-3] though one Pod succeeded: the limit, the successes, the exits', () => {
    const answer = failing().about('Job');
    expect(answer.question).toBe('Why is Job work Failed?');
    expect(answer.answer).toMatch(/have failed, and it allows 1: the Job fails\. 1 of 3 completions has succeeded; that does not help/);
    expect(decisive(answer)).toMatchObject({ rule: 'JOB-13', field: 'spec.backoffLimit', value: '1' });
    expect(answer.steps.filter(({ text }) => text.includes('exit code 7')).length).toBeGreaterThanOrEqual(2);
    expect(answer.steps.map(({ atMs }) => atMs)).toEqual(answer.steps.map(({ atMs }) => atMs).sort((a, b) => a - b));
  });

  it('[WHY-3] by its deadline', () => {
    const answer = new Asked().job('work', pod('sleep 900'), { activeDeadlineSeconds: 60 }).run(200).about('Job');
    expect(decisive(answer)).toMatchObject({ rule: 'JOB-14', field: 'spec.activeDeadlineSeconds', value: '60' });
  });

  it('[WHY-7] a condition and an event have the decision that brought them about', () => {
    const asked = failing();
    const uid = asked.uid('Job');
    expect(decisive(asked.ask({ kind: 'condition', uid, condition: 'FailureTarget' }))?.rule).toBe('JOB-13');
    const first = asked.ask({ kind: 'event', uid, reason: 'SuccessfulCreate', atMs: 1000 });
    expect(decisive(first)).toMatchObject({ rule: 'JOB-10', field: 'spec.parallelism' });
    expect(first.steps.every(({ atMs }) => atMs <= 2000)).toBe(true);
  });

  it('[WHY-8] every step names a rule that there is, and many alike are told in few', () => {
    const rules = new Set(rulesOf('sim'));
    const asked = new Asked().job('work', pod('exit 1'), { backoffLimit: 20, parallelism: 5, completions: 5 }).run(3600);
    const { steps } = asked.about('Job');
    for (const { rule, text } of steps) expect(rules, text).toContain(rule);
    expect(steps.filter(({ rule, field }) => rule === 'JOB-8' && field === 'status.failed').length).toBeLessThanOrEqual(6);
    expect(steps.some(({ leftOut }) => leftOut > 0)).toBe(true);
  });
});

describe('why is this Job still active after hours', () => {
  it('[WHY-4] a container never ends, and no deadline is set', () => {
    const spec = pod('sleep 10');
    const both = {
      ...spec,
      containers: [...(spec['containers'] as []), { name: 'proxy', image: 'busybox:1.36', command: ['sleep', '99999'] }],
    };
    const answer = new Asked()
      .job('work', both)
      .run(3 * 3600)
      .about('Job');
    expect(answer.question).toBe('Why is Job work still active?');
    expect(answer.answer).toMatch(/It has no deadline.*Still running: proxy\. Ended: main \(exit code 0\)/);
    expect(decisive(answer)).toMatchObject({ rule: 'JOB-9' });
    expect(answer.steps.map(({ rule }) => rule)).toContain('KBL-1');
  });

  it('[WHY-4] a container starts again and again, a Job waits for its back-off', () => {
    const looping = new Asked().job('work', pod('exit 1', {}, { restartPolicy: 'OnFailure' }), { backoffLimit: 100 }).run(3600);
    expect(looping.about('Job').answer).toMatch(/waits 300 s|waits 5 min/);
    const waiting = new Asked().job('work', pod('exit 1'), { backoffLimit: 50 }).run(3600);
    expect(decisive(waiting.about('Job'))).toMatchObject({ rule: 'JOB-11' });
  });

  it('[WHY-4] another controller is to run it', () => {
    const answer = new Asked().job('work', pod('sleep 1'), { managedBy: 'example.com/other' }).run(60).about('Job');
    expect(decisive(answer)).toMatchObject({ rule: 'JOB-1', field: 'spec.managedBy', value: 'example.com/other' });
  });
});

describe('asking', () => {
  it('[WHY-1] changes nothing, at the head or in the past', () => {
    const run = (asks: boolean): string => {
      const asked = new Asked().job('work', pod('sleep 3; exit 1'), { backoffLimit: 3 }).run(40);
      if (asks) asked.about('Job');
      asked.run(100);
      if (asks) asked.about('Pod');
      const objects: string[] = [];
      asked.simulation.cluster.server.store.forEach(undefined, (object) => {
        objects.push(JSON.stringify(object));
      });
      return objects.join('\n');
    };
    expect(run(true)).toBe(run(false));
    const past = new Asked().job('work', pod('sleep 30')).run(100);
    past.simulation.history.seek(20_000);
    const before = past.simulation.timeline.log.length;
    expect(past.about('Job').question).toContain('still active');
    expect([past.simulation.nowMs, past.simulation.history.headMs, past.simulation.timeline.log.length]).toEqual([20_000, 100_000, before]);
    expect(past.about('Job').steps.every(({ atMs }) => atMs <= 20_000)).toBe(true);
  });
});
