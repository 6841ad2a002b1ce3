import { matchesNode } from '#sim/api/core-v1/node-fit.ts';
import type { KubeNode, Pod, TopologySpreadConstraint } from '#sim/api/core-v1/types.ts';
import type { LabelSelector } from '#sim/api/meta-v1/types.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { type PlacedPod, withLabelKeys } from './placed-pod.ts';
import { matchesTerm, type Term, termsOf } from './pod-affinity.ts';

const HOSTNAME = 'kubernetes.io/hostname';

/** A term that draws near (positive) or drives away. */
interface Wish {
  readonly term: Term;
  readonly weight: number;
}

function wishesOf(pod: Pod): readonly Wish[] {
  const { podAffinity, podAntiAffinity } = pod.spec.affinity ?? {};
  const preferred = (from: typeof podAffinity, sign: 1 | -1): readonly Wish[] =>
    (from?.preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap(({ weight, podAffinityTerm }) =>
      termsOf(pod, [podAffinityTerm]).map((term) => ({ term, weight: sign * weight })),
    );
  return [...preferred(podAffinity, 1), ...preferred(podAntiAffinity, -1)];
}

/** A pod that must be near others counts as one more wish of weight 1 when those come. */
const demandsOf = (pod: Pod): readonly Wish[] =>
  termsOf(pod, pod.spec.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution).map((term) => ({ term, weight: 1 }));

const ownerOf = (pod: Pod) => pod.metadata.ownerReferences?.find(({ kind, controller }) => kind === 'ReplicaSet' && controller === true);

/** Whether other pods decide which of several nodes suits a pod best. */
export const wishesForNeighbours = (pod: Pod): boolean =>
  wishesOf(pod).length > 0 ||
  ownerOf(pod) !== undefined ||
  pod.spec.topologySpreadConstraints?.some(({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway') === true;

/** Points of affinity between pods, both ways, 0 to 100. @source interpodaffinity/scoring.go */
export function affinityPoints(server: ApiServer, pod: Pod, nodes: readonly KubeNode[], placed: readonly PlacedPod[]): readonly number[] {
  const points = new Map<string, number>();
  const add = ({ metadata }: KubeNode, { topologyKey }: Term, weight: number): void => {
    const value = metadata.labels?.[topologyKey];
    if (value !== undefined) points.set(`${topologyKey}=${value}`, (points.get(`${topologyKey}=${value}`) ?? 0) + weight);
  };
  const wishes = wishesOf(pod);
  for (const { pod: other, node } of placed) {
    for (const { term, weight } of wishes) if (matchesTerm(server, term, other)) add(node, term, weight);
    for (const { term, weight } of [...demandsOf(other), ...wishesOf(other)]) if (matchesTerm(server, term, pod)) add(node, term, weight);
  }
  const raw = nodes.map(({ metadata }) =>
    Object.entries(metadata.labels ?? {}).reduce((sum, [key, value]) => sum + (points.get(`${key}=${value}`) ?? 0), 0),
  );
  const [least, most] = [Math.min(...raw), Math.max(...raw)];
  return raw.map((one) => (most === least ? 0 : Math.floor((100 * (one - least)) / (most - least))));
}

/** The constraints of which the scheduler makes a wish; a ReplicaSet's pods have two of their own when they name none. */
function softConstraints(server: ApiServer, pod: Pod): { readonly list: readonly TopologySpreadConstraint[]; readonly isDefault: boolean } {
  const own = pod.spec.topologySpreadConstraints ?? [];
  if (own.length > 0) return { list: own.filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'ScheduleAnyway'), isDefault: false };
  const owner = ownerOf(pod);
  const set = owner === undefined ? -1 : server.find('ReplicaSet', pod.metadata.namespace ?? '', owner.name);
  const labelSelector = (server.get(set) as { readonly spec?: { readonly selector?: LabelSelector } } | undefined)?.spec?.selector;
  if (labelSelector === undefined) return { list: [], isDefault: true };
  const base = { whenUnsatisfiable: 'ScheduleAnyway', labelSelector } as const;
  return {
    list: [
      { ...base, maxSkew: 3, topologyKey: HOSTNAME },
      { ...base, maxSkew: 5, topologyKey: 'topology.kubernetes.io/zone' },
    ],
    isDefault: true,
  };
}

/** Points for an even spread, 0 to 100; undefined when the pod does not ask for one. @source podtopologyspread/scoring.go */
export function spreadPoints(
  server: ApiServer,
  pod: Pod,
  nodes: readonly KubeNode[],
  placed: readonly PlacedPod[],
): readonly number[] | undefined {
  const { list, isDefault } = softConstraints(server, pod);
  if (list.length === 0) return undefined;
  const isLeftOut = ({ metadata }: KubeNode): boolean =>
    !isDefault && list.some(({ topologyKey }) => metadata.labels?.[topologyKey] === undefined);
  const scored = nodes.filter((node) => !isLeftOut(node));
  const raw: (number | undefined)[] = nodes.map((node) => (isLeftOut(node) ? undefined : 0));
  for (const constraint of list) {
    const { topologyKey, maxSkew, nodeAffinityPolicy = 'Honor' } = constraint;
    const selector = withLabelKeys(constraint.labelSelector, pod, constraint.matchLabelKeys);
    const domains = new Set(scored.flatMap(({ metadata }) => metadata.labels?.[topologyKey] ?? []));
    const counts = new Map<string, number>();
    for (const { pod: other, node } of placed) {
      const value = node.metadata.labels?.[topologyKey];
      if (value === undefined || other.metadata.deletionTimestamp !== undefined || other.metadata.namespace !== pod.metadata.namespace)
        continue;
      if (nodeAffinityPolicy === 'Honor' && !matchesNode(pod, node)) continue;
      if (matchesSelector(selector, other.metadata.labels)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const weight = Math.log((topologyKey === HOSTNAME ? scored.length : domains.size) + 2);
    for (const [i, node] of nodes.entries()) {
      const value = node.metadata.labels?.[topologyKey];
      const sum = raw[i];
      if (sum !== undefined && value !== undefined) raw[i] = sum + (counts.get(value) ?? 0) * weight + maxSkew - 1;
    }
  }
  const rounded = raw.map((one) => (one === undefined ? undefined : Math.round(one)));
  const known = rounded.filter((one) => one !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return rounded.map((one) => (one === undefined ? 0 : most === 0 ? 100 : Math.floor((100 * (most + least - one)) / most)));
}
