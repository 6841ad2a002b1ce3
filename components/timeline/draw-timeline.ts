import type { Tick } from './axis-ticks.ts';
import { type Brush, drawBar } from './draw-bar.ts';
import { formatSpan } from './format-time.ts';
import { type Bar, type Viewport, xOf } from './layout-timeline.ts';
import type { Palette } from './palette.ts';

export interface TimelineScene {
  readonly bars: readonly Bar[];
  readonly viewport: Viewport;
  readonly ticks: readonly Tick[];
  /** Top of the selected lane on the canvas; null when it is not on screen. */
  readonly selectedYPx: number | null;
  /** What was thrown at the cluster, and when. */
  readonly notes: readonly TimelineNote[];
  /** Stretches of lanes that differ from another run. */
  readonly differences: readonly { readonly yPx: number; readonly fromMs: number }[];
}

/** Something that happened to the whole cluster. */
export interface TimelineNote {
  readonly atMs: number;
  readonly text: string;
}

/** Idle stretches that are drawn short: a torn band that tells how long it is. */
function drawBreaks({ context, palette }: Brush, { pieces = [], heightPx }: Viewport): void {
  context.font = `500 11px ${palette.mono}`;
  context.textAlign = 'center';
  for (const { fromPx, toPx, fromMs, toMs, isBreak } of pieces) {
    if (!isBreak) continue;
    context.fillStyle = palette.sunken;
    context.fillRect(fromPx, 0, toPx - fromPx, heightPx);
    context.strokeStyle = palette.line;
    context.lineWidth = 1;
    for (const edge of [fromPx, toPx]) {
      context.beginPath();
      for (let y = 0, i = 0; y <= heightPx; y += 5, i++) context.lineTo(edge + (i % 2 === 0 ? -1.5 : 1.5), y);
      context.stroke();
    }
    context.fillStyle = palette.inkSoft;
    const label = formatSpan(toMs - fromMs);
    if (label.length * 6.7 < toPx - fromPx) context.fillText(label, (fromPx + toPx) / 2, heightPx - 6);
  }
  context.textAlign = 'left';
}

function drawNotes({ context, palette }: Brush, viewport: Viewport, notes: readonly TimelineNote[]): void {
  context.font = `500 11px ${palette.mono}`;
  let freePx = -Infinity;
  for (const { atMs, text } of notes) {
    const x = Math.round(xOf(viewport, atMs));
    if (x < 0 || x > viewport.widthPx) continue;
    context.fillStyle = palette.waiting;
    for (let y = 0; y < viewport.heightPx; y += 6) context.fillRect(x, y, 1, 3);
    context.beginPath();
    context.moveTo(x - 4, 0);
    context.lineTo(x + 5, 0);
    context.lineTo(x + 0.5, 7);
    context.fill();
    const widthPx = text.length * 6.7;
    if (x < freePx) continue;
    context.fillStyle = palette.panel;
    context.fillRect(x + 6, 0, widthPx + 4, 13);
    context.fillStyle = palette.ink;
    context.fillText(text, x + 8, 10);
    freePx = x + widthPx + 16;
  }
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
  return ({ bars, viewport, ticks, selectedYPx, notes, differences }, scale) => {
    const { widthPx, heightPx, rowHeightPx } = viewport;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, widthPx, heightPx);
    if (selectedYPx !== null) {
      context.fillStyle = palette.selected;
      context.fillRect(0, selectedYPx, widthPx, rowHeightPx);
    }
    context.fillStyle = palette.line;
    context.globalAlpha = 0.7;
    for (const tick of ticks) context.fillRect(Math.round(tick.xPx), 0, 1, heightPx);
    context.globalAlpha = 1;
    const brush: Brush = { context, palette, hatch, rowHeightPx };
    for (const { yPx, fromMs } of differences) {
      const x = Math.max(0, xOf(viewport, fromMs));
      context.fillStyle = palette.selected;
      context.fillRect(x, yPx, widthPx - x, rowHeightPx);
      context.fillStyle = palette.accent;
      context.fillRect(x, yPx, 2, rowHeightPx);
    }
    drawBreaks(brush, viewport);
    context.font = `600 12px ${palette.mono}`;
    // Spans first: the marks of short runs stay on top of their neighbours.
    for (const bar of bars) if (bar.shape === 'span') drawBar(brush, bar);
    for (const bar of bars) if (bar.shape !== 'span') drawBar(brush, bar);
    drawNotes(brush, viewport, notes);
  };
}

/** Where the now-line stands; null when now is outside of the window. */
export function nowLinePx(viewport: Viewport, nowMs: number): number | null {
  const x = xOf(viewport, nowMs);
  return x >= 0 && x <= viewport.widthPx ? x : null;
}
