/** One token of a label selector. `kind` is the symbol itself, `end`, `in`, `notin` or `identifier`. */
export interface LabelToken {
  readonly kind: string;
  readonly text: string;
}

const SYMBOLS: ReadonlySet<string> = new Set([')', ',', '!', '==', '=', '>', '<', '!=', '(']);
const SYMBOL_START = '=!(),><';
const BLANKS = ' \t\r\n';

/**
 * Splits a label selector into tokens; the last one is always `end`.
 *
 * @source apimachinery labels.Lexer, v1.35
 */
export function lexLabels(text: string): readonly LabelToken[] {
  const tokens: LabelToken[] = [];
  let at = 0;
  while (at < text.length) {
    const symbol = symbolAt(text, at);
    if (BLANKS.includes(text.charAt(at))) at += 1;
    else if (symbol !== undefined) {
      tokens.push({ kind: symbol, text: symbol });
      at += symbol.length;
    } else {
      const word = wordAt(text, at);
      tokens.push({ kind: word === 'in' || word === 'notin' ? word : 'identifier', text: word });
      at += word.length;
    }
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function symbolAt(text: string, at: number): string | undefined {
  if (!SYMBOL_START.includes(text.charAt(at))) return undefined;
  const pair = text.slice(at, at + 2);
  return SYMBOLS.has(pair) ? pair : text.charAt(at);
}

function wordAt(text: string, at: number): string {
  let end = at;
  while (end < text.length && !SYMBOL_START.includes(text.charAt(end)) && !BLANKS.includes(text.charAt(end))) end += 1;
  return text.slice(at, end);
}
