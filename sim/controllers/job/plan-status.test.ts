import { describe, expect, it } from 'vitest';
import type { Job, JobCondition, JobStatus } from '#sim/api/batch-v1/types.ts';
import { plain } from '#sim/apiserver/shapes.ts';
import { planStatus, type SyncOutcome } from './plan-status.ts';
import type { OwnedPod } from './pods.ts';
import { aJob, anIndexedJob, aPod, at, type PodTraits, seeing } from './testing.ts';

const failed = (serial: number, traits: PodTraits = {}): OwnedPod => aPod(serial, { phase: 'Failed', finishedAt: 3, ...traits });
const succeeded = (serial: number, traits: PodTraits = {}): OwnedPod => aPod(serial, { phase: 'Succeeded', finishedAt: 3, ...traits });

/** Plan of a sync at second 5 in which nothing happened to pods but what `outcome` says. */
function planFor(job: Job, pods: readonly OwnedPod[], outcome: Partial<SyncOutcome> = {}) {
  const seen = seeing(job, pods, 5);
  const none = { suspended: undefined, createdIndexes: new Set<number>(), released: new Set<number>() };
  const counts = { active: seen.active.length, ready: seen.readyCount, terminating: seen.terminatingCount };
  return planStatus(seen, { ...counts, ...none, endState: seen.endState, ...outcome }, at(5));
}

/** A status as the API shows it. */
const shown = (status: JobStatus | undefined): JobStatus | undefined =>
  status === undefined ? undefined : plain({ ...aJob(), status }).status;
const types = (status: JobStatus | undefined) => status?.conditions?.map(({ type, status: value }) => `${type}=${value}`);
const released = (job: Job, pods: readonly OwnedPod[], outcome: Partial<SyncOutcome> = {}) =>
  planFor(job, pods, outcome)?.finalizersToRemove.map(({ serial }) => serial);

const success = { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy', message: 'm' } as const;
const failure = { type: 'FailureTarget', reason: 'DeadlineExceeded', message: 'm' } as const;

describe('which pods a sync takes note of', () => {
  const pods = [succeeded(1), failed(2), aPod(3), aPod(4, { deletedAt: 1 }), failed(5, { isCounted: true })];
  const job = aJob({ completions: 9, parallelism: 9 });

  it('[JOB-19] those that are over or considered failed, listed before they are counted', () => {
    const plan = planFor(job, pods);
    expect(plan?.finalizersToRemove.map(({ serial }) => serial)).toEqual([1, 2, 4]);
    expect(plan?.announced.uncountedTerminatedPods).toEqual({ succeeded: ['uid-1'], failed: ['uid-2', 'uid-4'] });
    expect([plan?.announced.succeeded, plan?.announced.failed]).toEqual([undefined, undefined]);
    expect(plan?.settled).toMatchObject({ succeeded: 1, failed: 2, uncountedTerminatedPods: {} });
  });

  it('[JOB-19] every pod fails with a Job that ends in failure', () => {
    const plan = planFor(job, pods, { endState: failure });
    expect(plan?.announced.uncountedTerminatedPods).toEqual({ succeeded: ['uid-1'], failed: ['uid-2', 'uid-3', 'uid-4'] });
  });

  it('[JOB-19] running pods of a Job that ends well are let go uncounted', () => {
    const plan = planFor(job, pods, { endState: success });
    expect(plan?.finalizersToRemove).toHaveLength(4);
    expect(plan?.announced.uncountedTerminatedPods).toEqual({ succeeded: ['uid-1'], failed: ['uid-2', 'uid-4'] });
  });

  it('[JOB-19] all pods of a Job that is being deleted are let go', () => {
    const deleted = { ...job, metadata: { ...job.metadata, deletionTimestamp: at(4) } };
    const plan = planFor(deleted, pods);
    expect(plan?.finalizersToRemove).toHaveLength(4);
    expect(plan?.settled).toMatchObject({ succeeded: 1, failed: 2 });
  });

  it('[JOB-19] pods removed in this sync never count', () => {
    expect(released(job, [failed(1), failed(2)], { released: new Set([1]) })).toEqual([2]);
  });

  it('[JOB-19] an ignored failure loses its finalizer only', () => {
    const rules = [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [1] } }] as const;
    const plan = planFor(aJob({ podFailurePolicy: { rules } }), [failed(1)]);
    expect(plan?.finalizersToRemove).toHaveLength(1);
    expect(plan?.settled).toBe(plan?.announced);
    expect(plan?.settled.failed).toBeUndefined();
  });

  it('[JOB-19] at most 500 in one sync', () => {
    const many = Array.from({ length: 501 }, (_, i) => succeeded(i));
    const plan = planFor(aJob({ completions: 501 }), many, { endState: success });
    expect([plan?.finalizersToRemove.length, plan?.settled.succeeded, plan?.hasMore, plan?.terminal]).toEqual([500, 500, true, undefined]);
  });

  it('[JOB-16][JOB-19] a failed pod whose index will be retried keeps its finalizer until the replacement lives', () => {
    const perIndex = anIndexedJob(2, { backoffLimitPerIndex: 1 });
    const waiting = [failed(1, { index: 0, failures: 0 }), succeeded(2, { index: 1 })];
    expect(released(perIndex, waiting)).toEqual([2]);
    expect(released(perIndex, waiting, { createdIndexes: new Set([0]) })).toEqual([1, 2]);
    expect(released(perIndex, waiting, { endState: failure })).toEqual([1, 2]);
  });
});

describe('the writes of a sync', () => {
  it('[JOB-20] none when the status says it all', () => {
    expect(planFor(aJob({}, { active: 1 }), [aPod(1)])).toBeUndefined();
    expect(planFor(aJob({}, { active: 1, ready: 1 }), [aPod(1)])).toBeDefined();
  });

  it('[JOB-20] only the finalizer goes when nothing else is new', () => {
    const job = aJob({}, { active: 1 });
    const plan = planFor({ ...job, metadata: { ...job.metadata, deletionTimestamp: at(4) } }, [aPod(1)]);
    expect(plan?.finalizersToRemove).toHaveLength(1);
    expect([plan?.announced, plan?.settled]).toEqual([job.status, job.status]);
  });

  it('[JOB-20] the first one of a Job sets startTime and what has no default', () => {
    const job = { ...aJob(), status: {} };
    expect(shown(planFor(job, [], { active: 1 })?.settled)).toEqual({
      startTime: at(5),
      active: 1,
      ready: 0,
      terminating: 0,
      uncountedTerminatedPods: {},
    });
    const suspended = { ...aJob({ suspend: true }), status: {} };
    expect(shown(planFor(suspended, [])?.settled)).toEqual({ ready: 0, terminating: 0, uncountedTerminatedPods: {} });
  });

  it('[JOB-20] failedIndexes shows as empty text once there is a limit per index', () => {
    const plan = planFor({ ...anIndexedJob(2, { backoffLimitPerIndex: 1 }), status: {} }, []);
    expect(shown(plan?.settled)).toMatchObject({ failedIndexes: '' });
    expect(shown(plan?.settled)).not.toHaveProperty('completedIndexes');
  });

  it('[JOB-20] an Indexed success in mid-Job takes one write', () => {
    const plan = planFor(anIndexedJob(3), [succeeded(1, { index: 2 }), aPod(2, { index: 0 })]);
    expect(plan?.settled).toBe(plan?.announced);
    expect(plan?.settled).toMatchObject({ succeeded: 1, completedIndexes: '2', uncountedTerminatedPods: {} });
  });
});

describe('conditions', () => {
  it('[JOB-21] the interim one comes first, the terminal one copies it in the second write', () => {
    const plan = planFor(aJob(), [succeeded(1)], { endState: success });
    expect(types(plan?.announced)).toEqual(['SuccessCriteriaMet=True']);
    expect(types(plan?.settled)).toEqual(['SuccessCriteriaMet=True', 'Complete=True']);
    expect(plan?.settled.conditions?.[1]).toEqual({
      type: 'Complete',
      status: 'True',
      reason: 'SuccessPolicy',
      message: 'm',
      lastProbeTime: at(5),
      lastTransitionTime: at(5),
    });
    expect(plan?.settled.completionTime).toBe(at(5));
    expect(plan?.terminal).toBe('Complete');
  });

  it('[JOB-21] a failed Job has no completionTime', () => {
    const plan = planFor(aJob(), [failed(1)], { endState: failure });
    expect(types(plan?.settled)).toEqual(['FailureTarget=True', 'Failed=True']);
    expect(plan?.settled.completionTime).toBeUndefined();
  });

  it('[JOB-21] the terminal one waits until no pod is terminating', () => {
    const plan = planFor(aJob(), [aPod(1)], { endState: failure, active: 0, terminating: 1 });
    expect(types(plan?.settled)).toEqual(['FailureTarget=True']);
    expect(plan?.terminal).toBeUndefined();
    const sticky: JobCondition = { ...failure, status: 'True', lastProbeTime: at(1), lastTransitionTime: at(1) };
    expect(planFor(aJob({}, { conditions: [sticky], terminating: 1 }), [aPod(1, { deletedAt: 1, isCounted: true })])).toBeUndefined();
    const later = planFor(aJob({}, { conditions: [sticky], terminating: 1 }), []);
    expect(later?.announced.conditions).toEqual([sticky]);
    expect(types(later?.settled)).toEqual(['FailureTarget=True', 'Failed=True']);
  });

  it('[JOB-22] Suspended flips in place and resuming renews startTime', () => {
    const suspended = planFor(aJob({ suspend: true }), [], { suspended: 'JobSuspended' });
    expect(types(suspended?.settled)).toEqual(['Suspended=True']);
    expect(suspended?.settled.startTime).toBe(at(0));
    const resumed = planFor(aJob({}, suspended?.settled), [], { suspended: 'JobResumed', active: 1 });
    expect(types(resumed?.settled)).toEqual(['Suspended=False']);
    expect(resumed?.settled.startTime).toBe(at(5));
    expect(resumed?.settled.conditions?.[0]).toMatchObject({ reason: 'JobResumed', message: 'Job resumed' });
  });
});
