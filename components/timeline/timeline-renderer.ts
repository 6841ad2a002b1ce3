import { type ClusterState, type LabSession, NONE, type TimeWindow, windowOf } from '#components/lab/index.ts';
import { onThemeChange } from '#components/ui/index.ts';
import { axisTicks } from './axis-ticks.ts';
import { createPainter, nowLinePx, type TimelineNote } from './draw-timeline.ts';
import { JobEnds, layoutCrowd } from './job-ends.ts';
import { type LaneLabel, laneLabels } from './lane-labels.ts';
import { type Bar, lanesOnScreen, layoutTimeline, timeAt, type Viewport } from './layout-timeline.ts';
import { type Lane, lanesInWindow, orderLanes } from './order-lanes.ts';
import { readPalette } from './palette.ts';
import { foldIdle } from './time-scale.ts';

export interface TimelineElements {
  /** Scrolls the lanes. */
  readonly scroller: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** Null where another timeline of the same scale has the axis. */
  readonly axis: HTMLElement | null;
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

const ROW_PX = 28;
const DENSE_ROW_PX = 8;

/** Writes only what changes: a style that is set again is computed again. */
function moveTo(element: HTMLElement, xPx: number): void {
  const transform = `translateX(${xPx}px)`;
  if (element.style.transform !== transform) element.style.transform = transform;
}

/** Writes the axis into its element, reusing the labels that are there: it moves in every frame. */
function renderAxis(axis: HTMLElement, viewport: Viewport): void {
  const ticks = axisTicks(viewport);
  while (axis.childElementCount < ticks.length) axis.append(document.createElement('span'));
  for (const [index, label] of [...axis.children].entries()) {
    const tick = ticks[index];
    if (!(label instanceof HTMLElement)) continue;
    const isHidden = tick === undefined || tick.xPx > viewport.widthPx - 24;
    if (label.hidden !== isHidden) label.hidden = isHidden;
    if (tick === undefined) continue;
    moveTo(label, tick.xPx);
    if (label.textContent !== tick.label) label.textContent = tick.label;
  }
}

/** A run of a lesson; what has more is looked at as a whole, on an even scale. */
const SHORT_RUN_ENTRIES = 2000;

/**
 * Keeps a canvas in step with the stores of a lab; draws only in frames before which something changed.
 *
 * @param onLanes called when other lanes came into sight, with their labels and the height of all lanes
 */
export function mountTimeline(
  source: TimelineSource,
  { scroller, canvas, axis, nowLine }: TimelineElements,
  onLanes: (labels: readonly LaneLabel[], heightPx: number) => void,
): TimelineRenderer {
  const context = canvas.getContext('2d');
  const { log, view, cluster, screen, playback, other } = source;
  const ends = new JobEnds(log);
  let paint = context && createPainter(context, readPalette(scroller));
  let lanes: readonly Lane[] = [];
  let orderedFor = '';
  let shownFor = '';
  let request = 0;
  let drawn = NEVER_DRAWN;

  const rowHeightPx = () => (view.getState().isDense ? DENSE_ROW_PX : ROW_PX);

  function timeWindow(): TimeWindow {
    const { nowMs, headMs } = cluster.getState();
    return windowOf(view.getState(), nowMs, headMs);
  }

  /** A short run in full would shrink while somebody reads beside it: there the idle time is folded without being asked. */
  function foldsIdle(): boolean {
    return playback.store.getState().skipsIdle || (view.getState().follow === 'fit' && log.length <= SHORT_RUN_ENTRIES);
  }

  function viewport(): Viewport {
    const window = timeWindow();
    const widthPx = Math.max(1, canvas.clientWidth);
    return {
      ...window,
      pieces: foldsIdle() ? foldIdle(source.scaleOf ?? log, window, cluster.getState().headMs, widthPx) : [],
      widthPx,
      heightPx: canvas.clientHeight,
      rowHeightPx: rowHeightPx(),
      scrollPx: scroller.scrollTop,
    };
  }

  let ordered: readonly Lane[] = [];
  function updateLanes(area: Viewport) {
    const { folded, opened } = view.getState();
    const key = `${log.objectsVersion} ${[...folded].join()} ${[...opened].join()}`;
    if (key !== orderedFor) ordered = other === undefined ? orderLanes(log, folded, opened) : orderLanes(log, new Set());
    orderedFor = key;
    lanes = lanesInWindow(log, ordered, area.fromMs, Math.min(area.toMs, shownMs()));
    const labels = laneLabels(log, lanes, area);
    const shown = `${lanes.length} ${area.rowHeightPx} ${labels.map((label) => `${label.uid}${label.topPx}${label.hasChildren}${label.isFolded}`).join()}`;
    if (shown !== shownFor) onLanes(labels, lanes.length * area.rowHeightPx);
    shownFor = shown;
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
    const width = Math.round(area.widthPx * scale);
    const height = Math.round(area.heightPx * scale);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    updateLanes(area);
    const bars = [...crowdBars(area), ...layoutTimeline(log, lanes, area, shownMs())];
    const notes = source.notes?.() ?? NO_NOTES;
    paint?.({ bars, viewport: area, selectedYPx: selectedTop(area), notes, differences: differencesIn(area) }, scale);
    if (axis !== null) renderAxis(axis, area);
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
  /** While time only passes, the picture stays until it would move by a pixel. */
  const onFrame = ({ nowMs, headMs, logVersion }: ClusterState) => {
    const passedMs = Math.max(Math.abs(nowMs - drawn.nowMs), Math.abs(headMs - drawn.headMs));
    if (logVersion !== drawn.logVersion || passedMs >= drawn.msPerPixel) invalidate();
  };
  const resize = new ResizeObserver(() => {
    scroller.style.setProperty('--scroller-height', `${scroller.clientHeight}px`);
    invalidate();
  });
  resize.observe(scroller);
  scroller.addEventListener('scroll', invalidate, { passive: true });
  const stops = [
    cluster.subscribe(onFrame),
    view.subscribe(invalidate),
    screen.subscribe(invalidate),
    playback.store.subscribe(invalidate),
    onThemeChange(() => {
      paint = context && createPainter(context, readPalette(scroller));
      invalidate();
    }),
  ];
  invalidate();

  return {
    window: timeWindow,
    instantAt: (xPx) => timeAt(viewport(), xPx),
    objectAt: (yPx) => lanes[Math.floor((yPx + scroller.scrollTop) / rowHeightPx())]?.object ?? NONE,
    redraw: invalidate,
    dispose() {
      cancelAnimationFrame(request);
      resize.disconnect();
      scroller.removeEventListener('scroll', invalidate);
      for (const stop of stops) stop();
    },
  };
}
