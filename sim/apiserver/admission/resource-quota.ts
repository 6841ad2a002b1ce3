import type { Pod, ResourceList, ResourceQuota } from '#sim/api/core-v1/types.ts';
import { addQuantities, compareQuantities } from '#sim/api/quantity.ts';
import { type AdmissionPlugin, forbidden, type KindIndex } from '#sim/apiserver/index.ts';
import { isGoverned, limitedUsage, unstatedResources, usageOf } from './quota-usage.ts';

/**
 * Refuses what would exceed a quota of its namespace, and pods that do not state what a quota limits: rules QUO-2 and QUO-3.
 *
 * It only reads `status.used`; the quota controller writes it when the object has been stored.
 *
 * @source plugin/pkg/admission/resourcequota, v1.35
 */
export function resourceQuotas(all: KindIndex<ResourceQuota>): AdmissionPlugin {
  return (object) => {
    if (object.metadata.namespace === undefined) return { object };
    const quotas = all.inNamespace(object.metadata.namespace).filter((quota) => isGoverned(quota, object));
    if (quotas.length === 0) return { object };
    const usage = usageOf(object);
    for (const quota of quotas) {
      const hard = quota.status.hard ?? quota.spec.hard ?? {};
      const { name } = quota.metadata;
      if (object.kind === 'Pod') {
        const unstated = unstatedResources(hard, object as Pod);
        if (unstated.length > 0)
          return { refused: forbidden(object.kind, object.metadata.name, `failed quota: ${name}: must specify ${unstated.join('; ')}`) };
      }
      const excess = excessOf(hard, quota.status.used ?? {}, limitedUsage(hard, usage));
      if (excess !== undefined) return { refused: forbidden(object.kind, object.metadata.name, `exceeded quota: ${name}, ${excess}`) };
    }
    return { object };
  };
}

/** `requested: …, used: …, limited: …` of the resources that would be exceeded. */
function excessOf(hard: ResourceList, used: ResourceList, requested: ResourceList): string | undefined {
  const names = Object.entries(requested)
    .filter(([name, amount]) => compareQuantities(addQuantities(used[name] ?? '0', amount), hard[name] ?? '0') > 0)
    .map(([name]) => name)
    .sort();
  if (names.length === 0) return undefined;
  const list = (amounts: ResourceList): string => names.map((name) => `${name}=${amounts[name] ?? '0'}`).join(',');
  return `requested: ${list(requested)}, used: ${list(used)}, limited: ${list(hard)}`;
}
