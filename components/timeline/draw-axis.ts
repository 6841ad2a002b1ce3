import type { Tick } from './axis-ticks.ts';
import { fitCanvas, type Measured } from './measured.ts';
import type { Palette } from './palette.ts';

const INDENT_PX = 5;
const BASELINE_PX = 20;
/** A label that would be cut at the right edge is left out. */
const EDGE_PX = 24;

/** Draws the instants above the lanes. On a canvas: as elements they would be laid out again in every frame of a run. */
export function drawAxis(
  canvas: HTMLCanvasElement,
  ticks: readonly Tick[],
  size: Pick<Measured, 'widthPx' | 'heightPx'>,
  palette: Palette,
  scale: number,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  fitCanvas(canvas, size, scale);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, size.widthPx, size.heightPx);
  context.font = `12px ${palette.mono}`;
  context.fillStyle = palette.inkSoft;
  for (const { xPx, label } of ticks) if (xPx <= size.widthPx - EDGE_PX) context.fillText(label, xPx + INDENT_PX, BASELINE_PX);
}
