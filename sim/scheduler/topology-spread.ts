import type { KubeNode, Pod, TopologySpreadConstraint } from '#sim/api/core-v1/types.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import { type PlacedPod, type PlacedPodChange, withLabelKeys } from './placed-pod.ts';

const REASON = "node(s) didn't match pod topology spread constraints";

/** What of a node decides whether its pods are counted. */
interface NodeMatch {
  readonly matchesAffinity: (node: KubeNode) => boolean;
  readonly toleratesTaints: (node: KubeNode) => boolean;
}

interface Domain {
  readonly counts: Map<string, number>;
  readonly least: number;
}

const hardConstraints = (pod: Pod): readonly TopologySpreadConstraint[] =>
  (pod.spec.topologySpreadConstraints ?? [])
    .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule')
    .map((one) => {
      const labelSelector = withLabelKeys(one.labelSelector, pod, one.matchLabelKeys);
      return labelSelector === undefined ? one : { ...one, labelSelector };
    });

/** Whether a pod must be spread. */
export const hasSpread = (pod: Pod): boolean => pod.spec.topologySpreadConstraints !== undefined && hardConstraints(pod).length > 0;

const isCounted = ({ labelSelector }: TopologySpreadConstraint, pod: Pod, other: Pod): boolean =>
  other.metadata.namespace === pod.metadata.namespace &&
  other.metadata.deletionTimestamp === undefined &&
  matchesSelector(labelSelector, other.metadata.labels);

/**
 * What a pod's hard spread constraints say of a node: SCH-10. Only nodes with all topology labels, and within the policies of
 * the constraint, are domains; pods that are being deleted do not count.
 *
 * @source pkg/scheduler/framework/plugins/podtopologyspread/filtering.go
 */
export function spreadFilter(
  pod: Pod,
  nodes: readonly KubeNode[],
  placed: readonly PlacedPod[],
  { matchesAffinity, toleratesTaints }: NodeMatch,
): ((node: KubeNode) => { readonly reason: string; readonly isCurable: boolean } | undefined) | undefined {
  const constraints = hardConstraints(pod);
  if (constraints.length === 0) return undefined;
  const complete = nodes.filter(({ metadata }) => constraints.every(({ topologyKey }) => metadata.labels?.[topologyKey] !== undefined));
  const domains: readonly Domain[] = constraints.map((constraint) => {
    const { topologyKey, nodeAffinityPolicy = 'Honor', nodeTaintsPolicy = 'Ignore', minDomains = 1 } = constraint;
    const eligible = complete.filter(
      (node) => (nodeAffinityPolicy === 'Ignore' || matchesAffinity(node)) && (nodeTaintsPolicy === 'Ignore' || toleratesTaints(node)),
    );
    const names = new Set(eligible.map(({ metadata }) => metadata.name));
    const counts = new Map(eligible.map(({ metadata }) => [metadata.labels?.[topologyKey] ?? '', 0]));
    for (const { pod: other, node } of placed) {
      if (!names.has(node.metadata.name) || !isCounted(constraint, pod, other)) continue;
      const value = node.metadata.labels?.[topologyKey] ?? '';
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return { counts, least: counts.size < minDomains ? 0 : Math.min(...counts.values()) };
  });
  return (node) => {
    for (const [i, { topologyKey, maxSkew, labelSelector }] of constraints.entries()) {
      const value = node.metadata.labels?.[topologyKey];
      if (value === undefined) return { reason: `${REASON} (missing required label)`, isCurable: false };
      const { counts, least } = domains[i] as Domain;
      const itself = matchesSelector(labelSelector, pod.metadata.labels) ? 1 : 0;
      if ((counts.get(value) ?? 0) + itself - least > maxSkew) return { reason: REASON, isCurable: true };
    }
    return undefined;
  };
}

/** Whether what became of another pod can help a pod that its spread constraints refused. */
export function helpsSpread(waiting: Pod, { kind, pod, before }: PlacedPodChange): boolean {
  if (pod.metadata.namespace !== waiting.metadata.namespace) return false;
  return hardConstraints(waiting).some(({ labelSelector }) => {
    const matches = matchesSelector(labelSelector, pod.metadata.labels);
    return kind === 'relabelled' ? matches !== matchesSelector(labelSelector, before?.metadata.labels) : matches;
  });
}
