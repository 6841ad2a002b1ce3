import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { PersistentVolumeClaim, Pod, ResourceList, ResourceQuota } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { addQuantities, compareQuantities } from '#sim/api/quantity.ts';
import { RESOURCES } from '#sim/apiserver/resources.ts';
import { podResources, resourcesOf } from './pod-resources.ts';

const countKeys = new Map(RESOURCES.map(({ group, resource, kind }) => [kind, `count/${resource}${group === '' ? '' : `.${group}`}`]));
/** Kinds whose number has a short name, too. */
const SHORT_COUNTS: Readonly<Record<string, string>> = {
  ConfigMap: 'configmaps',
  Secret: 'secrets',
  Service: 'services',
  PersistentVolumeClaim: 'persistentvolumeclaims',
  ResourceQuota: 'resourcequotas',
};
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'] as const;

/** Kinds that a quota can count. */
export const COUNTED_KINDS: readonly string[] = RESOURCES.filter(({ namespaced, kind }) => namespaced && kind !== 'Event').map(
  ({ kind }) => kind,
);

function podUsage(pod: Pod): ResourceList {
  if (isTerminal(pod)) return {};
  const usage: Record<string, string> = { pods: '1' };
  const requests = podResources(pod.spec, 'requests');
  const limits = podResources(pod.spec, 'limits');
  for (const [name, amount] of Object.entries(requests)) {
    usage[`requests.${name}`] = amount;
    if ((COMPUTE as readonly string[]).includes(name)) usage[name] = amount;
  }
  for (const [name, amount] of Object.entries(limits)) usage[`limits.${name}`] = amount;
  return usage;
}

function claimUsage(claim: PersistentVolumeClaim): ResourceList {
  const storage = claim.spec.resources?.requests?.['storage'] ?? '0';
  const name = claim.spec.storageClassName ?? '';
  if (name === '') return { 'requests.storage': storage };
  const prefix = `${name}.storageclass.storage.k8s.io`;
  return { 'requests.storage': storage, [`${prefix}/requests.storage`]: storage, [`${prefix}/persistentvolumeclaims`]: '1' };
}

/** What an object uses of every quota resource: rule QUO-1. */
export function usageOf(object: KubeObject): ResourceList {
  const count = countKeys.get(object.kind);
  const short = SHORT_COUNTS[object.kind];
  return {
    ...(count === undefined ? {} : { [count]: '1' }),
    ...(short === undefined ? {} : { [short]: '1' }),
    ...(object.kind === 'Pod' ? podUsage(object as Pod) : {}),
    ...(object.kind === 'PersistentVolumeClaim' ? claimUsage(object as PersistentVolumeClaim) : {}),
  };
}

function isInScope(pod: Pod, scope: string): boolean {
  switch (scope) {
    case 'Terminating':
      return pod.spec.activeDeadlineSeconds !== undefined;
    case 'NotTerminating':
      return pod.spec.activeDeadlineSeconds === undefined;
    case 'BestEffort':
      return pod.status.qosClass === 'BestEffort';
    case 'NotBestEffort':
      return pod.status.qosClass !== 'BestEffort';
    default:
      return true;
  }
}

/** Whether a quota counts an object at all: a quota with scopes counts pods in all of them. */
export function isGoverned(quota: ResourceQuota, object: KubeObject): boolean {
  if (quota.metadata.namespace !== object.metadata.namespace) return false;
  const scopes = quota.spec.scopes ?? [];
  return scopes.length === 0 || (object.kind === 'Pod' && scopes.every((scope) => isInScope(object as Pod, scope)));
}

/** The part of a usage that a quota limits. */
export function limitedUsage(hard: ResourceList, usage: ResourceList): ResourceList {
  return Object.fromEntries(
    Object.entries(usage).filter(([name, amount]) => hard[name] !== undefined && compareQuantities(amount, '0') > 0),
  );
}

/** `used` with an amount added, in the resources that `hard` limits. */
export function addUsage(hard: ResourceList, used: ResourceList, usage: ResourceList): ResourceList {
  const next: Record<string, string> = { ...used };
  for (const [name, amount] of Object.entries(limitedUsage(hard, usage))) next[name] = addQuantities(next[name] ?? '0', amount);
  return next;
}

/** Compute resources that a quota limits and containers do not state, with those containers: `limits.cpu for: a,b`. */
export function unstatedResources(hard: ResourceList, pod: Pod): readonly string[] {
  const unstated: string[] = [];
  for (const key of Object.keys(hard).sort()) {
    const name = key.replace(/^(requests|limits)\./, '');
    if (!(COMPUTE as readonly string[]).includes(name) || name === 'ephemeral-storage') continue;
    const kind = key.startsWith('limits.') ? 'limits' : 'requests';
    const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].filter(
      (container) => resourcesOf(container, kind)[name] === undefined,
    );
    if (containers.length > 0) unstated.push(`${key} for: ${containers.map((container) => container.name).join(',')}`);
  }
  return unstated;
}
