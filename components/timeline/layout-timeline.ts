import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES as S, type TimelineObject } from '#sim/index.ts';
import { isSlot, nextState } from './next-state.ts';
import type { Lane } from './order-lanes.ts';
import { type Piece, pieceAt } from './time-scale.ts';

/** What the canvas shows: a span of virtual time across, lanes downwards. */
export interface Viewport {
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
  /** How far the lanes are scrolled. */
  readonly scrollPx: number;
  /** Present and not empty when idle stretches are folded: the scale of each piece of the window. */
  readonly pieces?: readonly Piece[];
}

/** `span` has a length; `mark` is a final state that begins at `xPx`; `slot` is a scheduled instant; `crowd` many Jobs at once. */
export type BarShape = 'span' | 'mark' | 'slot' | 'crowd';

export interface Bar {
  readonly object: number;
  readonly shape: BarShape;
  readonly state: number;
  readonly kind: TimelineObject['kind'];
  /** How this state ended, or `NONE` while it lasts: a run that failed is drawn as failed from its start. */
  readonly outcome: number;
  readonly detail: number;
  readonly xPx: number;
  readonly widthPx: number;
  /** Top of the lane. */
  readonly yPx: number;
  /** On which sides the same run goes on in the next bar. */
  readonly joins: readonly [left: boolean, right: boolean];
}

/** States of one run: a container may be ready, then not, before the run ends. */
const RUNNING = new Set<number>([S.running, S.notReady]);
/** Bars reach this far past the canvas, so that their ends are not seen at its edge. */
const MARGIN_PX = 8;
const MARKS = new Set<number>([S.succeeded, S.failed, S.gone, S.jobComplete, S.jobFailed]);

export function xOf(viewport: Viewport, atMs: number): number {
  const { fromMs, toMs, widthPx, pieces } = viewport;
  const piece = pieces && pieceAt(pieces, atMs, 'toMs');
  if (piece === undefined) return ((atMs - fromMs) / (toMs - fromMs)) * widthPx;
  return piece.fromPx + ((atMs - piece.fromMs) / (piece.toMs - piece.fromMs)) * (piece.toPx - piece.fromPx);
}

export function timeAt(viewport: Viewport, xPx: number): number {
  const { fromMs, toMs, widthPx, pieces } = viewport;
  const piece = pieces && pieceAt(pieces, xPx, 'toPx');
  if (piece === undefined) return fromMs + (xPx / widthPx) * (toMs - fromMs);
  return piece.fromMs + ((xPx - piece.fromPx) / (piece.toPx - piece.fromPx)) * (piece.toMs - piece.fromMs);
}

/** Indexes of the first and one past the last lane that the scroll position shows. */
export function lanesOnScreen(laneCount: number, viewport: Viewport): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.floor(viewport.scrollPx / viewport.rowHeightPx));
  const end = Math.min(laneCount, Math.ceil((viewport.scrollPx + viewport.heightPx) / viewport.rowHeightPx));
  return { first, end: Math.max(first, end) };
}

/** The state that ended this one by now, looking past changes of readiness; `NONE` while it lasts. */
function outcomeOf(log: TimelineLog, entry: number, nowMs: number): number {
  const isRun = RUNNING.has(log.state[entry] ?? 0);
  let next = nextState(log, entry);
  while (isRun && next !== NONE && RUNNING.has(log.state[next] ?? 0)) next = nextState(log, next);
  return next !== NONE && (log.atMs[next] ?? Infinity) <= nowMs ? (log.state[next] ?? NONE) : NONE;
}

/** Joins nothing. */
export const APART: Bar['joins'] = [false, false];

interface Pen {
  readonly log: TimelineLog;
  readonly viewport: Viewport;
  readonly nowMs: number;
  readonly bars: Bar[];
}

function layoutSlot({ log, viewport, bars }: Pen, entry: number, base: Pick<Bar, 'object' | 'kind' | 'yPx'>, afterPx: number): number {
  const xPx = xOf(viewport, log.atMs[entry] ?? 0);
  if (xPx < afterPx + 1) return afterPx;
  bars.push({
    ...base,
    shape: 'slot',
    state: log.state[entry] ?? 0,
    outcome: NONE,
    detail: log.detail[entry] ?? 0,
    xPx,
    widthPx: 0,
    joins: APART,
  });
  return xPx;
}

function layoutState(
  { log, viewport, nowMs, bars }: Pen,
  entry: number,
  base: Pick<Bar, 'object' | 'kind' | 'yPx'>,
  drawnToPx: number,
): number {
  const next = nextState(log, entry);
  const endMs = Math.min(next === NONE ? Infinity : (log.atMs[next] ?? Infinity), nowMs);
  if (endMs < viewport.fromMs) return drawnToPx;
  const state = log.state[entry] ?? 0;
  const shape: BarShape = MARKS.has(state) ? 'mark' : 'span';
  const startPx = xOf(viewport, log.atMs[entry] ?? 0);
  const endPx = Math.min(xOf(viewport, endMs), viewport.widthPx + MARGIN_PX);
  // Below a pixel only final states are worth showing: many short states would pile up on one spot.
  if (shape === 'span' && endPx < drawnToPx + 0.5) return drawnToPx;
  const xPx = shape === 'span' ? Math.max(startPx, -MARGIN_PX) : startPx;
  const outcome = outcomeOf(log, entry, nowMs);
  const goesOn = RUNNING.has(state) && next !== NONE && RUNNING.has(log.state[next] ?? 0);
  const before = bars.at(-1);
  const joins: Bar['joins'] = [before?.object === base.object && before.joins[1], goesOn];
  bars.push({ ...base, shape, state, outcome, detail: log.detail[entry] ?? 0, xPx, widthPx: Math.max(0, endPx - xPx), joins });
  return endPx;
}

function layoutLane(pen: Pen, { object }: Lane, yPx: number): void {
  const { log, viewport, nowMs } = pen;
  const base = { object, kind: log.objects[object]?.kind ?? 'Pod', yPx };
  const untilMs = Math.min(viewport.toMs, nowMs);
  let drawnToPx = -Infinity;
  let lastSlotPx = -MARGIN_PX;
  for (let entry = log.firstEntry[object] ?? NONE; entry !== NONE; entry = log.next[entry] ?? NONE) {
    if ((log.atMs[entry] ?? Infinity) > untilMs) return;
    if (isSlot(log.state[entry] ?? 0)) lastSlotPx = layoutSlot(pen, entry, base, lastSlotPx);
    else drawnToPx = layoutState(pen, entry, base, drawnToPx);
  }
}

/**
 * Turns the visible part of the log into bars.
 *
 * @param lanes what is listed, top to bottom
 * @param nowMs the instant that is shown; what comes later stays hidden
 */
export function layoutTimeline(log: TimelineLog, lanes: readonly Lane[], viewport: Viewport, nowMs: number): readonly Bar[] {
  const bars: Bar[] = [];
  const pen: Pen = { log, viewport, nowMs, bars };
  const { first, end } = lanesOnScreen(lanes.length, viewport);
  for (let index = first; index < end; index++) {
    const lane = lanes[index];
    if (lane === undefined) continue;
    layoutLane(pen, lane, index * viewport.rowHeightPx - viewport.scrollPx);
  }
  return bars;
}
