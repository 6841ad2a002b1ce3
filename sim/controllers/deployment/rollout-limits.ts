import type { Deployment } from '#sim/api/apps-v1/types.ts';

/** How far a rollout may leave the wanted number of replicas, in pods. */
export interface RolloutLimits {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

function resolve(value: number | string | undefined, replicas: number, round: (n: number) => number): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  return round((Number.parseInt(value, 10) * replicas) / 100);
}

export const wantedReplicas = (deployment: Deployment): number => deployment.spec.replicas ?? 1;
export const isRollingUpdate = (deployment: Deployment): boolean => deployment.spec.strategy?.type !== 'Recreate';

/**
 * The surge rounds up, the unavailable down; when both come to nothing one pod may be unavailable: rule DEP-2.
 *
 * @source pkg/controller/deployment/util ResolveFenceposts, v1.35
 */
export function rolloutLimits(deployment: Deployment): RolloutLimits {
  const replicas = wantedReplicas(deployment);
  if (!isRollingUpdate(deployment) || replicas === 0) return { maxSurge: 0, maxUnavailable: 0 };
  const { maxSurge, maxUnavailable } = deployment.spec.strategy?.rollingUpdate ?? {};
  const surge = resolve(maxSurge, replicas, Math.ceil);
  const unavailable = resolve(maxUnavailable, replicas, Math.floor);
  return { maxSurge: surge, maxUnavailable: Math.min(surge === 0 && unavailable === 0 ? 1 : unavailable, replicas) };
}
