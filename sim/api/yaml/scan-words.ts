import { isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isWord } from './characters.ts';
import type { Cursor } from './cursor.ts';
import type { Token } from './token.ts';

/** `&name` or `*name`. */
export function scanAnchor(cursor: Cursor): Token {
  const start = cursor.mark();
  const type = cursor.char() === '*' ? 'alias' : 'anchor';
  cursor.skip();
  const from = cursor.index;
  while (isWord(cursor.code())) cursor.skip();
  const text = cursor.text.slice(from, cursor.index);
  if (text === '' || !(isBlankOrEnd(cursor.code()) || '?:,]}%@`'.includes(cursor.char()))) {
    throw cursor.failure('did not find expected alphabetic or numeric character', start);
  }
  return { type, start, end: cursor.mark(), text, isPlain: false };
}

const TAG_CHARACTER = /[\w\-;/?:@&=+$,.!~*'()[\]%]/;

/** `!!str`, `!local`, `!<tag:yaml.org,2002:str>`; the core tags come out as `!!name`. */
export function scanTag(cursor: Cursor): Token {
  const start = cursor.mark();
  cursor.skip();
  const isVerbatim = cursor.char() === '<';
  if (isVerbatim) cursor.skip();
  const from = cursor.index;
  while (TAG_CHARACTER.test(cursor.char())) cursor.skip();
  let text = cursor.text.slice(from, cursor.index);
  if (isVerbatim) {
    if (text === '') throw cursor.failure('did not find expected tag URI', start);
    if (cursor.char() !== '>') throw cursor.failure("did not find the expected '>'", start);
    cursor.skip();
    text = text.startsWith('tag:yaml.org,2002:') ? `!!${text.slice('tag:yaml.org,2002:'.length)}` : text;
  } else text = `!${text}`;
  if (!isBlankOrEnd(cursor.code())) throw cursor.failure('did not find expected whitespace or line break', start);
  return { type: 'tag', start, end: cursor.mark(), text, isPlain: false };
}

/** `%YAML 1.1` or `%TAG …`; `text` is the whole line without the sign. */
export function scanDirective(cursor: Cursor): Token {
  const start = cursor.mark();
  cursor.skip();
  const from = cursor.index;
  while (isWord(cursor.code())) cursor.skip();
  const name = cursor.text.slice(from, cursor.index);
  if (name === '') throw cursor.failure('could not find expected directive name', start);
  if (!isBlankOrEnd(cursor.code())) throw cursor.failure('found unexpected non-alphabetical character', start);
  if (name !== 'YAML' && name !== 'TAG') throw cursor.failure('found unknown directive name', start);
  while (!isBreakOrEnd(cursor.code()) && cursor.char() !== '#') cursor.skip();
  const text = cursor.text.slice(from, cursor.index).trimEnd();
  while (!isBreakOrEnd(cursor.code())) cursor.skip();
  const end = cursor.mark();
  if (isBreak(cursor.code())) cursor.readLine();
  return { type: 'directive', start, end, text, isPlain: false };
}

/** Moves over blanks, comments and line breaks; returns whether a line break was among them. */
export function skipToToken(cursor: Cursor, allowsTabs: (afterBreak: boolean) => boolean): boolean {
  let sawBreak = false;
  for (;;) {
    if (cursor.index === 0 && cursor.code() === 0xfeff) cursor.index += 1;
    while (cursor.char() === ' ' || (isBlank(cursor.code()) && allowsTabs(sawBreak))) cursor.skip();
    if (cursor.char() === '#') while (!isBreakOrEnd(cursor.code())) cursor.skip();
    if (!isBreak(cursor.code())) return sawBreak;
    cursor.readLine();
    sawBreak = true;
  }
}
