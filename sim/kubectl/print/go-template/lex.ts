import { GoTemplateError } from './ast.ts';

export interface Token {
  readonly type: 'text' | 'open' | 'close' | 'string' | 'number' | 'word' | 'variable' | 'field' | 'dot' | 'symbol' | 'blank';
  readonly text: string;
  readonly offset: number;
}

const ACTION_TOKENS: readonly (readonly [Token['type'], RegExp])[] = [
  ['blank', /\s+/y],
  ['string', /"(?:[^"\\\n]|\\.)*"|`[^`]*`/y],
  ['number', /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['field', /\.[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['dot', /\./y],
  ['variable', /\$[\p{L}\p{Nd}_]*/uy],
  ['word', /[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['symbol', /:=|[=|(),]/y],
];

/** Splits a template into text and the tokens of its actions. @throws GoTemplateError */
export function lex(template: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let trimsNext = false;
  while (position < template.length) {
    const open = template.indexOf('{{', position);
    const end = open < 0 ? template.length : open;
    const trimsBefore = open >= 0 && /^\{\{-\s/.test(template.slice(open, open + 4));
    let text = template.slice(position, end);
    if (trimsNext) text = text.trimStart();
    if (trimsBefore) text = text.trimEnd();
    if (text !== '') tokens.push({ type: 'text', text, offset: position });
    if (open < 0) break;
    position = open + (trimsBefore ? 3 : 2);
    const comment = /^\s*\/\*[\s\S]*?\*\/(\s-)?\}\}/.exec(template.slice(position));
    if (comment !== null) {
      trimsNext = comment[1] !== undefined;
      position += comment[0].length;
      continue;
    }
    tokens.push({ type: 'open', text: '{{', offset: open });
    [position, trimsNext] = lexAction(template, position, tokens);
  }
  return tokens;
}

/** The tokens up to the closing braces; returns where the text goes on, and whether its blanks are trimmed. */
function lexAction(template: string, from: number, tokens: Token[]): [number, boolean] {
  let position = from;
  for (;;) {
    const close = /^(?:\s-)?\}\}/.exec(template.slice(position, position + 4));
    if (close !== null) {
      tokens.push({ type: 'close', text: '}}', offset: position });
      return [position + close[0].length, close[0].length > 2];
    }
    const token = nextToken(template, position);
    if (token.type !== 'blank' || tokens.at(-1)?.type !== 'open') tokens.push(token);
    position += token.text.length;
  }
}

function nextToken(template: string, offset: number): Token {
  for (const [type, pattern] of ACTION_TOKENS) {
    pattern.lastIndex = offset;
    const [text] = pattern.exec(template) ?? [];
    if (text !== undefined) return { type, text, offset };
  }
  const [character] = template.slice(offset);
  if (character === undefined) throw new GoTemplateError('unclosed action');
  if (character === '"') throw new GoTemplateError('unterminated quoted string');
  if (character === '`') throw new GoTemplateError('unterminated raw quoted string');
  if (character === '}') throw new GoTemplateError('unexpected "}" in operand');
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw new GoTemplateError(`unrecognized character in action: U+${code} '${character}'`);
}
