import { formatRelative } from './format-time.ts';
import { type Viewport, xOf } from './layout-timeline.ts';

const STEPS_MS = [
  100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3, 1800e3, 3600e3, 7200e3, 10_800e3, 21_600e3, 43_200e3,
  86_400e3, 172_800e3, 604_800e3, 1_209_600e3, 2_592_000e3, 7_776_000e3,
];
const MIN_GAP_PX = 84;

export interface Tick {
  readonly atMs: number;
  readonly xPx: number;
  readonly label: string;
}

/** Round instants across the window, far enough apart to be read. */
export function axisTicks(viewport: Viewport): readonly Tick[] {
  const msPerPx = (viewport.toMs - viewport.fromMs) / viewport.widthPx;
  const stepMs = STEPS_MS.find((step) => step / msPerPx >= MIN_GAP_PX) ?? 31_536_000e3;
  const ticks: Tick[] = [];
  const firstMs = Math.max(0, Math.ceil(viewport.fromMs / stepMs) * stepMs);
  for (let atMs = firstMs; atMs <= viewport.toMs; atMs += stepMs) {
    ticks.push({ atMs, xPx: xOf(viewport, atMs), label: formatRelative(atMs) });
  }
  return ticks;
}
