import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { JobRun } from './testing-run.ts';

/** Ignores SIGTERM. */
const DEAF = "trap '' TERM; sleep 300";
const onExit = (action: string, ...values: number[]): JsonObject => ({ action, onExitCodes: { operator: 'In', values } });
/** A directory that the pods of a run share. */
const shared: JsonObject = {
  container: { volumeMounts: [{ name: 'd', mountPath: '/d' }] },
  volumes: [{ name: 'd', hostPath: { path: '/d', type: 'DirectoryOrCreate' } }],
};
/** A script whose n-th run exits with the n-th code. */
const exits = (...codes: number[]): string =>
  `echo x >> /d/runs; n=$(wc -l < /d/runs); sleep 3; ${codes.map((code, i) => `[ $n = ${i + 1} ] && exit ${code};`).join(' ')} exit 0`;
/** A script by completion index; others sleep `rest` seconds and succeed. */
const byIndex = (scripts: Record<number, string>, rest = 3): string =>
  `case $JOB_COMPLETION_INDEX in ${Object.entries(scripts)
    .map(([index, script]) => `${index}) ${script};;`)
    .join(' ')} *) sleep ${rest};; esac`;
const indexed = (completions: number, spec: JsonObject = {}): JsonObject => ({
  completionMode: 'Indexed',
  completions,
  parallelism: completions,
  ...spec,
});
const rounded = (seconds: readonly number[]): number[] => seconds.map((value) => Math.round(value));

describe('a Job that succeeds', () => {
  it('[JOB-6][JOB-20][JOB-21] is told in this order (timeline A, scenario 7)', () => {
    const run = new JobRun('sleep 5').untilEnd();
    expect(run.changes.map(({ text }) => text)).toEqual([
      'pod created',
      '{active 1, ready 0}',
      '{active 1, ready 1}',
      '{active 1, ready 0}',
      '{ready 0, uncounted.succeeded 1, SuccessCriteriaMet}',
      '{ready 0, succeeded 1, SuccessCriteriaMet, Complete}',
    ]);
    expect(run.reasons).toEqual({ SuccessfulCreate: 1, Completed: 1 });
    expect(run.status.completionTime).toBeDefined();
    expect(run.pods[0]?.metadata.finalizers).toBeUndefined();
  });

  it('[JOB-6] reacts to a pod a second after the first change it has not seen', () => {
    const run = new JobRun('sleep 5').untilEnd();
    const [, ready = 0, exited = 0, over = 0] = run.changes.slice(1).map(({ seconds }) => seconds);
    expect(ready - (run.times('{active 1, ready 0}')[0] ?? 0)).toBeCloseTo(1.01, 2);
    expect(over - exited).toBeCloseTo(1.01, 2);
  });

  it('[JOB-3][JOB-10] never runs more than parallelism at once (scenario 8)', () => {
    const run = new JobRun('sleep 3', { completions: 5, parallelism: 2 }).untilEnd();
    expect([run.mostActive, run.counts]).toEqual([2, { succeeded: 5 }]);
    expect(run.reasons).toEqual({ SuccessfulCreate: 5, Completed: 1 });
  });

  it('[JOB-10] never more active than parallelism, with failures, scaling and suspension', () => {
    const edits = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 20 }), parallelism: fc.nat({ max: 4 }), suspend: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(edits, fc.boolean(), (steps, isIndexed) => {
        const run = new JobRun('sleep 3; [ $((RANDOM % 3)) != 0 ]', {
          completions: 6,
          parallelism: 4,
          ...(isIndexed ? { completionMode: 'Indexed' } : {}),
        });
        for (const { wait, parallelism, suspend } of steps) {
          run.pass(wait).edit({ parallelism, suspend }).pass(0.5);
          const alive = run.pods.filter(
            ({ status, metadata }) => !/Succeeded|Failed/.test(status.phase ?? '') && metadata.deletionTimestamp === undefined,
          );
          expect(alive.length).toBeLessThanOrEqual(suspend ? 0 : parallelism);
        }
        expect(run.mostActive).toBeLessThanOrEqual(4);
        expect(run.mostActive).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });

  it('[JOB-10] without completions starts parallelism pods (scenario 2) and none after a success (scenario 44)', () => {
    const run = new JobRun('sleep $((RANDOM % 20 + 2))', { parallelism: 3 }).until(0.5);
    expect(run.job?.spec.completions).toBeUndefined();
    expect(run.times('pod created')).toHaveLength(3);
    run.untilEnd();
    expect(run.times('pod created')).toHaveLength(3);
    expect([run.reason, run.counts]).toEqual(['CompletionsReached', { succeeded: 3 }]);
  });

  it('[JOB-9][JOB-14] without completions to reach is over at once (scenario 43), with deadline 0 as well (scenario 19)', () => {
    const done = new JobRun('sleep 1', { completions: 0 }).until(5);
    expect([done.times('pod created'), done.conditions]).toEqual([[], ['SuccessCriteriaMet', 'Complete']]);
    const late = new JobRun('sleep 1', { activeDeadlineSeconds: 0 }).until(5);
    expect([late.times('pod created'), late.conditions, late.reason]).toEqual([[], ['FailureTarget', 'Failed'], 'DeadlineExceeded']);
    expect(late.status.startTime).toBeDefined();
  });

  it('[JOB-3] tells of ten pods in nine events and a combined one (scenario 42)', () => {
    const run = new JobRun('sleep 2', { completions: 30, parallelism: 30 }).untilEnd();
    const created = run.events.filter(({ reason }) => reason === 'SuccessfulCreate');
    expect(created).toHaveLength(10);
    expect(created.filter(({ message }) => message.startsWith('(combined from similar events): Created pod: j-'))).toHaveLength(1);
    expect(run.conditions).toContain('Complete');
  });
});

describe('the pods of a Job', () => {
  it('[JOB-4] carry labels, owner and finalizer', () => {
    const [pod] = new JobRun('sleep 3').until(1).pods;
    const uid = new JobRun('sleep 3').job?.metadata.uid;
    expect(pod?.metadata.name).toMatch(/^j-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(pod?.metadata).toMatchObject({
      generateName: 'j-',
      finalizers: ['batch.kubernetes.io/job-tracking'],
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'Job', name: 'j', uid, controller: true, blockOwnerDeletion: true }],
      labels: { 'batch.kubernetes.io/controller-uid': uid, 'batch.kubernetes.io/job-name': 'j', 'controller-uid': uid, 'job-name': 'j' },
    });
  });

  it('[JOB-5] of an Indexed Job know their index (scenario 6)', () => {
    const { pods } = new JobRun('sleep 3', indexed(3)).until(1);
    expect(pods.map(({ metadata }) => metadata.name.slice(0, 4))).toEqual(['j-0-', 'j-1-', 'j-2-']);
    for (const [i, { metadata, spec }] of pods.entries()) {
      expect(metadata.labels?.['batch.kubernetes.io/job-completion-index']).toBe(String(i));
      expect(metadata.annotations).toEqual({ 'batch.kubernetes.io/job-completion-index': String(i) });
      expect(spec.hostname).toBe(`j-${i}`);
      const fieldPath = "metadata.labels['batch.kubernetes.io/job-completion-index']";
      expect(spec.containers[0]?.env).toEqual([{ name: 'JOB_COMPLETION_INDEX', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } }]);
    }
  });

  it('[JOB-5] keep a JOB_COMPLETION_INDEX of their own', () => {
    const env = [{ name: 'JOB_COMPLETION_INDEX', value: '7' }];
    const { pods } = new JobRun('sleep 3', indexed(1), { container: { env } }).until(1);
    expect(pods[0]?.spec.containers[0]?.env).toEqual(env);
  });
});

describe('back-off', () => {
  it('[JOB-11][JOB-13] grows from the second in which the last pod ended (timeline B, scenario 9)', () => {
    const run = new JobRun('sleep 3; exit 1', { backoffLimit: 2 }).untilEnd();
    const ends = run.pods.map(({ status }) => Date.parse(status.containerStatuses?.[0]?.state.terminated?.finishedAt ?? '') / 1000);
    const starts = run.pods.map(({ metadata }) => Date.parse(metadata.creationTimestamp) / 1000).sort();
    ends.sort();
    expect([(starts[1] ?? 0) - (ends[0] ?? 0), (starts[2] ?? 0) - (ends[1] ?? 0)]).toEqual([10, 20]);
    expect(run.statusTexts.slice(-2)).toEqual([
      '{ready 0, failed 2, uncounted.failed 1, FailureTarget}',
      '{ready 0, failed 3, FailureTarget, Failed}',
    ]);
    expect(run.reasons).toEqual({ SuccessfulCreate: 3, BackoffLimitExceeded: 1 });
    expect(run.status.completionTime).toBeUndefined();
  });

  it('[JOB-13] limit 0 allows one pod (scenario 10)', () => {
    const run = new JobRun('exit 1', { backoffLimit: 0 }).untilEnd();
    expect([run.counts, run.reason, run.times('pod created').length]).toEqual([{ failed: 1 }, 'BackoffLimitExceeded', 1]);
  });

  it('[JOB-11] three failures at once wait 40 s (scenario 14)', () => {
    const run = new JobRun('sleep 3; exit 1', { completions: 3, parallelism: 3 }).until(60);
    expect(rounded(run.times('pod created'))).toEqual([0, 0, 0, 43, 43, 43]);
  });

  it('[JOB-11] a success takes the delay away (scenario 15)', () => {
    const run = new JobRun(exits(1, 1, 0, 1), { completions: 3 }, shared).untilEnd();
    expect(rounded(run.times('pod created')).slice(0, 5)).toEqual([0, 13, 36, 42, 55]);
  });

  it('[JOB-12] other pods of the Job are not shown as active meanwhile, unless they are ready', () => {
    const failing = byIndex({ 0: 'sleep 3; exit 1' }, 60);
    const run = new JobRun(failing, indexed(2)).until(12);
    expect(run.status).toMatchObject({ active: 2, ready: 1 });
    expect(run.counts.failed).toBeUndefined();
    run.until(20);
    expect(run.counts).toMatchObject({ active: 2, failed: 1 });
  });
});

describe('restartPolicy OnFailure', () => {
  it('[JOB-13][JOB-21] ends at the restart that reaches the limit (timeline C, scenario 11)', () => {
    const run = new JobRun('sleep 3; exit 1', { backoffLimit: 2 }, { restartPolicy: 'OnFailure' }).untilEnd();
    expect(run.statusTexts.slice(-4)).toEqual([
      '{ready 0, terminating 1, uncounted.failed 1, FailureTarget}',
      '{ready 0, terminating 1, failed 1, FailureTarget}',
      '{ready 0, failed 1, FailureTarget}',
      '{ready 0, failed 1, FailureTarget, Failed}',
    ]);
    expect(run.reasons).toEqual({ SuccessfulCreate: 1, SuccessfulDelete: 1, BackoffLimitExceeded: 1 });
    expect(run.pods).toEqual([]);
  });

  it('[JOB-13] treats limit 0 as limit 1 (scenario 12)', () => {
    const [none, one] = [0, 1].map((backoffLimit) =>
      new JobRun('sleep 3; exit 1', { backoffLimit }, { restartPolicy: 'OnFailure' }).untilEnd(),
    );
    expect(none?.changes).toEqual(one?.changes);
  });

  it('[JOB-13] adds up the restarts of all pods (scenario 13)', () => {
    const spec = { parallelism: 2, completions: 5, backoffLimit: 2 };
    const run = new JobRun('sleep 3; exit 1', spec, { restartPolicy: 'OnFailure' }).untilEnd();
    expect([run.reason, run.counts, run.pods]).toEqual(['BackoffLimitExceeded', { failed: 2 }, []]);
  });
});

describe('a Job that ends while pods run', () => {
  it('[JOB-19][JOB-21] counts them and waits for them (scenario 16)', () => {
    const run = new JobRun(byIndex({ 0: 'sleep 3; exit 1' }, 1).replace('sleep 1', DEAF), indexed(3, { backoffLimit: 0 })).until(10);
    expect([run.counts, run.conditions]).toEqual([{ terminating: 2, failed: 3 }, ['FailureTarget']]);
    const writes = run.statusTexts.length;
    run.until(30);
    expect(run.statusTexts).toHaveLength(writes);
    run.untilEnd();
    expect([run.counts, run.conditions]).toEqual([{ failed: 3 }, ['FailureTarget', 'Failed']]);
    expect(run.reasons).toMatchObject({ SuccessfulDelete: 2, BackoffLimitExceeded: 1 });
  });

  it('[JOB-14] fails at the deadline (scenario 17)', () => {
    const run = new JobRun(DEAF, { activeDeadlineSeconds: 30 }).untilEnd();
    expect(run.times('{ready 0, terminating 1, failed 1, FailureTarget}')[0]).toBeCloseTo(30.01, 2);
    expect([run.reason, run.status.completionTime, run.pods]).toEqual(['DeadlineExceeded', undefined, []]);
    expect(run.status.conditions?.map(({ message }) => message)).toEqual(
      new Array(2).fill('Job was active longer than specified deadline'),
    );
  });

  it('[JOB-6][JOB-14] looks at a shortened deadline at once (scenario 20)', () => {
    const run = new JobRun('sleep 300').until(100).edit({ activeDeadlineSeconds: 60 }).pass(0.1);
    expect(run.conditions).toEqual(['FailureTarget']);
  });

  it('[JOB-18] ends well when the successPolicy is met (scenario 33)', () => {
    const rules = [{ succeededIndexes: '4' }, { succeededCount: 3 }];
    const run = new JobRun(byIndex({ 3: DEAF, 4: DEAF }), indexed(5, { successPolicy: { rules } })).untilEnd();
    expect([run.conditions, run.reason]).toEqual([['SuccessCriteriaMet', 'Complete'], 'SuccessPolicy']);
    expect(run.status.conditions?.[0]?.message).toBe('Matched rules at index 1');
    expect([run.status.completedIndexes, run.counts, run.reasons]).toEqual([
      '0-2',
      { succeeded: 3 },
      { SuccessfulCreate: 5, SuccessfulDelete: 2, Completed: 1 },
    ]);
  });
});

describe('podFailurePolicy', () => {
  it('[JOB-17] FailJob ends the Job (scenario 27)', () => {
    const script = byIndex({ 0: 'sleep 3; exit 42', 1: DEAF });
    const run = new JobRun(script, indexed(2, { podFailurePolicy: { rules: [onExit('FailJob', 42)] } })).untilEnd();
    expect([run.reason, run.counts]).toEqual(['PodFailurePolicy', { failed: 2 }]);
    expect(run.status.conditions?.[0]?.message).toMatch(
      /^Container main for pod default\/j-0-\w{5} failed with exit code 42 matching FailJob rule at index 0$/,
    );
  });

  it('[JOB-17] Ignore replaces an evicted pod without counting it (scenario 28)', () => {
    const rules = [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }];
    const run = new JobRun("trap 'exit 143' TERM; sleep 8 & wait", { backoffLimit: 0, podFailurePolicy: { rules } }).until(4);
    run.simulation.client.evict('default', run.pods[0]?.metadata.name ?? '');
    run.untilEnd();
    expect([run.counts, run.reason, run.times('pod created').length]).toEqual([{ succeeded: 1 }, 'CompletionsReached', 2]);
  });

  it('[JOB-17] Count stops the rules after it (scenario 29)', () => {
    const run = new JobRun('exit 1', { podFailurePolicy: { rules: [onExit('Count', 1), onExit('FailJob', 1)] } }).until(5);
    expect([run.counts, run.conditions]).toEqual([{ failed: 1 }, []]);
  });
});

describe('limits per index', () => {
  it('[JOB-15] FailIndex gives an index up at once (scenario 30)', () => {
    const spec = indexed(3, { backoffLimitPerIndex: 2, podFailurePolicy: { rules: [onExit('FailIndex', 5)] } });
    const run = new JobRun(byIndex({ 1: 'exit 5' }, 20), spec).until(6);
    expect(run.status).toMatchObject({ failedIndexes: '1', failed: 1, active: 2 });
    run.untilEnd();
    expect([run.reason, run.times('pod created').length, run.counts]).toEqual(['FailedIndexes', 3, { succeeded: 2, failed: 1 }]);
  });

  it('[JOB-15][JOB-16] an index is retried as often as the limit says (scenario 31)', () => {
    const run = new JobRun(byIndex({ 2: 'sleep 3; exit 1' }), indexed(4, { backoffLimitPerIndex: 1 })).untilEnd();
    expect(run.job?.spec.backoffLimit).toBe(2_147_483_647);
    expect(run.statusTexts[0]).toBe('{active 4, ready 0, failedIndexes }');
    const counts = run.pods
      .filter(({ spec }) => spec.hostname === 'j-2')
      .map(({ metadata }) => metadata.annotations?.['batch.kubernetes.io/job-index-failure-count']);
    expect(counts.sort()).toEqual(['0', '1']);
    expect(rounded(run.times('pod created'))).toEqual([0, 0, 0, 0, 13]);
    expect(run.status).toMatchObject({ failedIndexes: '2', completedIndexes: '0,1,3', failed: 2, succeeded: 3 });
    expect(run.reason).toBe('FailedIndexes');
  });

  it('[JOB-9] too many failed indexes end the Job (scenario 32)', () => {
    const run = new JobRun(
      byIndex({ 0: 'exit 1', 1: 'exit 1' }),
      indexed(10, { parallelism: 2, backoffLimitPerIndex: 0, maxFailedIndexes: 1 }),
    ).untilEnd();
    expect([run.reason, run.status.failedIndexes]).toEqual(['MaxFailedIndexesExceeded', '0,1']);
  });
});
