import type { KubeNode, Namespace, Pod, PodAffinityTerm } from '#sim/api/core-v1/types.ts';
import type { LabelSelector } from '#sim/api/meta-v1/types.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { type PlacedPod, type PlacedPodChange, withLabelKeys } from './placed-pod.ts';

/** A term of affinity between pods, with its owner's own namespace and labels filled in. */
export interface Term {
  readonly namespaces: readonly string[];
  readonly namespaceSelector: LabelSelector | undefined;
  readonly selector: LabelSelector | undefined;
  readonly topologyKey: string;
}

/** Why a node does not do, and whether removing pods from it could change that. */
interface AffinityRefusal {
  readonly reason: string;
  readonly isCurable: boolean;
}

const NOT_WITH: AffinityRefusal = { reason: "node(s) didn't match pod affinity rules", isCurable: false };
const NOT_AGAINST: AffinityRefusal = { reason: "node(s) didn't match pod anti-affinity rules", isCurable: true };
const NOT_OTHERS: AffinityRefusal = { reason: "node(s) didn't satisfy existing pods anti-affinity rules", isCurable: true };

/** Terms of a pod as they are looked up. */
export function termsOf(owner: Pod, list: readonly PodAffinityTerm[] | undefined): readonly Term[] {
  return (list ?? []).map((term) => {
    const isOwn = (term.namespaces ?? []).length === 0 && term.namespaceSelector === undefined;
    return {
      namespaces: isOwn ? [owner.metadata.namespace ?? ''] : (term.namespaces ?? []),
      namespaceSelector: term.namespaceSelector,
      selector: withLabelKeys(term.labelSelector, owner, term.matchLabelKeys, term.mismatchLabelKeys),
      topologyKey: term.topologyKey,
    };
  });
}

const affinityTermsOf = (pod: Pod): readonly Term[] =>
  termsOf(pod, pod.spec.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution);
const antiAffinityTermsOf = (pod: Pod): readonly Term[] =>
  termsOf(pod, pod.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution);

/** Whether a pod must be near others, or far from them. */
export const hasPodAffinity = (pod: Pod): boolean =>
  pod.spec.affinity !== undefined && (affinityTermsOf(pod).length > 0 || hasAntiAffinity(pod));
/** Whether a pod must be far from others. */
const hasAntiAffinity = (pod: Pod): boolean => pod.spec.affinity?.podAntiAffinity !== undefined && antiAffinityTermsOf(pod).length > 0;
/** Whether a pod asks or wishes to be near others or far from them; then it has a say in where those go. */
export const isChoosy = ({ spec }: Pod): boolean =>
  spec.affinity?.podAffinity !== undefined || spec.affinity?.podAntiAffinity !== undefined;

/** Whether a pod is one of those that a term means. */
export function matchesTerm(server: ApiServer, term: Term, pod: Pod): boolean {
  const namespace = pod.metadata.namespace ?? '';
  if (!matchesSelector(term.selector, pod.metadata.labels)) return false;
  if (term.namespaces.includes(namespace)) return true;
  if (term.namespaceSelector === undefined) return false;
  return matchesSelector(term.namespaceSelector, server.get<Namespace>(server.find('Namespace', '', namespace))?.metadata.labels);
}

const matchesAll = (server: ApiServer, terms: readonly Term[], pod: Pod): boolean =>
  terms.length > 0 && terms.every((term) => matchesTerm(server, term, pod));

/** Domains (a label of nodes with its value) in which there are pods of some kind. */
class Domains {
  private readonly known = new Set<string>();

  get isEmpty(): boolean {
    return this.known.size === 0;
  }

  add(node: KubeNode, key: string): void {
    const value = node.metadata.labels?.[key];
    if (value !== undefined) this.known.add(`${key}=${value}`);
  }

  has(node: KubeNode, key: string): boolean {
    return this.known.has(`${key}=${node.metadata.labels?.[key]}`);
  }

  hasAny(node: KubeNode): boolean {
    return !this.isEmpty && Object.keys(node.metadata.labels ?? {}).some((key) => this.has(node, key));
  }
}

/**
 * What a pod's required affinity to others, and theirs to it, says of a node: SCH-11.
 *
 * @returns a function that refuses a node, or undefined when neither side asks for anything
 * @source pkg/scheduler/framework/plugins/interpodaffinity/filtering.go
 */
export function podAffinityFilter(
  server: ApiServer,
  pod: Pod,
  placed: readonly PlacedPod[],
): ((node: KubeNode) => AffinityRefusal | undefined) | undefined {
  const wanted = affinityTermsOf(pod);
  const unwanted = antiAffinityTermsOf(pod);
  const friends = new Domains();
  const foes = unwanted.map(() => new Domains());
  const refusing = new Domains();
  for (const other of placed) {
    if (matchesAll(server, wanted, other.pod)) for (const { topologyKey } of wanted) friends.add(other.node, topologyKey);
    for (const [i, term] of unwanted.entries()) if (matchesTerm(server, term, other.pod)) foes[i]?.add(other.node, term.topologyKey);
    for (const term of antiAffinityTermsOf(other.pod)) {
      if (matchesTerm(server, term, pod)) refusing.add(other.node, term.topologyKey);
    }
  }
  if (wanted.length + unwanted.length === 0 && refusing.isEmpty) return undefined;
  // the first of a group may come where none of the group is
  const isFirst = friends.isEmpty && matchesAll(server, wanted, pod);
  return (node) => {
    const isNear = wanted.every(
      ({ topologyKey }) => node.metadata.labels?.[topologyKey] !== undefined && (isFirst || friends.has(node, topologyKey)),
    );
    if (!isNear) return NOT_WITH;
    if (unwanted.some(({ topologyKey }, i) => foes[i]?.has(node, topologyKey) === true)) return NOT_AGAINST;
    return refusing.hasAny(node) ? NOT_OTHERS : undefined;
  };
}

/** Whether what became of another pod can help a pod that its affinity refused. */
export function helpsAffinity(server: ApiServer, waiting: Pod, { kind, pod, before }: PlacedPodChange): boolean {
  const wanted = affinityTermsOf(waiting);
  const unwanted = antiAffinityTermsOf(waiting);
  const isRefusedBy = (other: Pod): boolean => antiAffinityTermsOf(other).some((term) => matchesTerm(server, term, waiting));
  if (kind === 'added') return matchesAll(server, wanted, pod);
  if (kind === 'removed') return unwanted.some((term) => matchesTerm(server, term, pod)) || isRefusedBy(pod);
  if (before === undefined) return false;
  const becomesFriend = !matchesAll(server, wanted, before) && matchesAll(server, wanted, pod);
  return becomesFriend || unwanted.some((term) => matchesTerm(server, term, before) && !matchesTerm(server, term, pod));
}
