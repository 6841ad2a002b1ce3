import type { JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { compareQuantities, isQuantity } from '#sim/api/quantity.ts';
import { compilePath, lookUp } from '#sim/kubectl/print/jsonpath/find-by-path.ts';
import { goSort } from './go-sort.ts';
import { toJson } from './list.ts';

/**
 * `--sort-by=PATH` (rule PRT-8): ascending, objects without the field first, ties as Go's sort leaves them.
 *
 * @param objects in the order the server lists them
 * @returns undefined when the path is malformed or found on no object; kubectl then prints no objects at all
 */
export function sortObjects(objects: readonly KubeObject[], path: string): readonly KubeObject[] | undefined {
  const compiled = compilePath(path);
  if (!compiled.ok) return undefined;
  const keyed = objects.map((object) => {
    const found = lookUp(compiled.template, toJson(object));
    return { object, key: found.ok ? found.values[0] : undefined };
  });
  if (keyed.every(({ key }) => key === undefined)) return undefined;
  const sorted = goSort(keyed, (a, b) => isKeyLess(a.key, b.key));
  return sorted.map(({ object }) => object);
}

/** Less even between two missing keys, as kubectl has it; that turns their order around. */
function isKeyLess(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === undefined) return true;
  if (b === undefined) return false;
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  return isQuantity(a) && isQuantity(b) ? compareQuantities(a, b) < 0 : a < b;
}
