import { scheduleZone } from '#sim/api/batch-v1/job-facts.ts';
import type { CronJob } from '#sim/api/batch-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { nextRun, parseSchedule, type Schedule, timeZoneLoadError } from '#sim/cron/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Spans after which schedules of the usual kinds come round. */
const PERIODS_MS: readonly number[] = [
  ...[1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR_MS),
  DAY_MS,
  7 * DAY_MS,
];

/** A period is worth looking at when the schedules keep it up for so long. */
const WORTHWHILE_PERIODS = 24;
/** The run is looked at so long before a slot, when what the slot before it started is over. */
const BEFORE_SLOT_MS = 1000;

/** Which schedules are at work, and after how long all of them come round. */
export interface Rhythm {
  readonly periodMs: number;
  /** Just before a slot, ms since 1970 UTC. */
  readonly firstAtMs: number;
  readonly schedules: readonly Schedule[];
}

/** @returns undefined when there is no schedule at work, or none that comes round often enough before `untilMs` (since 1970 UTC) */
export function rhythmOf(server: ApiServer, nowMs: number, untilMs: number): Rhythm | undefined {
  const schedules: Schedule[] = [];
  let hasIntervals = false;
  server.store.forEach('CronJob', (object) => {
    const { spec, metadata } = object as CronJob;
    if (spec.suspend === true || metadata.deletionTimestamp !== undefined) return;
    const zone = scheduleZone(object as CronJob);
    const parsed = zone !== undefined && timeZoneLoadError(zone) !== undefined ? undefined : parseSchedule(spec.schedule, zone);
    if (parsed?.ok !== true) return;
    if (parsed.schedule.kind === 'interval') hasIntervals = true;
    schedules.push(parsed.schedule);
  });
  if (schedules.length === 0 || hasIntervals) return undefined;
  const slots = schedules.map((schedule) => nextRun(schedule, nowMs + BEFORE_SLOT_MS) ?? Number.POSITIVE_INFINITY);
  const firstAtMs = Math.min(...slots) - BEFORE_SLOT_MS;
  if (!Number.isFinite(firstAtMs)) return undefined;
  for (const periodMs of PERIODS_MS) {
    if (untilMs - firstAtMs < periodMs * WORTHWHILE_PERIODS) return undefined;
    const rhythm = { periodMs, firstAtMs, schedules };
    if (keepsTime(rhythm, firstAtMs, WORTHWHILE_PERIODS) === WORTHWHILE_PERIODS) return rhythm;
  }
  return undefined;
}

/** How many periods from an instant on (ms since 1970 UTC) have the slots of the first one, up to `most`; 0 when that has none. */
export function keepsTime({ periodMs, schedules }: Rhythm, fromMs: number, most: number): number {
  let kept = most;
  let hasSlots = false;
  for (const schedule of schedules) {
    const pattern = slotsOf(schedule, fromMs, fromMs + periodMs);
    hasSlots ||= pattern.length > 0;
    kept = Math.min(kept, keptBy(schedule, pattern, fromMs, periodMs, kept));
  }
  return hasSlots ? kept : 0;
}

function slotsOf(schedule: Schedule, fromMs: number, untilMs: number): number[] {
  const slots: number[] = [];
  for (let slot = nextRun(schedule, fromMs); slot !== null && slot < untilMs; slot = nextRun(schedule, slot)) slots.push(slot);
  return slots;
}

/** Periods of one schedule that repeat its first one. */
function keptBy(schedule: Schedule, pattern: readonly number[], fromMs: number, periodMs: number, most: number): number {
  if (pattern.length === 0) {
    const slot = nextRun(schedule, fromMs);
    return slot === null ? most : Math.min(most, Math.floor((slot - fromMs) / periodMs));
  }
  let slot = pattern[0] as number;
  for (let period = 1; period < most; period++) {
    for (const first of pattern) {
      slot = nextRun(schedule, period === 1 && first === pattern[0] ? (pattern.at(-1) as number) : slot) ?? Number.POSITIVE_INFINITY;
      if (slot !== first + period * periodMs) return period;
    }
  }
  return most;
}
