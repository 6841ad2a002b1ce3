import { allocatableOf } from '#sim/api/core-v1/node-fit.ts';
import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import { podRequests } from '#sim/api/core-v1/pod-requests.ts';
import type { KubeNode, Pod } from '#sim/api/core-v1/types.ts';
import { nodeStatus, summarizePod } from '#sim/kubectl/print/index.ts';
import type { Simulation } from '#sim/simulation.ts';
import type { NodePod, NodeRow } from './protocol.ts';

/** Rows of the node view at the instant that is shown: every node with the Pods that hold its room, and those without a node. */
export function nodesOf(simulation: Simulation): { readonly nodes: readonly NodeRow[]; readonly waiting: readonly NodePod[] } {
  const nodes: KubeNode[] = [];
  const podsByNode = new Map<string, NodePod[]>();
  simulation.cluster.server.store.forEach(undefined, (object) => {
    if (object.kind === 'Node') nodes.push(object as KubeNode);
    if (object.kind !== 'Pod') return;
    const pod = object as Pod;
    // A Pod that has ended holds nothing any more.
    if (isTerminal(pod)) return;
    const name = pod.spec.nodeName ?? '';
    const row = podRow(pod, simulation.epochMs);
    const others = podsByNode.get(name);
    if (others === undefined) podsByNode.set(name, [row]);
    else others.push(row);
  });
  return {
    nodes: nodes.map((node) => nodeRow(node, podsByNode.get(node.metadata.name) ?? [])),
    waiting: podsByNode.get('') ?? [],
  };
}

function podRow(pod: Pod, epochMs: number): NodePod {
  const { cpuMilli, memoryBytes } = podRequests(pod);
  return { uid: pod.metadata.uid, name: pod.metadata.name, status: summarizePod(pod, epochMs).status, cpuMilli, memoryBytes };
}

function nodeRow(node: KubeNode, pods: readonly NodePod[]): NodeRow {
  const { metadata, spec } = node;
  const { cpuMilli, memoryBytes, pods: mostPods } = allocatableOf(node);
  return {
    uid: metadata.uid,
    name: metadata.name,
    status: nodeStatus(node),
    taints: (spec.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`),
    cpuMilli,
    memoryBytes,
    mostPods,
    pods,
  };
}
