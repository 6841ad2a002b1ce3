/** Where the cursor is, in rows and columns from where the prompt began. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What stands before every further row of a line. */
const CONTINUATION = '> ';

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ZERO = /\p{Mn}|\p{Me}|\u200b|\u200c|\u200d/u;

/** Columns that a character takes. */
const widthOf = (character: string): number => (ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1);

/** Where the cursor stands after the text; a full row counts as the start of the next one. */
function placeAfter(text: string, columns: number): Place {
  let row = 0;
  let column = 0;
  for (const character of text) {
    if (character === '\n') {
      row += 1;
      column = CONTINUATION.length;
      continue;
    }
    const width = widthOf(character);
    if (column + width > columns) {
      row += 1;
      column = 0;
    }
    column += width;
  }
  return column >= columns ? { row: row + 1, column: 0 } : { row, column };
}

/** Where the cursor of a prompt and the text before the cursor is. */
export const cursorPlace = (label: string, text: string, columns: number): Place => placeAfter(label + text, columns);

/** What the terminal gets to move from one place to another. */
function move(from: Place, to: Place): string {
  const rows = from.row - to.row;
  const vertical = rows > 0 ? `\x1b[${rows}A` : rows < 0 ? `\x1b[${-rows}B` : '';
  return `${vertical}\r${to.column > 0 ? `\x1b[${to.column}C` : ''}`;
}

/** A prompt with the line after it. */
export interface DrawnLine {
  /** The prompt as plain characters, for its width. */
  readonly label: string;
  /** The prompt with its colours. */
  readonly prompt: string;
  readonly text: string;
  readonly cursor: number;
}

/**
 * Draws a line over the one drawn before, however many rows either takes.
 *
 * @param from where the cursor is now, counted from where the earlier prompt began
 * @returns what to write, and where the cursor is then
 */
export function drawLine({ label, prompt, text, cursor }: DrawnLine, from: Place, columns: number): { output: string; place: Place } {
  const end = placeAfter(label + text, columns);
  const place = cursorPlace(label, text.slice(0, cursor), columns);
  // After a row that is exactly full the terminal still waits at its end: a line end brings it where we count from.
  const isFull = end.column === 0 && text !== '' && !text.endsWith('\n');
  const shown = text.replaceAll('\n', `\r\n${CONTINUATION}`) + (isFull ? '\r\n' : '');
  return { output: `${move(from, { row: 0, column: 0 })}\x1b[J${prompt}${shown}${move(end, place)}`, place };
}

/** Words below each other in columns, as a shell lists what may complete a word. */
export function inColumns(words: readonly string[], columns: number): string {
  const width = Math.max(0, ...words.map((word) => word.length)) + 2;
  const perRow = Math.max(1, Math.floor(columns / width));
  const rows = Math.ceil(words.length / perRow);
  return Array.from({ length: rows }, (_, row) =>
    words
      .filter((_word, index) => index % rows === row)
      .map((word) => word.padEnd(width))
      .join('')
      .trimEnd(),
  ).join('\n');
}
