import { axisTicks } from './axis-ticks.ts';
import { type Brush, drawBar } from './draw-bar.ts';
import { type Bar, type Viewport, xOf } from './layout-timeline.ts';
import type { Palette } from './palette.ts';

export interface TimelineScene {
  readonly bars: readonly Bar[];
  readonly viewport: Viewport;
  /** Top of the selected lane on the canvas; null when it is not on screen. */
  readonly selectedYPx: number | null;
}

function makeHatch(context: CanvasRenderingContext2D): Brush['hatch'] {
  const patterns = new Map<string, CanvasPattern | string>();
  return (colour) => {
    const known = patterns.get(colour);
    if (known !== undefined) return known;
    const tile = document.createElement('canvas');
    tile.width = 6;
    tile.height = 6;
    const pen = tile.getContext('2d');
    if (pen === null) return colour;
    pen.strokeStyle = colour;
    pen.lineWidth = 1.6;
    pen.beginPath();
    for (const x of [-6, 0, 6]) {
      pen.moveTo(x - 1, 7);
      pen.lineTo(x + 7, -1);
    }
    pen.stroke();
    const pattern = context.createPattern(tile, 'repeat') ?? colour;
    patterns.set(colour, pattern);
    return pattern;
  };
}

/** Makes the function that paints a scene; call it anew when the theme changed. */
export function createPainter(context: CanvasRenderingContext2D, palette: Palette): (scene: TimelineScene, scale: number) => void {
  const hatch = makeHatch(context);
  return ({ bars, viewport, selectedYPx }, scale) => {
    const { widthPx, heightPx, rowHeightPx } = viewport;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, widthPx, heightPx);
    if (selectedYPx !== null) {
      context.fillStyle = palette.selected;
      context.fillRect(0, selectedYPx, widthPx, rowHeightPx);
    }
    context.fillStyle = palette.line;
    context.globalAlpha = 0.7;
    for (const tick of axisTicks(viewport)) context.fillRect(Math.round(tick.xPx), 0, 1, heightPx);
    context.globalAlpha = 1;
    context.font = `600 12px ${palette.mono}`;
    const brush: Brush = { context, palette, hatch, rowHeightPx };
    // Spans first: the marks of short runs stay on top of their neighbours.
    for (const bar of bars) if (bar.shape === 'span') drawBar(brush, bar);
    for (const bar of bars) if (bar.shape !== 'span') drawBar(brush, bar);
  };
}

/** Where the now-line stands; null when now is outside of the window. */
export function nowLinePx(viewport: Viewport, nowMs: number): number | null {
  const x = xOf(viewport, nowMs);
  return x >= 0 && x <= viewport.widthPx ? x : null;
}
