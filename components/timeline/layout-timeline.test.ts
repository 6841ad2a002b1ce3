import { describe, expect, it } from 'vitest';
import { anObject, aLog as logOf, type TestEntry } from '#components/lab/test-log.ts';
import { NONE, type TimelineLog } from '#components/lab/timeline-log.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { axisTicks } from './axis-ticks.ts';
import { describeLane } from './describe-lane.ts';
import { formatClock, formatRelative, formatSpan } from './format-time.ts';
import { layoutTimeline, timeAt, type Viewport, xOf } from './layout-timeline.ts';
import { lanesInWindow, orderLanes } from './order-lanes.ts';

interface Spec {
  readonly kind: 'Job' | 'Pod' | 'CronJob';
  readonly name: string;
  readonly owner?: number;
}

const aLog = (objects: readonly Spec[], entries: readonly TestEntry[]) =>
  logOf(
    objects.map(({ kind, name, owner }) => anObject(kind, name, owner)),
    entries,
  );

const VIEWPORT: Viewport = { fromMs: 0, toMs: 10_000, widthPx: 1000, heightPx: 280, rowHeightPx: 28, scrollPx: 0 };

const RUN = aLog(
  [
    { kind: 'Job', name: 'training-job' },
    { kind: 'Pod', name: 'training-job-x7k2p', owner: 0 },
  ],
  [
    [0, 0, S.jobActive],
    [0, 1, S.pending],
    [1000, 1, S.running],
    [8000, 1, S.succeeded],
    [8000, 0, S.jobComplete],
  ],
);

function bars(log: TimelineLog, nowMs: number, viewport = VIEWPORT) {
  return layoutTimeline(log, orderLanes(log, new Set()), viewport, nowMs);
}

describe('layoutTimeline', () => {
  it('places a state from its instant to the next one', () => {
    const run = bars(RUN, 10_000).find((bar) => bar.state === S.running);
    expect(run).toMatchObject({ xPx: 100, widthPx: 700, yPx: 28, outcome: S.succeeded });
  });

  it('tells a run by how it ended, whatever its readiness did in between', () => {
    const log = aLog(
      [{ kind: 'Pod', name: 'p' }],
      [
        [0, 0, S.notReady],
        [1000, 0, S.running],
        [8000, 0, S.notReady],
        [9000, 0, S.failed, 1],
      ],
    );
    expect(bars(log, 10_000).map((bar) => bar.outcome)).toEqual([S.failed, S.failed, S.failed, NONE]);
    expect(bars(log, 8500).map((bar) => bar.outcome)).toEqual([NONE, NONE, NONE]);
  });

  it('lets a slot interrupt nothing', () => {
    const log = aLog(
      [{ kind: 'CronJob', name: 'c' }],
      [
        [0, 0, S.jobActive],
        [5000, 0, S.slotStarted],
      ],
    );
    expect(bars(log, 10_000).map((bar) => bar.widthPx)).toEqual([1000, expect.any(Number)]);
  });

  it('ends an open state at now and hides what comes later', () => {
    const shown = bars(RUN, 4000);
    expect(shown.find((bar) => bar.state === S.running)).toMatchObject({ widthPx: 300, outcome: NONE });
    expect(shown.some((bar) => bar.state === S.succeeded)).toBe(false);
  });

  it('leaves out lanes that are scrolled away', () => {
    const names = Array.from({ length: 100 }, (_, index) => ({ kind: 'Pod' as const, name: `pod-${index}` }));
    const log = aLog(
      names,
      names.map((_, index): TestEntry => [0, index, S.running]),
    );
    const shown = bars(log, 5000, { ...VIEWPORT, scrollPx: 28 * 50 });
    expect(shown.map((bar) => bar.object)).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
  });

  it('draws a run as one, also when it was not ready for a while', () => {
    const log = aLog(
      [{ kind: 'Pod', name: 'p' }],
      [
        [0, 0, S.pending],
        [1000, 0, S.notReady],
        [2000, 0, S.running],
        [8000, 0, S.succeeded],
      ],
    );
    expect(bars(log, 9000).map(({ state, joins }) => [state, ...joins])).toEqual([
      [S.pending, false, false],
      [S.notReady, false, true],
      [S.running, true, false],
      [S.succeeded, false, false],
    ]);
  });

  it('draws a lane of many short states in about as many bars as it has pixels', () => {
    const many = Array.from({ length: 10_000 }, (_, index): TestEntry => [index, 0, index % 2 === 0 ? S.running : S.backingOff]);
    expect(bars(aLog([{ kind: 'Pod', name: 'p' }], many), 10_000).length).toBeLessThan(2100);
  });

  it('never drops a failure, however short the window makes it', () => {
    const log = aLog(
      [{ kind: 'Pod', name: 'p' }],
      [
        [5000, 0, S.running],
        [5001, 0, S.failed, 3],
      ],
    );
    expect(bars(log, 9_000_000, { ...VIEWPORT, toMs: 10_000_000 }).map((bar) => bar.state)).toContain(S.failed);
  });

  it('maps instants to pixels and back', () => {
    expect(timeAt(VIEWPORT, xOf(VIEWPORT, 1234))).toBeCloseTo(1234);
  });
});

describe('orderLanes', () => {
  const log = aLog(
    [
      { kind: 'CronJob', name: 'c' },
      { kind: 'Job', name: 'lonely' },
      { kind: 'Job', name: 'c-1', owner: 0 },
      { kind: 'Pod', name: 'c-1-a', owner: 2 },
    ],
    [
      [0, 0, S.slotStarted],
      [0, 1, S.jobActive],
      [0, 2, S.jobActive],
      [0, 3, S.running],
      [100, 3, S.gone],
    ],
  );
  const names = (folded: readonly number[]) => orderLanes(log, new Set(folded)).map(({ object }) => log.objects[object]?.name);

  it('puts dependants below their owner', () => {
    expect(names([])).toEqual(['c', 'c-1', 'c-1-a', 'lonely']);
  });

  it('hides what belongs to a folded object', () => {
    expect(names([2])).toEqual(['c', 'c-1', 'lonely']);
  });

  it('leaves out what was gone before the window begins', () => {
    const shown = lanesInWindow(log, orderLanes(log, new Set()), 200, 300);
    expect(shown.map(({ object }) => log.objects[object]?.name)).toEqual(['c', 'c-1', 'lonely']);
  });
});

describe('describeLane', () => {
  it('tells a run as a sentence', () => {
    expect(describeLane(RUN, 1, 10_000)).toBe('pod training-job-x7k2p: running from 0:01 to 0:08, succeeded');
  });

  it('tells only what has happened by now', () => {
    expect(describeLane(RUN, 1, 3000)).toBe('pod training-job-x7k2p: running since 0:01');
    expect(describeLane(RUN, 1, 500)).toBe('pod training-job-x7k2p: pending since 0:00');
  });

  it('names exit codes, waits and slots', () => {
    const log = aLog(
      [
        { kind: 'Pod', name: 'p' },
        { kind: 'CronJob', name: 'c' },
      ],
      [
        [0, 0, S.backingOff, 10_000],
        [10_000, 0, S.failed, 3],
        [0, 1, S.slotStarted],
        [1, 1, S.slotSkipped],
        [2, 1, S.slotStarted],
      ],
    );
    expect(describeLane(log, 0, 20_000)).toBe('pod p: waiting to retry 10s from 0:00 to 0:10, failed with exit code 3');
    expect(describeLane(log, 1, 20_000)).toBe('cronjob c: 2 runs started, 1 run skipped');
  });
});

describe('times', () => {
  it('keeps ticks apart and round', () => {
    const ticks = axisTicks(VIEWPORT);
    expect(ticks.map((tick) => tick.label)).toEqual([
      '0:00',
      '0:01',
      '0:02',
      '0:03',
      '0:04',
      '0:05',
      '0:06',
      '0:07',
      '0:08',
      '0:09',
      '0:10',
    ]);
  });

  it.each([
    [0, '0:00'],
    [8_000, '0:08'],
    [1_500, '0:01.5'],
    [3_723_000, '1:02:03'],
    [183_600_000, '2d 03:00:00'],
  ])('writes %d ms as %s', (atMs, text) => expect(formatRelative(atMs)).toBe(text));

  it('writes the clock and waits', () => {
    expect(formatClock(134_000)).toBe('00:02:14');
    expect([10_000, 300_000, 7_200_000].map(formatSpan)).toEqual(['10s', '5m', '2h']);
  });
});
