import type { JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';

/** A stored object as plain JSON. The API keeps nothing but JSON in objects, so this only widens the type. */
export function toJson(object: KubeObject): JsonObject {
  // The kinds are interfaces without an index signature; list.test.ts shows that the value is plain JSON.
  return object as unknown as JsonObject;
}

/** The `List` that kubectl wraps several objects in; fields in the order that JSON and YAML print. */
export function asList(objects: readonly KubeObject[]): JsonObject {
  const items: readonly JsonValue[] = objects.map(toJson);
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
}

/**
 * What `-o json|yaml|jsonpath|go-template` works on: the object itself when one was asked for by name, else a List.
 *
 * @param isSingle true when exactly one object was named
 */
export function asPrintable(objects: readonly KubeObject[], isSingle: boolean): JsonObject {
  const [first] = objects;
  return isSingle && first !== undefined && objects.length === 1 ? toJson(first) : asList(objects);
}
