import { tolerates } from '#sim/api/core-v1/tolerates.ts';
import type { KubeNode, NodeSelectorRequirement, NodeSelectorTerm, Pod, Taint } from '#sim/api/core-v1/types.ts';
import { quantityBytes, quantityMilli } from '#sim/api/quantity.ts';
import type { Requests } from './pod-requests.ts';

/** Whether a pod tolerates a taint. */
export const isTolerated = (pod: Pod, taint: Taint): boolean =>
  pod.spec.tolerations?.some((toleration) => tolerates(toleration, taint)) ?? false;

/** The first taint that keeps a pod off a node. */
export const untoleratedTaint = (pod: Pod, node: KubeNode): Taint | undefined =>
  node.spec.taints?.find((one) => one.effect !== 'PreferNoSchedule' && !isTolerated(pod, one));

/** What a node has for pods. */
export function allocatableOf(node: KubeNode): Requests & { readonly pods: number } {
  const list = node.status.allocatable ?? {};
  return {
    cpuMilli: quantityMilli(list['cpu'] ?? '0') ?? 0,
    memoryBytes: quantityBytes(list['memory'] ?? '0') ?? 0,
    storageBytes: quantityBytes(list['ephemeral-storage'] ?? '0') ?? 0,
    extended: Object.fromEntries(Object.entries(list).map(([name, amount]) => [name, quantityBytes(amount) ?? 0])),
    pods: quantityBytes(list['pods'] ?? '110') ?? 110,
  };
}

/** Node selector and required node affinity. */
export function matchesNode(pod: Pod, node: KubeNode): boolean {
  const labels = node.metadata.labels ?? {};
  for (const [key, value] of Object.entries(pod.spec.nodeSelector ?? {})) if (labels[key] !== value) return false;
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesTerm(term, labels, node.metadata.name));
}

/** Whether a node is one that a term of a node selector means. */
export function matchesTerm(term: NodeSelectorTerm, labels: Readonly<Record<string, string>>, nodeName: string): boolean {
  if ((term.matchExpressions?.length ?? 0) + (term.matchFields?.length ?? 0) === 0) return false;
  return (
    (term.matchExpressions ?? []).every((one) => matchesRequirement(one, labels[one.key])) &&
    (term.matchFields ?? []).every((one) => matchesRequirement(one, nodeName))
  );
}

function matchesRequirement({ operator, values = [] }: NodeSelectorRequirement, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0]);
  }
}
