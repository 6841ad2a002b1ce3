import type { Pod, PodCondition, PodPhase } from '#sim/api/core-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';

/** Succeeded or Failed: there is no way out of either. */
export const isTerminalPhase = (phase: PodPhase | undefined): boolean => phase === 'Succeeded' || phase === 'Failed';

export const isTerminal = (pod: Pod): boolean => isTerminalPhase(pod.status.phase);

/** Neither ended nor asked to end. */
export const isActive = (pod: Pod): boolean => !isTerminal(pod) && pod.metadata.deletionTimestamp === undefined;

/** Asked to end, and not there yet. */
export const isTerminating = (pod: Pod): boolean => !isTerminal(pod) && pod.metadata.deletionTimestamp !== undefined;

/** Undefined when the pod has none of that type. */
export const conditionOf = (pod: Pod, type: string): PodCondition | undefined =>
  pod.status.conditions?.find((condition) => condition.type === type);

export const isReady = (pod: Pod): boolean => conditionOf(pod, 'Ready')?.status === 'True';

/** Since when the pod is ready, ms since 1970 UTC; `undefined` when it is not. */
export function readySinceMs(pod: Pod): number | undefined {
  const ready = conditionOf(pod, 'Ready');
  return ready?.status === 'True' ? parseTime(ready.lastTransitionTime ?? '') : undefined;
}

/** The pod's conditions with one of them set anew, in its old place when it had one. */
export function withCondition(pod: Pod, condition: PodCondition): readonly PodCondition[] {
  const conditions = pod.status.conditions ?? [];
  if (conditions.every(({ type }) => type !== condition.type)) return [...conditions, condition];
  return conditions.map((old) => (old.type === condition.type ? condition : old));
}
