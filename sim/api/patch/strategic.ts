import { isObject, jsonEqual } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { type FieldSchema, type StructSchema, structOf } from '#sim/api/schema/index.ts';
import {
  DELETE_PREFIX,
  fieldOf,
  isDirective,
  itemKey,
  mergeKeyOf,
  ORDER_PREFIX,
  PATCH,
  RETAIN_KEYS,
  structOfField,
  withoutDirectives,
} from './directives.ts';
import { goMapText } from './go-text.ts';
import type { PatchOutcome } from './types.ts';

class Misfit extends Error {}

/**
 * Applies a strategic merge patch: maps merge, lists with a merge key merge item by item, other lists are replaced, null deletes.
 *
 * @source apimachinery strategicpatch.StrategicMergeMapPatch
 */
export function strategicMerge(kind: string, original: JsonObject, patch: JsonObject): PatchOutcome {
  try {
    return { ok: true, value: mergeMap(original, patch, structOf(kind)) };
  } catch (error) {
    if (error instanceof Misfit) return { ok: false, message: error.message };
    throw error;
  }
}

function mergeMap(original: JsonObject, patch: JsonObject, struct: StructSchema | undefined): JsonObject {
  if (patch[PATCH] === 'replace') return Object.fromEntries(Object.entries(patch).filter(([key]) => key !== PATCH));
  if (patch[PATCH] === 'delete') return {};
  if (patch[PATCH] !== undefined) throw new Misfit(`Unknown patch type found: ${String(patch[PATCH])}`);
  const out = new Map(Object.entries(original));
  const retained = patch[RETAIN_KEYS];
  if (Array.isArray(retained)) for (const key of Object.keys(original)) if (!retained.includes(key)) out.delete(key);
  for (const key of listKeys(patch)) {
    const field = fieldOf(struct, key);
    const before = out.get(key);
    const value = patch[key];
    if (value === null) out.delete(key);
    else if (Array.isArray(before) && mergeKeyOf(field) !== undefined) out.set(key, mergeList(before, key, patch, field));
    else if (value !== undefined)
      out.set(key, isObject(value) && isObject(before) ? mergeMap(before, value, structOfField(field)) : withoutDirectives(value, true));
  }
  return Object.fromEntries(out);
}

/** Fields that the patch speaks of, be it only by their order or by words to delete. */
function listKeys(patch: JsonObject): readonly string[] {
  const named = Object.keys(patch).map((key) =>
    key.startsWith(ORDER_PREFIX) || key.startsWith(DELETE_PREFIX) ? key.slice(key.indexOf('/') + 1) : key,
  );
  return [...new Set(named)].filter((key) => !isDirective(key));
}

function mergeList(before: readonly JsonValue[], key: string, patch: JsonObject, field: FieldSchema | undefined): JsonValue {
  const mergeKey = mergeKeyOf(field) ?? '';
  const items = patch[key] ?? [];
  if (!Array.isArray(items)) return withoutDirectives(items, true);
  const merged =
    mergeKey === '' ? mergeWords(before, items, patch[DELETE_PREFIX + key]) : mergeItems(before, items, mergeKey, structOfField(field));
  const order = patch[ORDER_PREFIX + key];
  return Array.isArray(order) ? inOrder(merged, order, mergeKey, before) : merged;
}

function mergeWords(before: readonly JsonValue[], added: readonly JsonValue[], deleted: JsonValue | undefined): readonly JsonValue[] {
  const gone: readonly JsonValue[] = Array.isArray(deleted) ? deleted : [];
  const kept = before.filter((word) => !gone.includes(word));
  return [...kept, ...added.filter((word) => !kept.includes(word))];
}

function mergeItems(
  before: readonly JsonValue[],
  items: readonly JsonValue[],
  mergeKey: string,
  struct: StructSchema | undefined,
): readonly JsonValue[] {
  let out = [...before];
  if (items.some((item) => itemKey(item, PATCH) === 'replace')) out = [];
  for (const item of items) {
    const directive = itemKey(item, PATCH);
    if (directive === 'replace') continue;
    const id = itemKey(item, mergeKey);
    if (!isObject(item) || id === undefined) throw new Misfit(`map: ${goMapText(item)} does not contain declared merge key: ${mergeKey}`);
    const at = out.findIndex((known) => jsonEqual(itemKey(known, mergeKey), id));
    if (directive === 'delete') out = out.filter((known) => !jsonEqual(itemKey(known, mergeKey), id));
    else if (at === -1) out.push(withoutDirectives(item, true));
    else out[at] = mergeMap(out[at] as JsonObject, item, struct); // it has a merge key, so it is an object
  }
  return out;
}

/** Items named by the order stand in that order; the others keep their place after the item that they followed. */
function inOrder(
  merged: readonly JsonValue[],
  order: readonly JsonValue[],
  mergeKey: string,
  before: readonly JsonValue[],
): readonly JsonValue[] {
  const idOf = (item: JsonValue): JsonValue => (mergeKey === '' ? item : (itemKey(item, mergeKey) ?? null));
  const named = order.flatMap((entry) => merged.filter((item) => jsonEqual(idOf(item), idOf(entry))));
  const others = merged.filter((item) => !named.includes(item));
  const placeOf = (item: JsonValue): number => before.findIndex((known) => jsonEqual(idOf(known), idOf(item)));
  const out: JsonValue[] = [];
  for (const item of named) {
    const place = placeOf(item);
    while (others[0] !== undefined && placeOf(others[0]) !== -1 && place !== -1 && placeOf(others[0]) < place)
      out.push(others.shift() ?? null);
    out.push(item);
  }
  return [...out, ...others];
}
