import { expect, it } from 'vitest';
import { formatTime, parseTime } from '#sim/api/time.ts';
import { loadCronRows } from '#tests/conformance/recordings.ts';
import { nextRun, parseSchedule, scheduleBits } from './index.ts';

type CronRow = ReturnType<typeof loadCronRows>[number];

/** The answer to a row, with as many runs as were recorded. */
function answerTo({ e, tz, from, t }: CronRow): Partial<CronRow> {
  const parsed = parseSchedule(e, tz === '' ? undefined : tz);
  if (!parsed.ok) return { err: parsed.error };
  const runs: string[] = [];
  let atMs: number | null = parseTime(from);
  while (atMs !== null && runs.length < (t?.length ?? 0)) {
    atMs = nextRun(parsed.schedule, atMs);
    runs.push(atMs === null ? 'ZERO' : formatTime(atMs));
  }
  const bits = scheduleBits(parsed.schedule);
  return bits === undefined ? { t: runs } : { t: runs, bits };
}

it('every recorded row is answered as robfig/cron answered it', () => {
  const rows = loadCronRows();
  expect(rows.length).toBeGreaterThan(2000);
  const wrong = rows.filter((row) => {
    const { e: _e, tz: _tz, from: _from, ...recorded } = row;
    return JSON.stringify(answerTo(row)) !== JSON.stringify(recorded);
  });
  expect(wrong).toEqual([]);
});
