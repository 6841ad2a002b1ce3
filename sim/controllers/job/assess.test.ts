import { describe, expect, it } from 'vitest';
import type { Job, JobCondition, JobSpec, JobStatus, PodFailurePolicyRule } from '#sim/api/batch-v1/types.ts';
import { deadlineAtMs } from './assess.ts';
import { formatIndexes } from './indexes.ts';
import type { OwnedPod } from './pods.ts';
import { aJob, anIndexedJob, aPod, at, type PodTraits, START_MS, seeing } from './testing.ts';

const failed = (serial: number, traits: PodTraits = {}): OwnedPod => aPod(serial, { phase: 'Failed', finishedAt: 3, ...traits });
const succeeded = (serial: number, index?: number): OwnedPod =>
  aPod(serial, { phase: 'Succeeded', finishedAt: 3, ...(index === undefined ? {} : { index }) });
const verdict = (job: Job, pods: readonly OwnedPod[], seconds = 0) => seeing(job, pods, seconds).endState?.reason;

describe('what a sync counts', () => {
  const pods = [
    aPod(1, { phase: 'Pending' }),
    aPod(2, { isReady: true }),
    aPod(3, { deletedAt: 1, isReady: true }),
    failed(4),
    succeeded(5),
    failed(6, { isCounted: true }),
  ];

  it('[JOB-7] active pods are neither over nor being deleted; ready ones are active', () => {
    const seen = seeing(aJob({ completions: 5, parallelism: 5 }), pods);
    expect(seen.active.map(({ serial }) => serial)).toEqual([1, 2]);
    expect([seen.readyCount, seen.terminatingCount]).toEqual([1, 1]);
  });

  it('[JOB-7] a deleted pod counts as failed, but only when over under podReplacementPolicy Failed', () => {
    const newlyFailed = (spec: Partial<JobSpec>) => seeing(aJob({ parallelism: 5, ...spec }), pods).newlyFailed.map(({ serial }) => serial);
    expect(newlyFailed({})).toEqual([3, 4]);
    expect(newlyFailed({ podReplacementPolicy: 'Failed' })).toEqual([4]);
  });

  it('[JOB-8] new outcomes are added to those the status has', () => {
    const seen = seeing(aJob({ completions: 9 }, { succeeded: 2, failed: 1 }), pods);
    expect([seen.succeeded, seen.failed]).toEqual([3, 3]);
  });

  it('[JOB-8] an Indexed Job counts indexes, each once, and ignores pods without a valid one', () => {
    const indexed = [succeeded(1, 0), succeeded(2, 0), succeeded(3, 7), succeeded(4), failed(5, { index: 9 })];
    const seen = seeing(anIndexedJob(4, {}, { completedIndexes: '2,6', succeeded: 2 }), indexed);
    expect(formatIndexes(seen.succeededIndexes)).toBe('0,2');
    expect([seen.succeeded, seen.failed]).toEqual([2, 0]);
  });

  it('[JOB-8][JOB-17] an ignored failure is not counted', () => {
    const rules: PodFailurePolicyRule[] = [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [1] } }];
    const seen = seeing(aJob({ backoffLimit: 0, podFailurePolicy: { rules } }), [failed(1)]);
    expect(seen.failed).toBe(0);
    expect(seen.backOff.failures).toBe(1);
    expect(seen.endState).toBeUndefined();
  });
});

const condition = (type: JobCondition['type'], reason: string): JobCondition => ({
  type,
  status: 'True',
  lastProbeTime: at(0),
  lastTransitionTime: at(0),
  reason,
  message: '',
});

describe('the end state', () => {
  const everythingAtOnce: Partial<JobSpec> = {
    backoffLimit: 0,
    activeDeadlineSeconds: 0,
    backoffLimitPerIndex: 0,
    maxFailedIndexes: 0,
    podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } }] },
    successPolicy: { rules: [{ succeededCount: 1 }] },
  };
  const order: [string, Partial<JobSpec>, JobStatus, string | undefined][] = [
    ['sticky success', {}, { conditions: [condition('SuccessCriteriaMet', 'CompletionsReached')] }, 'CompletionsReached'],
    ['sticky failure', {}, { conditions: [condition('FailureTarget', 'DeadlineExceeded')] }, 'DeadlineExceeded'],
    ['FailJob', {}, {}, 'PodFailurePolicy'],
    ['backoffLimit', { podFailurePolicy: { rules: [] } }, {}, 'BackoffLimitExceeded'],
    ['deadline', { podFailurePolicy: { rules: [] }, backoffLimit: 6 }, {}, 'DeadlineExceeded'],
    ['maxFailedIndexes', { podFailurePolicy: { rules: [] }, backoffLimit: 6, activeDeadlineSeconds: 9 }, {}, 'MaxFailedIndexesExceeded'],
    [
      'failed indexes',
      { podFailurePolicy: { rules: [] }, backoffLimit: 6, activeDeadlineSeconds: 9, maxFailedIndexes: 1 },
      {},
      'FailedIndexes',
    ],
    [
      'successPolicy',
      { podFailurePolicy: { rules: [] }, backoffLimit: 6, activeDeadlineSeconds: 9, maxFailedIndexes: 1, backoffLimitPerIndex: 2 },
      {},
      'SuccessPolicy',
    ],
  ];

  it.each(order)('[JOB-9] in the order of the rules: %s', (_, spec, status, reason) => {
    const pods = [failed(1, { index: 0, failures: 0 }), succeeded(2, 1)];
    expect(verdict(anIndexedJob(2, { ...everythingAtOnce, ...spec }, status), pods)).toBe(reason);
  });

  it.each([
    [0, 0, undefined],
    [0, 1, 'BackoffLimitExceeded'],
    [2, 2, undefined],
    [2, 3, 'BackoffLimitExceeded'],
  ])('[JOB-13] backoffLimit %i with %i failed pods: %s', (backoffLimit, count, reason) => {
    expect(verdict(aJob({ backoffLimit }, { failed: count }), [])).toBe(reason);
  });

  it.each([
    [0, [0], undefined],
    [0, [1], 'BackoffLimitExceeded'],
    [1, [1], 'BackoffLimitExceeded'],
    [3, [1, 1], undefined],
    [3, [1, 2], 'BackoffLimitExceeded'],
  ])('[JOB-13] OnFailure, backoffLimit %i, restarts %j: %s', (backoffLimit, restarts, reason) => {
    const template = { spec: { restartPolicy: 'OnFailure', containers: [] } } as const;
    const pods = restarts.map((count, i) => aPod(i, { restarts: count }));
    expect(verdict(aJob({ backoffLimit, template, completions: 5, parallelism: 2 }), pods)).toBe(reason);
  });

  it('[JOB-13] restarts of pods that are over, or of pods that are not restarted, do not count', () => {
    const template = { spec: { restartPolicy: 'OnFailure', containers: [] } } as const;
    expect(verdict(aJob({ backoffLimit: 2, template }), [aPod(1, { phase: 'Succeeded', restarts: 5, finishedAt: 1 })])).toBeUndefined();
    expect(verdict(aJob({ backoffLimit: 2 }), [aPod(1, { restarts: 5 })])).toBeUndefined();
  });

  it('[JOB-14] the deadline counts from the whole second of startTime', () => {
    const job = aJob({ activeDeadlineSeconds: 30 });
    expect([verdict(job, [], 29.9), verdict(job, [], 30)]).toEqual([undefined, 'DeadlineExceeded']);
    expect(deadlineAtMs(job, START_MS)).toBe(START_MS + 30_000);
  });

  it('[JOB-14] the deadline does not run while suspended, and a Job without startTime starts now', () => {
    expect(deadlineAtMs(aJob({ activeDeadlineSeconds: 30, suspend: true }), START_MS)).toBe(Number.POSITIVE_INFINITY);
    expect(deadlineAtMs(aJob(), START_MS)).toBe(Number.POSITIVE_INFINITY);
    expect(verdict(aJob({ activeDeadlineSeconds: 0 }, { startTime: undefined }), [])).toBe('DeadlineExceeded');
    expect(verdict(aJob({ activeDeadlineSeconds: 1 }, { startTime: undefined }), [])).toBeUndefined();
  });
});

describe('failures of an index', () => {
  const limited = (spec: Partial<JobSpec> = {}) => anIndexedJob(4, { backoffLimitPerIndex: 1, ...spec });

  it('[JOB-15] an index fails when its pod has failed as often as the limit allows', () => {
    const seen = seeing(limited(), [failed(1, { index: 1, failures: 1 }), failed(2, { index: 2, failures: 0 })]);
    expect(formatIndexes(seen.failedIndexes)).toBe('1');
    expect([...seen.awaitingReplacement.keys()]).toEqual([2]);
  });

  it('[JOB-15] FailIndex fails it at once, Ignore never does', () => {
    const rules: PodFailurePolicyRule[] = [
      { action: 'FailIndex', onExitCodes: { operator: 'In', values: [5] } },
      { action: 'Ignore', onExitCodes: { operator: 'In', values: [6] } },
    ];
    const job = limited({ podFailurePolicy: { rules } });
    const seen = seeing(job, [failed(1, { index: 0, failures: 0, exitCode: 5 }), failed(2, { index: 3, failures: 1, exitCode: 6 })]);
    expect(formatIndexes(seen.failedIndexes)).toBe('0');
    expect([...seen.awaitingReplacement.keys()]).toEqual([3]);
  });

  it('[JOB-15] indexes that failed before stay failed; succeeded ones are not retried', () => {
    const job = anIndexedJob(4, { backoffLimitPerIndex: 1 }, { failedIndexes: '3', completedIndexes: '2' });
    const seen = seeing(job, [failed(1, { index: 2, failures: 0 })]);
    expect(formatIndexes(seen.failedIndexes)).toBe('3');
    expect(seen.awaitingReplacement.size).toBe(0);
  });
});
