import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { canonicalQuantity } from '#sim/api/quantity.ts';
import { mapMember } from './fill.ts';

/** A resource list as it is stored: null entries gone, quantities in canonical spelling, bare numbers as text. */
export function canonicalResources(list: JsonObject): JsonObject {
  let changed: Record<string, JsonValue> | undefined;
  for (const [name, quantity] of Object.entries(list)) {
    const canonical = quantity === null ? undefined : canonicalQuantity(String(quantity));
    if (canonical === quantity) continue;
    changed ??= { ...list };
    if (canonical === undefined) delete changed[name];
    else changed[name] = canonical;
  }
  return changed ?? list;
}

/** `limits` and `requests` of a container or a claim, stored form. */
export function canonicalRequirements(resources: JsonObject): JsonObject {
  return mapMember(mapMember(resources, 'limits', canonicalResources), 'requests', canonicalResources);
}
