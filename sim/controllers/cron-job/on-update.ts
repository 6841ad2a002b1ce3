import { scheduleZone } from '#sim/api/batch-v1/job-facts.ts';
import type { CronJob } from '#sim/api/batch-v1/types.ts';
import { parseSchedule, timeZoneLoadError } from '#sim/cron/index.ts';
import { type CronJobEvent, events } from './events.ts';
import { earliestSlotMs } from './plan-start.ts';
import { nextRequeue } from './schedule-arithmetic.ts';

/** What the controller does when a CronJob was updated. */
export interface UpdateReaction {
  /** `nowMs` for at once; `Infinity` for not at all. */
  readonly syncAtMs: number;
  readonly event?: CronJobEvent;
}

/**
 * A change of the schedule or the zone only moves the next wake-up; every other change, the controller's own status writes
 * among them, is looked at once. Rule CRON-19.
 *
 * @source batch/v1 CronJob controller, updateCronJob, v1.35
 */
export function reactToUpdate(before: CronJob, after: CronJob, nowMs: number): UpdateReaction {
  const isSameSchedule = before.spec.schedule === after.spec.schedule && before.spec.timeZone === after.spec.timeZone;
  if (isSameSchedule) return { syncAtMs: nowMs };
  const zone = scheduleZone(after);
  const isLoadable = zone === undefined || timeZoneLoadError(zone) === undefined;
  const parsed = parseSchedule(after.spec.schedule, isLoadable ? zone : undefined);
  if (!parsed.ok) return { syncAtMs: Number.POSITIVE_INFINITY, event: events.unparseableUpdate(after.spec.schedule) };
  return { syncAtMs: nextRequeue(parsed.schedule, earliestSlotMs(after), nowMs) };
}
