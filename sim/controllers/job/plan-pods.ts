import type { Job } from '#sim/api/batch-v1/types.ts';
import { isTerminating } from '#sim/api/core-v1/pod-facts.ts';
import type { Assessment } from './assess.ts';
import { backOffDelayMs, remainingBackOffMs } from './back-off.ts';
import { hasIndex } from './indexes.ts';
import {
  byWorth,
  completionIndex,
  finishedAtMs,
  hasFinalizer,
  indexFailureCount,
  indexIgnoredFailureCount,
  isIndexed,
  type OwnedPod,
  replacesOnlyFailed,
} from './pods.ts';
import { matchFailurePolicy } from './policies.ts';

/** At most this many creates or deletes of one sync. @source MaxPodCreateDeletePerSync */
const CHANGES_PER_SYNC = 500;

/** A pod to create. `index` is -1 for NonIndexed Jobs. */
export interface NewPod {
  readonly index: number;
  /** Annotations that count the failures of the index; empty unless backoffLimitPerIndex is set. */
  readonly failureCount: number | undefined;
  readonly ignoredFailureCount: number;
}

/** What becomes of the Job's pods in one sync. */
export interface PodPlan {
  /** Deleted with the finalizer taken off first, so that they never count. */
  readonly remove: readonly OwnedPod[];
  readonly create: readonly NewPod[];
  /** Creation must wait: ms until the next try, at least 1 s; `Infinity` when nothing waits. */
  readonly retryAfterMs: number;
  /** JOB-12: 1.35 reports no active pods while creations wait for a back-off, of the Job or of an index. */
  readonly reportsNoActive: boolean;
}

const nothing: PodPlan = { remove: [], create: [], retryAfterMs: Number.POSITIVE_INFINITY, reportsNoActive: false };

/**
 * How many pods to create or remove: rules JOB-10 to JOB-12, JOB-16.
 *
 * @source pkg/controller/job job_controller.go manageJob
 */
export function planPods(seen: Assessment): PodPlan {
  const { job, active } = seen;
  if (job.spec.suspend === true) return { ...nothing, remove: active };
  const wanted = wantedActive(seen);
  const remove = podsToRemove(job, active, Math.max(0, active.length - wanted)).slice(0, CHANGES_PER_SYNC);
  if (remove.length > 0) return { ...nothing, remove };
  const occupied = active.length + (replacesOnlyFailed(job) ? seen.terminatingCount : 0);
  const missing = Math.min(wanted - occupied, CHANGES_PER_SYNC);
  if (missing <= 0) return nothing;
  if (job.spec.backoffLimitPerIndex !== undefined) return planPerIndex(seen, missing);
  const waitMs = remainingBackOffMs(seen.backOff, seen.epochMs);
  if (waitMs > 0) return { ...nothing, retryAfterMs: Math.max(1000, waitMs), reportsNoActive: true };
  const indexes = isIndexed(job) ? pendingIndexes(seen, missing) : new Array<number>(missing).fill(-1);
  return { ...nothing, create: indexes.map((index) => ({ index, failureCount: undefined, ignoredFailureCount: 0 })) };
}

/** JOB-10: as many pods are to be active. */
export function wantedActive({ job, active, succeeded }: Assessment): number {
  const parallelism = job.spec.parallelism ?? 1;
  if (job.spec.completions === undefined) return succeeded > 0 ? active.length : parallelism;
  return Math.max(0, Math.min(job.spec.completions - succeeded, parallelism));
}

/** JOB-10: pods without a valid index and duplicates of an index go first, then by worth. */
function podsToRemove(job: Job, active: readonly OwnedPod[], atLeast: number): readonly OwnedPod[] {
  if (!isIndexed(job)) return atLeast === 0 ? [] : [...active].sort(byWorth).slice(0, atLeast);
  const best = new Map<number, OwnedPod>();
  const remove: OwnedPod[] = [];
  for (const owned of active) {
    const index = completionIndex(owned.pod);
    if (index < 0 || index >= (job.spec.completions ?? 0)) {
      remove.push(owned);
      continue;
    }
    const other = best.get(index);
    if (other === undefined) best.set(index, owned);
    else if (byWorth(owned, other) > 0) {
      best.set(index, owned);
      remove.push(other);
    } else remove.push(owned);
  }
  const more = atLeast - remove.length;
  return more > 0 ? [...remove, ...[...best.values()].sort(byWorth).slice(0, more)] : remove;
}

/** The lowest indexes that have no pod and no verdict. */
function pendingIndexes(seen: Assessment, count: number): number[] {
  const taken = new Set<number>();
  for (const { pod } of seen.active) taken.add(completionIndex(pod));
  if (replacesOnlyFailed(seen.job)) for (const { pod } of seen.pods) if (isTerminating(pod)) taken.add(completionIndex(pod));
  const found: number[] = [];
  for (let index = 0; index < (seen.job.spec.completions ?? 0) && found.length < count; index++) {
    if (!taken.has(index) && !hasIndex(seen.succeededIndexes, index) && !hasIndex(seen.failedIndexes, index)) found.push(index);
  }
  return found;
}

/** JOB-16: each index waits for its own back-off. */
function planPerIndex(seen: Assessment, missing: number): PodPlan {
  const create: NewPod[] = [];
  let shortestMs = Number.POSITIVE_INFINITY;
  for (const index of pendingIndexes(seen, missing)) {
    const failed = seen.awaitingReplacement.get(index);
    if (failed === undefined) {
      create.push({ index, failureCount: 0, ignoredFailureCount: 0 });
      continue;
    }
    const failures = indexFailureCount(failed.pod);
    const ignored = indexIgnoredFailureCount(failed.pod);
    const waitMs = finishedAtMs(failed.pod) + backOffDelayMs(failures + ignored + 1) - seen.epochMs;
    if (waitMs > 0) {
      shortestMs = Math.min(shortestMs, waitMs);
      continue;
    }
    const isCounted = matchFailurePolicy(seen.job, failed.pod).isCounted;
    create.push({ index, failureCount: failures + (isCounted ? 1 : 0), ignoredFailureCount: ignored + (isCounted ? 0 : 1) });
  }
  if (create.length > 0) return { ...nothing, create };
  return { ...nothing, retryAfterMs: Math.max(1000, shortestMs), reportsNoActive: Number.isFinite(shortestMs) };
}

/** Pods of an index whose finalizer must stay until the index has a living replacement. */
export function isHeldForReplacement(seen: Assessment, owned: OwnedPod, createdIndexes: ReadonlySet<number>): boolean {
  if (!hasFinalizer(owned.pod)) return false;
  const index = completionIndex(owned.pod);
  if (seen.awaitingReplacement.get(index)?.serial !== owned.serial) return false;
  return !createdIndexes.has(index) && !seen.active.some(({ pod }) => completionIndex(pod) === index);
}
