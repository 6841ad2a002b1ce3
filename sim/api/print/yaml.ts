import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { byYamlOrder } from './yaml-order.ts';
import { yamlString } from './yaml-scalar.ts';

/** Keys longer than this many bytes cannot stand before a plain `:`. */
const MAX_SIMPLE_KEY = 128;

/**
 * What `-o yaml` prints, byte for byte: keys sorted, list items at the indentation of their key, long strings folded.
 *
 * @param value an object, list or scalar; undefined fields must be left out by the caller
 * @source sigs.k8s.io/yaml Marshal (go-yaml v2)
 */
export function printYaml(value: JsonValue): string {
  if (isCollection(value)) return `${block(value, 0).join('\n')}\n`;
  return `${scalar(value, 0, 2)}\n`;
}

const isCollection = (value: JsonValue): value is readonly JsonValue[] | { readonly [key: string]: JsonValue } =>
  value !== null && typeof value === 'object' && (Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0);

function scalar(value: JsonValue, column: number, indent: number): string {
  if (typeof value === 'string') return yamlString(value, column, indent, false);
  if (value === null) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? '[]' : '{}';
  return typeof value === 'number' ? yamlNumber(value) : String(value);
}

/** Go writes floats of a large or small exponent as `1e+21`, with two digits at least. */
const yamlNumber = (value: number): string => String(value).replace(/e([+-])(\d)$/, 'e$10$2');

/** Lines of a block collection whose keys or dashes stand at column `indent`. */
function block(value: JsonValue, indent: number): string[] {
  const pad = ' '.repeat(indent);
  if (Array.isArray(value)) return value.flatMap((item: JsonValue) => prefixed(`${pad}- `, item, indent, true));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value)
    .sort(([a], [b]) => byYamlOrder(a, b))
    .flatMap(([key, item]) => entry(key, item, indent));
}

function entry(key: string, value: JsonValue, indent: number): string[] {
  const pad = ' '.repeat(indent);
  const written = yamlString(key, indent, indent, true);
  const isLong = utf8Length(key) > MAX_SIMPLE_KEY;
  const head = isLong ? [`${pad}? ${written}`] : [];
  const opening = isLong ? `${pad}: ` : `${pad}${written}: `;
  return [...head, ...prefixed(opening, value, indent, false)];
}

const utf8Length = (text: string): number => [...text].reduce((sum, char) => sum + utf8Size(char.codePointAt(0) ?? 0), 0);

function utf8Size(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** A value behind `- ` or `key: `; nested collections go on the same line after a dash, on the next after a key. */
function prefixed(opening: string, value: JsonValue, indent: number, isItem: boolean): string[] {
  if (!isCollection(value)) return [opening + scalar(value, opening.length, indent + 2)];
  if (isItem) {
    const [first = '', ...rest] = block(value, indent + 2);
    return [opening + first.slice(indent + 2), ...rest];
  }
  return [opening.trimEnd(), ...block(value, Array.isArray(value) ? indent : indent + 2)];
}
