import type { JsonValue } from '#sim/api/meta-v1/types.ts';

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u000b': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

/** A string in double quotes as Go's %q prints it. */
export function goQuote(text: string): string {
  let quoted = '"';
  for (const character of text) quoted += NAMED_ESCAPES[character] ?? escapeUnprintable(character);
  return `${quoted}"`;
}

function escapeUnprintable(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code === 0xfffd || (code > 0x7f && /[\p{C}\p{Z}]/u.test(character))) {
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return character;
}

/** JSON as Go's encoder writes it: compact, `<`, `>` and `&` escaped, keys in the order given or sorted. */
export function goJson(value: JsonValue, keys: 'sorted' | 'as given' = 'sorted'): string {
  return escapeHtml(JSON.stringify(keys === 'sorted' ? sortKeys(value) : value));
}

/** JSON as Go indents it by one blank, line by line, keys in the order given. */
export const goJsonLines = (value: JsonValue): readonly string[] => escapeHtml(JSON.stringify(value, null, 1)).split('\n');

function escapeHtml(text: string): string {
  return text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

const isPair = (high: number, low: number): boolean => high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;

/** Length in bytes of the UTF-8 form, which is what the server's limits count. */
export function byteLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) length += 1;
    else if (isPair(code, text.charCodeAt(i + 1))) {
      length += 2;
      i += 1;
    } else length += 2;
  }
  return length;
}
