import { allocatableOf, isTolerated, matchesNode, matchesTerm, untoleratedTaint } from '#sim/api/core-v1/node-fit.ts';
import { podRequests, type Requests } from '#sim/api/core-v1/pod-requests.ts';
import type { KubeNode, NodeSelectorTerm, PersistentVolume, PersistentVolumeClaim, Pod, Taint } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { PodRules } from './pod-rules.ts';

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

const UNSCHEDULABLE: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

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
