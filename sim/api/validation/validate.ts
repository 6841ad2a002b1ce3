import { readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { validateIngress, validateRole, validateRoleBinding, validateRoleBindingUpdate } from './access-kinds.ts';
import {
  validateClusterWide,
  validateNamespace,
  validateNamespaced,
  validatePriorityClass,
  validatePriorityClassUpdate,
} from './cluster-kinds.ts';
import { validateConfigMap, validateConfigMapUpdate, validateSecret, validateSecretUpdate } from './config.ts';
import { validateCronJob, validateCronJobUpdate } from './cron-job.ts';
import { validateJob, validateJobUpdate } from './job.ts';
import { validateLimitRange } from './limit-range.ts';
import { validateMetadataUpdate } from './metadata.ts';
import { validatePod, validatePodUpdate } from './pod.ts';
import { validateResourceQuota, validateResourceQuotaUpdate } from './quotas.ts';
import { validateService } from './service.ts';
import { validateClaim, validateClaimUpdate, validatePersistentVolume, validatePersistentVolumeUpdate } from './storage.ts';
import { validateDeployment, validateDeploymentUpdate, validateReplicaSet, validateReplicaSetUpdate } from './workloads.ts';

interface KindRules {
  readonly create: (object: JsonObject) => readonly FieldError[];
  readonly update: (next: JsonObject, old: JsonObject) => readonly FieldError[];
}

const metadataAnd =
  (create: KindRules['create']): KindRules['update'] =>
  (next, old) => [...validateMetadataUpdate(next, old), ...create(next)];

const onlyCreate = (create: KindRules['create']): KindRules => ({ create, update: metadataAnd(create) });

const KINDS: Readonly<Record<string, KindRules>> = {
  Job: { create: validateJob, update: validateJobUpdate },
  CronJob: { create: validateCronJob, update: validateCronJobUpdate },
  Pod: { create: validatePod, update: validatePodUpdate },
  Deployment: { create: validateDeployment, update: validateDeploymentUpdate },
  ReplicaSet: { create: validateReplicaSet, update: validateReplicaSetUpdate },
  ConfigMap: { create: validateConfigMap, update: validateConfigMapUpdate },
  Secret: { create: validateSecret, update: validateSecretUpdate },
  PersistentVolumeClaim: { create: validateClaim, update: validateClaimUpdate },
  PersistentVolume: { create: validatePersistentVolume, update: validatePersistentVolumeUpdate },
  Namespace: { create: validateNamespace, update: validateMetadataUpdate },
  ResourceQuota: { create: validateResourceQuota, update: validateResourceQuotaUpdate },
  LimitRange: onlyCreate(validateLimitRange),
  PriorityClass: { create: validatePriorityClass, update: validatePriorityClassUpdate },
  Service: onlyCreate(validateService),
  ServiceAccount: onlyCreate(validateNamespaced),
  Event: { create: () => [], update: () => [] },
  Node: onlyCreate(validateClusterWide),
  StorageClass: onlyCreate(validateClusterWide),
  Role: onlyCreate(validateRole),
  ClusterRole: onlyCreate(validateRole),
  RoleBinding: { create: validateRoleBinding, update: validateRoleBindingUpdate },
  ClusterRoleBinding: { create: validateRoleBinding, update: validateRoleBindingUpdate },
  Ingress: onlyCreate(validateIngress),
};

/**
 * Every field error of an object that is about to be created, in the server's order, each once; empty when it is valid.
 *
 * @param object decoded, defaulted (`applyDefaults`), admitted and prepared (`prepareForCreate`); its name is generated already
 */
export function validateCreate(object: JsonObject): readonly FieldError[] {
  return onceEach(KINDS[readText(object, 'kind')]?.create(object) ?? []);
}

/**
 * Every field error of an update, in the server's order, each once; empty when it is allowed.
 *
 * @param next defaulted, and prepared with `prepareForUpdate`
 * @param old  the stored object
 */
export function validateUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  return onceEach(KINDS[readText(next, 'kind')]?.update(next, old) ?? []);
}

function onceEach(errors: readonly FieldError[]): readonly FieldError[] {
  if (errors.length < 2) return errors;
  const texts = new Set<string>();
  return errors.filter(({ text }) => !texts.has(text) && texts.add(text));
}
