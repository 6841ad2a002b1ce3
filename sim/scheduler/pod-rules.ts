import { matchesNode, untoleratedTaint } from '#sim/api/core-v1/node-fit.ts';
import type { KubeNode, Pod } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { FilterFailure } from './filters.ts';
import { asksForHostPorts, hasPortConflict } from './host-ports.ts';
import type { PlacedPod } from './placed-pod.ts';
import { hasPodAffinity, podAffinityFilter } from './pod-affinity.ts';
import { hasSpread, spreadFilter } from './topology-spread.ts';

/** The filters that look at other pods, made for one pod and one moment. */
export interface PodRules {
  /** Before resources. */
  readonly ports: (node: KubeNode) => FilterFailure | undefined;
  /** Last. */
  readonly neighbours: (node: KubeNode) => FilterFailure | undefined;
}

/** Whether a pod itself asks for something that other pods decide. */
export const looksAtOthers = (pod: Pod): boolean => hasPodAffinity(pod) || hasSpread(pod) || asksForHostPorts(pod);

/** SCH-9 to SCH-11 for one pod, among these nodes and the pods on them. */
export function podRules(server: ApiServer, pod: Pod, nodes: readonly KubeNode[], placed: readonly PlacedPod[]): PodRules {
  const asksPorts = asksForHostPorts(pod);
  const spread = spreadFilter(pod, nodes, placed, {
    matchesAffinity: (node) => matchesNode(pod, node),
    toleratesTaints: (node) => untoleratedTaint(pod, node) === undefined,
  });
  const affinity = podAffinityFilter(server, pod, placed);
  return {
    ports: (node) =>
      asksPorts && placed.some((other) => other.node.metadata.name === node.metadata.name && hasPortConflict(pod, other.pod))
        ? { plugin: 'ports', reasons: ["node(s) didn't have free ports for the requested pod ports"], isCurable: true }
        : undefined,
    neighbours: (node) => {
      const unspread = spread?.(node);
      if (unspread !== undefined) return { plugin: 'spread', reasons: [unspread.reason], isCurable: unspread.isCurable };
      const refusal = affinity?.(node);
      return refusal === undefined ? undefined : { plugin: 'podAffinity', reasons: [refusal.reason], isCurable: refusal.isCurable };
    },
  };
}
