import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime, parseTime } from '#sim/api/time.ts';
import { nextRun, parseSchedule, scheduleBits } from './schedule.ts';

function errorOf(expression: string, timeZone?: string): string | undefined {
  const parsed = parseSchedule(expression, timeZone);
  return parsed.ok ? undefined : parsed.error;
}

function runs(expression: string, timeZone: string | undefined, from: string, count: number): readonly (string | null)[] {
  const parsed = parseSchedule(expression, timeZone);
  if (!parsed.ok) throw new Error(parsed.error);
  const found: (string | null)[] = [];
  let atMs: number | null = parseTime(from);
  while (atMs !== null && found.length < count) {
    atMs = nextRun(parsed.schedule, atMs);
    found.push(atMs === null ? null : formatTime(atMs));
  }
  return found;
}

describe('expressions that are refused', () => {
  it.each([
    ['', 'empty spec string'],
    [' ', 'expected exactly 5 fields, found 0: []'],
    ['0 0 0 * * *', 'expected exactly 5 fields, found 6: [0 0 0 * * *]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['0 0 * * 7', 'end of range (7) above maximum (6): 7'],
    ['* * * * FRI-SUN', 'beginning of range (5) beyond end of range (0): FRI-SUN'],
    ['* * * * Sunday', 'failed to parse int from Sunday: strconv.Atoi: parsing "Sunday": invalid syntax'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['*/-5 * * * *', 'negative number (-5) not allowed: -5'],
    ['-1 * * * *', 'failed to parse int from : strconv.Atoi: parsing "": invalid syntax'],
    ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
    ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
    [
      '99999999999999999999x * * * *',
      'failed to parse int from 99999999999999999999x: strconv.Atoi: parsing "99999999999999999999x": value out of range',
    ],
    ['9223372036854775807 * * * *', 'end of range (9223372036854775807) above maximum (59): 9223372036854775807'],
    ['"\u0001 * * * *', 'failed to parse int from "\u0001: strconv.Atoi: parsing "\\"\\x01": invalid syntax'],
    ['0 61 32 * *', 'end of range (61) above maximum (23): 61'],
    ['@Daily', 'unrecognized descriptor: @Daily'],
    ['@daily ', 'unrecognized descriptor: @daily '],
    ['@every', 'unrecognized descriptor: @every'],
    ['@every 5', 'failed to parse duration @every 5: time: missing unit in duration "5"'],
    ['@every 1d', 'failed to parse duration @every 1d: time: unknown unit "d" in duration "1d"'],
    ['@every abc', 'failed to parse duration @every abc: time: invalid duration "abc"'],
    ['@every 1é', 'failed to parse duration @every 1é: time: unknown unit "\\xc3\\xa9" in duration "1\\xc3\\xa9"'],
    ['@every 9999999999h', 'failed to parse duration @every 9999999999h: time: invalid duration "9999999999h"'],
    ['TZ=UTC', 'invalid schedule format: runtime error: slice bounds out of range [:-1]'],
    ['CRON_TZ=Foo/Bar * * * * *', 'provided bad location Foo/Bar: unknown time zone Foo/Bar'],
    ['TZ=../x * * * * *', 'provided bad location ../x: time: invalid location name'],
  ])('%j', (expression, error) => {
    expect(errorOf(expression)).toBe(error);
  });

  it('never throws, whatever is typed', () => {
    const piece = fc.constantFrom('*', '?', '1', '59', 'mon', 'jan', '-', '/', ',', ' ', '@every ', 'TZ=', '\ud800', 'µ', '.5', 's', 'h');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const parsed = parseSchedule(text, undefined);
          if (parsed.ok) expect(nextRun(parsed.schedule, 0) ?? 1).toBeGreaterThan(0);
          else expect(parsed.error).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('expressions that are accepted', () => {
  it.each([
    ['1,,2 * * * *', ['6', '8000000000ffffff', '80000000fffffffe', '8000000000001ffe', '800000000000007f']],
    ['*-5 +5 * * *', ['8fffffffffffffff', '20', '80000000fffffffe', '8000000000001ffe', '800000000000007f']],
    [', */2 ?/1 FEB 1/2', ['0', '555555', '80000000fffffffe', '4', '2a']],
    ['@weekly', ['1', '1', '80000000fffffffe', '8000000000001ffe', '1']],
    ['\u00a005\u3000007 1-31 * 0-6', ['20', '80', 'fffffffe', '8000000000001ffe', '7f']],
  ])('%j selects', (expression, bits) => {
    const parsed = parseSchedule(expression, undefined);
    expect(parsed.ok ? scheduleBits(parsed.schedule) : parsed.error).toEqual(bits);
  });

  it('a zone takes the blanks around a descriptor away', () => {
    expect(errorOf('@daily ', 'Europe/London')).toBeUndefined();
    expect(errorOf(' @daily', 'Europe/London')).toBeUndefined();
  });
});

describe('next runs', () => {
  it.each([
    ['a time left out does not fire', '30 2 * * *', 'America/New_York', '2026-03-07T12:00:00Z', ['2026-03-09T06:30:00Z']],
    [
      'a time repeated fires twice',
      '30 1 * * *',
      'America/New_York',
      '2026-11-01T00:00:00Z',
      ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
    ],
    ['either day field', '0 0 13 * 5', undefined, '2026-02-01T00:00:00Z', ['2026-02-06T00:00:00Z', '2026-02-13T00:00:00Z']],
    ['both when one is starred', '0 0 */1 * 1', undefined, '2026-02-01T00:00:00Z', ['2026-02-02T00:00:00Z', '2026-02-09T00:00:00Z']],
    ['leap days', '0 0 29 2 *', undefined, '2026-01-01T00:00:00Z', ['2028-02-29T00:00:00Z', '2032-02-29T00:00:00Z']],
    ['never', '0 0 30 2 *', 'Europe/London', '2026-01-01T00:00:00Z', [null]],
    ['an empty field', ', * * * *', undefined, '2026-01-01T00:00:00Z', [null]],
    [
      'whole seconds of an interval',
      '@every 90s',
      'Asia/Tokyo',
      '2026-01-01T00:00:00.9Z',
      ['2026-01-01T00:01:30Z', '2026-01-01T00:03:00Z'],
    ],
    ['an interval below a second', '@every -5m', undefined, '2026-01-01T00:00:00Z', ['2026-01-01T00:00:01Z']],
    ['a Cairo Friday whose midnight is left out', '0 5 * * 5', 'Africa/Cairo', '2026-04-23T12:00:00Z', ['2026-05-01T02:00:00Z']],
  ])('%s', (_, expression, timeZone, from, expected) => {
    expect(runs(expression, timeZone, from, expected.length)).toEqual(expected);
  });

  it('an answer is after the question and does not depend on what was asked before', () => {
    const minute = fc.integer({ min: 29_500_000, max: 30_100_000 });
    const zone = fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'UTC');
    const expression = fc.constantFrom('*/7 * * * *', '15 */5 * * *', '0 0 * * 1', '30 2 1-7 * *', '0 3 31 * *');
    fc.assert(
      fc.property(expression, zone, fc.array(minute, { minLength: 2, maxLength: 6 }), (text, timeZone, minutes) => {
        const parsed = parseSchedule(text, timeZone);
        if (!parsed.ok) throw new Error(parsed.error);
        const { schedule } = parsed;
        const ask = (at: number): number | null => nextRun(schedule, at * 60_000);
        const answers = minutes.map(ask);
        for (const [index, answer] of answers.entries()) expect(answer).toBeGreaterThan((minutes[index] ?? 0) * 60_000);
        expect(minutes.toReversed().map(ask).toReversed()).toEqual(answers);
      }),
    );
  });
});
