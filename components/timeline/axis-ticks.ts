import { formatRelative } from './format-time.ts';
import { type Viewport, xOf } from './layout-timeline.ts';

const STEPS_MS = [
  100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3, 1800e3, 3600e3, 7200e3, 10_800e3, 21_600e3, 43_200e3,
  86_400e3, 172_800e3, 604_800e3, 1_209_600e3, 2_592_000e3, 7_776_000e3,
];
const MIN_GAP_PX = 84;
/** Ticks on both sides of a break may come closer. */
const LEAST_GAP_PX = 66;

export interface Tick {
  readonly atMs: number;
  readonly xPx: number;
  readonly label: string;
}

/** Round instants across the window, far enough apart to be read; none inside a break. */
export function axisTicks(viewport: Viewport): readonly Tick[] {
  const { fromMs, toMs, widthPx, pieces = [] } = viewport;
  const even = { fromMs, toMs, fromPx: 0, toPx: widthPx };
  const open = pieces.length === 0 ? [even] : pieces.filter(({ isBreak }) => !isBreak);
  const [first = even] = open;
  const msPerPx = (first.toMs - first.fromMs) / (first.toPx - first.fromPx);
  const stepMs = STEPS_MS.find((step) => step / msPerPx >= MIN_GAP_PX) ?? 31_536_000e3;
  const ticks: Tick[] = [];
  let lastPx = -Infinity;
  const add = (atMs: number) => {
    const xPx = xOf(viewport, atMs);
    if (xPx - lastPx < LEAST_GAP_PX) return;
    ticks.push({ atMs, xPx, label: formatRelative(atMs) });
    lastPx = xPx;
  };
  for (const piece of open) {
    const startMs = Math.max(0, Math.ceil(piece.fromMs / stepMs) * stepMs);
    // A piece between two breaks may be too short for a round instant: its start is told.
    if (startMs > piece.toMs) add(Math.max(0, Math.ceil(piece.fromMs / 1000) * 1000));
    for (let atMs = startMs; atMs <= piece.toMs; atMs += stepMs) add(atMs);
  }
  return ticks;
}
