import { resolvePlain } from '#sim/api/yaml/index.ts';

const BEST_WIDTH = 80;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const PRINTABLE = /^[\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

/** What the text allows. @source go-yaml v2 emitter, analysis of scalars */
interface Analysis {
  readonly allowsPlain: boolean;
  readonly allowsSingleQuotes: boolean;
  readonly allowsBlock: boolean;
}

function analyze(text: string): Analysis {
  const isSpecial = !PRINTABLE.test(text);
  const blankBeforeBreak = text.includes(' \n');
  const blankAfterBreak = text.includes('\n ');
  const hasIndicator =
    /^(?:---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?-](?:[ \n\t]|$)/.test(text) ||
    /:(?:[ \n\t]|$)/.test(text) ||
    /[ \n\t]#/.test(text);
  const isBare = isSpecial || blankBeforeBreak;
  return {
    allowsPlain: !(isBare || hasIndicator || text.includes('\n') || /^ | $/.test(text)),
    allowsSingleQuotes: !(isBare || blankAfterBreak),
    allowsBlock: text !== '' && !isBare && !text.endsWith(' '),
  };
}

/**
 * One string as YAML, without the line break after it.
 *
 * @param column  how many characters of the line stand before it
 * @param indent  indentation of continued lines, in blanks
 * @param isKey   keys are never folded or written as blocks
 * @source go-yaml v2 encoder and emitter, width 80
 */
export function yamlString(text: string, column: number, indent: number, isKey: boolean): string {
  const { allowsPlain, allowsSingleQuotes, allowsBlock } = analyze(text);
  if (text.includes('\n')) return allowsBlock && !isKey ? literalBlock(text, indent) : doubleQuoted(text, column, indent, !isKey);
  const readsAsText = resolvePlain(text).is === 'text' && !BASE_60.test(text);
  if (!readsAsText) return doubleQuoted(text, column, indent, !isKey);
  if (allowsPlain) return isKey ? text : folded(text, column, indent, (at) => at >= 0);
  if (!allowsSingleQuotes) return doubleQuoted(text, column, indent, !isKey);
  const body = text.replaceAll("'", "''");
  if (isKey) return `'${body}'`;
  const last = body.length - 1;
  return `'${folded(body, column + 1, indent, (at) => at > 0 && at < last)}'`;
}

/** Replaces single blanks that stand beyond the best width by line breaks. */
function folded(text: string, column: number, indent: number, mayBreakAt: (index: number) => boolean): string {
  if (column + text.length <= BEST_WIDTH) return text;
  let out = '';
  let at = column;
  for (let i = 0; i < text.length; i++) {
    const isLone = text[i] === ' ' && text[i - 1] !== ' ' && text[i + 1] !== ' ';
    if (isLone && at > BEST_WIDTH && mayBreakAt(i)) {
      out += `\n${' '.repeat(indent)}`;
      at = indent;
    } else {
      out += text[i];
      at += 1;
    }
  }
  return out;
}

function literalBlock(text: string, indent: number): string {
  let chomping = '-';
  if (text.endsWith('\n')) chomping = text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const body = chomping === '-' ? text : text.slice(0, -1);
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  return `|${hint}${chomping}\n${lines.join('\n')}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function doubleQuoted(text: string, column: number, indent: number, mayFold: boolean): string {
  const chars = [...text];
  let out = '"';
  let at = column + 1;
  let wroteBlank = false;
  chars.forEach((char, i) => {
    if (char === ' ' && mayFold && !wroteBlank && at > BEST_WIDTH && i > 0 && i < chars.length - 1) {
      const keepsBlank = chars[i + 1] === ' ';
      out += `\n${' '.repeat(indent)}${keepsBlank ? '\\' : ''}`;
      at = indent + (keepsBlank ? 1 : 0);
      wroteBlank = true;
      return;
    }
    const written = escaped(char);
    out += written;
    at += written.length;
    wroteBlank = char === ' ';
  });
  return `${out}"`;
}

function escaped(char: string): string {
  const named = ESCAPES[char];
  if (named !== undefined) return named;
  if (PRINTABLE.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
