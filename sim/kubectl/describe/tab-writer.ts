import { displayWidth, padTo } from '#sim/kubectl/print/text-table.ts';

const PADDING = 2;

/**
 * Aligns tab-separated text with elastic tab stops (rule DSC-1): a column is the run of consecutive lines that have a
 * tab after that cell, as wide as its longest cell plus 2. What follows a line's last tab takes no part.
 *
 * @source Go text/tabwriter with kubectl describe's settings
 */
export function alignTabs(text: string): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const widths: number[][] = lines.map(() => []);
  const columns = Math.max(...lines.map((cells) => cells.length)) - 1;
  for (let column = 0; column < columns; column += 1) {
    for (let from = 0; from < lines.length; from += 1) {
      const to = endOfRun(lines, from, column);
      const width = lines.slice(from, to).reduce((widest, cells) => Math.max(widest, displayWidth(cells[column] ?? '') + PADDING), 0);
      for (let line = from; line < to; line += 1) widths[line]?.push(width);
      from = Math.max(from, to - 1);
    }
  }
  return lines.map((cells, i) => cells.map((cell, column) => padTo(cell, widths[i]?.[column] ?? 0)).join('')).join('\n');
}

/** First line at or after `from` without a tab behind that cell. */
function endOfRun(lines: readonly (readonly string[])[], from: number, column: number): number {
  let to = from;
  while (to < lines.length && (lines[to]?.length ?? 0) - 1 > column) to += 1;
  return to;
}
