import { allocatableOf, matchesTerm } from '#sim/api/core-v1/node-fit.ts';
import { podRequests } from '#sim/api/core-v1/pod-requests.ts';
import { tolerates } from '#sim/api/core-v1/tolerates.ts';
import type { KubeNode, Pod } from '#sim/api/core-v1/types.ts';
import type { NodeView } from './filters.ts';

/** What a container without requests counts as when nodes are compared. @source non_zero.go */
const DEFAULT_CPU_MILLI = 100;
const DEFAULT_MEMORY_BYTES = 200 * 1024 * 1024;

/**
 * Points of a feasible node, higher is better: SCH-5.
 *
 * Simplified: topology spread, inter-pod affinity and image locality score nothing.
 */
export function scoreNode(pod: Pod, view: NodeView): number {
  const { node, used, podCount } = view;
  const has = allocatableOf(node);
  const wants = podRequests(pod);
  const containers = pod.spec.containers.length;
  const cpu = used.cpuMilli + (used.cpuMilli === 0 ? podCount * DEFAULT_CPU_MILLI : 0) + (wants.cpuMilli || containers * DEFAULT_CPU_MILLI);
  const memory =
    used.memoryBytes +
    (used.memoryBytes === 0 ? podCount * DEFAULT_MEMORY_BYTES : 0) +
    (wants.memoryBytes || containers * DEFAULT_MEMORY_BYTES);
  const free = (taken: number, capacity: number): number => (capacity === 0 ? 0 : Math.max(0, ((capacity - taken) * 100) / capacity));
  const leastAllocated = (free(cpu, has.cpuMilli) + free(memory, has.memoryBytes)) / 2;
  const balance =
    wants.cpuMilli + wants.memoryBytes === 0
      ? 0
      : (1 - Math.abs(cpu / Math.max(1, has.cpuMilli) - memory / Math.max(1, has.memoryBytes)) / 2) * 100;
  return leastAllocated + balance + 3 * taintScore(pod, node) + 2 * affinityScore(pod, node);
}

function taintScore(pod: Pod, node: KubeNode): number {
  const bad = (node.spec.taints ?? []).filter(
    (taint) => taint.effect === 'PreferNoSchedule' && !(pod.spec.tolerations ?? []).some((one) => tolerates(one, taint)),
  );
  return bad.length === 0 ? 100 : 100 / (1 + bad.length) - 50;
}

function affinityScore(pod: Pod, node: KubeNode): number {
  let sum = 0;
  for (const { weight, preference } of pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []) {
    if (matchesTerm(preference, node.metadata.labels ?? {}, node.metadata.name)) sum += weight;
  }
  return Math.min(100, sum);
}
