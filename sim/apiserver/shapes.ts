import type { CronJobStatus, JobStatus } from '#sim/api/batch-v1/types.ts';
import type { PodStatus } from '#sim/api/core-v1/types.ts';
import type { KubeObject, ObjectMeta } from '#sim/api/meta-v1/types.ts';

/**
 * Inside the store, objects of one kind have one shape: every field is there, `undefined` when it is not set. Copying
 * and reading them is several times faster so. What leaves the store is made plain again.
 */

function shapeMetadata(m: ObjectMeta): ObjectMeta {
  return {
    name: m.name,
    generateName: m.generateName,
    namespace: m.namespace,
    uid: m.uid,
    resourceVersion: m.resourceVersion,
    generation: m.generation,
    creationTimestamp: m.creationTimestamp,
    deletionTimestamp: m.deletionTimestamp,
    deletionGracePeriodSeconds: m.deletionGracePeriodSeconds,
    labels: m.labels,
    annotations: m.annotations,
    ownerReferences: m.ownerReferences,
    finalizers: m.finalizers,
  };
}

/** A pod status with every field. */
function shapePodStatus(s: PodStatus): PodStatus {
  return {
    observedGeneration: s.observedGeneration,
    phase: s.phase,
    conditions: s.conditions,
    message: s.message,
    reason: s.reason,
    nominatedNodeName: s.nominatedNodeName,
    hostIP: s.hostIP,
    hostIPs: s.hostIPs,
    podIP: s.podIP,
    podIPs: s.podIPs,
    startTime: s.startTime,
    initContainerStatuses: s.initContainerStatuses,
    containerStatuses: s.containerStatuses,
    qosClass: s.qosClass,
  };
}

function shapeJobStatus(s: JobStatus): JobStatus {
  return {
    conditions: s.conditions,
    startTime: s.startTime,
    completionTime: s.completionTime,
    active: s.active,
    succeeded: s.succeeded,
    failed: s.failed,
    terminating: s.terminating,
    completedIndexes: s.completedIndexes,
    failedIndexes: s.failedIndexes,
    uncountedTerminatedPods: s.uncountedTerminatedPods,
    ready: s.ready,
  };
}

const shapeCronJobStatus = (s: CronJobStatus): CronJobStatus => ({
  active: s.active,
  lastScheduleTime: s.lastScheduleTime,
  lastSuccessfulTime: s.lastSuccessfulTime,
});

type WithParts = KubeObject & { readonly spec?: unknown; readonly status?: unknown };

/** The object in the shape of its kind. */
export function shaped(object: KubeObject): KubeObject {
  const metadata = shapeMetadata(object.metadata);
  const { apiVersion, kind, spec, status } = object as WithParts;
  switch (kind) {
    case 'Pod':
      return { apiVersion, kind, metadata, spec, status: shapePodStatus((status ?? {}) as PodStatus) } as KubeObject;
    case 'Job':
      return { apiVersion, kind, metadata, spec, status: shapeJobStatus((status ?? {}) as JobStatus) } as KubeObject;
    case 'CronJob':
      return { apiVersion, kind, metadata, spec, status: shapeCronJobStatus((status ?? {}) as CronJobStatus) } as KubeObject;
    default:
      return { ...object, metadata };
  }
}

const plainForms = new WeakMap<KubeObject, KubeObject>();

/** The object as the API shows it, without fields that are not set; the same answer for the same object. */
export function plain<T extends KubeObject>(object: T): T {
  const known = plainForms.get(object) ?? (strip(object) as KubeObject);
  plainForms.set(object, known);
  return known as T;
}

function strip(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(strip);
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  let isSame = true;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) {
      isSame = false;
      continue;
    }
    const inner = strip(item);
    if (inner !== item) isSame = false;
    copy[key] = inner;
  }
  return isSame ? value : copy;
}
