import { describe, expect, it } from 'vitest';
import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { aLog, anObject } from '#components/lab/test-log.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { JobEnds, layoutCrowd } from './job-ends.ts';
import { orderLanes } from './order-lanes.ts';

const MINUTE_MS = 60_000;

/** A CronJob with a Job every minute, each 30 s long; every hundredth fails. */
const aCrowd = (count: number) => {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return aLog(
    [anObject('CronJob', 'tick'), ...numbers.map((i) => anObject('Job', `tick-${i}`, 0))],
    numbers.flatMap((i) => [
      [i * MINUTE_MS, i + 1, S.jobActive],
      [i * MINUTE_MS + 30_000, i + 1, i % 100 === 99 ? S.jobFailed : S.jobComplete],
    ]),
  );
};

function barsOf(log: TimelineLog, toMs: number, nowMs = toMs) {
  const ends = new JobEnds(log);
  ends.update();
  const [lane] = orderLanes(log, new Set());
  const viewport = { fromMs: 0, toMs, widthPx: 1000, heightPx: 100, rowHeightPx: 28, scrollPx: 0 };
  return layoutCrowd(log, ends, lane?.crowd ?? [], viewport, nowMs, { object: 0, kind: 'CronJob', yPx: 0 });
}

describe('a crowd of Jobs', () => {
  it('is folded into the lane of its CronJob until somebody opens it', () => {
    const log = aCrowd(300);
    expect(orderLanes(log, new Set())).toHaveLength(1);
    expect(orderLanes(log, new Set(), new Set([0]))).toHaveLength(301);
    expect(orderLanes(aCrowd(20), new Set())).toHaveLength(21);
  });

  it('shows each failure, however many Jobs share its pixel', () => {
    const bars = barsOf(aCrowd(100_000), 100_000 * MINUTE_MS);
    expect(bars.length).toBeLessThanOrEqual(1000);
    expect(bars.every(({ outcome }) => outcome === S.failed)).toBe(true);
    const few = barsOf(aCrowd(500), 500 * MINUTE_MS);
    expect(few.filter(({ outcome }) => outcome === S.failed)).toHaveLength(5);
    expect(few.some(({ outcome }) => outcome === S.succeeded)).toBe(true);
  });

  it('shows nothing of what comes later, and what runs as running', () => {
    const bars = barsOf(aCrowd(300), 300 * MINUTE_MS, 10 * MINUTE_MS + 1000);
    expect(bars.at(-1)).toMatchObject({ outcome: NONE });
    expect(Math.max(...bars.map(({ xPx, widthPx }) => xPx + widthPx))).toBeLessThan(40);
  });

  it('forgets the ends that a branch took back', () => {
    const log = aCrowd(300);
    const ends = new JobEnds(log);
    ends.update();
    expect(ends.outcomeOf(100)).toBe(S.jobFailed);
    const one = {
      from: 0,
      atMs: Float64Array.of(0),
      object: Int32Array.of(0),
      state: Uint8Array.of(S.jobActive),
      detail: Float64Array.of(0),
    };
    log.append({ ...one, firstObject: 301, objects: [] });
    ends.update();
    expect(ends.outcomeOf(100)).toBe(NONE);
    expect(ends.endOf(100)).toBe(Infinity);
  });
});
