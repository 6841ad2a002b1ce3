import { describe, expect, it } from 'vitest';
import { formatTime, parseTime } from '#sim/api/time.ts';
import { parseSchedule, type Schedule } from '#sim/cron/index.ts';
import { mostRecent, nextRequeue } from './schedule-arithmetic.ts';

function schedule(expression: string): Schedule {
  const parsed = parseSchedule(expression, undefined);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.schedule;
}

const at = (time: string): number => parseTime(`2026-03-10T${time}Z`);

describe('slot arithmetic', () => {
  it.each([
    ['before the first slot', '0 * * * *', '10:10:00', '10:59:59', undefined, 'none'],
    ['at the first slot', '0 * * * *', '10:10:00', '11:00:00', '11:00:00', 'none'],
    ['after two slots', '0 * * * *', '10:10:00', '12:30:00', '12:00:00', 'few'],
    ['after 101 slots', '* * * * *', '10:00:30', '11:41:10', '11:41:00', 'many'],
    ['@every keeps its phase', '@every 7m', '10:00:20', '10:30:00', '10:28:20', 'few'],
  ])('[CRON-9] %s', (_, expression, earliest, now, slot, missed) => {
    const recent = mostRecent(schedule(expression), at(earliest), at(now));
    expect(recent.slotAtMs).toBe(slot === undefined ? null : at(slot));
    expect(recent.missed).toBe(missed);
  });

  it('[CRON-8] a schedule that never fires is an error, and wakes at once', () => {
    const never = schedule('0 0 30 2 *');
    expect(mostRecent(never, at('10:00:00'), at('11:00:00')).error).toBe('time difference between two schedules is less than 1 second');
    expect(nextRequeue(never, at('10:00:00'), at('11:00:00'))).toBe(at('11:00:00'));
  });

  it.each([
    ['waits for the first slot', '0 * * * *', '10:10:00', '10:20:00', '11:00:00'],
    ['looks past the missed ones', '0 * * * *', '10:10:00', '12:30:00', '13:00:00'],
    ['counts from now when the estimate found none', '0,1 0 * * *', '00:00:30', '12:00:00', undefined],
  ])('[CRON-12] %s', (_, expression, earliest, now, next) => {
    const requeueAtMs = nextRequeue(schedule(expression), at(earliest), at(now));
    expect(formatTime(requeueAtMs)).toBe(next === undefined ? '2026-03-11T00:00:00Z' : `2026-03-10T${next}Z`);
    expect(requeueAtMs % 1000).toBe(100);
  });
});
