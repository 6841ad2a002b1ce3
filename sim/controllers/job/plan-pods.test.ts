import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job, JobSpec } from '#sim/api/batch-v1/types.ts';
import { noBackOff } from './back-off.ts';
import { isHeldForReplacement, planPods } from './plan-pods.ts';
import type { OwnedPod } from './pods.ts';
import { aJob, anIndexedJob, aPod, type PodTraits, START_MS, seeing } from './testing.ts';

const failed = (serial: number, traits: PodTraits = {}): OwnedPod => aPod(serial, { phase: 'Failed', finishedAt: 3, ...traits });
const someActive = (count: number): OwnedPod[] => Array.from({ length: count }, (_, i) => aPod(i));
const plan = (job: Job, pods: readonly OwnedPod[] = [], seconds = 0, record = noBackOff) => planPods(seeing(job, pods, seconds, record));
const removed = (job: Job, pods: readonly OwnedPod[]) => plan(job, pods).remove.map(({ serial }) => serial);
const createdIndexes = (job: Job, pods: readonly OwnedPod[] = [], seconds = 0) => plan(job, pods, seconds).create.map(({ index }) => index);

describe('how many pods a Job wants', () => {
  it.each([
    ['parallelism', { completions: 9, parallelism: 3 }, 0, 0, 3],
    ['what is still needed', { completions: 5, parallelism: 3 }, 4, 0, 1],
    ['nothing when enough have succeeded', { completions: 5, parallelism: 3 }, 6, 0, 0],
    ['what is missing', { completions: 9, parallelism: 3 }, 0, 2, 1],
    ['parallelism without completions', { completions: undefined, parallelism: 3 }, 0, 1, 2],
    ['nothing new after the first success without completions', { completions: undefined, parallelism: 3 }, 1, 1, 0],
    ['at most 500 at once', { completions: 900, parallelism: 900 }, 0, 0, 500],
  ] as const)('[JOB-10] %s', (_, { completions, parallelism }, succeeded, active, creates) => {
    const { completions: one, ...spec } = aJob({ parallelism }, { succeeded }).spec;
    expect(one).toBe(1);
    const job = { ...aJob({}, { succeeded }), spec: completions === undefined ? spec : { ...spec, completions } };
    expect(plan(job, someActive(active)).create).toHaveLength(creates);
    expect(plan(job, someActive(active)).remove).toEqual([]);
  });

  it('[JOB-10] never more than parallelism or completions still needed, whatever is there', () => {
    const phases = fc.constantFrom('Pending', 'Running', 'Failed', 'Succeeded' as const);
    const pods = fc.array(fc.record({ phase: phases, isDeleted: fc.boolean(), index: fc.nat({ max: 7 }) }), { maxLength: 20 });
    fc.assert(
      fc.property(pods, fc.nat({ max: 6 }), fc.nat({ max: 8 }), fc.boolean(), (all, parallelism, completions, indexed) => {
        const job = aJob({ parallelism, completions, backoffLimit: 99, completionMode: indexed ? 'Indexed' : 'NonIndexed' });
        const owned = all.map(({ phase, isDeleted, index }, i) =>
          aPod(i, { phase, index, finishedAt: 1, ...(isDeleted ? { deletedAt: 1 } : {}) }),
        );
        const seen = seeing(job, owned, 9999);
        const { create, remove } = planPods(seen);
        const left = seen.active.length - remove.length + create.length;
        expect(left).toBeLessThanOrEqual(Math.min(parallelism, Math.max(0, completions - seen.succeeded)));
        if (remove.length > 0) expect(create).toEqual([]);
      }),
    );
  });

  it('[JOB-10] a terminating pod keeps its place only under podReplacementPolicy Failed', () => {
    const pods = [aPod(1, { deletedAt: 0 })];
    expect(plan(aJob({ parallelism: 2, completions: 2 }), pods, 600).create).toHaveLength(2);
    expect(plan(aJob({ parallelism: 2, completions: 2, podReplacementPolicy: 'Failed' }), pods, 600).create).toHaveLength(1);
  });
});

describe('which pods go', () => {
  it.each<[string, PodTraits, PodTraits]>([
    ['not on a node', { phase: 'Pending', isScheduled: false }, { phase: 'Pending' }],
    ['Pending', { phase: 'Pending' }, { phase: 'Unknown' }],
    ['Unknown', { phase: 'Unknown' }, { phase: 'Running' }],
    ['not ready', {}, { isReady: true }],
    ['ready for less time', { isReady: true, readySince: 9 }, { isReady: true, readySince: 5 }],
    ['more restarts', { restarts: 2 }, { restarts: 1 }],
    ['newer', { createdAt: 4 }, { createdAt: 3 }],
  ])('[JOB-10] %s first', (_, victim, other) => {
    expect(removed(aJob({ completions: 5 }), [aPod(1, other), aPod(2, victim)])).toEqual([2]);
    expect(removed(aJob({ completions: 5 }), [aPod(1, victim), aPod(2, other)])).toEqual([1]);
  });

  it('[JOB-10] scaling down takes the waiting and the younger pod (scenario 36)', () => {
    const pods = [
      aPod(1, { phase: 'Pending', isScheduled: false }),
      aPod(2, { isReady: true, readySince: 2 }),
      aPod(3, { isReady: true, readySince: 9 }),
    ];
    expect(removed(aJob({ completions: 3 }), pods)).toEqual([1, 3]);
  });

  it('[JOB-10] pods without a valid index and worse duplicates go, whatever the parallelism', () => {
    const pods = [aPod(1, { index: 0 }), aPod(2, { index: 0, isReady: true }), aPod(3, { index: 9 }), aPod(4), aPod(5, { index: 2 })];
    expect(removed(anIndexedJob(3), pods).sort()).toEqual([1, 3, 4]);
    expect(createdIndexes(anIndexedJob(3), pods)).toEqual([]);
  });

  it('[JOB-22] all of them when suspended', () => {
    expect(removed(aJob({ suspend: true, parallelism: 3, completions: 3 }), someActive(3))).toEqual([0, 1, 2]);
  });
});

describe('indexes of new pods', () => {
  it('[JOB-10] are the lowest without pod and verdict', () => {
    const status = { completedIndexes: '1', failedIndexes: '2' };
    expect(createdIndexes(anIndexedJob(7, { parallelism: 3 }, status), [aPod(1, { index: 0 })])).toEqual([2, 3]);
    expect(createdIndexes(anIndexedJob(7, { parallelism: 3, backoffLimitPerIndex: 1 }, status), [aPod(1, { index: 0 })])).toEqual([3, 4]);
  });

  it('[JOB-10] leave out those of terminating pods under podReplacementPolicy Failed', () => {
    const job = anIndexedJob(3, { podReplacementPolicy: 'Failed' });
    expect(createdIndexes(job, [aPod(1, { index: 0, deletedAt: 0 })])).toEqual([1, 2]);
  });
});

describe('back-off before a creation', () => {
  const record = { failures: 1, lastFailureMs: START_MS };

  it('[JOB-12] holds every creation until it is over, and no pod is reported active', () => {
    const job = aJob({ parallelism: 3, completions: 3 });
    const waiting = plan(job, someActive(1), 4, record);
    expect(waiting).toMatchObject({ create: [], retryAfterMs: 6000, reportsNoActive: true });
    expect(plan(job, someActive(1), 10, record)).toMatchObject({ retryAfterMs: Number.POSITIVE_INFINITY, reportsNoActive: false });
    expect(plan(job, someActive(1), 10, record).create).toHaveLength(2);
  });

  it('[JOB-12] asks again after a second at the earliest', () => {
    expect(plan(aJob(), [], 9.9, record).retryAfterMs).toBe(1000);
  });

  it('[JOB-12] does not matter when nothing is to be created', () => {
    expect(plan(aJob(), someActive(1), 4, record)).toMatchObject({ create: [], remove: [], reportsNoActive: false });
  });

  it('[JOB-16] is each index its own when there is a limit per index', () => {
    const job = anIndexedJob(3, { backoffLimitPerIndex: 3 });
    const pods = [
      failed(1, { index: 0, failures: 0 }),
      failed(2, { index: 1, failures: 1, ignoredFailures: 1 }),
      failed(3, { index: 2, failures: 0, finishedAt: 6 }),
    ];
    expect(plan(job, pods, 12)).toMatchObject({ create: [], retryAfterMs: 1000, reportsNoActive: true });
    expect(plan(job, pods, 13).reportsNoActive).toBe(false);
    expect(plan(job, pods, 8).retryAfterMs).toBe(5000);
    expect(plan(job, pods, 13).create).toEqual([{ index: 0, failureCount: 1, ignoredFailureCount: 0 }]);
    expect(createdIndexes(job, pods, 42.9)).toEqual([0, 2]);
    expect(plan(job, pods, 43).create[1]).toEqual({ index: 1, failureCount: 2, ignoredFailureCount: 1 });
  });

  it('[JOB-16] an ignored failure raises the other count', () => {
    const rules: NonNullable<JobSpec['podFailurePolicy']>['rules'] = [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [1] } }];
    const job = anIndexedJob(1, { backoffLimitPerIndex: 1, podFailurePolicy: { rules } });
    expect(plan(job, [failed(1, { index: 0, failures: 1 })], 60).create).toEqual([{ index: 0, failureCount: 1, ignoredFailureCount: 1 }]);
  });

  it('[JOB-16] higher indexes wait while the first pending ones are in back-off', () => {
    const job = anIndexedJob(4, { backoffLimitPerIndex: 1, parallelism: 1 });
    expect(createdIndexes(job, [failed(1, { index: 0, failures: 0 })], 4)).toEqual([]);
  });

  it('[JOB-16] a failed pod is held until its index has a living one', () => {
    const job = anIndexedJob(2, { backoffLimitPerIndex: 1 });
    const pod = failed(1, { index: 0, failures: 0 });
    expect(isHeldForReplacement(seeing(job, [pod]), pod, new Set())).toBe(true);
    expect(isHeldForReplacement(seeing(job, [pod]), pod, new Set([0]))).toBe(false);
    expect(isHeldForReplacement(seeing(job, [pod, aPod(2, { index: 0 })]), pod, new Set())).toBe(false);
    const last = failed(3, { index: 1, failures: 1 });
    expect(isHeldForReplacement(seeing(job, [last]), last, new Set())).toBe(false);
  });
});
