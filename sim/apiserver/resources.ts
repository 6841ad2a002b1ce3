import type { ResourceInfo } from '#sim/apiserver/client.ts';

const row = (
  group: string,
  version: string,
  kind: string,
  resource: string,
  shortNames: readonly string[],
  namespaced: boolean,
  inAll = false,
): ResourceInfo => ({ group, version, kind, resource, singular: kind.toLowerCase(), shortNames, namespaced, inAll });

/**
 * Every resource type that the simulated API server serves, in the order of `kubectl api-resources`.
 *
 * @source kubectl api-resources of a v1.35 cluster, the kinds that Jobs meet
 */
export const RESOURCES: readonly ResourceInfo[] = [
  row('', 'v1', 'ConfigMap', 'configmaps', ['cm'], true),
  row('', 'v1', 'Event', 'events', ['ev'], true),
  row('', 'v1', 'LimitRange', 'limitranges', ['limits'], true),
  row('', 'v1', 'Namespace', 'namespaces', ['ns'], false),
  row('', 'v1', 'Node', 'nodes', ['no'], false),
  row('', 'v1', 'PersistentVolumeClaim', 'persistentvolumeclaims', ['pvc'], true),
  row('', 'v1', 'PersistentVolume', 'persistentvolumes', ['pv'], false),
  row('', 'v1', 'Pod', 'pods', ['po'], true, true),
  row('', 'v1', 'ResourceQuota', 'resourcequotas', ['quota'], true),
  row('', 'v1', 'Secret', 'secrets', [], true),
  row('', 'v1', 'ServiceAccount', 'serviceaccounts', ['sa'], true),
  row('', 'v1', 'Service', 'services', ['svc'], true, true),
  row('apps', 'v1', 'Deployment', 'deployments', ['deploy'], true, true),
  row('apps', 'v1', 'ReplicaSet', 'replicasets', ['rs'], true, true),
  row('batch', 'v1', 'CronJob', 'cronjobs', ['cj'], true, true),
  row('batch', 'v1', 'Job', 'jobs', [], true, true),
  row('networking.k8s.io', 'v1', 'Ingress', 'ingresses', ['ing'], true),
  row('rbac.authorization.k8s.io', 'v1', 'ClusterRoleBinding', 'clusterrolebindings', [], false),
  row('rbac.authorization.k8s.io', 'v1', 'ClusterRole', 'clusterroles', [], false),
  row('rbac.authorization.k8s.io', 'v1', 'RoleBinding', 'rolebindings', [], true),
  row('rbac.authorization.k8s.io', 'v1', 'Role', 'roles', [], true),
  row('scheduling.k8s.io', 'v1', 'PriorityClass', 'priorityclasses', ['pc'], false),
  row('storage.k8s.io', 'v1', 'StorageClass', 'storageclasses', ['sc'], false),
];

const byKind = new Map(RESOURCES.map((info) => [info.kind, info]));

/** The resource of a kind; throws on a kind that is not in the table, which is a bug of the caller. */
export function resourceOfKind(kind: string): ResourceInfo {
  const info = byKind.get(kind);
  if (info === undefined) throw new Error(`resourceOfKind: no resource serves kind ${kind}`);
  return info;
}

/** `batch/v1`, or `v1` for the core group. */
export const apiVersionOf = (info: ResourceInfo): string => (info.group === '' ? info.version : `${info.group}/${info.version}`);

/** `jobs.batch`, or `pods` for the core group; how the server names a resource in its messages. */
export const qualifiedResource = (info: ResourceInfo): string => (info.group === '' ? info.resource : `${info.resource}.${info.group}`);
