import { isObject, jsonEqual } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { type FieldSchema, type StructSchema, structOf } from '#sim/api/schema/index.ts';
import { diffMaps } from './diff.ts';
import { fieldOf, isDirective, itemKey, mergeKeyOf, structOfField } from './directives.ts';

/** The three objects that `kubectl apply` compares. */
export interface ThreeWay {
  /** The manifest of the last apply; undefined when the object was not made by apply. */
  readonly lastApplied: JsonObject | undefined;
  /** The manifest of this apply, with its own last-applied annotation. */
  readonly modified: JsonObject;
  /** The object as the server has it. */
  readonly current: JsonObject;
}

/**
 * The strategic patch that `kubectl apply` sends: set what the manifest says, delete what the last manifest said and this one
 * does not, leave alone what only the server says.
 *
 * @returns an empty object when there is nothing to change
 * @source apimachinery strategicpatch.CreateThreeWayMergePatch
 */
export function threeWayMergePatch(kind: string, { lastApplied, modified, current }: ThreeWay): JsonObject {
  const struct = structOf(kind);
  const changes = diffMaps(current, modified, 'changes', struct);
  const deletions = diffMaps(lastApplied ?? {}, modified, 'deletions', struct);
  return joinPatches(deletions, changes, struct);
}

function joinPatches(first: JsonObject, second: JsonObject, struct: StructSchema | undefined): JsonObject {
  const out: Record<string, JsonValue> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = out[key];
    const field = fieldOf(struct, key);
    if (isObject(before) && isObject(value)) out[key] = joinPatches(before, value, structOfField(field));
    else if (Array.isArray(before) && Array.isArray(value) && !isDirective(key)) out[key] = joinItems(before, value, field);
    else out[key] = value;
  }
  return out;
}

function joinItems(first: readonly JsonValue[], second: readonly JsonValue[], field: FieldSchema | undefined): readonly JsonValue[] {
  const mergeKey = mergeKeyOf(field);
  if (mergeKey === undefined || mergeKey === '') return second;
  const out = [...first];
  for (const item of second) {
    const at = out.findIndex((known) => jsonEqual(itemKey(known, mergeKey), itemKey(item, mergeKey)));
    const known = out[at];
    if (isObject(known) && isObject(item)) out[at] = joinPatches(known, item, structOfField(field));
    else out.push(item);
  }
  return out;
}
