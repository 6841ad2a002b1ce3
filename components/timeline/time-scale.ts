import type { TimelineLog, TimeWindow } from '#components/lab/index.ts';

/** A stretch of the window with a scale of its own; a break is an idle stretch drawn much shorter than it is. */
export interface Piece {
  readonly fromMs: number;
  readonly toMs: number;
  readonly fromPx: number;
  readonly toPx: number;
  readonly isBreak: boolean;
}

const BREAK_PX = 30;
const LEAST_BREAK_PX = 5;
/** Breaks take no more of the width than this; many of them are narrow. */
const MOST_SHARE = 0.6;
/** Shorter gaps are looked at as if they had this length: a run of a minute is never folded, however far one zooms in. */
const SHORTEST_MS = 30_000;
/** A break is so many times as long as any gap that is not folded: the waits of one run are told apart, not folded. */
const CONTRAST = 4;

interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Stretches of the window in which nothing changes, each a little shorter than it is, so that its ends stay in sight. */
function gapsIn(log: TimelineLog, { fromMs, toMs }: TimeWindow, untilMs: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let low = 0;
  let high = log.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((log.atMs[middle] ?? 0) < fromMs) low = middle + 1;
    else high = middle;
  }
  let before = fromMs;
  const add = (until: number) => {
    const marginMs = Math.min(2000, (until - before) * 0.05);
    if (until - before > SHORTEST_MS) gaps.push({ fromMs: before + marginMs, toMs: until - marginMs });
  };
  const end = Math.min(toMs, untilMs);
  for (let entry = low; entry < log.length; entry++) {
    const atMs = log.atMs[entry] ?? 0;
    if (atMs > end) break;
    if (atMs - before > SHORTEST_MS) add(atMs);
    before = atMs;
  }
  if (before === fromMs) return [];
  add(end);
  return gaps;
}

/**
 * Cuts a window into pieces, idle stretches as breaks of one width. The longest become breaks, as long as that leaves more room
 * for the rest.
 *
 * @param untilMs nothing is known after this instant
 * @returns an empty list when nothing is worth a break: the scale is then even
 */
export function foldIdle(log: TimelineLog, window: TimeWindow, untilMs: number, widthPx: number): readonly Piece[] {
  const { fromMs, toMs } = window;
  const most = Math.floor((widthPx * MOST_SHARE) / LEAST_BREAK_PX);
  const spanOf = (gap: Gap | undefined) => (gap === undefined ? SHORTEST_MS : gap.toMs - gap.fromMs);
  const longest = [...gapsIn(log, window, untilMs)].sort((a, b) => spanOf(b) - spanOf(a));
  let count = Math.min(longest.length, most);
  let foldedMs = longest.slice(0, count).reduce((sum, gap) => sum + spanOf(gap), 0);
  const breakPx = () => Math.min(BREAK_PX, (widthPx * MOST_SHARE) / count);
  const scale = () => (widthPx - count * breakPx()) / (toMs - fromMs - foldedMs);
  for (; count > 0; count--) {
    const spanMs = spanOf(longest[count - 1]);
    if (spanMs * scale() > breakPx() * 1.2 && spanMs > CONTRAST * spanOf(longest[count])) break;
    foldedMs -= spanMs;
  }
  if (count === 0) return [];
  const pxPerMs = scale();
  const pieces: Piece[] = [];
  let atMs = fromMs;
  let atPx = 0;
  const add = (until: number, widePx: number, isBreak: boolean) => {
    if (until > atMs) pieces.push({ fromMs: atMs, toMs: until, fromPx: atPx, toPx: atPx + widePx, isBreak });
    atMs = until;
    atPx += widePx;
  };
  for (const gap of longest.slice(0, count).sort((a, b) => a.fromMs - b.fromMs)) {
    add(gap.fromMs, (gap.fromMs - atMs) * pxPerMs, false);
    add(gap.toMs, breakPx(), true);
  }
  add(toMs, (toMs - atMs) * pxPerMs, false);
  return pieces;
}

/** The piece that an instant or a point lies in; the first or last one for what lies outside. */
export function pieceAt(pieces: readonly Piece[], value: number, end: 'toMs' | 'toPx'): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < (pieces[middle]?.[end] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return pieces[low];
}
