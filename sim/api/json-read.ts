import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';

/**
 * Reads decoded JSON the way the API server's structs do: absent and null are the same, a null list item is an empty one.
 *
 * Types were checked when the object was decoded; a value of another type reads as unset.
 */

const EMPTY_LIST: readonly JsonValue[] = [];
const EMPTY_OBJECT: JsonObject = {};

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when the key holds anything but null. */
export function isSet(parent: JsonObject | undefined, key: string): boolean {
  const value = parent?.[key];
  return value !== undefined && value !== null;
}

/** The object at `key`, or undefined. */
export function readObject(parent: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = parent?.[key];
  return isObject(value) ? value : undefined;
}

/** The object at `key`; an empty one when unset. */
export function readStruct(parent: JsonObject | undefined, key: string): JsonObject {
  return readObject(parent, key) ?? EMPTY_OBJECT;
}

/** The list at `key`; empty when unset. */
export function readList(parent: JsonObject | undefined, key: string): readonly JsonValue[] {
  const value = parent?.[key];
  return isList(value) ? value : EMPTY_LIST;
}

/** The list of objects at `key`; items that are no objects read as empty ones. */
export function readObjects(parent: JsonObject | undefined, key: string): readonly JsonObject[] {
  const list = readList(parent, key);
  return list.every(isObject) ? (list as readonly JsonObject[]) : list.map((item) => (isObject(item) ? item : EMPTY_OBJECT));
}

/** The list of strings at `key`; items that are no strings read as ''. */
export function readTexts(parent: JsonObject | undefined, key: string): readonly string[] {
  return readList(parent, key).map((item) => (typeof item === 'string' ? item : ''));
}

/** The string at `key`; '' when unset. */
export function readText(parent: JsonObject | undefined, key: string): string {
  const value = parent?.[key];
  return typeof value === 'string' ? value : '';
}

/** The number at `key`, or undefined. */
export function readNumber(parent: JsonObject | undefined, key: string): number | undefined {
  const value = parent?.[key];
  return typeof value === 'number' ? value : undefined;
}

/** The boolean at `key`, or undefined. */
export function readFlag(parent: JsonObject | undefined, key: string): boolean | undefined {
  const value = parent?.[key];
  return typeof value === 'boolean' ? value : undefined;
}

/** The string map at `key` as sorted pairs; null values read as ''. */
export function readPairs(parent: JsonObject | undefined, key: string): readonly (readonly [string, string])[] {
  const map = readObject(parent, key);
  if (map === undefined) return [];
  return Object.keys(map)
    .sort()
    .map((name) => [name, readText(map, name)] as const);
}

/** The object without the keys; the same object when it has none of them. */
export function omit(object: JsonObject, ...keys: readonly string[]): JsonObject {
  if (!keys.some((key) => key in object)) return object;
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** The object with the value at `key`, or without the key when undefined; the same object when that changes nothing. */
export function withValue(object: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  if (value === undefined) return omit(object, key);
  return object[key] === value ? object : { ...object, [key]: value };
}

/** Deep equality of JSON; null members count as absent. */
export function jsonEqual(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => jsonEqual(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => jsonEqual(a[key], b[key]));
}

/** Fields that are maps in the server's structs: there an empty one is none. Other empty objects mean something. */
const MAPS: ReadonlySet<string> = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'nodeSelector',
  'limits',
  'requests',
  'overhead',
  'hard',
  'capacity',
  'data',
  'binaryData',
]);

/**
 * Equality as the server sees it when it compares an update with what is stored: an absent field, null, an empty list and an
 * empty map are the same.
 *
 * @source apimachinery equality.Semantic.DeepEqual, v1.35
 */
export function semanticEqual(a: JsonValue | undefined, b: JsonValue | undefined, key = ''): boolean {
  if (a === b) return true;
  if (isBlank(a, key) || isBlank(b, key)) return isBlank(a, key) && isBlank(b, key);
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => semanticEqual(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => semanticEqual(a[name], b[name], name));
}

function isBlank(value: JsonValue | undefined, key: string): boolean {
  if (value === undefined || value === null) return true;
  if (isList(value)) return value.length === 0;
  return MAPS.has(key) && isObject(value) && Object.keys(value).length === 0;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
