import { isObject, jsonEqual } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';

/** The JSON merge patch that turns one object into another: lists are replaced whole, removed keys become null. */
export function mergeDifference(before: JsonObject, after: JsonObject): JsonObject {
  const patch: Record<string, JsonValue> = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = before[key];
    const is = after[key];
    if (jsonEqual(was, is)) continue;
    patch[key] = isObject(was) && isObject(is) ? mergeDifference(was, is) : (is ?? null);
  }
  return patch;
}
