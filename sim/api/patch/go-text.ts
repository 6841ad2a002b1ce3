import { isObject } from '#sim/api/json-read.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { byCode } from '#sim/api/print/index.ts';

/** A value as Go's `%v` prints it: `map[spec:map[parallelism:2 suspend:<nil>]]`, lists as `[a b]`. */
export function goMapText(value: JsonValue): string {
  if (value === null) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goMapText).join(' ')}]`;
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => byCode(a, b));
  return `map[${entries.map(([key, item]) => `${key}:${goMapText(item)}`).join(' ')}]`;
}
