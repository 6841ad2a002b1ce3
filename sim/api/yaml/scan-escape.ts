import type { Cursor } from './cursor.ts';
import type { Mark } from './token.ts';

const SIMPLE: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** One escape of a double-quoted scalar; the cursor stands on the backslash. */
export function scanEscape(cursor: Cursor, start: Mark): string {
  const letter = cursor.char(1);
  const simple = Object.hasOwn(SIMPLE, letter) ? SIMPLE[letter] : undefined;
  if (simple !== undefined) {
    cursor.skip(2);
    return simple;
  }
  const length = Object.hasOwn(HEX_DIGITS, letter) ? HEX_DIGITS[letter] : undefined;
  // JSON writes a slash as `\/`, which YAML 1.1 does not know.
  if (length === undefined) throw cursor.failure('found unknown escape character', start);
  cursor.skip(2);
  const digits = cursor.text.slice(cursor.index, cursor.index + length);
  if (digits.length < length || !/^[0-9A-Fa-f]+$/.test(digits)) throw cursor.failure('did not find expected hexdecimal number', start);
  const code = Number.parseInt(digits, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) throw cursor.failure('found invalid Unicode character escape code', start);
  cursor.skip(length);
  return String.fromCodePoint(code);
}
