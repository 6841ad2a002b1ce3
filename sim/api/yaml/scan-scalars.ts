import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isEnd, SPACE, TAB } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { scanEscape } from './scan-escape.ts';
import type { Mark, Token } from './token.ts';

const FLOW_ENDS = ',?[]{}';

/** `---` or `...` alone at the start of a line. */
export const isDocumentIndicator = (cursor: Cursor): boolean =>
  cursor.column === 0 && (cursor.startsWith('---') || cursor.startsWith('...')) && isBlankOrEnd(cursor.code(3));

/** Blanks and line breaks between two words of a scalar, kept until the next word shows that they count. */
class Gap {
  blanks = '';
  firstBreak = '';
  moreBreaks = '';
  hasBreak = false;

  addBreak(text: string): void {
    if (this.hasBreak) this.moreBreaks += text;
    else {
      this.blanks = '';
      this.firstBreak = text;
      this.hasBreak = true;
    }
  }

  /** What the gap means: one break folds into a blank, more breaks lose the first. */
  take(): string {
    let meaning = this.blanks;
    if (this.hasBreak) {
      if (this.firstBreak === '\n') meaning = this.moreBreaks === '' ? ' ' : this.moreBreaks;
      else meaning = this.firstBreak + this.moreBreaks;
    }
    this.blanks = '';
    this.firstBreak = '';
    this.moreBreaks = '';
    this.hasBreak = false;
    return meaning;
  }
}

/** A scalar without quotes. `endedOnNewLine` tells that a simple key may follow. @source go-yaml v2 scanner */
export function scanPlain(
  cursor: Cursor,
  blockIndent: number,
  inFlow: boolean,
): { readonly token: Token; readonly endedOnNewLine: boolean } {
  const start = cursor.mark();
  const indent = blockIndent + 1;
  const gap = new Gap();
  let end = start;
  let text = '';
  while (!isDocumentIndicator(cursor) && cursor.char() !== '#') {
    const from = cursor.index;
    do {
      SIMPLE_RUN.lastIndex = cursor.index;
      SIMPLE_RUN.test(cursor.text);
      cursor.skip(SIMPLE_RUN.lastIndex - cursor.index);
    } while (skipOne(cursor, inFlow));
    if (cursor.index > from) {
      text += gap.take() + cursor.text.slice(from, cursor.index);
      end = cursor.mark();
    }
    if (!isBlank(cursor.code()) && !isBreak(cursor.code())) break;
    skipGap(cursor, gap, indent, start);
    if (!inFlow && cursor.column < indent) break;
  }
  return { token: { type: 'scalar', start, end, text, isPlain: true }, endedOnNewLine: gap.hasBreak };
}

/** Characters that a plain scalar may hold anywhere. */
const SIMPLE_RUN = /[\w./=@$^~+*!-]*/y;

function skipOne(cursor: Cursor, inFlow: boolean): boolean {
  if (isBlankOrEnd(cursor.code()) || endsPlain(cursor, inFlow)) return false;
  cursor.skip();
  return true;
}

function endsPlain(cursor: Cursor, inFlow: boolean): boolean {
  const char = cursor.char();
  return (char === ':' && isBlankOrEnd(cursor.code(1))) || (inFlow && FLOW_ENDS.includes(char));
}

function skipGap(cursor: Cursor, gap: Gap, indent: number, start: Mark): void {
  for (let code = cursor.code(); isBlank(code) || isBreak(code); code = cursor.code()) {
    if (isBreak(code)) {
      gap.addBreak(cursor.readLine());
      continue;
    }
    if (gap.hasBreak && cursor.column < indent && code === TAB)
      throw cursor.failure('found a tab character that violates indentation', start);
    if (!gap.hasBreak) gap.blanks += cursor.char();
    cursor.skip();
  }
}

/** A scalar in single or double quotes. */
export function scanQuoted(cursor: Cursor): Token {
  const start = cursor.mark();
  const quote = cursor.char();
  const gap = new Gap();
  let text = '';
  cursor.skip();
  for (;;) {
    if (isDocumentIndicator(cursor)) throw cursor.failure('found unexpected document indicator', start);
    if (isEnd(cursor.code())) throw cursor.failure('found unexpected end of stream', start);
    const escapedBreak = (): boolean => quote === '"' && cursor.char() === '\\' && isBreak(cursor.code(1));
    while (!isBlankOrEnd(cursor.code()) && !escapedBreak()) {
      if (quote === "'" && cursor.startsWith("''")) {
        text += "'";
        cursor.skip(2);
      } else if (cursor.char() === quote) break;
      else if (quote === '"' && cursor.char() === '\\') text += scanEscape(cursor, start);
      else {
        const from = cursor.index;
        do cursor.skip();
        while (!isBlankOrEnd(cursor.code()) && cursor.char() !== quote && cursor.char() !== '\\');
        text += cursor.text.slice(from, cursor.index);
      }
    }
    if (cursor.char() === quote) break;
    if (escapedBreak()) {
      cursor.skip();
      cursor.readLine();
      gap.hasBreak = true; // the escaped break itself means nothing
    }
    skipGap(cursor, gap, 0, start);
    text += gap.take();
  }
  cursor.skip();
  return { type: 'scalar', start, end: cursor.mark(), text, isPlain: false };
}

/** A scalar after `|` or `>`. */
export function scanBlock(cursor: Cursor, blockIndent: number): Token {
  const start = cursor.mark();
  const isLiteral = cursor.char() === '|';
  cursor.skip();
  const { chomping, increment } = scanBlockHeader(cursor, start);
  let indent = increment === 0 ? 0 : Math.max(blockIndent, 0) + increment;
  let end = cursor.mark();
  let text = '';
  let leadingBreak = '';
  let hadLeadingBlank = false;
  let breaks = '';
  const readBreaks = (): void => {
    const found = scanBlockBreaks(cursor, indent, blockIndent, start);
    breaks = found.breaks;
    indent = found.indent;
  };
  readBreaks();
  while (cursor.column === indent && !isEnd(cursor.code())) {
    const hasBlank = isBlank(cursor.code());
    if (!isLiteral && leadingBreak === '\n' && !hadLeadingBlank && !hasBlank) text += breaks === '' ? ' ' : breaks;
    else text += leadingBreak + breaks;
    hadLeadingBlank = hasBlank;
    const from = cursor.index;
    while (!isBreakOrEnd(cursor.code())) cursor.skip();
    text += cursor.text.slice(from, cursor.index);
    end = cursor.mark();
    leadingBreak = isEnd(cursor.code()) ? '' : cursor.readLine();
    readBreaks();
  }
  if (chomping !== '-') text += leadingBreak;
  if (chomping === '+') text += breaks;
  return { type: 'scalar', start, end, text, isPlain: false };
}

function scanBlockHeader(cursor: Cursor, start: Mark): { readonly chomping: string; readonly increment: number } {
  let chomping = '';
  let increment = 0;
  for (let i = 0; i < 2; i++) {
    const char = cursor.char();
    if (chomping === '' && (char === '+' || char === '-')) chomping = char;
    else if (increment === 0 && char >= '0' && char <= '9' && char !== '') {
      if (char === '0') throw cursor.failure('found an indentation indicator equal to 0', start);
      increment = Number(char);
    } else break;
    cursor.skip();
  }
  while (isBlank(cursor.code())) cursor.skip();
  if (cursor.char() === '#') while (!isBreakOrEnd(cursor.code())) cursor.skip();
  if (!isBreakOrEnd(cursor.code())) throw cursor.failure('did not find expected comment or line break', start);
  if (isBreak(cursor.code())) cursor.readLine();
  return { chomping, increment };
}

function scanBlockBreaks(
  cursor: Cursor,
  givenIndent: number,
  blockIndent: number,
  start: Mark,
): { readonly breaks: string; readonly indent: number } {
  let breaks = '';
  let deepest = 0;
  for (;;) {
    const isBefore = (): boolean => givenIndent === 0 || cursor.column < givenIndent;
    while (isBefore() && cursor.code() === SPACE) cursor.skip();
    deepest = Math.max(deepest, cursor.column);
    if (isBefore() && cursor.code() === TAB) throw cursor.failure('found a tab character where an indentation space is expected', start);
    if (!isBreak(cursor.code())) break;
    breaks += cursor.readLine();
  }
  return { breaks, indent: givenIndent === 0 ? Math.max(deepest, blockIndent + 1, 1) : givenIndent };
}
