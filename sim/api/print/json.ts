import type { JsonValue } from '#sim/api/meta-v1/types.ts';

/** Orders keys as Go's JSON encoder does: by code, capitals first. */
export const byCode = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** Go's JSON encoder writes `<`, `>`, `&` and the two line separators as escapes. */
const goHtmlEscape = (json: string): string =>
  json.replaceAll(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A quoted Go string. Go escapes backspace and form feed by name only since 1.22, as JSON.stringify does. */
const quote = (text: string): string => goHtmlEscape(JSON.stringify(text));

/**
 * Compact JSON as Go's encoder writes it: keys sorted, HTML characters escaped, no final newline.
 *
 * @source encoding/json Marshal of maps
 */
export function compactJson(value: JsonValue): string {
  return write(value, '', '', byCode, '');
}

/** What `-o json` prints: four blanks a level, keys sorted, a final newline. @source kubectl JSONPrinter */
export function printJson(value: JsonValue, order: KeyOrder = byCode): string {
  return `${write(value, '\n', '    ', order, '')}\n`;
}

/** Compares two keys of an object. @param field the field that holds the object; empty for the outermost */
export type KeyOrder = (a: string, b: string, field: string) => number;

/** @param newline line break with the indentation of `value`, or empty for compact text */
function write(value: JsonValue, newline: string, step: string, order: KeyOrder, field: string): string {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = newline + step;
  if (Array.isArray(value)) {
    return value.length === 0
      ? '[]'
      : `[${inner}${value.map((item: JsonValue) => write(item, inner, step, order, field)).join(`,${inner}`)}${newline}]`;
  }
  const entries = Object.entries(value).sort(([a], [b]) => order(a, b, field));
  if (entries.length === 0) return '{}';
  const colon = step === '' ? ':' : ': ';
  return `{${inner}${entries.map(([key, item]) => quote(key) + colon + write(item, inner, step, order, key)).join(`,${inner}`)}${newline}}`;
}
