import type { Tick } from './axis-ticks.ts';
import { fitCanvas, type Measured } from './measured.ts';
import type { Palette } from './palette.ts';

const INDENT_PX = 5;
const BASELINE_PX = 20;

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
  let endPx = 0;
  for (const { xPx, label } of ticks) {
    const labelPx = context.measureText(label).width;
    const rightPx = xPx + INDENT_PX;
    // A label that would be cut at the right edge stands before its line, or is left out where there is no room either.
    const leftPx = rightPx + labelPx <= size.widthPx ? rightPx : xPx - INDENT_PX - labelPx;
    if (leftPx < endPx) continue;
    context.fillText(label, leftPx, BASELINE_PX);
    endPx = leftPx + labelPx + INDENT_PX;
  }
}
