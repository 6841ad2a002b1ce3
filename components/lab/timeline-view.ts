import { createStore, type StoreApi } from 'zustand/vanilla';

/** `fit` keeps the whole run in sight, `pan` keeps now near the right edge, `free` stays where the learner put it. */
export type FollowMode = 'fit' | 'pan' | 'free';

export interface TimelineViewState {
  readonly follow: FollowMode;
  readonly fromMs: number;
  readonly spanMs: number;
  readonly isDense: boolean;
  readonly isTableShown: boolean;
  /** Serial numbers of owners whose dependants are hidden. */
  readonly folded: ReadonlySet<number>;
  /** Those whose dependants are shown, however many they are. */
  readonly opened: ReadonlySet<number>;
}

export type TimelineViewStore = StoreApi<TimelineViewState>;

const MIN_SPAN_MS = 500;
const MAX_SPAN_MS = 400 * 86_400_000;
const FIT_SPAN_MS = 60_000;
/** Where now stands in a window that moves with it. */
const LEAD = 0.86;

/** @param windowMs how much time is shown at first; `null` shows the whole run */
export function createTimelineView(windowMs: number | null): TimelineViewStore {
  return createStore<TimelineViewState>()(() => ({
    follow: windowMs === null ? 'fit' : 'pan',
    fromMs: 0,
    spanMs: windowMs ?? FIT_SPAN_MS,
    isDense: false,
    isTableShown: false,
    folded: new Set(),
    opened: new Set(),
  }));
}

export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The span on screen. `headMs` is the newest instant, `nowMs` the one that is shown. */
export function windowOf(view: TimelineViewState, nowMs: number, headMs: number): TimeWindow {
  if (view.follow === 'fit') return { fromMs: 0, toMs: Math.max(FIT_SPAN_MS, headMs / 0.94) };
  if (view.follow === 'pan') {
    const fromMs = Math.max(0, nowMs - view.spanMs * LEAD);
    return { fromMs, toMs: fromMs + view.spanMs };
  }
  return { fromMs: view.fromMs, toMs: view.fromMs + view.spanMs };
}

/** Moves a window by a part of its length; it never starts before the cluster did. */
export function panned({ fromMs, toMs }: TimeWindow, byMs: number): Partial<TimelineViewState> {
  return { follow: 'free', fromMs: Math.max(0, fromMs + byMs), spanMs: toMs - fromMs };
}

/** Scales a window around an instant; `factor` below 1 comes closer. */
export function zoomed({ fromMs, toMs }: TimeWindow, factor: number, aroundMs: number): Partial<TimelineViewState> {
  const spanMs = Math.min(MAX_SPAN_MS, Math.max(MIN_SPAN_MS, (toMs - fromMs) * factor));
  const share = (aroundMs - fromMs) / (toMs - fromMs);
  return { follow: 'free', fromMs: Math.max(0, aroundMs - share * spanMs), spanMs };
}

/** Hides or shows what belongs to an object. */
export function toggleFold(view: TimelineViewStore, object: number, isFolded: boolean): void {
  const folded = new Set(view.getState().folded);
  const opened = new Set(view.getState().opened);
  if (isFolded) {
    folded.delete(object);
    opened.add(object);
  } else {
    opened.delete(object);
    folded.add(object);
  }
  view.setState({ folded, opened });
}
