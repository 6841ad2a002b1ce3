import { isObject } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import { writeEvents, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import { type DescriptionWriter, sortedKeys } from './writer.ts';

const SHOWN_ABOVE = new Set([
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
  '.metadata.managedFields',
]);
const ACRONYMS = new Set(['api', 'url', 'uid', 'osb', 'guid']);

/** All fields of an object, names spelled as words (rule DSC-13). @source kubectl describe, v1.35 */
export function describeAnything(w: DescriptionWriter, object: KubeObject, context: DescribeContext): void {
  w.field('Name', object.metadata.name);
  w.field('Namespace', object.metadata.namespace ?? '');
  writeLabels(w, object);
  writeFields(w, toJson(object), 0, '');
  writeEvents(w, context.events, context.nowMs);
}

function writeFields(w: DescriptionWriter, fields: JsonObject, level: number, path: string): void {
  for (const key of sortedKeys(fields)) {
    const value = fields[key];
    const own = `${path}.${key}`;
    if (value === undefined || SHOWN_ABOVE.has(own)) continue;
    writeValue(w, wordsOf(key), value, level, own);
  }
}

function writeValue(w: DescriptionWriter, label: string, value: JsonValue, level: number, path: string): void {
  if (isObject(value)) {
    w.line(`${label}:`, level);
    writeFields(w, value, level + 1, path);
  } else if (Array.isArray(value)) {
    w.line(`${label}:`, level);
    for (const item of value as readonly JsonValue[]) {
      if (isObject(item)) writeFields(w, item, level + 1, path);
      else w.line(String(item), level + 1);
    }
  } else w.field(label, value === null ? '<nil>' : String(value), level);
}

/** `creationTimestamp` is `Creation Timestamp`, `apiVersion` is `API Version`. A name with other characters stays as it is. */
function wordsOf(field: string): string {
  if (!/^[A-Za-z]+$/.test(field)) return field;
  const words = field.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [field];
  return words
    .map((word) => (ACRONYMS.has(word.toLowerCase()) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
