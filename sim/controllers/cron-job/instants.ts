import { formatTime, parseTime } from '#sim/api/time.ts';

const REMEMBERED = 2000;
const instants = new Map<string, number>();
let lastTime = '';
let lastAtMs = Number.NaN;

/** Ms since 1970 UTC of an API timestamp. The same few texts come back at every sync, so answers are remembered. */
export function instantOf(time: string): number {
  if (time === lastTime) return lastAtMs;
  let atMs = instants.get(time);
  if (atMs === undefined) {
    atMs = parseTime(time);
    if (instants.size >= REMEMBERED) instants.clear();
    instants.set(time, atMs);
  }
  lastTime = time;
  lastAtMs = atMs;
  return atMs;
}

/** The API timestamp of a slot, which is a whole second; the next sync will ask for it. */
export function timestampOf(slotAtMs: number): string {
  lastTime = formatTime(slotAtMs);
  lastAtMs = slotAtMs;
  return lastTime;
}
