import type { Job } from '#sim/api/batch-v1/types.ts';
import { isReady } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';

export const TRACKING_FINALIZER = 'batch.kubernetes.io/job-tracking';
export const COMPLETION_INDEX = 'batch.kubernetes.io/job-completion-index';
export const INDEX_FAILURE_COUNT = 'batch.kubernetes.io/job-index-failure-count';
export const INDEX_IGNORED_FAILURE_COUNT = 'batch.kubernetes.io/job-index-ignored-failure-count';

/** A pod of the Job with its serial number. */
export interface OwnedPod {
  readonly serial: number;
  readonly pod: Pod;
}

export const isIndexed = (job: Job): boolean => job.spec.completionMode === 'Indexed';
export function hasFinalizer(pod: Pod): boolean {
  const finalizers = pod.metadata.finalizers;
  return finalizers?.includes(TRACKING_FINALIZER) ?? false;
}
export const replacesOnlyFailed = (job: Job): boolean => job.spec.podReplacementPolicy === 'Failed';

/** JOB-7: Failed, or on its way out when the Job does not wait for the phase. */
export function isConsideredFailed(pod: Pod, job: Job): boolean {
  if (pod.status.phase === 'Failed') return true;
  if (replacesOnlyFailed(job)) return false;
  return pod.metadata.deletionTimestamp !== undefined && pod.status.phase !== 'Succeeded';
}

/** The pod's completion index, or -1. */
export function completionIndex(pod: Pod): number {
  const text = pod.metadata.annotations?.[COMPLETION_INDEX];
  const index = text === undefined ? Number.NaN : Number(text);
  return Number.isInteger(index) && index >= 0 ? index : -1;
}

const countAnnotation = (pod: Pod, key: string): number => Number(pod.metadata.annotations?.[key] ?? 0) || 0;
export const indexFailureCount = (pod: Pod): number => countAnnotation(pod, INDEX_FAILURE_COUNT);
export const indexIgnoredFailureCount = (pod: Pod): number => countAnnotation(pod, INDEX_IGNORED_FAILURE_COUNT);

/**
 * When a pod ended, ms since 1970 UTC: JOB-11.
 *
 * @source pkg/controller/job backoff_utils.go getFinishedTime
 */
export function finishedAtMs(pod: Pod): number {
  const statuses = pod.status.containerStatuses;
  if (statuses !== undefined && statuses.length > 0) {
    let latest = Number.NEGATIVE_INFINITY;
    for (const status of statuses) {
      const finishedAt = status.state.terminated?.finishedAt;
      if (finishedAt === undefined || finishedAt === null) {
        latest = Number.NaN;
        break;
      }
      latest = Math.max(latest, parseTime(finishedAt));
    }
    if (!Number.isNaN(latest)) return latest;
  }
  const ready = pod.status.conditions?.find((condition) => condition.type === 'Ready');
  if (ready?.status === 'False') return parseTime(ready.lastTransitionTime ?? '');
  const { deletionTimestamp, deletionGracePeriodSeconds } = pod.metadata;
  if (deletionTimestamp !== undefined) return parseTime(deletionTimestamp) - (deletionGracePeriodSeconds ?? 0) * 1000;
  return parseTime(pod.metadata.creationTimestamp);
}

/**
 * Order in which pods are given up, first victim first: JOB-10.
 *
 * @source pkg/controller controller_utils.go ActivePods
 */
export function byWorth(a: OwnedPod, b: OwnedPod): number {
  const assigned = Number(a.pod.spec.nodeName !== undefined) - Number(b.pod.spec.nodeName !== undefined);
  if (assigned !== 0) return assigned;
  const phase = phaseRank(a.pod) - phaseRank(b.pod);
  if (phase !== 0) return phase;
  const ready = Number(isReady(a.pod)) - Number(isReady(b.pod));
  if (ready !== 0) return ready;
  if (isReady(a.pod)) {
    const since = readySinceMs(b.pod) - readySinceMs(a.pod);
    if (since !== 0) return since;
  }
  const restarts = maxRestarts(b.pod) - maxRestarts(a.pod);
  if (restarts !== 0) return restarts;
  return parseTime(b.pod.metadata.creationTimestamp) - parseTime(a.pod.metadata.creationTimestamp) || a.serial - b.serial;
}

const phaseRank = (pod: Pod): number => (pod.status.phase === 'Pending' ? 0 : pod.status.phase === 'Unknown' ? 1 : 2);
const readySinceMs = (pod: Pod): number => parseTime(pod.status.conditions?.find((c) => c.type === 'Ready')?.lastTransitionTime ?? '');
const maxRestarts = (pod: Pod): number => Math.max(0, ...(pod.status.containerStatuses ?? []).map((status) => status.restartCount));

/** Restarts of all containers, init containers included. */
export function restartSum(pod: Pod): number {
  let sum = 0;
  for (const status of pod.status.initContainerStatuses ?? []) sum += status.restartCount;
  for (const status of pod.status.containerStatuses ?? []) sum += status.restartCount;
  return sum;
}
