import type { Container, PodSpec, ResourceList } from '#sim/api/core-v1/types.ts';
import { addQuantities, compareQuantities } from '#sim/api/quantity.ts';

export type ResourceKind = 'requests' | 'limits';

/** What a container asks for or may use; requests default to limits. */
export function resourcesOf(container: Container, kind: ResourceKind): ResourceList {
  const { requests, limits } = container.resources ?? {};
  return kind === 'limits' ? (limits ?? {}) : { ...limits, ...requests };
}

const merged = (a: ResourceList, b: ResourceList, pick: (x: string, y: string) => string): ResourceList => {
  const result: Record<string, string> = { ...a };
  for (const [name, amount] of Object.entries(b)) result[name] = result[name] === undefined ? amount : pick(result[name], amount);
  return result;
};

const sum = (a: ResourceList, b: ResourceList): ResourceList => merged(a, b, addQuantities);
const larger = (a: ResourceList, b: ResourceList): ResourceList => merged(a, b, (x, y) => (compareQuantities(x, y) < 0 ? y : x));

/**
 * A whole pod: the larger of its regular containers with sidecars and of any init container with the sidecars before it.
 *
 * @source component-helpers resource PodRequests, PodLimits
 */
export function podResources(spec: PodSpec, kind: ResourceKind): ResourceList {
  let sidecars: ResourceList = {};
  let peak: ResourceList = {};
  for (const container of spec.initContainers ?? []) {
    const own = sum(sidecars, resourcesOf(container, kind));
    if (container.restartPolicy === 'Always') sidecars = own;
    peak = larger(peak, own);
  }
  const regular = spec.containers.map((container) => resourcesOf(container, kind)).reduce(sum, sidecars);
  return sum(larger(regular, peak), kind === 'requests' ? (spec.overhead ?? {}) : {});
}
