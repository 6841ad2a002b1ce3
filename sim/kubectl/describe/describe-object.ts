import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';
import type {
  ConfigMap,
  KubeNode,
  LimitRange,
  Namespace,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  PriorityClass,
  ResourceQuota,
  Secret,
  ServiceAccount,
} from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { describeBinding, describeIngress, describeRole } from './access.ts';
import { describePriorityClass, describeStorageClass } from './classes.ts';
import { describeConfigMap, describeSecret, describeServiceAccount } from './config.ts';
import { describeCronJob } from './cron-job.ts';
import { describeDeployment } from './deployment.ts';
import { describeAnything } from './generic.ts';
import { describeJob } from './job.ts';
import { describeNamespace } from './namespace.ts';
import { describeNode } from './node.ts';
import { describePod } from './pod.ts';
import { describeLimitRange, describeResourceQuota } from './quota.ts';
import { describeReplicaSet } from './replica-set.ts';
import { describeService } from './service.ts';
import type { DescribeContext } from './types.ts';
import { describePersistentVolume, describePersistentVolumeClaim } from './volume.ts';
import { DescriptionWriter } from './writer.ts';

/**
 * What `kubectl describe` prints about one object, with its final line end (rules in SPEC.md).
 *
 * A kind without a description of its own gets the generic one: all its fields.
 */
export function describeObject(object: KubeObject, context: DescribeContext): string {
  const w = new DescriptionWriter();
  write(w, object, context);
  return w.text();
}

/** Several descriptions, two blank lines apart. */
export function describeObjects(descriptions: readonly string[]): string {
  return descriptions.join('\n\n');
}

/** The store holds each kind in its own shape; `kind` is the tag that the casts rely on. */
function write(w: DescriptionWriter, object: KubeObject, context: DescribeContext): void {
  switch (object.kind) {
    case 'Job':
      return describeJob(w, object as Job, context);
    case 'CronJob':
      return describeCronJob(w, object as CronJob, context);
    case 'Pod':
      return describePod(w, object as Pod, context);
    case 'Deployment':
      return describeDeployment(w, object as Deployment, context);
    case 'ReplicaSet':
      return describeReplicaSet(w, object as ReplicaSet, context);
    case 'PersistentVolumeClaim':
      return describePersistentVolumeClaim(w, object as PersistentVolumeClaim, context);
    case 'PersistentVolume':
      return describePersistentVolume(w, object as PersistentVolume, context);
    case 'ConfigMap':
      return describeConfigMap(w, object as ConfigMap, context);
    case 'Secret':
      return describeSecret(w, object as Secret);
    case 'ServiceAccount':
      return describeServiceAccount(w, object as ServiceAccount, context);
    case 'Node':
      return describeNode(w, object as KubeNode, context);
    case 'Namespace':
      return describeNamespace(w, object as Namespace, context);
    case 'ResourceQuota':
      return describeResourceQuota(w, object as ResourceQuota);
    case 'LimitRange':
      return describeLimitRange(w, object as LimitRange);
    case 'PriorityClass':
      return describePriorityClass(w, object as PriorityClass, context);
    case 'StorageClass':
      return describeStorageClass(w, object, context);
    case 'Role':
    case 'ClusterRole':
      return describeRole(w, object);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return describeBinding(w, object);
    case 'Ingress':
      return describeIngress(w, object, context);
    case 'Service':
      return describeService(w, object, context);
    default:
      return describeAnything(w, object, context);
  }
}
