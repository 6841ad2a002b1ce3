import { isObject } from '#sim/api/json-read.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';

/** RFC 7386: maps merge, null deletes, everything else replaces. */
export function mergePatch(original: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  const out = new Map(Object.entries(isObject(original) ? original : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) out.delete(key);
    else out.set(key, mergePatch(out.get(key), value));
  }
  return Object.fromEntries(out);
}
