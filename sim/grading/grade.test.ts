import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation } from '#sim/simulation.ts';
import type { Goal, Verdict } from './goals.ts';
import { grade } from './grade.ts';

const JOB = resourceOfKind('Job');

/** A Job whose pods have the label `app` of its name. */
const job = (name: string, script: string, spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: {
    template: {
      metadata: { labels: { app: name } },
      spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script] }] },
    },
    ...spec,
  },
});

/** A cluster with a past: these Jobs, then that many seconds; the attempt begins there. */
class Played {
  readonly simulation = new Simulation({ seed: 7, startAtMs: 1_773_136_800_000 });
  readonly commands: string[] = [];
  readonly beganAtMs: number;

  constructor(jobs: readonly JsonObject[] = [], seconds = 0) {
    for (const one of jobs) this.apply(one);
    this.beganAtMs = this.pass(seconds).simulation.nowMs;
  }

  apply(object: JsonObject): this {
    const result = this.simulation.client.create(JOB, 'default', object);
    if (!result.ok) throw new Error(result.status.message);
    return this;
  }

  pass(seconds: number): this {
    this.simulation.runUntil(this.simulation.nowMs + seconds * 1000);
    return this;
  }

  delete(name: string): this {
    this.simulation.client.delete(JOB, 'default', name, { propagationPolicy: 'Background' });
    return this;
  }

  /** The verdict on one goal. */
  judge(goal: DistributiveOmit<Goal, 'id' | 'title'>): Verdict | undefined {
    return grade(this, [{ id: 'goal', title: 'A goal', ...goal }])[0];
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

describe('count', () => {
  const onePod = { check: 'count', kind: 'Pod', atMost: 1 } as const;

  it('[GRD-1] fails at the first instant of too many', () => {
    const played = new Played([job('a', 'sleep 600')], 10).pass(5).apply(job('b', 'sleep 600')).pass(60);
    const verdict = played.judge(onePod);
    expect(verdict).toMatchObject({ id: 'goal', title: 'A goal', passed: false });
    expect(verdict?.evidence).toMatch(/^2 active at once at 0:00:15: a-\w{5}, b-\w{5}\.$/);
    expect(verdict?.atMs).toBeGreaterThan(15_000);
    expect(verdict?.atMs).toBeLessThan(15_100);
    expect(played.judge({ ...onePod, selector: 'app=b' })).toMatchObject({ passed: true });
  });

  it('[GRD-15] with lastTry, leaves out what belonged to a Job that is gone', () => {
    const played = new Played([], 0).apply(job('a', 'sleep 600', { parallelism: 2, completions: 2 })).pass(20);
    const lastTry = { ...onePod, lastTry: true } as const;
    expect(played.judge(lastTry)).toMatchObject({ passed: false });
    played.delete('a').pass(60).apply(job('a', 'sleep 5')).pass(20);
    expect(played.judge(lastTry)).toMatchObject({ passed: true, evidence: 'Never more than 1 active at once; 1 Pod allowed.' });
    expect(played.judge(onePod)).toMatchObject({ passed: false });
  });

  it('[GRD-1] counts what was active when the attempt began', () => {
    const quiet = new Played([job('a', 'sleep 600')], 10).pass(30);
    expect(quiet.judge(onePod)).toMatchObject({ passed: true, evidence: 'Never more than 1 active at once; 1 Pod allowed.' });
    const crowded = new Played([job('a', 'sleep 600', { parallelism: 2, completions: 2 })], 10).pass(30);
    expect(crowded.judge(onePod)).toMatchObject({ passed: false, atMs: 10_000 });
    expect(crowded.judge({ ...onePod, atMost: 2 })?.evidence).toBe('Never more than 2 active at once; 2 Pods allowed.');
  });

  it('[GRD-1] forgets what had ended before, and pods that are being deleted', () => {
    const ended = new Played([job('a', 'true'), job('b', 'true')], 60).pass(10);
    expect(ended.judge(onePod)?.evidence).toBe('Never more than 0 active at once; 1 Pod allowed.');
    const replaced = new Played([job('a', 'sleep 600')], 10).delete('a').pass(1).apply(job('b', 'sleep 600')).pass(60);
    expect(replaced.judge(onePod)).toMatchObject({ passed: true });
  });
});

describe('completes', () => {
  const completes = { check: 'completes', selector: 'app=a', withinSeconds: 60 } as const;

  it('[GRD-2] wants Complete in time', () => {
    const played = new Played().pass(5).apply(job('a', 'sleep 20')).pass(100);
    expect(played.judge(completes)).toMatchObject({ passed: true });
    expect(played.judge(completes)?.evidence).toMatch(/^Job a became Complete 0:00:2\d after you began\.$/);
    expect(played.judge({ ...completes, withinSeconds: 10 })?.evidence).toMatch(/after you began; 0:00:10 was the limit\.$/);
  });

  it('[GRD-2] does not count what was Complete before', () => {
    const played = new Played([job('a', 'true')], 60).pass(60);
    expect(played.judge(completes)).toMatchObject({ passed: false, evidence: 'No such Job became Complete up to 0:02:00.', atMs: null });
    expect(played.judge({ ...completes, selector: 'app=b' })).toMatchObject({ passed: false, evidence: 'No such Job was ever there.' });
  });

  it('[GRD-2] tells when it failed instead', () => {
    const played = new Played().apply(job('a', 'exit 1', { backoffLimit: 0 })).pass(60);
    expect(played.judge(completes)).toMatchObject({ passed: false });
    expect(played.judge(completes)?.evidence).toMatch(/^Job a became Failed at 0:00:0\d\.$/);
  });
});

describe('attempts', () => {
  it('[GRD-3] fails with the first failed pod too many', () => {
    const played = new Played([job('old', 'exit 1', { backoffLimit: 0 })], 30).apply(job('a', 'exit 3', { backoffLimit: 2 })).pass(300);
    expect(played.judge({ check: 'attempts', atMost: 3 })).toMatchObject({ passed: true, evidence: '3 pods failed; 3 allowed.' });
    const verdict = played.judge({ check: 'attempts', atMost: 1 });
    expect(verdict?.passed).toBe(false);
    expect(verdict?.evidence).toMatch(/^Pod a-\w{5} was failure number 2 at 0:00:\d\d, exit code 3\.$/);
  });

  it('[GRD-15] with lastTry, forgets the failures of a Job that was deleted', () => {
    const played = new Played().apply(job('a', 'exit 1', { backoffLimit: 0 })).pass(30);
    const none = { check: 'attempts', atMost: 0, lastTry: true } as const;
    expect(played.judge(none)?.passed).toBe(false);
    expect(played.delete('a').pass(30).apply(job('a', 'true')).pass(30).judge(none)?.passed).toBe(true);
    expect(played.judge({ check: 'attempts', atMost: 0 })?.passed).toBe(false);
  });
});

describe('eventSeen', () => {
  it('[GRD-4] wants the reason about such an object since the attempt began', () => {
    const played = new Played([job('old', 'exit 1', { backoffLimit: 0 })], 30);
    const seen = { check: 'eventSeen', kind: 'Job', reason: 'BackoffLimitExceeded' } as const;
    expect(played.judge(seen)).toMatchObject({ passed: false, evidence: 'No event BackoffLimitExceeded was seen.' });
    played.apply(job('a', 'exit 1', { backoffLimit: 0 })).pass(30);
    expect(played.judge(seen)?.evidence).toMatch(/^Job a at 0:00:3\d: Job has reached the specified backoff limit$/);
    expect(played.judge({ ...seen, selector: 'app=old' })?.passed).toBe(false);
    expect(played.judge({ ...seen, kind: 'Pod' })?.passed).toBe(false);
  });
});

describe('fails', () => {
  it('[GRD-7] wants the reason, also of a Job that is gone', () => {
    const played = new Played([job('old', 'exit 1', { backoffLimit: 0 })], 30);
    const fails = { check: 'fails', reason: 'DeadlineExceeded' } as const;
    expect(played.judge(fails)).toMatchObject({ passed: false, evidence: 'No such Job became Failed up to 0:00:30.', atMs: null });
    played.apply(job('a', 'exit 1', { backoffLimit: 0 })).pass(30);
    expect(played.judge(fails)?.evidence).toMatch(
      /^Job a became Failed at 0:00:3\d, reason BackoffLimitExceeded; wanted DeadlineExceeded\.$/,
    );
    expect(played.judge({ check: 'fails', selector: 'app=a' })).toMatchObject({ passed: true });
    played
      .apply(job('b', 'sleep 600', { activeDeadlineSeconds: 5 }))
      .pass(60)
      .delete('b')
      .pass(1);
    expect(played.judge(fails)).toMatchObject({ passed: true });
    expect(played.judge({ ...fails, withinSeconds: 10 })?.passed).toBe(false);
    expect(played.judge(fails)?.atMs).toBeGreaterThan(65_000);
  });
});

describe('runs', () => {
  const everyMinute: JsonObject = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'tick' },
    spec: { schedule: '* * * * *', jobTemplate: { spec: (job('tick', 'true') as { spec: JsonObject }).spec } },
  };

  it('[GRD-8] counts the Jobs of a CronJob in a window of the attempt', () => {
    const played = new Played();
    played.simulation.client.create(resourceOfKind('CronJob'), 'default', everyMinute);
    played.apply(job('other', 'true')).pass(200);
    const runs = { check: 'runs', cronJob: 'tick', withinSeconds: 200 } as const;
    expect(played.judge({ ...runs, atLeast: 3 })?.evidence).toMatch(
      /^3 Jobs started in the time 0:03:20: tick-\d+ at 0:01:00, tick-\d+ at 0:02:00, tick-\d+ at 0:03:00; wanted at least 3\.$/,
    );
    expect(played.judge({ ...runs, atLeast: 4 })?.passed).toBe(false);
    const over = played.judge({ ...runs, atMost: 1 });
    expect(over?.passed).toBe(false);
    expect(Math.floor((over?.atMs ?? 0) / 1000)).toBe(120);
    expect(played.judge({ ...runs, afterSeconds: 100, withinSeconds: 130, atLeast: 1, atMost: 1 })?.passed).toBe(true);
    expect(played.judge({ check: 'runs', selector: 'app=other', withinSeconds: 200, atLeast: 1, atMost: 1 })?.passed).toBe(true);
    expect(played.judge({ check: 'runs', withinSeconds: 200, atLeast: 4, atMost: 4 })?.passed).toBe(true);
  });
});

describe('conditionSeen', () => {
  it('[GRD-9] wants the condition taken on since the attempt began', () => {
    const played = new Played([job('old', 'true')], 60).apply(job('a', 'exit 1', { backoffLimit: 0 })).pass(30);
    const seen = { check: 'conditionSeen', kind: 'Job', type: 'Failed', reason: 'BackoffLimitExceeded' } as const;
    expect(played.judge(seen)?.evidence).toMatch(/^Job a has had Failed=True since 0:01:0\d, reason BackoffLimitExceeded\.$/);
    expect(played.judge({ ...seen, reason: 'DeadlineExceeded' })?.evidence).toBe(
      'No such Job took on Failed=True (DeadlineExceeded) up to 0:01:30.',
    );
    expect(played.judge({ check: 'conditionSeen', kind: 'Job', type: 'Complete' })?.passed).toBe(false);
    expect(played.judge({ check: 'conditionSeen', kind: 'Pod', type: 'Ready', status: 'False', selector: 'app=a' })?.passed).toBe(true);
  });
});

describe('exists and absent', () => {
  it('[GRD-10] wants enough objects that are not being deleted', () => {
    const played = new Played().apply(job('a', 'sleep 600')).pass(10);
    expect(played.judge({ check: 'exists', kind: 'Job', name: 'a' })).toMatchObject({ passed: true, evidence: 'There is Job a.' });
    expect(played.judge({ check: 'exists', kind: 'Pod', atLeast: 2 })?.evidence).toMatch(/^There is only Pod a-\w{5}; wanted 2\.$/);
    expect(played.judge({ check: 'exists', kind: 'Secret', name: 'none' })?.evidence).toBe('There is no such Secret.');
    expect(played.judge({ check: 'exists', kind: 'Secret', atLeast: 0, atMost: 1 })?.passed).toBe(true);
    played.apply(job('b', 'true'));
    expect(played.judge({ check: 'exists', kind: 'Job', atMost: 1 })?.evidence).toBe('There are 2: Job a, b; wanted at most 1.');
    played.delete('a').delete('b').pass(1);
    expect(played.judge({ check: 'exists', kind: 'Pod' })?.passed).toBe(false);
  });

  it('[GRD-11] wants objects to be gone, not on their way', () => {
    const played = new Played().apply(job('a', 'sleep 600')).pass(10).delete('a').pass(1);
    expect(played.judge({ check: 'absent', kind: 'Job' })).toMatchObject({ passed: true, evidence: 'There is no such Job.' });
    expect(played.judge({ check: 'absent', kind: 'Pod' })?.evidence).toMatch(/^Pod a-\w{5}: being deleted, but not gone\.$/);
    expect(played.pass(60).judge({ check: 'absent', kind: 'Pod' })?.passed).toBe(true);
  });
});

describe('fieldBetween', () => {
  it('[GRD-12] wants a number within the bounds', () => {
    const played = new Played().apply(job('a', 'true', { ttlSecondsAfterFinished: 600 }));
    const field = { check: 'fieldBetween', kind: 'Job', path: 'spec.ttlSecondsAfterFinished' } as const;
    expect(played.judge({ ...field, atLeast: 600 })?.passed).toBe(true);
    expect(played.judge({ ...field, atLeast: 60, atMost: 500 })?.evidence).toBe(
      'spec.ttlSecondsAfterFinished is 600 in Job a; wanted at least 60 and at most 500.',
    );
    expect(played.judge({ ...field, path: 'spec.none', atMost: 5 })?.passed).toBe(false);
    expect(played.judge({ ...field, path: 'metadata.name', atMost: 5 })?.passed).toBe(false);
    const label = { ...field, path: 'spec.template.metadata.labels[job-name]' } as const;
    expect(played.judge({ ...label, check: 'fieldEquals', equals: 'a' })?.passed).toBe(true);
    const dotted = 'spec.template.metadata.labels[batch.kubernetes.io/job-name]';
    expect(played.judge({ ...field, check: 'fieldEquals', path: dotted, equals: 'a' })?.passed).toBe(true);
    const memory = { check: 'fieldBetween', kind: 'Node', path: 'status.allocatable.memory' } as const;
    expect(played.judge({ ...memory, atLeast: 24 * 2 ** 30, atMost: 24 * 2 ** 30 })?.passed).toBe(true);
  });
});

describe('logContains', () => {
  it('[GRD-13] reads what was written since the attempt began', () => {
    const played = new Played([job('old', 'echo total 41')], 60).apply(job('a', 'echo starting; sleep 5; echo total 42')).pass(30);
    const verdict = played.judge({ check: 'logContains', text: 'total 4' });
    expect(verdict?.evidence).toMatch(/^Pod a-\w{5} wrote at 0:01:0\d: total 42$/);
    expect(verdict?.atMs).toBeGreaterThan(64_000);
    expect(played.judge({ check: 'logContains', text: 'total 43' })?.evidence).toBe('No log has a line with: total 43');
    expect(played.judge({ check: 'logContains', selector: 'app=none', text: 'x' })?.evidence).toBe(
      'There is no such pod whose log could be read.',
    );
  });
});

describe('explanation', () => {
  it('[GRD-14] wants a word of every group, and gives none away', () => {
    const explains = {
      check: 'explanation',
      words: [
        ['taint', 'tainted'],
        ['toleration', 'tolerate'],
      ],
    } as const;
    const written = (explanation: string) => grade({ ...new Played(), explanation }, [{ id: 'goal', title: 'A goal', ...explains }])[0];
    expect(written('  ')?.evidence).toBe('Nothing is written yet.');
    expect(written('The node is Tainted.')).toMatchObject({ passed: false, evidence: 'Your text names 1 of 2 points.' });
    expect(written('The pod does not\ntolerate the taint.')).toMatchObject({ passed: true, evidence: 'Your text names: taint, tolerate.' });
  });
});

describe('fieldEquals', () => {
  it('[GRD-5] wants the value in every such object', () => {
    const played = new Played().apply(job('a', 'true', { backoffLimit: 2 }));
    const field = { check: 'fieldEquals', kind: 'Job', path: 'spec.backoffLimit', equals: 2 } as const;
    expect(played.judge(field)).toMatchObject({ passed: true, evidence: 'spec.backoffLimit is 2 in Job a.' });
    expect(played.judge({ ...field, path: 'spec.template.spec.containers[0].image', equals: 'busybox:1.36' })?.passed).toBe(true);
    expect(played.judge({ ...field, path: 'spec.suspend.x', equals: true })?.evidence).toBe(
      'spec.suspend.x is not set in Job a; wanted true.',
    );
    played.apply(job('b', 'true'));
    expect(played.judge(field)).toMatchObject({ passed: false, evidence: 'spec.backoffLimit is 6 in Job b; wanted 2.' });
    expect(played.judge({ ...field, name: 'c' })).toMatchObject({ passed: false, evidence: 'There is no such Job.' });
    expect(played.judge({ ...field, name: 'a', path: 'spec.ttlSecondsAfterFinished', equals: null })?.evidence).toBe(
      'spec.ttlSecondsAfterFinished is not set in Job a.',
    );
  });
});

describe('commandUsed', () => {
  it('[GRD-6] wants the words in order, in one line', () => {
    const played = new Played();
    played.commands.push('kubectl get pods', 'kubectl -n default logs job/a');
    const used = (...words: string[]) => played.judge({ check: 'commandUsed', words });
    expect(used('kubectl', 'logs')).toMatchObject({ passed: true, evidence: 'You ran: kubectl -n default logs job/a' });
    expect(used('logs', 'kubectl')).toMatchObject({ passed: false, evidence: 'Not used yet: logs … kubectl.' });
    expect(used('get', 'logs')?.passed).toBe(false);
    expect(used('kubectl', 'logs', 'job*/a')?.passed).toBe(true);
    expect(used('kubectl', 'logs', '*o*')?.passed).toBe(true);
    expect(used('kubectl', 'logs', 'pod*/a*')).toMatchObject({ passed: false, evidence: 'Not used yet: kubectl … logs … pod/a.' });
    expect(used('kubectl', 'l.gs')?.passed).toBe(false);
  });
});
