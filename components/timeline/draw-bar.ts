import { NONE } from '#components/lab/index.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { formatSpan } from './format-time.ts';
import type { Bar } from './layout-timeline.ts';
import type { Palette } from './palette.ts';

export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  /** Diagonal stripes in a colour, made once a palette. */
  readonly hatch: (colour: string) => CanvasPattern | string;
  readonly rowHeightPx: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(bar: Bar, rowHeightPx: number, share: number): Box {
  const height = Math.max(1.5, Math.round(rowHeightPx * share));
  return { x: bar.xPx, y: bar.yPx + (rowHeightPx - height) / 2, width: Math.max(1, bar.widthPx), height };
}

function fillBox(
  { context }: Brush,
  box: Box,
  fill: string | CanvasPattern,
  radiusPx = 3,
  [left, right]: Bar['joins'] = [false, false],
): void {
  const radius = Math.min(radiusPx, box.width / 2, box.height / 2);
  const [start, end] = [left ? 0 : radius, right ? 0 : radius];
  context.fillStyle = fill;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, [start, end, end, start]);
  context.fill();
}

/** A run that was ready, then not, is still one run: its bars have no corners where they meet. */
const fillRun = (brush: Brush, box: Box, bar: Bar): void => fillBox(brush, box, runColour(bar, brush.palette), 3, bar.joins);

function strokeBox({ context }: Brush, box: Box, colour: string, dash: readonly number[]): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash([...dash]);
  context.strokeRect(box.x + 0.5, box.y + 0.5, Math.max(0, box.width - 1), box.height - 1);
  context.setLineDash([]);
}

function runColour(bar: Bar, palette: Palette): string {
  if (bar.outcome === S.succeeded) return palette.succeeded;
  if (bar.outcome === S.failed || bar.outcome === S.backingOff) return palette.failed;
  return palette.running;
}

function drawWait(brush: Brush, bar: Bar): void {
  const { context, palette, rowHeightPx } = brush;
  const middle = bar.yPx + rowHeightPx / 2;
  const label = formatSpan(bar.detail);
  const hasLabel = bar.detail > 0 && rowHeightPx >= 18 && bar.widthPx > label.length * 7 + 24;
  context.strokeStyle = palette.waiting;
  context.lineWidth = 2;
  context.setLineDash([2, 4]);
  context.beginPath();
  context.moveTo(bar.xPx + 2, middle);
  context.lineTo(bar.xPx + bar.widthPx - 1, middle);
  context.stroke();
  context.setLineDash([]);
  if (!hasLabel) return;
  const width = label.length * 7 + 8;
  const x = Math.max(bar.xPx, 0) + (bar.widthPx + Math.min(bar.xPx, 0)) / 2 - width / 2;
  context.fillStyle = palette.panel;
  context.fillRect(x, middle - 8, width, 16);
  context.fillStyle = palette.waiting;
  context.textAlign = 'center';
  context.fillText(label, x + width / 2, middle + 4);
  context.textAlign = 'left';
}

function drawMark(brush: Brush, bar: Bar, colour: string, glyph: string): void {
  const { context, rowHeightPx, palette } = brush;
  const box = boxOf(bar, rowHeightPx, 0.62);
  // A thin line: the object is still there, with its logs.
  if (bar.outcome === NONE || bar.outcome === S.terminating || bar.outcome === S.gone) {
    context.fillStyle = palette.line;
    context.fillRect(bar.xPx, bar.yPx + rowHeightPx / 2 - 0.5, bar.widthPx, 1);
  }
  fillBox(brush, { ...box, x: bar.xPx - 2, width: 3.5, y: box.y - 2, height: box.height + 4 }, colour, 1);
  if (rowHeightPx < 16) return;
  context.fillStyle = palette.panel;
  context.fillRect(bar.xPx + 3, bar.yPx + rowHeightPx / 2 - 6, glyph.length * 8 + 4, 12);
  context.fillStyle = colour;
  context.fillText(glyph, bar.xPx + 5, bar.yPx + rowHeightPx / 2 + 4);
}

function drawCut({ context, palette, rowHeightPx }: Brush, bar: Bar): void {
  context.strokeStyle = palette.pending;
  context.lineWidth = 1.5;
  const top = bar.yPx + rowHeightPx * 0.22;
  const step = (rowHeightPx * 0.56) / 3;
  context.beginPath();
  context.moveTo(bar.xPx - 2, top);
  context.lineTo(bar.xPx + 2, top + step);
  context.lineTo(bar.xPx - 2, top + step * 2);
  context.lineTo(bar.xPx + 2, top + step * 3);
  context.stroke();
}

function drawSlot(brush: Brush, bar: Bar): void {
  const { context, palette, rowHeightPx } = brush;
  const middle = bar.yPx + rowHeightPx / 2;
  const half = Math.min(6, rowHeightPx / 2 - 1);
  const colour = bar.state === S.slotSkipped ? palette.waiting : bar.state === S.slotStarted ? palette.running : palette.pending;
  context.beginPath();
  context.moveTo(bar.xPx, middle - half);
  context.lineTo(bar.xPx + half, middle);
  context.lineTo(bar.xPx, middle + half);
  context.lineTo(bar.xPx - half, middle);
  context.closePath();
  context.fillStyle = bar.state === S.slotStarted ? colour : bar.state === S.slotSuspended ? brush.hatch(colour) : palette.panel;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.stroke();
}

/** Many Jobs in one lane: those that failed stand out by their height, not by their colour alone. */
function drawCrowd(brush: Brush, bar: Bar): void {
  const { context, palette, rowHeightPx } = brush;
  const { y, height } = boxOf(bar, rowHeightPx, bar.outcome === S.failed ? 0.84 : bar.outcome === NONE ? 0.3 : 0.46);
  context.fillStyle = runColour(bar, palette);
  context.fillRect(bar.xPx, y, bar.widthPx, height);
}

/** Draws one bar: colour, pattern and glyph together, so that none of them is needed alone. */
export function drawBar(brush: Brush, bar: Bar): void {
  const { palette, rowHeightPx } = brush;
  if (bar.shape === 'crowd') return drawCrowd(brush, bar);
  const box = boxOf(bar, rowHeightPx, 0.62);
  const line = boxOf(bar, rowHeightPx, 0.24);
  switch (bar.state) {
    case S.pending:
    case S.unschedulable:
      return strokeBox(brush, box, palette.pending, [3, 3]);
    case S.creating:
    case S.pulling:
      fillBox(brush, box, brush.hatch(palette.creating));
      return strokeBox(brush, box, palette.creating, []);
    case S.notReady:
      fillRun(brush, box, bar);
      // A run that is over tells how it ended; that it was not ready for a moment says nothing any more.
      return bar.outcome === NONE ? fillBox(brush, { ...box, height: box.height / 2 }, palette.notReady) : undefined;
    case S.running:
      return fillRun(brush, box, bar);
    case S.backingOff:
      return drawWait(brush, bar);
    case S.terminating:
      return fillBox(brush, box, brush.hatch(palette.pending));
    case S.succeeded:
      return drawMark(brush, bar, palette.succeeded, '✓');
    case S.failed:
      return drawMark(brush, bar, palette.failed, bar.detail === 0 ? '✕' : `✕${bar.detail}`);
    case S.jobComplete:
      return drawMark(brush, bar, palette.succeeded, '✓');
    case S.jobFailed:
      return drawMark(brush, bar, palette.failed, '✕');
    case S.gone:
      return drawCut(brush, bar);
    case S.jobActive:
      // A CronJob is there all the time; its slots are what matters.
      return fillBox(brush, bar.kind === 'CronJob' ? boxOf(bar, rowHeightPx, 0.06) : line, palette.inkSoft, 1);
    case S.jobEnding:
    case S.jobSuspended:
      return fillBox(brush, line, brush.hatch(palette.pending), 1);
    default:
      return drawSlot(brush, bar);
  }
}
