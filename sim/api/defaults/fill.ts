import { isSet, readObjects } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';

/** The object with values for the keys that are unset; the same object when nothing is missing. */
export function fill(object: JsonObject, defaults: JsonObject): JsonObject {
  let filled: Record<string, JsonValue> | undefined;
  for (const [key, value] of Object.entries(defaults)) {
    if (isSet(object, key)) continue;
    filled ??= { ...object };
    filled[key] = value;
  }
  return filled ?? object;
}

/** The object with each item of a list changed; the same object when no item changes or the list is unset. */
export function mapItems(object: JsonObject, key: string, change: (item: JsonObject) => JsonObject): JsonObject {
  if (!isSet(object, key)) return object;
  const items = readObjects(object, key);
  let changed = items !== object[key];
  const next = items.map((item) => {
    const result = change(item);
    changed ||= result !== item;
    return result;
  });
  return changed ? { ...object, [key]: next } : object;
}

/** The object with the member changed, when it has one; the same object when nothing changes. */
export function mapMember(object: JsonObject, key: string, change: (member: JsonObject) => JsonObject): JsonObject {
  const member = object[key];
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return object;
  const result = change(member as JsonObject);
  return result === member ? object : { ...object, [key]: result };
}
