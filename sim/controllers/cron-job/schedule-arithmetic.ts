import { nextRun, type Schedule } from '#sim/cron/index.ts';

/** Which slot a sync should start, by upstream's estimate. */
export interface RecentSlot {
  /** The most recent slot that has not been started, ms; `null` when there is none. */
  readonly slotAtMs: number | null;
  /** How many slots were missed: an estimate from the first gap. */
  readonly missed: 'none' | 'few' | 'many';
  /** The schedule never fires. */
  readonly error?: string;
}

/** More missed slots than this are worth a warning. */
const MANY_MISSED = 100;

/** A sync is asked for this long after its slot. */
export const SYNC_DELAY_MS = 100;

const NEVER_FIRES: RecentSlot = {
  slotAtMs: null,
  missed: 'none',
  error: 'time difference between two schedules is less than 1 second',
};
const NONE_DUE: RecentSlot = { slotAtMs: null, missed: 'none' };

/**
 * The most recent slot in (`earliestMs`, `nowMs`]: rule CRON-9.
 *
 * The gap between the first two slots stands for all gaps, as upstream has it: an irregular schedule can be said to have
 * missed more slots than it has, and a slot that lies before the estimate is not found.
 *
 * @source batch/v1 CronJob controller utils, mostRecentScheduleTime, v1.35
 */
export function mostRecent(schedule: Schedule, earliestMs: number, nowMs: number): RecentSlot {
  const firstMs = nextRun(schedule, earliestMs);
  if (firstMs === null) return NEVER_FIRES;
  if (nowMs < firstMs) return NONE_DUE;
  const secondMs = nextRun(schedule, firstMs);
  if (secondMs === null) return NEVER_FIRES;
  if (nowMs < secondMs) return { slotAtMs: firstMs, missed: 'none' };

  const gapS = Math.round((secondMs - firstMs) / 1000);
  if (gapS < 1) return NEVER_FIRES;
  const estimate = Math.floor(Math.floor((nowMs - firstMs) / 1000) / gapS) + 1;
  let slotAtMs: number | null = null;
  let nextMs = nextRun(schedule, firstMs + (estimate - 2) * gapS * 1000);
  while (nextMs !== null && nextMs <= nowMs) {
    slotAtMs = nextMs;
    nextMs = nextRun(schedule, nextMs);
  }
  return { slotAtMs, missed: estimate > MANY_MISSED ? 'many' : 'few' };
}

/**
 * When to look at a CronJob again: 100 ms after its next slot, rule CRON-12. The deadline plays no part.
 *
 * @source batch/v1 CronJob controller utils, nextScheduleTimeDuration, v1.35
 */
export function nextRequeue(schedule: Schedule, earliestMs: number, nowMs: number): number {
  const recent = mostRecent(schedule, earliestMs, nowMs);
  const isWaiting = recent.error === undefined && recent.missed === 'none';
  const nextMs = nextRun(schedule, recent.slotAtMs ?? (isWaiting ? earliestMs : nowMs));
  // A schedule that never fires gives a moment long ago, which the queue takes for now.
  return nextMs === null ? nowMs : nextMs + SYNC_DELAY_MS;
}
