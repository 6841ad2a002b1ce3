import type { Deployment, DeploymentCondition } from '#sim/api/apps-v1/types.ts';
import { jsonEqual } from '#sim/api/json-read.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { type OwnedSet, totalReplicas } from './replica-sets.ts';
import { rolloutLimits, wantedReplicas } from './rollout-limits.ts';

export type DeploymentStatus = Deployment['status'];
type Conditions = readonly DeploymentCondition[];
type ConditionType = DeploymentCondition['type'];

/** An unset progress deadline of upstream's "none" is this number. */
const NO_DEADLINE = 2_147_483_647;

export const hasProgressDeadline = ({ spec }: Deployment): boolean =>
  spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== NO_DEADLINE;
export const conditionOf = (status: DeploymentStatus, type: ConditionType): DeploymentCondition | undefined =>
  status.conditions?.find((condition) => condition.type === type);
const without = (conditions: Conditions, type: ConditionType): Conditions => conditions.filter((condition) => condition.type !== type);

export interface Said {
  readonly status: DeploymentCondition['status'];
  readonly reason: string;
  readonly message: string;
}

/** Sets a condition: nothing when status and reason are as they were, else it moves to the end. Rule DEP-10. */
export function withCondition(conditions: Conditions, type: ConditionType, said: Said, nowText: string): Conditions {
  const current = conditions.find((condition) => condition.type === type);
  if (current?.status === said.status && current.reason === said.reason) return conditions;
  const lastTransitionTime = current?.status === said.status ? current.lastTransitionTime : nowText;
  return [...without(conditions, type), { type, lastUpdateTime: nowText, lastTransitionTime, ...said }];
}

const sum = (sets: readonly OwnedSet[], of: (set: OwnedSet['set']) => number | undefined): number =>
  sets.reduce((total, { set }) => total + (of(set) ?? 0), 0);

function availability(isEnough: boolean): Said {
  if (isEnough) return { status: 'True', reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.' };
  return { status: 'False', reason: 'MinimumReplicasUnavailable', message: 'Deployment does not have minimum availability.' };
}

/** A status with its zero counts left out, `terminatingReplicas` excepted. */
function tidy(counts: Readonly<Record<string, number>>, rest: DeploymentStatus): DeploymentStatus {
  return { ...Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0)), ...rest };
}

/**
 * Counts and the Available condition, as the ReplicaSets tell: rule DEP-9.
 *
 * @source pkg/controller/deployment sync.go calculateStatus, v1.35
 */
export function countStatus(
  deployment: Deployment,
  sets: readonly OwnedSet[],
  newSet: OwnedSet | undefined,
  nowText: string,
): DeploymentStatus {
  const available = sum(sets, (set) => set.status.availableReplicas);
  const isEnough = available >= wantedReplicas(deployment) - rolloutLimits(deployment).maxUnavailable;
  const { collisionCount, conditions = [] } = deployment.status;
  return tidy(
    {
      observedGeneration: deployment.metadata.generation ?? 0,
      replicas: sum(sets, (set) => set.status.replicas),
      updatedReplicas: newSet?.set.status.replicas ?? 0,
      readyReplicas: sum(sets, (set) => set.status.readyReplicas),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, totalReplicas(sets) - available),
    },
    {
      terminatingReplicas: sum(sets, (set) => set.status.terminatingReplicas),
      ...(collisionCount === undefined ? {} : { collisionCount }),
      conditions: withCondition(conditions, 'Available', availability(isEnough), nowText),
    },
  );
}

/** All wanted replicas are of the new template and available, and no other is left. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const wanted = wantedReplicas(deployment);
  const counts = [status.updatedReplicas, status.replicas, status.availableReplicas];
  return counts.every((n) => (n ?? 0) === wanted) && (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0);
}

function isProgressing(before: DeploymentStatus, after: DeploymentStatus): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: DeploymentStatus): number => replicas - updatedReplicas;
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

function deadlineMs(deployment: Deployment, condition: DeploymentCondition): number {
  return parseTime(condition.lastUpdateTime) + (deployment.spec.progressDeadlineSeconds ?? 0) * 1000;
}

function isTimedOut(deployment: Deployment, condition: DeploymentCondition | undefined, epochMs: number): boolean {
  if (condition === undefined || condition.reason === 'NewReplicaSetAvailable') return false;
  return condition.reason === 'ProgressDeadlineExceeded' || deadlineMs(deployment, condition) < epochMs;
}

/**
 * Adds the Progressing and ReplicaFailure conditions: rules DEP-10 and DEP-11.
 *
 * @source pkg/controller/deployment progress.go syncRolloutStatus, v1.35
 */
export function rolloutStatus(
  deployment: Deployment,
  counted: DeploymentStatus,
  sets: readonly OwnedSet[],
  newSet: OwnedSet | undefined,
  epochMs: number,
  nowText: string,
): DeploymentStatus {
  let conditions = counted.conditions ?? [];
  const hasDeadline = hasProgressDeadline(deployment);
  if (!hasDeadline) conditions = without(conditions, 'Progressing');
  const current = conditionOf(deployment.status, 'Progressing');
  const name = newSet === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newSet.set.metadata.name}"`;
  const wasComplete = counted.replicas === counted.updatedReplicas && current?.reason === 'NewReplicaSetAvailable';
  if (hasDeadline && !wasComplete) {
    if (isComplete(deployment, counted)) {
      conditions = withCondition(
        conditions,
        'Progressing',
        { status: 'True', reason: 'NewReplicaSetAvailable', message: `${name} has successfully progressed.` },
        nowText,
      );
    } else if (isProgressing(deployment.status, counted)) {
      const lastTransitionTime = current?.status === 'True' ? current.lastTransitionTime : nowText;
      const condition = {
        type: 'Progressing',
        status: 'True',
        lastUpdateTime: nowText,
        lastTransitionTime,
        reason: 'ReplicaSetUpdated',
        message: `${name} is progressing.`,
      } as const;
      conditions = [...without(conditions, 'Progressing'), condition];
    } else if (isTimedOut(deployment, current, epochMs)) {
      conditions = withCondition(
        conditions,
        'Progressing',
        { status: 'False', reason: 'ProgressDeadlineExceeded', message: `${name} has timed out progressing.` },
        nowText,
      );
    }
  }
  const failed = [...(newSet === undefined ? [] : [newSet]), ...sets]
    .flatMap(({ set }) => set.status.conditions ?? [])
    .find(({ status }) => status === 'True');
  conditions =
    failed === undefined
      ? without(conditions, 'ReplicaFailure')
      : withCondition(conditions, 'ReplicaFailure', { status: failed.status, reason: failed.reason, message: failed.message }, nowText);
  return { ...counted, conditions };
}

/** When a rollout that stands still must be looked at again, ms since 1970 UTC; `Infinity` when it need not: rule DEP-11. */
export function stuckCheckMs(deployment: Deployment, status: DeploymentStatus, epochMs: number): number {
  const current = conditionOf(deployment.status, 'Progressing');
  if (!hasProgressDeadline(deployment) || current === undefined || isComplete(deployment, status)) return Number.POSITIVE_INFINITY;
  if (current.reason === 'ProgressDeadlineExceeded') return Number.POSITIVE_INFINITY;
  return Math.max(epochMs, deadlineMs(deployment, current)) + 1000;
}

export const isSameStatus = (a: DeploymentStatus, b: DeploymentStatus): boolean =>
  jsonEqual(a as unknown as JsonValue, b as unknown as JsonValue);
