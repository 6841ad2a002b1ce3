import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { PodTemplateSpec } from '#sim/api/core-v1/types.ts';
import { jsonEqual } from '#sim/api/json-read.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';

/** A ReplicaSet of the Deployment with its serial number. */
export interface OwnedSet {
  readonly serial: number;
  readonly set: ReplicaSet;
}

export const HASH_LABEL = 'pod-template-hash';
export const REVISION = 'deployment.kubernetes.io/revision';

export const replicasOf = ({ set }: OwnedSet): number => set.spec.replicas ?? 1;
export const totalReplicas = (sets: readonly OwnedSet[]): number => sets.reduce((sum, owned) => sum + replicasOf(owned), 0);
export const withReplicas = (sets: readonly OwnedSet[]): readonly OwnedSet[] => sets.filter((owned) => replicasOf(owned) > 0);
export const revisionOf = (set: ReplicaSet): number => Number(set.metadata.annotations?.[REVISION] ?? 0) || 0;

/** Oldest first, ties by name. */
export function oldestFirst(sets: readonly OwnedSet[]): readonly OwnedSet[] {
  return [...sets].sort(({ set: a }, { set: b }) => {
    const [atA, atB] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
    if (atA !== atB) return atA < atB ? -1 : 1;
    return a.metadata.name < b.metadata.name ? -1 : 1;
  });
}

function withoutHash(template: PodTemplateSpec): JsonValue {
  const { [HASH_LABEL]: _, ...labels } = template.metadata?.labels ?? {};
  const { labels: __, ...metadata } = template.metadata ?? {};
  return { ...template, metadata: { ...metadata, labels } } as unknown as JsonValue;
}

/** The ReplicaSet whose template is the Deployment's own, the oldest if there are several: rule DEP-3. */
export function findNewSet(deployment: Deployment, sets: readonly OwnedSet[]): OwnedSet | undefined {
  const wanted = withoutHash(deployment.spec.template);
  return oldestFirst(sets).find(({ set }) => jsonEqual(withoutHash(set.spec.template), wanted));
}
