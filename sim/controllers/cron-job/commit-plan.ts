import type { ActiveJobReference, CronJob, CronJobStatus, Job } from '#sim/api/batch-v1/types.ts';
import type { Status } from '#sim/api/meta-v1/types.ts';
import { type CronJobEvent, events } from './events.ts';
import { timestampOf } from './instants.ts';
import { isControlledBy } from './jobs.ts';
import type { NewJob } from './new-job.ts';
import type { JobStart } from './plan-start.ts';
import { type CronJobPlan, withActive } from './sync-cron-job.ts';

type JobAnswer = { readonly ok: true; readonly job: Job } | { readonly ok: false; readonly status: Status };

/** What the controller asks of the API server, within one namespace. */
export interface CronJobApi {
  getJob(name: string): JobAnswer;
  createJob(job: NewJob): JobAnswer;
  /** Deletes in the background; a refusal is returned, undefined is success. */
  deleteJob(name: string): Status | undefined;
  record(event: CronJobEvent): void;
}

/** How a plan ended. */
export interface CommitOutcome {
  /** To be written once; the very object of the CronJob when nothing changed. */
  readonly status: CronJobStatus;
  readonly requeueAtMs: number;
  /** Something failed: sync again after the key's back-off. */
  readonly isRetry: boolean;
}

const asleep = (status: CronJobStatus): CommitOutcome => ({ status, requeueAtMs: Number.POSITIVE_INFINITY, isRetry: false });
const failed = (status: CronJobStatus): CommitOutcome => ({ status, requeueAtMs: Number.POSITIVE_INFINITY, isRetry: true });

const isNamespaceTerminating = (status: Status): boolean =>
  status.code === 403 && status.message.endsWith('because it is being terminated');

/** The status of a plan that stopped at a deletion: the Jobs that are still there stay referenced. */
function withKept(before: CronJobStatus, planned: CronJobStatus, kept: ReadonlySet<string>): CronJobStatus {
  const isLeft = new Set(planned.active?.map(({ uid }) => uid));
  const active = (before.active ?? []).filter(({ uid }) => isLeft.has(uid) || kept.has(uid));
  return active.length === (planned.active?.length ?? 0) ? planned : withActive(planned, active);
}

/** Deletes one active Job to make room; false when it could not be. Rule CRON-15. */
function replace(name: string, api: CronJobApi): boolean {
  const found = api.getJob(name);
  if (!found.ok) {
    api.record(events.getFailed(found.status));
    return false;
  }
  return remove(name, api);
}

function remove(name: string, api: CronJobApi): boolean {
  const refusal = api.deleteJob(name);
  api.record(refusal === undefined ? events.deleted(name) : events.deleteFailed(refusal));
  return refusal === undefined;
}

function referenceTo(job: Job): ActiveJobReference {
  const { name, namespace = '', uid, resourceVersion } = job.metadata;
  return { kind: 'Job', namespace, name, uid, apiVersion: 'batch/v1', resourceVersion };
}

/** Creates the Job of a slot and takes it into the status: rule CRON-17. */
function commitStart(cronJob: CronJob, status: CronJobStatus, start: JobStart, requeueAtMs: number, api: CronJobApi): CommitOutcome {
  let created = api.createJob(start.job);
  if (created.ok) {
    api.record(events.created(created.job.metadata.name));
  } else if (created.status.reason === 'AlreadyExists') {
    created = api.getJob(start.job.metadata.name);
    if (!created.ok) return failed(status);
    const { uid } = created.job.metadata;
    if (!isControlledBy(cronJob, created.job) || status.active?.some((job) => job.uid === uid) === true) return asleep(status);
  } else {
    if (!isNamespaceTerminating(created.status)) api.record(events.createFailed(created.status));
    return failed(status);
  }
  return {
    status: {
      ...status,
      active: [...(status.active ?? []), referenceTo(created.job)],
      lastScheduleTime: timestampOf(start.slotAtMs),
    },
    requeueAtMs,
    isRetry: false,
  };
}

/**
 * Carries out a plan: its steps in order, then the start. The caller writes the status, once, when it is a new object, and
 * queues the next sync. Rule CRON-18.
 */
export function commitCronJobPlan(cronJob: CronJob, plan: CronJobPlan, api: CronJobApi): CommitOutcome {
  const { steps, status, start, requeueAtMs } = plan;
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'record') {
      api.record(step.event);
    } else if (step.why === 'history') {
      remove(step.job.name, api);
    } else if (!replace(step.job.name, api)) {
      const kept = new Set(steps.slice(index).flatMap((later) => (later.kind === 'delete' ? [later.job.uid] : [])));
      return failed(withKept(cronJob.status, status, kept));
    }
  }
  return start === undefined ? { status, requeueAtMs, isRetry: false } : commitStart(cronJob, status, start, requeueAtMs, api);
}
