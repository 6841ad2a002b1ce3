import type { Deployment } from '#sim/api/apps-v1/types.ts';
import { MAX_REPLICAS } from './new-replica-set.ts';
import { type OwnedSet, oldestFirst, replicasOf, totalReplicas, withReplicas } from './replica-sets.ts';
import { isRollingUpdate, rolloutLimits, wantedReplicas } from './rollout-limits.ts';

/** One ReplicaSet and the size that it shall have. */
export interface Resize {
  readonly owned: OwnedSet;
  readonly replicas: number;
}

const availableOf = ({ set }: OwnedSet): number => set.status.availableReplicas ?? 0;

/**
 * How large the new ReplicaSet may be now: rule DEP-6.
 *
 * @param current its replicas, 0 when it is still to be made
 * @param sets    all ReplicaSets, the new one included when it exists
 * @source pkg/controller/deployment/util NewRSNewReplicas, v1.35
 */
export function newSetReplicas(deployment: Deployment, sets: readonly OwnedSet[], current: number): number {
  const wanted = wantedReplicas(deployment);
  if (!isRollingUpdate(deployment)) return wanted;
  const room = wanted + rolloutLimits(deployment).maxSurge - totalReplicas(sets);
  return room <= 0 ? current : current + Math.min(room, wanted - current);
}

/**
 * How old ReplicaSets shrink in a rolling update: unhealthy replicas first, then as many as can be spared, oldest first (DEP-7).
 *
 * @source pkg/controller/deployment rolling.go, v1.35
 */
export function shrinkOldSets(deployment: Deployment, newSet: OwnedSet, oldSets: readonly OwnedSet[]): readonly Resize[] {
  const active = oldestFirst(withReplicas(oldSets));
  if (active.length === 0) return [];
  const minAvailable = wantedReplicas(deployment) - rolloutLimits(deployment).maxUnavailable;
  const spare = totalReplicas([...active, newSet]) - minAvailable - (replicasOf(newSet) - availableOf(newSet));
  if (spare <= 0) return [];
  const sizes = new Map(active.map((owned) => [owned, replicasOf(owned)]));
  const steps: Resize[] = [];
  const shrink = (owned: OwnedSet, by: number): void => {
    const replicas = (sizes.get(owned) ?? 0) - by;
    sizes.set(owned, replicas);
    steps.push({ owned, replicas });
  };
  let unhealthy = spare;
  for (const owned of active) {
    const by = Math.min(unhealthy, replicasOf(owned) - availableOf(owned));
    if (by <= 0) continue;
    unhealthy -= by;
    shrink(owned, by);
  }
  let surplus = [...active, newSet].reduce((sum, owned) => sum + availableOf(owned), 0) - minAvailable;
  for (const owned of active) {
    const by = Math.min(sizes.get(owned) ?? 0, surplus);
    if (by <= 0) continue;
    surplus -= by;
    shrink(owned, by);
  }
  return steps;
}

/** The share of a change in size that falls to one ReplicaSet. */
function share({ set }: OwnedSet, deployment: Deployment, left: number): number {
  const size = set.spec.replicas ?? 1;
  const wanted = wantedReplicas(deployment);
  if (wanted === 0) return Math.max(-size, left);
  const before = Number(set.metadata.annotations?.[MAX_REPLICAS] ?? 0) || (deployment.status.replicas ?? 1);
  const fraction = Math.round((size * (wanted + rolloutLimits(deployment).maxSurge)) / before) - size;
  return left > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}

/**
 * What a change of the Deployment's size does: rule DEP-8. A single active ReplicaSet takes the size, a finished rollout
 * loses its old ones, an unfinished one grows or shrinks in proportion.
 *
 * @source pkg/controller/deployment sync.go scale, v1.35
 */
export function planResize(deployment: Deployment, newSet: OwnedSet | undefined, oldSets: readonly OwnedSet[]): readonly Resize[] {
  const wanted = wantedReplicas(deployment);
  const sets = newSet === undefined ? [...oldSets] : [...oldSets, newSet];
  const active = withReplicas(sets);
  if (active.length <= 1) {
    const only = active[0] ?? newSet ?? oldestFirst(oldSets).at(-1);
    return only === undefined || replicasOf(only) === wanted ? [] : [{ owned: only, replicas: wanted }];
  }
  const isSaturated = newSet !== undefined && replicasOf(newSet) === wanted && newSet.set.status.availableReplicas === wanted;
  if (isSaturated) return withReplicas(oldSets).map((owned) => ({ owned, replicas: 0 }));
  if (!isRollingUpdate(deployment)) return [];
  const toAdd = (wanted > 0 ? wanted + rolloutLimits(deployment).maxSurge : 0) - totalReplicas(active);
  const ages = oldestFirst(active);
  const isNewerFirst = toAdd > 0;
  const bySize = [...active].sort(
    (a, b) => replicasOf(b) - replicasOf(a) || (isNewerFirst ? ages.indexOf(b) - ages.indexOf(a) : ages.indexOf(a) - ages.indexOf(b)),
  );
  let left = toAdd;
  const shares = bySize.map((owned) => {
    const change = left === 0 ? 0 : share(owned, deployment, left);
    left -= change;
    return change;
  });
  return bySize.map((owned, i) => ({ owned, replicas: Math.max(0, replicasOf(owned) + (shares[i] ?? 0) + (i === 0 ? left : 0)) }));
}
