import { tolerates } from '#sim/api/core-v1/tolerates.ts';
import type {
  KubeNode,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  Taint,
} from '#sim/api/core-v1/types.ts';
import { quantityBytes, quantityMilli } from '#sim/api/quantity.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { PodRules } from './pod-rules.ts';
import { podRequests, type Requests } from './requests.ts';

/** A node with what is taken of it. */
export interface NodeView {
  readonly serial: number;
  readonly node: KubeNode;
  readonly used: Requests;
  readonly podCount: number;
}

/** Why a node cannot take a pod. */
export interface FilterFailure {
  readonly reasons: readonly string[];
  /** Removing pods from the node could help. */
  readonly isCurable: boolean;
  readonly plugin: 'unschedulable' | 'name' | 'taints' | 'affinity' | 'ports' | 'resources' | 'volumes' | 'spread' | 'podAffinity';
}

const failure = (plugin: FilterFailure['plugin'], reasons: readonly string[], isCurable = false): FilterFailure => ({
  plugin,
  reasons,
  isCurable,
});

const isTolerated = (pod: Pod, taint: Taint): boolean => pod.spec.tolerations?.some((toleration) => tolerates(toleration, taint)) ?? false;

const UNSCHEDULABLE: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/** The first taint that keeps a pod off a node. */
export const untoleratedTaint = (pod: Pod, node: KubeNode): Taint | undefined =>
  node.spec.taints?.find((one) => one.effect !== 'PreferNoSchedule' && !isTolerated(pod, one));

/**
 * The first filter that refuses a node: SCH-3, in the scheduler's order. Without rules no other pod matters to this one.
 *
 * @source pkg/scheduler/framework/plugins
 */
export function filterNode(server: ApiServer, pod: Pod, view: NodeView, rules?: PodRules): FilterFailure | undefined {
  const { node } = view;
  if (node.spec.unschedulable === true && !isTolerated(pod, UNSCHEDULABLE)) return failure('unschedulable', ['node(s) were unschedulable']);
  if (untoleratedTaint(pod, node) !== undefined) return failure('taints', ['node(s) had untolerated taint(s)']);
  if (!matchesNode(pod, node)) return failure('affinity', ["node(s) didn't match Pod's node affinity/selector"]);
  const taken = rules?.ports(node);
  if (taken !== undefined) return taken;
  const lacking = lackingResources(pod, view);
  if (lacking.reasons.length > 0) return failure('resources', lacking.reasons, lacking.isCurable);
  return filterVolumes(server, pod, node) ?? rules?.neighbours(node);
}

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

const allocatables = new WeakMap<object, ReturnType<typeof allocatableOf>>();
const cachedAllocatable = (node: KubeNode): ReturnType<typeof allocatableOf> => {
  const key = node.status.allocatable ?? node.status;
  const known = allocatables.get(key);
  if (known !== undefined) return known;
  const made = allocatableOf(node);
  allocatables.set(key, made);
  return made;
};

function lackingResources(pod: Pod, { node, used, podCount }: NodeView): { reasons: readonly string[]; isCurable: boolean } {
  const has = cachedAllocatable(node);
  const wants = podRequests(pod);
  const reasons: string[] = [];
  let isCurable = true;
  const check = (label: string, want: number, taken: number, capacity: number): void => {
    if (want === 0 || want <= capacity - taken) return;
    reasons.push(`Insufficient ${label}`);
    if (want > capacity) isCurable = false;
  };
  if (podCount + 1 > has.pods) reasons.push('Too many pods');
  check('cpu', wants.cpuMilli, used.cpuMilli, has.cpuMilli);
  check('memory', wants.memoryBytes, used.memoryBytes, has.memoryBytes);
  check('ephemeral-storage', wants.storageBytes, used.storageBytes, has.storageBytes);
  for (const [name, want] of Object.entries(wants.extended)) check(name, want, used.extended[name] ?? 0, has.extended[name] ?? 0);
  return { reasons, isCurable };
}

/** Node selector and required node affinity. */
export function matchesNode(pod: Pod, node: KubeNode): boolean {
  const labels = node.metadata.labels ?? {};
  for (const [key, value] of Object.entries(pod.spec.nodeSelector ?? {})) if (labels[key] !== value) return false;
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesTerm(term, labels, node.metadata.name));
}

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

function filterVolumes(server: ApiServer, pod: Pod, node: KubeNode): FilterFailure | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    if (volume.persistentVolumeClaim === undefined) continue;
    const claim = server.get<PersistentVolumeClaim>(
      server.find('PersistentVolumeClaim', pod.metadata.namespace ?? '', volume.persistentVolumeClaim.claimName),
    );
    const name = claim?.spec.volumeName;
    if (name === undefined) {
      if (isWaitingForConsumer(server, claim)) return failure('volumes', ["node(s) didn't find available persistent volumes to bind"]);
      continue;
    }
    const persistent = server.get<PersistentVolume>(server.find('PersistentVolume', '', name));
    const affinity = persistent?.spec.nodeAffinity as { required?: { nodeSelectorTerms?: readonly NodeSelectorTerm[] } } | undefined;
    const terms = affinity?.required?.nodeSelectorTerms;
    if (terms !== undefined && !terms.some((term) => matchesTerm(term, node.metadata.labels ?? {}, node.metadata.name)))
      return failure('volumes', ["node(s) didn't match PersistentVolume's node affinity"]);
  }
  return undefined;
}

/** The claim's class binds only when a pod asks for it. */
function isWaitingForConsumer(server: ApiServer, claim: PersistentVolumeClaim | undefined): boolean {
  const name = claim?.spec.storageClassName;
  if (name === undefined || name === '') return false;
  const storageClass = server.get(server.find('StorageClass', '', name)) as { volumeBindingMode?: string } | undefined;
  return storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
}

/** SCH-4: what refuses a pod before any node is looked at, or undefined. */
export function prefilter(server: ApiServer, pod: Pod): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    if (volume.persistentVolumeClaim === undefined) continue;
    const { claimName } = volume.persistentVolumeClaim;
    const claim = server.get<PersistentVolumeClaim>(server.find('PersistentVolumeClaim', pod.metadata.namespace ?? '', claimName));
    if (claim === undefined) return `persistentvolumeclaim "${claimName}" not found`;
    if (claim.metadata.deletionTimestamp !== undefined) return `persistentvolumeclaim "${claimName}" is being deleted`;
    if (claim.status.phase !== 'Bound' && !isWaitingForConsumer(server, claim)) return 'pod has unbound immediate PersistentVolumeClaims';
  }
  return undefined;
}
