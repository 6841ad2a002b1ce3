import { msFromCivil } from '#sim/api/time.ts';
import { zoneOffsetMs } from '#sim/cron/index.ts';

/** What a date and a time of day mean in a zone. Instants are ms since 1970 UTC. */
type WallTime =
  | { readonly kind: 'instant'; readonly epochMs: number }
  /** The clocks go past it: at that instant they are put forward. */
  | { readonly kind: 'leftOut'; readonly epochMs: number }
  | { readonly kind: 'unreadable' };

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d{1,2}):(\d\d)$/;
const DAY_MS = 86_400_000;

/** Reads a date and a time of day; a time that comes twice is its first. */
export function readWallTime(date: string, time: string, timeZone: string): WallTime {
  const [, year, month, day] = (DATE.exec(date) ?? []).map(Number);
  const [, hour, minute] = (TIME.exec(time) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined)
    return { kind: 'unreadable' };
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) return { kind: 'unreadable' };
  const localMs = msFromCivil(year, month, day) + hour * 3_600_000 + minute * 60_000;
  const before = zoneOffsetMs(timeZone, localMs - DAY_MS);
  const after = zoneOffsetMs(timeZone, localMs + DAY_MS);
  const fitting = [localMs - before, localMs - after].filter((epochMs) => epochMs + zoneOffsetMs(timeZone, epochMs) === localMs);
  if (fitting.length > 0) return { kind: 'instant', epochMs: Math.min(...fitting) };
  return { kind: 'leftOut', epochMs: changeBetween(timeZone, localMs - after - DAY_MS, localMs - before + DAY_MS) };
}

/** The instant at which a zone's clocks change. */
function changeBetween(timeZone: string, fromMs: number, untilMs: number): number {
  const before = zoneOffsetMs(timeZone, fromMs);
  let [same, changed] = [fromMs, untilMs];
  while (changed - same > 1000) {
    const middle = Math.floor((same + changed) / 2000) * 1000;
    if (zoneOffsetMs(timeZone, middle) === before) same = middle;
    else changed = middle;
  }
  return changed;
}
