import { conditionOf } from '#sim/api/batch-v1/job-facts.ts';
import type { Job } from '#sim/api/batch-v1/types.ts';
import { isActive, isReady, isTerminal, isTerminating } from '#sim/api/core-v1/pod-facts.ts';
import { parseTime } from '#sim/api/time.ts';
import { type BackOffRecord, nextBackOff } from './back-off.ts';
import { countIndexes, type IndexIntervals, parseIndexes, withIndexes } from './indexes.ts';
import { completionIndex, hasFinalizer, indexFailureCount, isConsideredFailed, isIndexed, type OwnedPod, restartSum } from './pods.ts';
import { failJobMessage, matchFailurePolicy, successPolicyMessage } from './policies.ts';

/** Where a Job is heading, before its terminal condition. */
export interface EndState {
  readonly type: 'SuccessCriteriaMet' | 'FailureTarget';
  readonly reason: string;
  readonly message: string;
}

/** What one sync sees: counts and the verdict, nothing decided about pods yet. */
export interface Assessment {
  readonly job: Job;
  readonly epochMs: number;
  readonly pods: readonly OwnedPod[];
  readonly active: readonly OwnedPod[];
  readonly readyCount: number;
  readonly terminatingCount: number;
  readonly newlyFailed: readonly OwnedPod[];
  /** `status.succeeded` as this sync will find it. */
  readonly succeeded: number;
  readonly failed: number;
  readonly succeededIndexes: IndexIntervals;
  readonly failedIndexes: IndexIntervals;
  /** Failed pods of indexes that will be retried: they keep their finalizer until replaced, by index. */
  readonly awaitingReplacement: ReadonlyMap<number, OwnedPod>;
  readonly backOff: BackOffRecord;
  readonly endState: EndState | undefined;
}

/**
 * Counts the pods and finds the Job's end state: rules JOB-7 to JOB-9.
 *
 * @param pods pods that the Job owns, counted ones (terminal, without finalizer) left out or not
 * @source pkg/controller/job job_controller.go syncJob
 */
export function assess(job: Job, pods: readonly OwnedPod[], record: BackOffRecord, epochMs: number): Assessment {
  const indexed = isIndexed(job);
  const completions = job.spec.completions ?? 0;
  const active: OwnedPod[] = [];
  const newlySucceeded: OwnedPod[] = [];
  const newlyFailed: OwnedPod[] = [];
  let readyCount = 0;
  let terminatingCount = 0;
  for (const owned of pods) {
    const { pod } = owned;
    if (isActive(pod)) {
      active.push(owned);
      if (isReady(pod)) readyCount += 1;
      continue;
    }
    if (isTerminating(pod)) terminatingCount += 1;
    if (!hasFinalizer(pod)) continue;
    if (indexed && !isIndexInRange(completionIndex(pod), completions)) continue;
    if (pod.status.phase === 'Succeeded') newlySucceeded.push(owned);
    else if (isConsideredFailed(pod, job)) newlyFailed.push(owned);
  }
  const succeededIndexes = indexed
    ? withIndexes(
        parseIndexes(job.status.completedIndexes, completions),
        newlySucceeded.map(({ pod }) => completionIndex(pod)),
      )
    : [];
  const { failedIndexes, awaitingReplacement } = failuresByIndex(job, newlyFailed, succeededIndexes);
  const counted =
    job.spec.podFailurePolicy === undefined ? newlyFailed : newlyFailed.filter(({ pod }) => matchFailurePolicy(job, pod).isCounted);
  const assessment: { -readonly [K in keyof Assessment]: Assessment[K] } = {
    job,
    epochMs,
    pods,
    active,
    readyCount,
    terminatingCount,
    newlyFailed,
    succeeded: indexed ? countIndexes(succeededIndexes) : (job.status.succeeded ?? 0) + newlySucceeded.length,
    failed: (job.status.failed ?? 0) + counted.length,
    succeededIndexes,
    failedIndexes,
    awaitingReplacement,
    backOff: nextBackOff(record, newlyFailed, newlySucceeded),
    endState: undefined,
  };
  assessment.endState = findEndState(assessment);
  return assessment;
}

const isIndexInRange = (index: number, completions: number): boolean => index >= 0 && index < completions;

const noIndexFailures = { failedIndexes: [] as IndexIntervals, awaitingReplacement: new Map<number, OwnedPod>() };

/** JOB-15: which indexes fail for good with these pods, and which pods wait for their replacement. */
function failuresByIndex(
  job: Job,
  newlyFailed: readonly OwnedPod[],
  succeeded: IndexIntervals,
): { failedIndexes: IndexIntervals; awaitingReplacement: ReadonlyMap<number, OwnedPod> } {
  const limit = job.spec.backoffLimitPerIndex;
  if (limit === undefined) return noIndexFailures;
  const known = parseIndexes(job.status.failedIndexes, job.spec.completions ?? 0);
  const lost: number[] = [];
  const awaiting = new Map<number, OwnedPod>();
  for (const owned of newlyFailed) {
    const index = completionIndex(owned.pod);
    const match = matchFailurePolicy(job, owned.pod);
    if (match.action === 'FailIndex' || (match.isCounted && indexFailureCount(owned.pod) >= limit)) lost.push(index);
    else if (!succeeded.some(({ first, last }) => index >= first && index <= last)) {
      const other = awaiting.get(index);
      if (other === undefined || indexFailureCount(other.pod) <= indexFailureCount(owned.pod)) awaiting.set(index, owned);
    }
  }
  for (const index of lost) awaiting.delete(index);
  return { failedIndexes: withIndexes(known, lost), awaitingReplacement: awaiting };
}

const failure = (reason: string, message: string): EndState => ({ type: 'FailureTarget', reason, message });

/** JOB-9: the first verdict that applies. */
function findEndState(seen: Assessment): EndState | undefined {
  const { job, epochMs } = seen;
  for (const type of ['SuccessCriteriaMet', 'FailureTarget'] as const) {
    const sticky = conditionOf(job, type);
    if (sticky?.status === 'True') return { type, reason: sticky.reason, message: sticky.message };
  }
  const policyMessage = failJobMessage(job, seen.pods);
  if (policyMessage !== undefined) return failure('PodFailurePolicy', policyMessage);
  if (seen.failed > (job.spec.backoffLimit ?? 6) || isOverRestartLimit(seen)) {
    return failure('BackoffLimitExceeded', 'Job has reached the specified backoff limit');
  }
  if (deadlineAtMs(job, epochMs) <= epochMs) return failure('DeadlineExceeded', 'Job was active longer than specified deadline');
  if (!isIndexed(job)) return undefined;
  if (job.spec.backoffLimitPerIndex !== undefined) {
    const failed = countIndexes(seen.failedIndexes);
    if (job.spec.maxFailedIndexes !== undefined && failed > job.spec.maxFailedIndexes) {
      return failure('MaxFailedIndexesExceeded', 'Job has exceeded the specified maximal number of failed indexes');
    }
    if (failed > 0 && failed + countIndexes(seen.succeededIndexes) >= (job.spec.completions ?? 0)) {
      return failure('FailedIndexes', 'Job has failed indexes');
    }
  }
  const success = successPolicyMessage(job, seen.succeededIndexes);
  return success === undefined ? undefined : { type: 'SuccessCriteriaMet', reason: 'SuccessPolicy', message: success };
}

/** JOB-13: under OnFailure the restarts of all pods together count. */
function isOverRestartLimit({ job, pods }: Assessment): boolean {
  if (job.spec.template.spec.restartPolicy !== 'OnFailure') return false;
  let sum = 0;
  for (const { pod } of pods) if (!isTerminal(pod)) sum += restartSum(pod);
  const limit = job.spec.backoffLimit ?? 6;
  return limit === 0 ? sum > 0 : sum >= limit;
}

/** JOB-14: when activeDeadlineSeconds is over, ms since 1970 UTC; `Infinity` while it does not run. A new Job starts now. */
export function deadlineAtMs(job: Job, epochMs: number): number {
  const { activeDeadlineSeconds, suspend } = job.spec;
  const startTime = job.status.startTime;
  if (activeDeadlineSeconds === undefined || suspend === true) return Number.POSITIVE_INFINITY;
  return (startTime === undefined ? epochMs : parseTime(startTime)) + activeDeadlineSeconds * 1000;
}
