import { readObjects, readStruct } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { compareQuantities } from '#sim/api/quantity.ts';

const COUNTED = ['cpu', 'memory'] as const;

/**
 * Quality of service of a pod: nothing requested is BestEffort; all containers with equal requests and limits of CPU and
 * memory are Guaranteed; the rest is Burstable (rule DEF-10).
 *
 * @param podSpec after defaulting
 * @source pkg/apis/core/helper/qos, v1.35
 */
export function qosClassOf(podSpec: JsonObject): 'BestEffort' | 'Burstable' | 'Guaranteed' {
  const containers = [...readObjects(podSpec, 'initContainers'), ...readObjects(podSpec, 'containers')];
  let asksForAny = false;
  let isGuaranteed = true;
  for (const container of containers) {
    const resources = readStruct(container, 'resources');
    for (const name of COUNTED) {
      const limit = positive(readStruct(resources, 'limits')[name]);
      const request = positive(readStruct(resources, 'requests')[name]) ?? limit;
      if (limit !== undefined || request !== undefined) asksForAny = true;
      if (limit === undefined || request === undefined || compareQuantities(limit, request) !== 0) isGuaranteed = false;
    }
  }
  if (!asksForAny) return 'BestEffort';
  return isGuaranteed ? 'Guaranteed' : 'Burstable';
}

function positive(quantity: JsonObject[string] | undefined): string | undefined {
  return typeof quantity === 'string' && compareQuantities(quantity, '0') > 0 ? quantity : undefined;
}
