export type TokenKind = 'plain' | 'key' | 'text' | 'number' | 'comment' | 'punctuation';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const KEY = /^(\s*(?:- +)*)([^\s#'"[\]{},][^#'"[\]{}:]*|"[^"]*"|'[^']*')(:)(?=\s|$)/;
const ITEM = /^\s*(?:- +)+/;
const NUMBER = /^(?:[-+]?\d+(?:\.\d+)?|true|false|null|~)$/;

/** Where a comment begins: a `#` at the start or after a space, outside of quotes; -1 without one. */
function commentStart(line: string): number {
  let quote = '';
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '#' && (index === 0 || line.charAt(index - 1) === ' ')) {
      return index;
    }
  }
  return -1;
}

function valueTokens(text: string): readonly Token[] {
  const value = text.trim();
  if (value === '' || value === '---') return [{ kind: 'plain', text }];
  return [{ kind: NUMBER.test(value) ? 'number' : 'text', text }];
}

/** Cuts one line of YAML into coloured pieces; joined again they are the line. Good enough to read by, not a parser. */
export function highlightYamlLine(line: string): readonly Token[] {
  const hash = commentStart(line);
  const code = hash < 0 ? line : line.slice(0, hash);
  const comment: readonly Token[] = hash < 0 ? [] : [{ kind: 'comment', text: line.slice(hash) }];
  const match = KEY.exec(code);
  if (match === null) {
    const dash = ITEM.exec(code)?.[0] ?? '';
    return [{ kind: 'punctuation', text: dash }, ...valueTokens(code.slice(dash.length)), ...comment];
  }
  const [whole, indent = '', key = '', colon = ''] = match;
  return [
    { kind: 'punctuation', text: indent },
    { kind: 'key', text: key },
    { kind: 'punctuation', text: colon },
    ...valueTokens(code.slice(whole.length)),
    ...comment,
  ];
}
