import { type ClusterState, type LabSession, NONE, type TimeWindow, windowOf } from '#components/lab/index.ts';
import { onThemeChange } from '#components/ui/index.ts';
import { axisTicks } from './axis-ticks.ts';
import { drawAxis } from './draw-axis.ts';
import { createPainter, nowLinePx, type TimelineNote } from './draw-timeline.ts';
import { JobEnds, layoutCrowd } from './job-ends.ts';
import { type LaneLabel, laneLabels } from './lane-labels.ts';
import { type Bar, lanesOnScreen, layoutTimeline, timeAt, type Viewport } from './layout-timeline.ts';
import { fitCanvas, measured } from './measured.ts';
import { type Lane, lanesInWindow, orderLanes } from './order-lanes.ts';
import { readPalette } from './palette.ts';
import { foldIdle } from './time-scale.ts';

export interface TimelineElements {
  /** Scrolls the lanes. */
  readonly scroller: HTMLElement;
  /** As high as all lanes together. */
  readonly content: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Null where another timeline of the same scale has the axis. */
  readonly axis: HTMLCanvasElement | null;
  readonly nowLine: HTMLElement;
}

/** What is drawn: the run of a lab, or another one on the scale of its timeline. */
export interface TimelineSource extends Pick<LabSession, 'view' | 'cluster' | 'screen' | 'playback' | 'log'> {
  readonly notes?: () => readonly TimelineNote[];
  /** Of another run: how far it went, and from where on an object of it differs. */
  readonly other?: { readonly headMs: () => number; readonly differences: () => ReadonlyMap<number, number> };
  /** The log whose idle stretches set the scale, when it is not the one that is drawn. */
  readonly scaleOf?: LabSession['log'];
}

const NO_NOTES: readonly TimelineNote[] = [];

export interface TimelineRenderer {
  /** The span of time on screen. */
  window(): TimeWindow;
  /** The middle of the canvas, from its left edge. */
  middlePx(): number;
  /** Virtual instant under a point of the canvas. */
  instantAt(xPx: number): number;
  /** The object whose lane is under a point of the canvas; `NONE` below the last lane. */
  objectAt(yPx: number): number;
  /** Asks for a frame: something outside the stores of the lab changed. */
  redraw(): void;
  dispose(): void;
}

/** What a picture was drawn from, as far as the passing of time goes. */
interface Drawn {
  readonly nowMs: number;
  readonly headMs: number;
  readonly logVersion: number;
  /** Virtual time that moves the picture by a pixel of the device. */
  readonly msPerPixel: number;
}

const NEVER_DRAWN: Drawn = { nowMs: 0, headMs: 0, logVersion: -1, msPerPixel: 0 };

/** Between two pictures of a run for those who want no motion. */
const STEP_MS = 700;
const ROW_PX = 28;
const DENSE_ROW_PX = 8;

/** Writes only what changes: a style that is set again is computed again. */
function moveTo(element: HTMLElement, xPx: number): void {
  const transform = `translateX(${xPx}px)`;
  if (element.style.transform !== transform) element.style.transform = transform;
}

/** A run of a lesson; what has more is looked at as a whole, on an even scale. */
const SHORT_RUN_ENTRIES = 2000;

/**
 * Keeps a canvas in step with the stores of a lab; draws only in frames before which something changed.
 *
 * @param onLanes called when other lanes came into sight, with their labels
 */
export function mountTimeline(
  source: TimelineSource,
  { scroller, content, canvas, axis, nowLine }: TimelineElements,
  onLanes: (labels: readonly LaneLabel[]) => void,
): TimelineRenderer {
  const context = canvas.getContext('2d');
  const { log, view, cluster, screen, playback, other } = source;
  const scaleLog = source.scaleOf ?? log;
  const ends = new JobEnds(log);
  let palette = readPalette(scroller);
  let paint = context && createPainter(context, palette);
  const size = measured(canvas, () => invalidate());
  const axisSize = axis && measured(axis, () => invalidate());
  let scrollPx = scroller.scrollTop;
  let lanes: readonly Lane[] = [];
  let orderedFor = '';
  let shown: readonly LaneLabel[] = [];
  let request = 0;
  let drawn = NEVER_DRAWN;

  const rowHeightPx = () => (view.getState().isDense ? DENSE_ROW_PX : ROW_PX);

  function timeWindow(): TimeWindow {
    const { nowMs, headMs } = cluster.getState();
    return windowOf(view.getState(), nowMs, headMs);
  }

  /** A short run in full would shrink while somebody reads beside it: there the idle time is folded without being asked. */
  function foldsIdle(): boolean {
    return playback.store.getState().skipsIdle || (view.getState().follow === 'fit' && scaleLog.length <= SHORT_RUN_ENTRIES);
  }

  function viewport(): Viewport {
    const window = timeWindow();
    const widthPx = Math.max(1, size.widthPx);
    return {
      ...window,
      pieces: foldsIdle() ? foldIdle(scaleLog, window, cluster.getState().headMs, widthPx) : [],
      widthPx,
      heightPx: size.heightPx,
      rowHeightPx: rowHeightPx(),
      scrollPx,
    };
  }

  let ordered: readonly Lane[] = [];
  const known: Lane[] = [];
  function updateLanes(area: Viewport) {
    const { folded, opened } = view.getState();
    const key = `${log.objectsVersion} ${[...folded].join()} ${[...opened].join()}`;
    if (key !== orderedFor) ordered = other === undefined ? orderLanes(log, folded, opened, known) : orderLanes(log, new Set());
    orderedFor = key;
    lanes = lanesInWindow(log, ordered, area.fromMs, Math.min(area.toMs, shownMs()));
    const heightPx = `${lanes.length * area.rowHeightPx}px`;
    if (content.style.height !== heightPx) content.style.height = heightPx;
    const labels = laneLabels(log, lanes, area, shown);
    if (labels === shown) return;
    shown = labels;
    onLanes(labels);
  }

  /** Nothing later is drawn. Another run is shown as far as it went. */
  const shownMs = () => other?.headMs() ?? cluster.getState().nowMs;

  /** Jobs of folded CronJobs, in the lanes of those. */
  function crowdBars(area: Viewport): readonly Bar[] {
    const { first, end } = lanesOnScreen(lanes.length, area);
    const bars: Bar[] = [];
    for (let index = first; index < end; index++) {
      const lane = lanes[index];
      if (!lane?.crowd) continue;
      ends.update();
      const yPx = index * area.rowHeightPx - area.scrollPx;
      for (const bar of layoutCrowd(log, ends, lane.crowd, area, shownMs(), { object: lane.object, kind: 'CronJob', yPx })) bars.push(bar);
    }
    return bars;
  }

  function differencesIn(area: Viewport) {
    const differences = other?.differences();
    if (differences === undefined || differences.size === 0) return [];
    return lanes.flatMap(({ object }, index) => {
      const fromMs = differences.get(object);
      return fromMs === undefined ? [] : [{ yPx: index * area.rowHeightPx - area.scrollPx, fromMs }];
    });
  }

  function selectedTop(area: Viewport): number | null {
    const { selectedUid } = screen.getState();
    const index = selectedUid === null ? NONE : lanes.findIndex((lane) => log.objects[lane.object]?.uid === selectedUid);
    return index < 0 ? null : index * area.rowHeightPx - area.scrollPx;
  }

  function draw() {
    request = 0;
    const area = viewport();
    const { nowMs } = cluster.getState();
    const scale = window.devicePixelRatio;
    fitCanvas(canvas, area, scale);
    updateLanes(area);
    const bars = [...crowdBars(area), ...layoutTimeline(log, lanes, area, shownMs())];
    const notes = source.notes?.() ?? NO_NOTES;
    const ticks = axisTicks(area);
    paint?.({ bars, viewport: area, ticks, selectedYPx: selectedTop(area), notes, differences: differencesIn(area) }, scale);
    if (axis !== null && axisSize !== null) drawAxis(axis, ticks, axisSize, palette, scale);
    const nowPx = nowLinePx(area, nowMs);
    if (nowLine.hidden !== (nowPx === null)) nowLine.hidden = nowPx === null;
    moveTo(nowLine, nowPx ?? 0);
    const { headMs, logVersion } = cluster.getState();
    // Between folded stretches time is wider than on average, and everywhere equally so.
    const open = area.pieces?.find(({ isBreak }) => !isBreak) ?? { ...area, fromPx: 0, toPx: area.widthPx };
    const msPerPixel = (open.toMs - open.fromMs) / ((open.toPx - open.fromPx) * scale);
    drawn = { nowMs, headMs, logVersion, msPerPixel };
  }

  const invalidate = () => {
    request ||= requestAnimationFrame(draw);
  };
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  let nextStep: ReturnType<typeof setTimeout> | undefined;
  /** While time only passes, the picture stays until it would move by a pixel; for those who want no motion it changes now and then. */
  const onFrame = ({ nowMs, headMs, logVersion, playing }: ClusterState) => {
    const passedMs = Math.max(Math.abs(nowMs - drawn.nowMs), Math.abs(headMs - drawn.headMs));
    if (logVersion === drawn.logVersion && passedMs < drawn.msPerPixel) return;
    if (!playing || !stillness.matches) return invalidate();
    nextStep ??= setTimeout(() => {
      nextStep = undefined;
      invalidate();
    }, STEP_MS);
  };
  const resize = new ResizeObserver(() => {
    scroller.style.setProperty('--scroller-height', `${scroller.clientHeight}px`);
    invalidate();
  });
  resize.observe(scroller);
  const onScroll = () => {
    scrollPx = scroller.scrollTop;
    invalidate();
  };
  scroller.addEventListener('scroll', onScroll, { passive: true });
  const stops = [
    cluster.subscribe(onFrame),
    view.subscribe(invalidate),
    screen.subscribe(invalidate),
    playback.store.subscribe(invalidate),
    onThemeChange(() => {
      palette = readPalette(scroller);
      paint = context && createPainter(context, palette);
      invalidate();
    }),
  ];
  invalidate();

  return {
    window: timeWindow,
    middlePx: () => size.widthPx / 2,
    instantAt: (xPx) => timeAt(viewport(), xPx),
    objectAt: (yPx) => lanes[Math.floor((yPx + scrollPx) / rowHeightPx())]?.object ?? NONE,
    redraw: invalidate,
    dispose() {
      cancelAnimationFrame(request);
      clearTimeout(nextStep);
      resize.disconnect();
      size.stop();
      axisSize?.stop();
      scroller.removeEventListener('scroll', onScroll);
      for (const stop of stops) stop();
    },
  };
}
