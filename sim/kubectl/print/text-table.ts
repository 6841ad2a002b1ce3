const MIN_WIDTH = 6;
const PADDING = 3;

/**
 * Lays out rows of cells as kubectl's tables (rule PRT-2): each column as wide as its longest cell plus 3, at least 6;
 * the last cell of a row is not padded.
 *
 * Keeps the widths between calls, which is how a watch's columns only ever grow.
 */
export class TextTable {
  private readonly widths: number[] = [];

  /** The rows as lines, each with its line end; '' for no rows. */
  append(rows: readonly (readonly string[])[]): string {
    for (const row of rows) this.measure(row);
    return rows.map((row) => `${this.line(row)}\n`).join('');
  }

  private measure(row: readonly string[]): void {
    row.slice(0, -1).forEach((cell, column) => {
      this.widths[column] = Math.max(this.widths[column] ?? MIN_WIDTH, displayWidth(cell) + PADDING);
    });
  }

  private line(row: readonly string[]): string {
    const last = row.length - 1;
    return row.map((cell, column) => (column === last ? cell : padTo(cell, this.widths[column] ?? 0))).join('');
  }
}

/** One table at once: header row included in `rows` when there is one. */
export function layoutTable(rows: readonly (readonly string[])[]): string {
  return new TextTable().append(rows);
}

/** Number of characters, as Go counts runes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const _ of text) width += 1;
  return width;
}

/** Fills up with blanks on the right. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
