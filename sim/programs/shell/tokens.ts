import type { Redirect, Word } from './ast.ts';
import type { Source } from './source.ts';
import type { ScriptReader } from './word-reader.ts';
import { WordReader } from './word-reader.ts';

export type Token =
  /** `plain` is the text of a word without any quote or expansion: only such words can be keywords. */
  | {
      readonly kind: 'word';
      readonly word: Word;
      readonly plain: string | null;
      readonly line: number;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'operator'; readonly text: string }
  | { readonly kind: 'redirect'; readonly operator: Redirect['operator'] | '<<-' | '<<<'; readonly fd: number | null }
  | { readonly kind: 'newline' }
  | { readonly kind: 'end' };

const REDIRECTS = ['<<<', '<<-', '<<', '<&', '<>', '<', '>>', '>|', '>&', '>', '&>'] as const;
const OPERATORS = ['&&', '||', ';;', '&', '|', ';', '(', ')'] as const;
const NUMBERED = /(\d+)[<>]/y;

/** Reads the next token. */
export function readToken(source: Source, readScript: ScriptReader, makeSource: (text: string) => Source): Token {
  skipBlanks(source);
  if (source.isAtEnd) return { kind: 'end' };
  if (source.peek() === '\n') {
    source.take();
    return { kind: 'newline' };
  }
  NUMBERED.lastIndex = source.position;
  const number = NUMBERED.exec(source.text)?.[1];
  if (number !== undefined) source.skip(number.length);
  const redirect = REDIRECTS.find((each) => source.startsWith(each));
  if (redirect !== undefined) {
    source.skip(redirect.length);
    return { kind: 'redirect', operator: redirect, fd: number === undefined ? null : Number(number) };
  }
  const operator = OPERATORS.find((each) => source.startsWith(each));
  if (operator !== undefined) {
    source.skip(operator.length);
    return { kind: 'operator', text: operator };
  }
  const { line, position: start } = source;
  const word = new WordReader(source, readScript, makeSource).word();
  const isPlain = word.parts.every((part) => part.kind === 'text' && !part.quoted);
  const plain = isPlain ? word.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') : null;
  return { kind: 'word', word, plain, line, start, end: source.position };
}

function skipBlanks(source: Source): void {
  for (;;) {
    if (source.startsWith('\\\n')) source.skip(2);
    else if (source.peek() === ' ' || source.peek() === '\t') source.take();
    else if (source.peek() === '#') while (!source.isAtEnd && source.peek() !== '\n') source.take();
    else return;
  }
}
