import { describe, expect, it } from 'vitest';
import { parseTime } from '#sim/api/time.ts';
import { scheduleErrors, timeZoneErrors } from './validation.ts';
import { formatTimeInZone, isKnownTimeZone, zoneOffsetMs } from './zones.ts';

describe('zones', () => {
  it.each([
    'UTC',
    'US/Eastern',
    'EST',
    'EST5EDT',
    'Etc/GMT+5',
    'Europe/Kyiv',
    'Asia/Calcutta',
    'Asia/Kolkata',
    'America/Argentina/Ushuaia',
  ])('%s exists', (name) => {
    expect(isKnownTimeZone(name)).toBe(true);
    expect(timeZoneErrors(name)).toEqual([]);
  });

  it.each(['utc', 'america/new_york', 'GMT+5', 'Nope/Zone', 'Etc/Unknown', ' UTC', '/UTC', 'A B', '+02:00', '../UTC', '-x'])(
    '%j does not',
    (name) => {
      expect(isKnownTimeZone(name)).toBe(false);
      expect(timeZoneErrors(name)).toEqual([`unknown time zone ${name}`]);
    },
  );

  it('no name and the local zone have sentences of their own', () => {
    const explicit = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
    expect(timeZoneErrors('')).toEqual(['timeZone must be nil or non-empty string']);
    expect(timeZoneErrors('Local')).toEqual([explicit]);
    expect(timeZoneErrors('local')).toEqual([explicit, 'unknown time zone local']);
  });

  it.each([
    ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08T01:59:59-05:00'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08T03:00:00-04:00'],
    ['Australia/Lord_Howe', '2026-04-04T14:59:59Z', '2026-04-05T01:59:59+11:00'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05T01:30:00+10:30'],
    ['Europe/London', '2026-12-31T23:59:59Z', '2026-12-31T23:59:59Z'],
    ['Asia/Kathmandu', '2027-01-01T00:00:00Z', '2027-01-01T05:45:00+05:45'],
    ['UTC', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ])('%s at %s', (zone, instant, local) => {
    expect(formatTimeInZone(parseTime(instant), zone)).toBe(local);
    expect(parseTime(local)).toBe(parseTime(instant));
  });

  it('offsets are local minus UTC', () => {
    expect(zoneOffsetMs('America/New_York', parseTime('2026-01-01T00:00:00Z'))).toBe(-5 * 3_600_000);
  });
});

describe('field errors of a schedule', () => {
  const noZone = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';

  it.each([
    ['*/5 * * * *', []],
    ['0 0 30 2 *', []],
    ['* * * *', ['expected exactly 5 fields, found 4: [* * * *]']],
    ['TZ=Asia/Tokyo 0 2 * * *', [noZone]],
    ['TZ=Foo/Bar 0 2 * * *', ['provided bad location Foo/Bar: unknown time zone Foo/Bar', noZone]],
    ['TZ=UTC', ['invalid schedule format: runtime error: slice bounds out of range [:-1]', noZone]],
  ])('%j', (expression, errors) => {
    expect(scheduleErrors(expression)).toEqual(errors);
  });

  it('an update may keep a zone that was there, but not beside the timeZone field', () => {
    const schedule = 'TZ=Asia/Tokyo 0 2 * * *';
    expect(scheduleErrors(schedule, { allowsZonePrefix: true })).toEqual([]);
    expect(scheduleErrors(schedule, { allowsZonePrefix: true, hasTimeZone: true })).toEqual([
      'cannot use both timeZone field and TZ or CRON_TZ in schedule',
    ]);
  });
});
