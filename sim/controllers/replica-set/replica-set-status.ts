import type { ReplicaSet } from '#sim/api/apps-v1/types.ts';
import { readySinceMs } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { jsonEqual } from '#sim/api/json-read.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';

export type ReplicaSetStatus = ReplicaSet['status'];

/** Why replicas could not be made or removed. */
export interface ReplicaFailure {
  readonly reason: 'FailedCreate' | 'FailedDelete';
  readonly message: string;
}

/** Instant from which a pod counts as available, ms since 1970 UTC; `Infinity` while it is not ready. */
export function availableFromMs(pod: Pod, minReadySeconds: number): number {
  const sinceMs = readySinceMs(pod);
  return sinceMs === undefined ? Number.POSITIVE_INFINITY : sinceMs + minReadySeconds * 1000;
}

function hasLabelsOf(replicaSet: ReplicaSet, pod: Pod): boolean {
  const wanted = replicaSet.spec.template.metadata?.labels ?? {};
  return Object.entries(wanted).every(([key, value]) => pod.metadata.labels?.[key] === value);
}

function conditionsAfter(status: ReplicaSetStatus, failure: ReplicaFailure | undefined, nowText: string): ReplicaSetStatus['conditions'] {
  const current = status.conditions?.find(({ type }) => type === 'ReplicaFailure');
  if (failure === undefined)
    return current === undefined ? status.conditions : status.conditions?.filter((condition) => condition !== current);
  if (current !== undefined) return status.conditions;
  return [...(status.conditions ?? []), { type: 'ReplicaFailure', status: 'True', lastTransitionTime: nowText, ...failure }];
}

/**
 * The status that tells of these pods: rule RS-5. Zero counts other than `replicas` and `terminatingReplicas` are left out.
 *
 * @param active the pods as they were before this sync created or deleted any
 * @returns the very status of the ReplicaSet when nothing changes
 * @source pkg/controller/replicaset replica_set_utils.go calculateStatus, v1.35
 */
export function replicaSetStatus(
  replicaSet: ReplicaSet,
  active: readonly Pod[],
  terminating: number,
  failure: ReplicaFailure | undefined,
  epochMs: number,
  nowText: string,
): ReplicaSetStatus {
  const minReadySeconds = replicaSet.spec.minReadySeconds ?? 0;
  const count = (name: string, passes: (pod: Pod) => boolean): Record<string, number> => {
    const n = active.filter(passes).length;
    return n === 0 ? {} : { [name]: n };
  };
  const conditions = conditionsAfter(replicaSet.status, failure, nowText);
  const status: ReplicaSetStatus = {
    replicas: active.length,
    ...count('fullyLabeledReplicas', (pod) => hasLabelsOf(replicaSet, pod)),
    ...count('readyReplicas', (pod) => readySinceMs(pod) !== undefined),
    ...count('availableReplicas', (pod) => availableFromMs(pod, minReadySeconds) <= epochMs),
    terminatingReplicas: terminating,
    observedGeneration: replicaSet.metadata.generation ?? 0,
    ...(conditions === undefined || conditions.length === 0 ? {} : { conditions }),
  };
  return jsonEqual(status as unknown as JsonValue, replicaSet.status as unknown as JsonValue) ? replicaSet.status : status;
}
