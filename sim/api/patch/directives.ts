import { isObject } from '#sim/api/json-read.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { type FieldSchema, type StructSchema, structIn } from '#sim/api/schema/index.ts';

/** Keys of a strategic patch that are orders, not fields. @source apimachinery strategicpatch */
export const PATCH = '$patch';
export const RETAIN_KEYS = '$retainKeys';
export const ORDER_PREFIX = '$setElementOrder/';
export const DELETE_PREFIX = '$deleteFromPrimitiveList/';

export const isDirective = (key: string): boolean =>
  key === PATCH || key === RETAIN_KEYS || key.startsWith(ORDER_PREFIX) || key.startsWith(DELETE_PREFIX);

export const fieldOf = (struct: StructSchema | undefined, key: string): FieldSchema | undefined => struct?.fields.get(key);

export const structOfField = (field: FieldSchema | undefined): StructSchema | undefined =>
  field === undefined ? undefined : structIn(field.type);

/** Whether a list is merged item by item, and by which key; an empty key is a list of words. */
export function mergeKeyOf(field: FieldSchema | undefined): string | undefined {
  return field?.type.is === 'list' && field.patch?.merges === true ? field.patch.mergeKey : undefined;
}

export const itemKey = (item: JsonValue, key: string): JsonValue | undefined => (isObject(item) ? item[key] : undefined);

/** A value without directives and, where `dropNulls`, without nulls in maps. */
export function withoutDirectives(value: JsonValue, dropNulls: boolean): JsonValue {
  if (Array.isArray(value)) {
    const items = value.filter((item: JsonValue) => !(isObject(item) && typeof item[PATCH] === 'string'));
    return items.map((item: JsonValue) => withoutDirectives(item, dropNulls));
  }
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key, item]) => !isDirective(key) && !(dropNulls && item === null));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutDirectives(item, dropNulls)]));
}
