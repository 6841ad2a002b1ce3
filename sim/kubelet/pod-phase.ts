import type { PodPhase } from '#sim/api/core-v1/types.ts';
import { isRestartable } from './pod-plan.ts';
import { type ContainerWork, hasExited, isRunning, type PodWork } from './pod-work.ts';

/** A container that waits to be restarted counts by its last exit. */
const isDone = (container: ContainerWork): boolean => hasExited(container);
const exitCodeOf = (container: ContainerWork): number => container.current?.exitCode ?? 0;
const willRestart = (container: ContainerWork): boolean => isRestartable(container.plan, exitCodeOf(container));

/**
 * The phase of a pod from its containers: KBL-1.
 *
 * @param isEnding the pod is being torn down, so nothing restarts
 * @source pkg/kubelet kubelet_pods.go getPhase
 */
export function phaseOf(work: PodWork, isEnding: boolean): PodPhase {
  const { containers, plan } = work;
  let hasStartedRegular = false;
  let isInitPending = false;
  for (let i = plan.initCount; i < containers.length; i++)
    if ((containers[i] as ContainerWork).current !== undefined) hasStartedRegular = true;
  for (let i = 0; i < plan.initCount; i++) {
    const container = containers[i] as ContainerWork;
    if (container.plan.kind === 'sidecar') {
      if (!hasStartedRegular && !(isRunning(container) && container.probes.isStarted) && !hasExited(container)) isInitPending = true;
      continue;
    }
    if (isDone(container)) {
      if (exitCodeOf(container) !== 0) {
        if (isEnding || !willRestart(container)) return 'Failed';
        isInitPending = true;
      }
    } else if (!hasStartedRegular) isInitPending = true;
  }
  let running = 0;
  let waiting = 0;
  let stopped = 0;
  let succeeded = 0;
  let restarting = 0;
  for (let i = plan.initCount; i < containers.length; i++) {
    const container = containers[i] as ContainerWork;
    if (container.current === undefined) waiting += 1;
    else if (isRunning(container)) running += 1;
    else {
      stopped += 1;
      if (exitCodeOf(container) === 0) succeeded += 1;
      if (!isEnding && willRestart(container)) restarting += 1;
    }
  }
  if (isEnding && running === 0) return waiting === 0 && succeeded === stopped && stopped > 0 ? 'Succeeded' : 'Failed';
  if (isInitPending) return 'Pending';
  if (waiting > 0) return 'Pending';
  if (running > 0) return 'Running';
  if (stopped === 0) return 'Pending';
  if (restarting > 0) return 'Running';
  // a sidecar that still runs keeps the pod running
  for (let i = 0; i < plan.initCount; i++) {
    const container = containers[i] as ContainerWork;
    if (container.plan.kind === 'sidecar' && isRunning(container)) return 'Running';
  }
  return succeeded === stopped ? 'Succeeded' : 'Failed';
}
