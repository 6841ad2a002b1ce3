import type { EntryFilter } from '#sim/index.ts';
import { NONE, type TimelineLog } from './timeline-log.ts';

/** Which way to look from an instant. */
export type Direction = 'next' | 'previous';

/** Number of the first entry after an instant; the log is in order of time. */
function firstAfter(log: TimelineLog, atMs: number): number {
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((log.atMs[middle] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fits(log: TimelineLog, entry: number, { states, objectKind, uid }: EntryFilter): boolean {
  const object = log.objects[log.object[entry] ?? NONE];
  return (
    object !== undefined &&
    (states.length === 0 || states.includes(log.state[entry] ?? NONE)) &&
    (objectKind === null || objectKind === object.kind) &&
    (uid === null || uid === object.uid)
  );
}

/**
 * The instant of the nearest entry that fits, strictly before or after an instant.
 *
 * @returns null when the log has none
 */
export function findEntry(log: TimelineLog, filter: EntryFilter, nowMs: number, direction: Direction): number | null {
  const start = firstAfter(log, nowMs);
  if (direction === 'next') {
    for (let entry = start; entry < log.length; entry++) if (fits(log, entry, filter)) return log.atMs[entry] ?? null;
    return null;
  }
  for (let entry = start - 1; entry >= 0; entry--) {
    const atMs = log.atMs[entry] ?? 0;
    if (atMs < nowMs && fits(log, entry, filter)) return atMs;
  }
  return null;
}
