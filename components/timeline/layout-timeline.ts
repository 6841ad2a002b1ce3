import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import type { Lane } from './order-lanes.ts';

/** What the canvas shows: a span of virtual time across, lanes downwards. */
export interface Viewport {
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
  /** How far the lanes are scrolled. */
  readonly scrollPx: number;
}

/** `span` has a length; `mark` is a final state that begins at `xPx`; `slot` is a scheduled instant. */
export type BarShape = 'span' | 'mark' | 'slot';

export interface Bar {
  readonly object: number;
  readonly shape: BarShape;
  readonly state: number;
  /** The state that follows, or `NONE`: a run that failed is drawn as failed from its start. */
  readonly nextState: number;
  readonly detail: number;
  readonly xPx: number;
  readonly widthPx: number;
  /** Top of the lane. */
  readonly yPx: number;
}

const MARKS = new Set<number>([S.succeeded, S.failed, S.gone, S.jobComplete, S.jobFailed]);

function shapeOf(state: number): BarShape {
  if (state >= S.slotStarted) return 'slot';
  return MARKS.has(state) ? 'mark' : 'span';
}

export function xOf(viewport: Viewport, atMs: number): number {
  return ((atMs - viewport.fromMs) / (viewport.toMs - viewport.fromMs)) * viewport.widthPx;
}

export function timeAt(viewport: Viewport, xPx: number): number {
  return viewport.fromMs + (xPx / viewport.widthPx) * (viewport.toMs - viewport.fromMs);
}

/** Indexes of the first and one past the last lane that the scroll position shows. */
export function lanesOnScreen(laneCount: number, viewport: Viewport): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.floor(viewport.scrollPx / viewport.rowHeightPx));
  const end = Math.min(laneCount, Math.ceil((viewport.scrollPx + viewport.heightPx) / viewport.rowHeightPx));
  return { first, end: Math.max(first, end) };
}

function layoutLane(log: TimelineLog, lane: Lane, yPx: number, viewport: Viewport, nowMs: number, bars: Bar[]): void {
  let drawnToPx = -Infinity;
  for (let entry = log.firstEntry[lane.object] ?? NONE; entry !== NONE; entry = log.next[entry] ?? NONE) {
    const startMs = log.atMs[entry] ?? 0;
    if (startMs > viewport.toMs || startMs > nowMs) return;
    const next = log.next[entry] ?? NONE;
    const nextMs = next === NONE ? Infinity : (log.atMs[next] ?? Infinity);
    const state = log.state[entry] ?? 0;
    const shape = shapeOf(state);
    const endMs = Math.min(nextMs, nowMs);
    if (shape !== 'slot' && endMs < viewport.fromMs) continue;
    const xPx = xOf(viewport, startMs);
    const endPx = Math.min(xOf(viewport, endMs), viewport.widthPx + 8);
    // Below one pixel only final states are worth showing: many short states would pile up on one spot.
    if (shape === 'span' && endPx < drawnToPx + 0.5) continue;
    if (shape === 'slot' && xPx < drawnToPx + 1) continue;
    const leftPx = shape === 'span' ? Math.max(xPx, -8) : xPx;
    const nextState = nextMs <= nowMs && next !== NONE ? (log.state[next] ?? NONE) : NONE;
    bars.push({
      object: lane.object,
      shape,
      state,
      nextState,
      detail: log.detail[entry] ?? 0,
      xPx: leftPx,
      widthPx: Math.max(0, endPx - leftPx),
      yPx,
    });
    drawnToPx = shape === 'slot' ? xPx : endPx;
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
  const { first, end } = lanesOnScreen(lanes.length, viewport);
  for (let index = first; index < end; index++) {
    const lane = lanes[index];
    if (lane === undefined) continue;
    layoutLane(log, lane, index * viewport.rowHeightPx - viewport.scrollPx, viewport, nowMs, bars);
  }
  return bars;
}
