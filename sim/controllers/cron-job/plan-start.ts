import { scheduleZone } from '#sim/api/batch-v1/job-facts.ts';
import type { ActiveJobReference, CronJob } from '#sim/api/batch-v1/types.ts';
import { parseSchedule, type Schedule, timeZoneLoadError } from '#sim/cron/index.ts';
import { type CronJobEvent, events } from './events.ts';
import { instantOf } from './instants.ts';
import { jobNameOfSlot } from './job-name.ts';
import { type NewJob, newJobOf } from './new-job.ts';
import { mostRecent, nextRequeue } from './schedule-arithmetic.ts';

/** A Job to create, and the slot that it stands for. */
export interface JobStart {
  readonly slotAtMs: number;
  readonly job: NewJob;
}

/** Why something is started now or not. */
export type StartVerdict =
  | 'deleted'
  | 'unknownZone'
  | 'suspended'
  | 'unparseable'
  | 'neverFires'
  | 'notDue'
  | 'handled'
  | 'forbidden'
  | 'starts';

/** What the schedule wants now. */
export interface StartPlan {
  readonly verdict: StartVerdict;
  readonly events: readonly CronJobEvent[];
  /** Active Jobs to delete before the start. */
  readonly replaced: readonly ActiveJobReference[];
  readonly start: JobStart | undefined;
  /** When to sync again if the start goes well; `Infinity` when only a change can wake the CronJob. */
  readonly requeueAtMs: number;
}

const NOTHING: readonly never[] = [];

const stop = (verdict: StartVerdict, saying: readonly CronJobEvent[] = NOTHING): StartPlan => ({
  verdict,
  events: saying,
  replaced: NOTHING,
  start: undefined,
  requeueAtMs: Number.POSITIVE_INFINITY,
});

const wait = (verdict: StartVerdict, saying: readonly CronJobEvent[], requeueAtMs: number): StartPlan => ({
  verdict,
  events: saying,
  replaced: NOTHING,
  start: undefined,
  requeueAtMs,
});

/** Slots count from here: the slot started last, else the creation. */
export function earliestSlotMs(cronJob: CronJob): number {
  return instantOf(cronJob.status.lastScheduleTime ?? cronJob.metadata.creationTimestamp);
}

function planSlot(
  cronJob: CronJob,
  schedule: Schedule,
  active: readonly ActiveJobReference[],
  saying: readonly CronJobEvent[],
  nowMs: number,
): StartPlan {
  const { startingDeadlineSeconds, concurrencyPolicy } = cronJob.spec;
  const earliestMs = earliestSlotMs(cronJob);
  const deadlineMs = startingDeadlineSeconds === undefined ? Number.NEGATIVE_INFINITY : nowMs - startingDeadlineSeconds * 1000; // CRON-11
  const recent = mostRecent(schedule, Math.max(earliestMs, deadlineMs), nowMs);
  if (recent.error !== undefined) return stop('neverFires', [...saying, events.invalid(cronJob.spec.schedule, recent.error)]);
  const { slotAtMs } = recent;
  if (slotAtMs === null) return wait('notDue', saying, nextRequeue(schedule, earliestMs, nowMs));

  const said = recent.missed === 'many' ? [...saying, events.tooManyMissed] : saying; // CRON-10
  const { lastScheduleTime } = cronJob.status;
  const name = jobNameOfSlot(cronJob.metadata.name, slotAtMs);
  const isHandled = active.some((job) => job.name === name) || (lastScheduleTime !== undefined && earliestMs === slotAtMs);
  if (isHandled) return wait('handled', said, nextRequeue(schedule, earliestMs, nowMs)); // CRON-13
  if (concurrencyPolicy === 'Forbid' && active.length > 0) {
    return wait('forbidden', [...said, events.alreadyActive], nextRequeue(schedule, earliestMs, nowMs)); // CRON-14
  }
  return {
    verdict: 'starts',
    events: said,
    replaced: concurrencyPolicy === 'Replace' ? active : NOTHING, // CRON-15
    start: { slotAtMs, job: newJobOf(cronJob, slotAtMs) },
    requeueAtMs: nextRequeue(schedule, slotAtMs, nowMs),
  };
}

/**
 * Decides whether a CronJob starts a Job now: rules CRON-7 to CRON-16.
 *
 * @param active the references that are left after this sync has looked at the Jobs
 */
export function planStart(cronJob: CronJob, active: readonly ActiveJobReference[], nowMs: number): StartPlan {
  const { schedule: expression, timeZone, suspend } = cronJob.spec;
  if (cronJob.metadata.deletionTimestamp !== undefined) return stop('deleted');
  const zoneError = timeZone === undefined ? undefined : timeZoneLoadError(timeZone);
  if (timeZone !== undefined && zoneError !== undefined) return stop('unknownZone', [events.unknownTimeZone(timeZone, zoneError)]);
  if (suspend === true) return stop('suspended');
  const saying = expression.includes('TZ') ? [events.unsupported(expression)] : NOTHING;
  const parsed = parseSchedule(expression, scheduleZone(cronJob));
  if (!parsed.ok) return stop('unparseable', [...saying, events.unparseable(expression, parsed.error)]);
  return planSlot(cronJob, parsed.schedule, active, saying, nowMs);
}
