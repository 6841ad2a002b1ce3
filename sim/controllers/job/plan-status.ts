import { conditionOf } from '#sim/api/batch-v1/job-facts.ts';
import type { JobCondition, JobStatus } from '#sim/api/batch-v1/types.ts';
import type { Assessment, EndState } from './assess.ts';
import { countIndexes, formatIndexes } from './indexes.ts';
import { isHeldForReplacement } from './plan-pods.ts';
import { completionIndex, hasFinalizer, isConsideredFailed, isIndexed, type OwnedPod } from './pods.ts';
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
  /** First write: conditions that announce, uncounted pods. The Job's own status when it says that already. */
  readonly announced: JobStatus;
  readonly finalizersToRemove: readonly OwnedPod[];
  /** Second write, unless it is `announced`: counters, and the terminal condition when the Job is over. */
  readonly settled: JobStatus;
  readonly terminal: 'Complete' | 'Failed' | undefined;
  /** More pods than one sync may count are left. */
  readonly hasMore: boolean;
}

/**
 * What the sync writes: rules JOB-19 to JOB-21.
 *
 * @returns undefined when the status says it all already and no finalizer has to go
 * @source pkg/controller/job job_controller.go trackJobStatusAndRemoveFinalizers
 */
export function planStatus(seen: Assessment, outcome: SyncOutcome, nowText: string): StatusPlan | undefined {
  const { job } = seen;
  const { status } = job;
  const indexed = isIndexed(job);
  const counted = countPods(seen, outcome, indexed);
  const { succeededUids, failedUids, finalizersToRemove, hasMore } = counted;
  const { endState } = outcome;
  const hasUncounted = succeededUids.length + failedUids.length > 0;
  const isSaid =
    !hasUncounted &&
    (endState === undefined || conditionOf(job, endState.type) !== undefined) &&
    outcome.suspended === undefined &&
    (status.startTime !== undefined || job.spec.suspend === true) &&
    (status.active ?? 0) === outcome.active &&
    status.ready === outcome.ready &&
    status.terminating === outcome.terminating &&
    status.uncountedTerminatedPods !== undefined &&
    !hasIndexChange(seen, indexed);
  const isOver = endState !== undefined && outcome.terminating === 0 && !hasMore;
  if (isSaid && !isOver && finalizersToRemove.length === 0) return undefined;
  const terminal = !isOver ? undefined : endState.type === 'SuccessCriteriaMet' ? 'Complete' : 'Failed';
  const fields = fieldsOf(seen, outcome, nowText, indexed);
  const announced = isSaid ? status : statusFrom(fields, succeededUids, failedUids);
  if (!hasUncounted && terminal === undefined) return { announced, finalizersToRemove, settled: announced, terminal, hasMore };
  fields.succeeded += indexed ? 0 : succeededUids.length;
  fields.failed += failedUids.length;
  if (terminal !== undefined && endState !== undefined) {
    fields.conditions = [...(fields.conditions ?? []), condition(terminal, endState, nowText)];
    if (terminal === 'Complete') fields.completionTime = nowText;
  }
  return { announced, finalizersToRemove, settled: statusFrom(fields, noUids, noUids), terminal, hasMore };
}

interface CountedPods {
  readonly finalizersToRemove: readonly OwnedPod[];
  readonly succeededUids: readonly string[];
  readonly failedUids: readonly string[];
  readonly hasMore: boolean;
}

const noUids: readonly string[] = [];
const nothingToCount: CountedPods = { finalizersToRemove: [], succeededUids: noUids, failedUids: noUids, hasMore: false };

/** JOB-19: the pods whose end this sync takes note of. */
function countPods(seen: Assessment, outcome: SyncOutcome, indexed: boolean): CountedPods {
  const { job } = seen;
  const failureEnds = outcome.endState?.type === 'FailureTarget';
  const takesAll = job.metadata.deletionTimestamp !== undefined || outcome.endState !== undefined;
  const finalizersToRemove: OwnedPod[] = [];
  const succeededUids: string[] = [];
  const failedUids: string[] = [];
  let hasMore = false;
  for (const owned of seen.pods) {
    const { pod } = owned;
    const isDone = pod.status.phase === 'Succeeded';
    const isFailed = !isDone && isConsideredFailed(pod, job);
    if (!takesAll && !isDone && !isFailed) continue;
    if (!hasFinalizer(pod) || outcome.released.has(owned.serial)) continue;
    if (!takesAll && !isDone && isHeldForReplacement(seen, owned, outcome.createdIndexes)) continue;
    if (finalizersToRemove.length >= UNCOUNTED_PER_SYNC) {
      hasMore = true;
      break;
    }
    finalizersToRemove.push(owned);
    if (indexed && (completionIndex(pod) < 0 || completionIndex(pod) >= (job.spec.completions ?? 0))) continue;
    if (isDone) {
      if (!indexed) succeededUids.push(pod.metadata.uid);
    } else if ((isFailed || failureEnds) && matchFailurePolicy(job, pod).isCounted) failedUids.push(pod.metadata.uid);
  }
  return finalizersToRemove.length === 0 ? nothingToCount : { finalizersToRemove, succeededUids, failedUids, hasMore };
}

function hasIndexChange(seen: Assessment, indexed: boolean): boolean {
  const { status, spec } = seen.job;
  if (!indexed) return false;
  if (formatIndexes(seen.succeededIndexes) !== (status.completedIndexes ?? '')) return true;
  return spec.backoffLimitPerIndex !== undefined && formatIndexes(seen.failedIndexes) !== status.failedIndexes;
}

/** Every field of a status; what the API leaves out is undefined, 0 or empty here. */
interface StatusFields {
  conditions: readonly JobCondition[] | undefined;
  startTime: string | undefined;
  completionTime: string | undefined;
  active: number;
  succeeded: number;
  failed: number;
  terminating: number;
  completedIndexes: string;
  failedIndexes: string | undefined;
  ready: number;
}

function fieldsOf(seen: Assessment, outcome: SyncOutcome, nowText: string, indexed: boolean): StatusFields {
  const { job } = seen;
  const { status } = job;
  let conditions = status.conditions;
  if (outcome.endState !== undefined && conditionOf(job, outcome.endState.type) === undefined) {
    conditions = [...(conditions ?? []), condition(outcome.endState.type, outcome.endState, nowText)];
  }
  if (outcome.suspended !== undefined) conditions = withSuspended(conditions, outcome.suspended, nowText);
  const mayStart = job.spec.suspend !== true;
  return {
    conditions,
    startTime: outcome.suspended === 'JobResumed' ? nowText : (status.startTime ?? (mayStart ? nowText : undefined)),
    completionTime: status.completionTime,
    active: outcome.active,
    succeeded: indexed ? countIndexes(seen.succeededIndexes) : (status.succeeded ?? 0),
    failed: status.failed ?? 0,
    terminating: outcome.terminating,
    completedIndexes: indexed ? formatIndexes(seen.succeededIndexes) : '',
    failedIndexes: job.spec.backoffLimitPerIndex === undefined ? undefined : formatIndexes(seen.failedIndexes),
    ready: outcome.ready,
  };
}

const noneUncounted: NonNullable<JobStatus['uncountedTerminatedPods']> = {};

/** The status as the API shows it: zero counters and empty index lists are left out; `ready` and `terminating` are not. */
function statusFrom(fields: StatusFields, succeeded: readonly string[], failed: readonly string[]): JobStatus {
  return {
    conditions: fields.conditions,
    startTime: fields.startTime,
    completionTime: fields.completionTime,
    active: fields.active === 0 ? undefined : fields.active,
    succeeded: fields.succeeded === 0 ? undefined : fields.succeeded,
    failed: fields.failed === 0 ? undefined : fields.failed,
    terminating: fields.terminating,
    completedIndexes: fields.completedIndexes === '' ? undefined : fields.completedIndexes,
    failedIndexes: fields.failedIndexes,
    uncountedTerminatedPods: uncountedOf(succeeded, failed),
    ready: fields.ready,
  };
}

function uncountedOf(succeeded: readonly string[], failed: readonly string[]): NonNullable<JobStatus['uncountedTerminatedPods']> {
  if (failed.length === 0) return succeeded.length === 0 ? noneUncounted : { succeeded };
  return succeeded.length === 0 ? { failed } : { succeeded, failed };
}

const condition = (
  type: JobCondition['type'],
  { reason, message }: { reason: string; message: string },
  nowText: string,
): JobCondition => ({
  type,
  status: 'True',
  lastProbeTime: nowText,
  lastTransitionTime: nowText,
  reason,
  message,
});

function withSuspended(
  conditions: readonly JobCondition[] | undefined,
  reason: 'JobSuspended' | 'JobResumed',
  nowText: string,
): readonly JobCondition[] {
  const next: JobCondition = {
    ...condition('Suspended', { reason, message: reason === 'JobSuspended' ? 'Job suspended' : 'Job resumed' }, nowText),
    status: reason === 'JobSuspended' ? 'True' : 'False',
  };
  if (conditions === undefined) return [next];
  return conditions.some((old) => old.type === 'Suspended')
    ? conditions.map((old) => (old.type === 'Suspended' ? next : old))
    : [...conditions, next];
}
