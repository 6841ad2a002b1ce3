import { allocatableOf, matchesTerm } from '#sim/api/core-v1/node-fit.ts';
import { podRequests } from '#sim/api/core-v1/pod-requests.ts';
import { tolerates } from '#sim/api/core-v1/tolerates.ts';
import type { KubeNode, Pod } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { NodeView } from './filters.ts';
import { affinityPoints, spreadPoints } from './neighbour-score.ts';
import type { PlacedPod } from './placed-pod.ts';

/** What a container without requests counts as when nodes are compared. @source non_zero.go */
const DEFAULT_CPU_MILLI = 100;
const DEFAULT_MEMORY_BYTES = 200 * 1024 * 1024;

/**
 * The node with the most points among those that a pod could go to: SCH-5.
 *
 * @param placed the pods that may matter to it
 */
export function bestNode(server: ApiServer, pod: Pod, views: readonly NodeView[], placed: readonly PlacedPod[]): NodeView {
  let best = views[0] as NodeView;
  if (views.length === 1) return best;
  const nodes = views.map(({ node }) => node);
  const taints = shares(nodes.map((node) => unwantedTaints(pod, node)));
  const affinity = shares(nodes.map((node) => affinityWeight(pod, node)));
  const neighbours = placed.length === 0 ? undefined : affinityPoints(server, pod, nodes, placed);
  const spread = placed.length === 0 ? undefined : spreadPoints(server, pod, nodes, placed);
  let points = Number.NEGATIVE_INFINITY;
  for (const [i, view] of views.entries()) {
    const rest = 3 * (100 - (taints[i] ?? 0)) + 2 * ((affinity[i] ?? 0) + (neighbours?.[i] ?? 0) + (spread?.[i] ?? 0));
    const score = resourcePoints(pod, view) + rest;
    if (score > points || (score === points && view.node.metadata.name < best.node.metadata.name)) [best, points] = [view, score];
  }
  return best;
}

/** Each number as a share of the largest, 0 to 100. */
function shares(numbers: readonly number[]): readonly number[] {
  const most = Math.max(...numbers);
  return most === 0 ? numbers : numbers.map((one) => Math.floor((one * 100) / most));
}

function resourcePoints(pod: Pod, { node, used, podCount }: NodeView): number {
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
  return leastAllocated + balance;
}

const unwantedTaints = (pod: Pod, node: KubeNode): number =>
  (node.spec.taints ?? []).filter(
    (taint) => taint.effect === 'PreferNoSchedule' && !(pod.spec.tolerations ?? []).some((one) => tolerates(one, taint)),
  ).length;

const affinityWeight = (pod: Pod, node: KubeNode): number =>
  (pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).reduce(
    (sum, { weight, preference }) => sum + (matchesTerm(preference, node.metadata.labels ?? {}, node.metadata.name) ? weight : 0),
    0,
  );
