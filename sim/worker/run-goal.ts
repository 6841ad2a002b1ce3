import { nextRun, parseSchedule } from '#sim/cron/index.ts';
import type { TimelineEntry } from '#sim/timeline-lanes.ts';
import type { EntryFilter, RunGoal } from './protocol.ts';

/** Whether an entry of the timeline is one of those that are meant. */
export function fits(filter: EntryFilter, state: number, object: Pick<TimelineEntry, 'uid' | 'kind'>): boolean {
  return (
    (filter.states.length === 0 || filter.states.includes(state)) &&
    (filter.objectKind === null || filter.objectKind === object.kind) &&
    (filter.uid === null || filter.uid === object.uid)
  );
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/**
 * The instant of a goal that is one.
 *
 * @returns virtual ms; null when no clock ever shows that time, or the zone is unknown
 */
export function instantOf(goal: Exclude<RunGoal, { readonly kind: 'entry' }>, nowMs: number, startAtMs: number): number | null {
  if (goal.kind === 'instant') return goal.atMs;
  const time = TIME.exec(goal.time);
  if (time === null) return null;
  // A schedule that is due once a day: a zone that leaves the hour out that day, or has it twice, is the schedule's concern.
  const parsed = parseSchedule(`${Number(time[2])} ${Number(time[1])} * * *`, goal.timeZone);
  if (!parsed.ok) return null;
  const epochMs = nextRun(parsed.schedule, startAtMs + nowMs);
  return epochMs === null ? null : epochMs - startAtMs;
}
