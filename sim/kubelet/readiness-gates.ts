import type { Pod } from '#sim/api/core-v1/types.ts';

/**
 * What keeps a pod from being ready whose containers are: its readiness gates (KBL-28). Undefined when nothing does.
 *
 * @source pkg/kubelet/status generate.go GeneratePodReadyCondition
 */
export function closedGates({ spec, status }: Pod): string | undefined {
  if (spec.readinessGates === undefined) return undefined;
  const closed = spec.readinessGates.flatMap(({ conditionType }) => {
    const found = status.conditions?.find(({ type }) => type === conditionType);
    if (found === undefined) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
    return found.status === 'True' ? [] : [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`];
  });
  return closed.length === 0 ? undefined : closed.join(', ');
}

/** Whether somebody has changed a condition that a gate of the pod asks for. */
export const hasGateChange = (pod: Pod, before: Pod): boolean =>
  pod.spec.readinessGates !== undefined && before.status.conditions !== pod.status.conditions && closedGates(pod) !== closedGates(before);
