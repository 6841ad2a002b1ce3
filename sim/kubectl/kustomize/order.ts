import { readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';

/** Kinds that others rest on come first, in this order; all others follow by group, version, kind and name. */
const FIRST = [
  ...['Namespace', 'ResourceQuota', 'StorageClass', 'CustomResourceDefinition', 'ServiceAccount', 'Role', 'ClusterRole'],
  ...['RoleBinding', 'ClusterRoleBinding', 'ConfigMap', 'Secret', 'Endpoints', 'Service', 'LimitRange', 'PriorityClass'],
  ...['PersistentVolume', 'PersistentVolumeClaim', 'Deployment', 'StatefulSet', 'CronJob', 'PodDisruptionBudget'],
];

function rankOf(object: JsonObject): number {
  const rank = FIRST.indexOf(readText(object, 'kind'));
  return rank < 0 ? FIRST.length : rank;
}

function keyOf(object: JsonObject): string {
  const metadata = readStruct(object, 'metadata');
  return [readText(object, 'apiVersion'), readText(object, 'kind'), readText(metadata, 'namespace'), readText(metadata, 'name')].join('~');
}

/** The order in which kustomize prints. */
export const inOrder = (objects: readonly JsonObject[]): readonly JsonObject[] =>
  [...objects].sort((a, b) => rankOf(a) - rankOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
