import type { ActiveJobReference, CronJob, CronJobStatus, Job } from '#sim/api/batch-v1/types.ts';
import { type CronJobEvent, events } from './events.ts';
import { jobsBeyondHistory } from './history.ts';
import { outcomeOf } from './jobs.ts';
import { type JobStart, planStart, type StartVerdict } from './plan-start.ts';

/** Something a sync does besides creating a Job, in the order of {@link CronJobPlan.steps}. */
export type CronJobStep =
  | { readonly kind: 'record'; readonly event: CronJobEvent }
  | { readonly kind: 'delete'; readonly job: { readonly name: string; readonly uid: string }; readonly why: 'history' | 'replacement' };

/** What one sync wants; `commitCronJobPlan` carries it out. */
export interface CronJobPlan {
  readonly steps: readonly CronJobStep[];
  /** The status when every step goes well, before the start; the very object of the CronJob when nothing changes. */
  readonly status: CronJobStatus;
  readonly start: JobStart | undefined;
  readonly verdict: StartVerdict;
  /** Instant of the next sync when all goes well; `Infinity` when only a change can wake the CronJob. */
  readonly requeueAtMs: number;
}

/** The status with other references; the key is left out when there are none. */
export function withActive(status: CronJobStatus, active: readonly ActiveJobReference[]): CronJobStatus {
  const { active: _, ...rest } = status;
  return active.length === 0 ? rest : { active, ...rest };
}

/** The references and the last success, as the Jobs leave them. */
class StatusDraft {
  readonly steps: CronJobStep[] = [];
  active: readonly ActiveJobReference[];
  lastSuccessfulTime: string | undefined;
  private readonly before: CronJobStatus;

  constructor(before: CronJobStatus) {
    this.before = before;
    this.active = before.active ?? [];
    this.lastSuccessfulTime = before.lastSuccessfulTime;
  }

  record(event: CronJobEvent): void {
    this.steps.push({ kind: 'record', event });
  }

  delete(job: { readonly name: string; readonly uid: string }, why: 'history' | 'replacement'): void {
    this.steps.push({ kind: 'delete', job: { name: job.name, uid: job.uid }, why });
    this.forget(job.uid);
  }

  isActive(uid: string): boolean {
    for (const reference of this.active) if (reference.uid === uid) return true;
    return false;
  }

  forget(uid: string): void {
    if (this.isActive(uid)) this.active = this.active.filter((reference) => reference.uid !== uid);
  }

  status(): CronJobStatus {
    const { before, active, lastSuccessfulTime } = this;
    if (active.length === (before.active?.length ?? 0) && lastSuccessfulTime === before.lastSuccessfulTime) return before;
    const status = withActive(before, active);
    return lastSuccessfulTime === undefined ? status : { ...status, lastSuccessfulTime };
  }
}

/** Takes note of one collected Job: rules CRON-3, CRON-4 and CRON-5. */
function noteJob(draft: StatusDraft, job: Job): void {
  const { name, uid } = job.metadata;
  const outcome = outcomeOf(job);
  const isActive = draft.isActive(uid);
  if (outcome === undefined) {
    if (!isActive) draft.record(events.unexpected(name));
    return;
  }
  if (isActive) {
    draft.forget(uid);
    draft.record(events.sawCompleted(name, outcome));
  }
  const { completionTime } = job.status;
  if (outcome === 'Failed' || completionTime === undefined) return;
  // RFC 3339 in UTC sorts as text.
  if (draft.lastSuccessfulTime === undefined || completionTime > draft.lastSuccessfulTime) draft.lastSuccessfulTime = completionTime;
}

function hasUid(jobs: readonly Job[], uid: string): boolean {
  for (const job of jobs) if (job.metadata.uid === uid) return true;
  return false;
}

/**
 * Plans one sync of one CronJob, in upstream's order: history, the Jobs it has, the Jobs it lost, the schedule.
 *
 * @param jobs        the Jobs for which `isCollectedBy` holds, in any order
 * @param nowMs       ms since 1970 UTC
 * @param isJobStored whether a Job of that name exists in the CronJob's namespace though it is not among `jobs`
 * @returns a plan without steps and with the CronJob's own status when there is nothing to do
 * @source batch/v1 CronJob controller, v1.35
 */
export function syncCronJob(cronJob: CronJob, jobs: readonly Job[], nowMs: number, isJobStored: (name: string) => boolean): CronJobPlan {
  const draft = new StatusDraft(cronJob.status);
  for (const job of jobsBeyondHistory(cronJob, jobs)) draft.delete(job.metadata, 'history'); // CRON-2
  for (const job of jobs) noteJob(draft, job);
  for (const { name, uid } of draft.active) {
    if (hasUid(jobs, uid) || isJobStored(name)) continue;
    draft.record(events.missing(name)); // CRON-6
    draft.forget(uid);
  }
  const plan = planStart(cronJob, draft.active, nowMs);
  for (const event of plan.events) draft.record(event);
  for (const reference of plan.replaced) draft.delete(reference, 'replacement');
  return { steps: draft.steps, status: draft.status(), start: plan.start, verdict: plan.verdict, requeueAtMs: plan.requeueAtMs };
}

/** Names of the Jobs that a sync removes from the history while its CronJob still lists them as active: history limit 0. */
export function deletedWhileActive({ status }: CronJob, { steps }: CronJobPlan): readonly string[] {
  const isActive = (uid: string): boolean => status.active?.some((reference) => reference.uid === uid) === true;
  return steps.flatMap((step) => (step.kind === 'delete' && step.why === 'history' && isActive(step.job.uid) ? [step.job.name] : []));
}
