import { nextRun, parseSchedule } from '#sim/cron/index.ts';
import { processCpuMs } from './cpu-clock.ts';

const EXPRESSIONS = ['*/5 * * * *', '0 2 * * *', '0 9-17 * * 1-5', '30 3 * * 0', '15 10 1 * *'];
const SEARCHES = 20_000;

/** Microseconds of CPU that a search for the next run takes, over schedules of the usual kinds, each run from the one before. */
export function nextRunMicros(timeZone: string | undefined): number {
  const schedules = EXPRESSIONS.map((expression) => {
    const parsed = parseSchedule(expression, timeZone);
    if (!parsed.ok) throw new Error(`bench: ${parsed.error}`);
    return parsed.schedule;
  });
  const search = (): number => {
    let found = 0;
    for (const schedule of schedules) {
      let atMs: number | null = 1_767_225_600_000;
      for (let i = 0; i < SEARCHES && atMs !== null; i++, found++) atMs = nextRun(schedule, atMs);
    }
    return found;
  };
  search();
  const before = processCpuMs();
  const found = search();
  return ((processCpuMs() - before) * 1000) / found;
}
