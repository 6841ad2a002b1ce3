import type { JobCondition, JobStatus } from '#sim/api/batch-v1/types.ts';
import { type Assessment, conditionOf, type EndState } from './assess.ts';
import { countIndexes, formatIndexes } from './indexes.ts';
import { completionIndex, hasFinalizer, isConsideredFailed, isIndexed, type OwnedPod } from './pods.ts';
import { isHeldForReplacement } from './plan-pods.ts';
import { matchFailurePolicy } from './policies.ts';

/** At most this many pods are listed as uncounted in one sync. @source MaxUncountedPods */
const UNCOUNTED_PER_SYNC = 500;

/** What the sync did before it writes status. */
export interface SyncOutcome {
  readonly active: number;
  readonly ready: number;
  readonly terminating: number;
  readonly endState: EndState | undefined;
  /** Suspended condition to put in, when it changes. */
  readonly suspended: 'JobSuspended' | 'JobResumed' | undefined;
  /** Indexes that got a new pod in this sync. */
  readonly createdIndexes: ReadonlySet<number>;
  /** Serials whose finalizer this sync has taken off already. */
  readonly released: ReadonlySet<number>;
}

/** The two writes of a sync and what lies between them. */
export interface StatusPlan {
  /** First write: conditions that announce, uncounted pods. */
  readonly announced: JobStatus;
  readonly finalizersToRemove: readonly OwnedPod[];
  /** Second write: counters, and the terminal condition when the Job is over. */
  readonly settled: JobStatus;
  readonly terminal: 'Complete' | 'Failed' | undefined;
  /** More pods than one sync may count are left. */
  readonly hasMore: boolean;
}

/**
 * What the sync writes: rules JOB-19 to JOB-21.
 *
 * @source pkg/controller/job job_controller.go trackJobStatusAndRemoveFinalizers
 */
export function planStatus(seen: Assessment, outcome: SyncOutcome, nowText: string): StatusPlan {
  const { job } = seen;
  const indexed = isIndexed(job);
  const failureEnds = outcome.endState?.type === 'FailureTarget';
  const finalizersToRemove: OwnedPod[] = [];
  const succeededUids: string[] = [];
  const failedUids: string[] = [];
  let hasMore = false;
  for (const owned of seen.pods) {
    const { pod } = owned;
    if (!hasFinalizer(pod) || outcome.released.has(owned.serial)) continue;
    const isFailed = isConsideredFailed(pod, job);
    const isDone = pod.status.phase === 'Succeeded';
    if (job.metadata.deletionTimestamp === undefined && outcome.endState === undefined && !isDone && (!isFailed || isHeldForReplacement(seen, owned, outcome.createdIndexes))) continue;
    if (finalizersToRemove.length >= UNCOUNTED_PER_SYNC) {
      hasMore = true;
      break;
    }
    finalizersToRemove.push(owned);
    const isOutOfRange = indexed && (completionIndex(pod) < 0 || completionIndex(pod) >= (job.spec.completions ?? 0));
    if (isOutOfRange) continue;
    if (isDone) {
      if (!indexed) succeededUids.push(pod.metadata.uid);
    } else if ((isFailed || failureEnds) && matchFailurePolicy(job, pod).isCounted) failedUids.push(pod.metadata.uid);
  }
  const base = baseStatus(seen, outcome, nowText, indexed);
  const hasUncounted = succeededUids.length + failedUids.length > 0;
  const announced: JobStatus = {
    ...base,
    uncountedTerminatedPods: {
      ...(succeededUids.length > 0 ? { succeeded: succeededUids } : {}),
      ...(failedUids.length > 0 ? { failed: failedUids } : {}),
    },
  };
  let settled: JobStatus = hasUncounted
    ? withCounts(announced, (indexed ? 0 : succeededUids.length), failedUids.length)
    : announced;
  const terminal = outcome.endState === undefined || outcome.terminating > 0 || hasMore ? undefined : outcome.endState.type === 'SuccessCriteriaMet' ? 'Complete' : 'Failed';
  if (terminal !== undefined && outcome.endState !== undefined) {
    settled = {
      ...settled,
      conditions: [...(settled.conditions ?? []), condition(terminal, outcome.endState, nowText)],
      ...(terminal === 'Complete' ? { completionTime: nowText } : {}),
    };
  }
  return { announced: withoutNothing(announced), finalizersToRemove, settled: withoutNothing(settled), terminal, hasMore };
}

function withCounts(status: JobStatus, succeeded: number, failed: number): JobStatus {
  return {
    ...status,
    uncountedTerminatedPods: {},
    succeeded: (status.succeeded ?? 0) + succeeded,
    failed: (status.failed ?? 0) + failed,
  };
}

function baseStatus(seen: Assessment, outcome: SyncOutcome, nowText: string, indexed: boolean): JobStatus {
  const { job } = seen;
  const { status } = job;
  let conditions = status.conditions;
  if (outcome.endState !== undefined && conditionOf(job, outcome.endState.type) === undefined) {
    conditions = [...(conditions ?? []), condition(outcome.endState.type, outcome.endState, nowText)];
  }
  if (outcome.suspended !== undefined) conditions = withSuspended(conditions, outcome.suspended, nowText);
  const mayStart = job.spec.suspend !== true;
  const startTime = outcome.suspended === 'JobResumed' ? nowText : (status.startTime ?? (mayStart ? nowText : undefined));
  return {
    ...status,
    ...(conditions === undefined ? {} : { conditions }),
    ...(startTime === undefined ? {} : { startTime }),
    active: outcome.active,
    terminating: outcome.terminating,
    ready: outcome.ready,
    ...(indexed ? { succeeded: countIndexes(seen.succeededIndexes), completedIndexes: formatIndexes(seen.succeededIndexes) } : {}),
    ...(job.spec.backoffLimitPerIndex === undefined ? {} : { failedIndexes: formatIndexes(seen.failedIndexes) }),
  };
}

const condition = (type: JobCondition['type'], { reason, message }: { reason: string; message: string }, nowText: string): JobCondition => ({
  type,
  status: 'True',
  lastProbeTime: nowText,
  lastTransitionTime: nowText,
  reason,
  message,
});

function withSuspended(conditions: readonly JobCondition[] | undefined, reason: 'JobSuspended' | 'JobResumed', nowText: string): readonly JobCondition[] {
  const next: JobCondition = {
    ...condition('Suspended', { reason, message: reason === 'JobSuspended' ? 'Job suspended' : 'Job resumed' }, nowText),
    status: reason === 'JobSuspended' ? 'True' : 'False',
  };
  if (conditions === undefined) return [next];
  return conditions.some((old) => old.type === 'Suspended') ? conditions.map((old) => (old.type === 'Suspended' ? next : old)) : [...conditions, next];
}

/** Zero counters and empty index lists are not stored; `ready` and `terminating` are, even as 0. */
function withoutNothing(status: JobStatus): JobStatus {
  const { active, succeeded, failed, completedIndexes, ...rest } = status;
  return {
    ...rest,
    ...(active === undefined || active === 0 ? {} : { active }),
    ...(succeeded === undefined || succeeded === 0 ? {} : { succeeded }),
    ...(failed === undefined || failed === 0 ? {} : { failed }),
    ...(completedIndexes === undefined || completedIndexes === '' ? {} : { completedIndexes }),
  };
}

/** Whether two statuses say the same; used to write nothing when nothing changed. */
export function isSameStatus(a: JobStatus, b: JobStatus): boolean {
  return (
    a.active === b.active &&
    a.ready === b.ready &&
    a.terminating === b.terminating &&
    a.succeeded === b.succeeded &&
    a.failed === b.failed &&
    a.startTime === b.startTime &&
    a.completionTime === b.completionTime &&
    a.completedIndexes === b.completedIndexes &&
    a.failedIndexes === b.failedIndexes &&
    a.conditions === b.conditions &&
    sameUncounted(a, b)
  );
}

const sameUncounted = (a: JobStatus, b: JobStatus): boolean =>
  (a.uncountedTerminatedPods === undefined) === (b.uncountedTerminatedPods === undefined) &&
  (a.uncountedTerminatedPods?.succeeded?.length ?? 0) === (b.uncountedTerminatedPods?.succeeded?.length ?? 0) &&
  (a.uncountedTerminatedPods?.failed?.length ?? 0) === (b.uncountedTerminatedPods?.failed?.length ?? 0);
