import { describe, expect, it } from 'vitest';
import type { TimelineLog } from '#components/lab/index.ts';
import { aLog, anObject } from '#components/lab/test-log.ts';
import { axisTicks } from './axis-ticks.ts';
import { timeAt, type Viewport, xOf } from './layout-timeline.ts';
import { foldIdle } from './time-scale.ts';

const DAY_MS = 86_400_000;

/** Three changes a minute apart, every night at 02:00. */
const nights = (count: number) =>
  aLog(
    [anObject('CronJob', 'nightly')],
    Array.from({ length: count * 3 }, (_, i) => [Math.floor(i / 3) * DAY_MS + 7_200_000 + (i % 3) * 60_000, 0, 0]),
  );

const viewportOf = (log: TimelineLog, toMs: number): Viewport => ({
  fromMs: 0,
  toMs,
  widthPx: 1000,
  heightPx: 100,
  rowHeightPx: 28,
  scrollPx: 0,
  pieces: foldIdle(log, { fromMs: 0, toMs }, toMs, 1000),
});

describe('folding idle stretches', () => {
  it('gives the runs of ten nights most of the width', () => {
    const viewport = viewportOf(nights(10), 10 * DAY_MS);
    expect(viewport.pieces?.filter(({ isBreak }) => isBreak)).toHaveLength(11);
    expect(xOf(viewport, 7_320_000) - xOf(viewport, 7_200_000)).toBeGreaterThan(30);
    const ends = viewport.pieces?.map(({ fromMs, toMs }) => [fromMs, toMs]) ?? [];
    expect(ends.every(([from], i) => i === 0 || from === ends[i - 1]?.[1])).toBe(true);
    expect(viewport.pieces?.at(-1)?.toPx).toBeCloseTo(1000);
  });

  it('folds as many nights as there are, each break the narrower', () => {
    const viewport = viewportOf(nights(60), 60 * DAY_MS);
    const breaks = viewport.pieces?.filter(({ isBreak }) => isBreak) ?? [];
    expect(breaks).toHaveLength(61);
    expect(breaks.reduce((sum, { fromPx, toPx }) => sum + toPx - fromPx, 0)).toBeLessThanOrEqual(601);
  });

  it('maps every instant to a point and back', () => {
    const viewport = viewportOf(nights(6), 6 * DAY_MS);
    let before = -1;
    for (let atMs = 0; atMs <= 6 * DAY_MS; atMs += 1_234_567) {
      const x = xOf(viewport, atMs);
      expect(x).toBeGreaterThan(before);
      expect(Math.abs(timeAt(viewport, x) - atMs)).toBeLessThan(1);
      before = x;
    }
  });

  it('leaves a window alone in which there is always something', () => {
    expect(viewportOf(nights(1), 60_000).pieces).toEqual([]);
    // A wait of a minute inside of a run is no idle stretch.
    const busy = nights(1);
    expect(foldIdle(busy, { fromMs: 7_200_000, toMs: 7_320_000 }, Infinity, 1000)).toEqual([]);
  });

  it('writes ticks outside of breaks, far enough apart to be read', () => {
    const ticks = axisTicks(viewportOf(nights(4), 4 * DAY_MS));
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.every(({ xPx }, i) => i === 0 || xPx - (ticks[i - 1]?.xPx ?? 0) >= 60)).toBe(true);
  });
});
