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
  });
});
