import type { Container, Pod, ResourceList } from '#sim/api/core-v1/types.ts';
import { quantityBytes, quantityMilli } from '#sim/api/quantity.ts';

/** What a pod asks of a node. CPU in milli-cores, the rest in base units. */
export interface Requests {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly storageBytes: number;
  /** Extended resources by name. */
  readonly extended: Readonly<Record<string, number>>;
}

const none: Requests = { cpuMilli: 0, memoryBytes: 0, storageBytes: 0, extended: {} };
const STANDARD = new Set(['cpu', 'memory', 'ephemeral-storage', 'pods', 'storage']);

function requestsOf(list: ResourceList | undefined): Requests {
  if (list === undefined) return none;
  return {
    cpuMilli: quantityMilli(list['cpu'] ?? '0') ?? 0,
    memoryBytes: quantityBytes(list['memory'] ?? '0') ?? 0,
    storageBytes: quantityBytes(list['ephemeral-storage'] ?? '0') ?? 0,
    extended: Object.fromEntries(
      Object.entries(list).flatMap(([name, amount]) => (STANDARD.has(name) ? [] : [[name, quantityBytes(amount) ?? 0]])),
    ),
  };
}

const combine = (a: Requests, b: Requests, pick: (x: number, y: number) => number): Requests => ({
  cpuMilli: pick(a.cpuMilli, b.cpuMilli),
  memoryBytes: pick(a.memoryBytes, b.memoryBytes),
  storageBytes: pick(a.storageBytes, b.storageBytes),
  extended: Object.fromEntries(
    [...new Set([...Object.keys(a.extended), ...Object.keys(b.extended)])].map((key) => [
      key,
      pick(a.extended[key] ?? 0, b.extended[key] ?? 0),
    ]),
  ),
});

export const addRequests = (a: Requests, b: Requests): Requests => (b === none ? a : a === none ? b : combine(a, b, (x, y) => x + y));
export const subtractRequests = (a: Requests, b: Requests): Requests => (b === none ? a : combine(a, b, (x, y) => x - y));
const maxRequests = (a: Requests, b: Requests): Requests => combine(a, b, Math.max);

const known = new WeakMap<readonly Container[], Requests>();
const of = (container: Container): Requests => {
  const limits = container.resources?.limits;
  const requests = container.resources?.requests;
  return requestsOf(limits === undefined ? requests : { ...limits, ...requests });
};

/**
 * A pod's request: the larger of what its regular containers and sidecars need together and what any init container
 * needs beside the sidecars started before it (SCH-2).
 *
 * @source component-helpers resource PodRequests
 */
export function podRequests(pod: Pod): Requests {
  const cached = known.get(pod.spec.containers);
  if (cached !== undefined) return cached;
  let regular = pod.spec.containers.map(of).reduce(addRequests, none);
  let sidecars = none;
  let peak = none;
  for (const container of pod.spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      sidecars = addRequests(sidecars, of(container));
      peak = maxRequests(peak, sidecars);
    } else peak = maxRequests(peak, addRequests(sidecars, of(container)));
  }
  regular = addRequests(regular, sidecars);
  const isEmpty = peak === none && regular === none;
  const total = addRequests(isEmpty ? none : maxRequests(regular, peak), requestsOf(pod.spec.overhead));
  known.set(pod.spec.containers, total);
  return total;
}
