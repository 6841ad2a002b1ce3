import { describe, expect, it } from 'vitest';
import { runCron } from './cron.ts';

describe('sim cron', () => {
  it('answers rows in the shape of the recorded table', () => {
    const rows = [
      '{"e":"0 * * * *","tz":"","from":"2026-01-01T00:00:00Z","n":2}',
      '{"e":"0 0 30 2 *","tz":"Asia/Tokyo","from":"2026-01-01T00:00:00Z"}',
      '{"e":"@every 1h","tz":"","from":"2026-01-01T00:00:00Z","t":["?"]}',
      '',
      '{"e":"daily","tz":"","from":"2026-01-01T00:00:00Z"}',
      'nonsense',
    ];
    expect(runCron(rows.join('\n'))).toBe(
      [
        '{"e":"0 * * * *","tz":"","from":"2026-01-01T00:00:00Z","n":2,"t":["2026-01-01T01:00:00Z","2026-01-01T02:00:00Z"],"bits":["1","8000000000ffffff","80000000fffffffe","8000000000001ffe","800000000000007f"]}',
        '{"e":"0 0 30 2 *","tz":"Asia/Tokyo","from":"2026-01-01T00:00:00Z","t":["ZERO"],"bits":["1","1","40000000","4","800000000000007f"]}',
        '{"e":"@every 1h","tz":"","from":"2026-01-01T00:00:00Z","t":["2026-01-01T01:00:00Z"]}',
        '{"e":"daily","tz":"","from":"2026-01-01T00:00:00Z","err":"expected exactly 5 fields, found 1: [daily]"}',
        '{"line":6,"err":"not a row with e, tz and from"}',
        '',
      ].join('\n'),
    );
  });
});
