import type { CronJob } from '#sim/api/batch-v1/types.ts';
import type { CronJobEvent } from './events.ts';
import type { CronJobPlan } from './sync-cron-job.ts';

/** What a sync would say again, and do nothing else, until an instant. */
export interface Standing {
  readonly events: readonly CronJobEvent[];
  /** From this instant on (ms since 1970 UTC) the schedule may want something. */
  readonly untilMs: number;
}

/** Said once, of something that the same sync has settled. */
const SETTLED: ReadonlySet<string> = new Set(['SawCompletedJob', 'MissingJob']);
/** Said again by the next sync even when this one started a Job. */
const OUTLASTS_START: ReadonlySet<string> = new Set(['UnexpectedJob', 'UnsupportedSchedule']);

/**
 * What the next sync would come to if nothing but the counts of Jobs changed, rule CRON-22.
 *
 * @param requeueAtMs when the schedule will be looked at again
 * @returns undefined when that cannot be told beforehand
 */
export function standingOf(cronJob: CronJob, plan: CronJobPlan, requeueAtMs: number, delayMs: number): Standing | undefined {
  const isStarting = plan.start !== undefined;
  if (isStarting && requeueAtMs === Number.POSITIVE_INFINITY) return undefined;
  const standing: CronJobEvent[] = [];
  for (const step of plan.steps) {
    if (step.kind !== 'record' || SETTLED.has(step.event.reason)) continue;
    if (isStarting && !OUTLASTS_START.has(step.event.reason)) continue;
    // A due slot that waits for its turn may pass its deadline meanwhile.
    if (cronJob.spec.startingDeadlineSeconds !== undefined && !OUTLASTS_START.has(step.event.reason)) return undefined;
    standing.push(step.event);
  }
  return { events: standing, untilMs: requeueAtMs - delayMs };
}
