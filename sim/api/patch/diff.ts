import { isObject, jsonEqual } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import type { FieldSchema, StructSchema } from '#sim/api/schema/index.ts';
import { DELETE_PREFIX, fieldOf, itemKey, mergeKeyOf, ORDER_PREFIX, PATCH, RETAIN_KEYS, structOfField } from './directives.ts';

/** Which half of a difference is wanted: what was added or changed, or what was deleted. */
export type DiffPart = 'changes' | 'deletions';

/**
 * The strategic patch that leads from one object to another, or half of it.
 *
 * @source apimachinery strategicpatch diffMaps
 */
export function diffMaps(from: JsonObject, to: JsonObject, part: DiffPart, struct: StructSchema | undefined): JsonObject {
  const patch: Record<string, JsonValue> = {};
  for (const [key, before] of Object.entries(from)) {
    const after = to[key];
    if (after === undefined) {
      if (part === 'deletions') patch[key] = null;
      continue;
    }
    const field = fieldOf(struct, key);
    if (isObject(before) && isObject(after)) {
      const child = diffMaps(before, after, part, structOfField(field));
      if (Object.keys(child).length > 0)
        patch[key] = field?.patch?.retainsKeys === true && field.type.is === 'struct' ? retaining(child, after) : child;
    } else if (Array.isArray(before) && Array.isArray(after)) Object.assign(patch, diffLists(key, before, after, part, field));
    else if (part === 'changes' && !jsonEqual(before, after)) patch[key] = after;
  }
  if (part === 'changes') for (const [key, after] of Object.entries(to)) if (from[key] === undefined) patch[key] = after;
  return patch;
}

const retaining = (patch: JsonObject, to: JsonObject): JsonObject => ({ ...patch, [RETAIN_KEYS]: Object.keys(to).sort() });

function diffLists(
  key: string,
  from: readonly JsonValue[],
  to: readonly JsonValue[],
  part: DiffPart,
  field: FieldSchema | undefined,
): JsonObject {
  const mergeKey = mergeKeyOf(field);
  if (mergeKey === undefined) return part === 'changes' && !jsonEqual(from, to) ? { [key]: to } : {};
  if (mergeKey === '') return diffWords(key, from, to, part);
  const idOf = (item: JsonValue): JsonValue => itemKey(item, mergeKey) ?? null;
  const find = (list: readonly JsonValue[], item: JsonValue): JsonValue | undefined =>
    list.find((other) => jsonEqual(idOf(other), idOf(item)));
  const items: JsonValue[] = [];
  for (const after of to) {
    const before = find(from, after);
    if (before === undefined) {
      if (part === 'changes') items.push(after);
    } else if (isObject(before) && isObject(after)) {
      const child = diffMaps(before, after, part, structOfField(field));
      if (Object.keys(child).length === 0) continue;
      const named = { ...child, [mergeKey]: idOf(after) };
      items.push(field?.patch?.retainsKeys === true ? retaining(named, after) : named);
    }
  }
  if (part === 'deletions') {
    for (const before of from) if (find(to, before) === undefined) items.push({ [PATCH]: 'delete', [mergeKey]: idOf(before) });
  }
  const isSameOrder = from.length === to.length && from.every((item, i) => jsonEqual(idOf(item), idOf(to[i] ?? null)));
  const needsOrder = items.length > 0 || (part === 'changes' && !isSameOrder);
  return {
    ...(needsOrder ? { [ORDER_PREFIX + key]: to.map((item) => ({ [mergeKey]: idOf(item) })) } : {}),
    ...(items.length > 0 ? { [key]: items } : {}),
  };
}

function diffWords(key: string, from: readonly JsonValue[], to: readonly JsonValue[], part: DiffPart): JsonObject {
  const added = part === 'changes' ? to.filter((word) => !from.includes(word)) : [];
  const deleted = part === 'deletions' ? from.filter((word) => !to.includes(word)) : [];
  const needsOrder = added.length + deleted.length > 0 || (part === 'changes' && !jsonEqual(from, to));
  return {
    ...(deleted.length > 0 ? { [DELETE_PREFIX + key]: deleted } : {}),
    ...(needsOrder ? { [ORDER_PREFIX + key]: to } : {}),
    ...(added.length > 0 ? { [key]: added } : {}),
  };
}
