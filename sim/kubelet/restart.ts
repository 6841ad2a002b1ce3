import { isRestartable } from './pod-plan.ts';
import { type ContainerWork, hasExited, isRunning, type PodWork } from './pod-work.ts';

const FIRST_WAIT_MS = 10_000;
const LAST_WAIT_MS = 300_000;
const FORGET_MS = 600_000;

/** What one sync does about a pod's containers. */
export interface ContainerActions {
  /** Containers to start now, in order. */
  readonly start: readonly number[];
  /** Containers held by the restart back-off. */
  readonly backOff: readonly number[];
  /** The earliest end of a back-off, virtual ms; `Infinity` when none waits. */
  readonly backOffUntilMs: number;
  /** Sidecars to stop because all regular containers are done. */
  readonly stopSidecars: boolean;
}

/** Whether a container that has ended starts again; one that a probe has killed does so at any exit code. */
export const willRestart = ({ plan, current, isStopping }: ContainerWork): boolean =>
  isStopping ? plan.restartPolicy !== 'Never' : isRestartable(plan, current?.exitCode ?? 0);

/**
 * KBL-5: the next wait of a container that has ended, or 0 when it may start now.
 *
 * One that the kubelet has just killed itself still counts as running in that sync, so the wait is measured from the end
 * of the instance before it.
 */
export function waitBeforeRestart(container: ContainerWork, nowMs: number): number {
  const { crashWaitMs, crashRaisedAtMs } = container;
  const ended = container.isStopping ? container.previous : container.current;
  if (crashWaitMs === 0 || ended === undefined) return 0;
  if (ended.finishedAtMs - crashRaisedAtMs > FORGET_MS) return 0;
  return nowMs - ended.finishedAtMs < crashWaitMs ? ended.finishedAtMs + crashWaitMs - nowMs : 0;
}

/**
 * The container's back-off after a restart was started now. After a probe kill it goes by the instance before, too: when there
 * is none, nothing is noted.
 */
export function raiseBackOff(container: ContainerWork, nowMs: number): Pick<ContainerWork, 'crashWaitMs' | 'crashRaisedAtMs'> {
  const { crashWaitMs, crashRaisedAtMs, isStopping } = container;
  const ended = isStopping ? container.previous : container.current;
  if (isStopping && ended === undefined) return { crashWaitMs, crashRaisedAtMs };
  const isForgotten = crashWaitMs === 0 || (ended?.finishedAtMs ?? nowMs) - crashRaisedAtMs > FORGET_MS;
  return { crashWaitMs: isForgotten ? FIRST_WAIT_MS : Math.min(crashWaitMs * 2, LAST_WAIT_MS), crashRaisedAtMs: nowMs };
}

/**
 * Decides which containers start, wait or stop: KBL-4, KBL-5.
 *
 * @source pkg/kubelet/kuberuntime kuberuntime_manager.go computePodActions
 */
export function computeActions(work: PodWork, nowMs: number): ContainerActions {
  const { containers, plan } = work;
  const start: number[] = [];
  const backOff: number[] = [];
  let backOffUntilMs = Number.POSITIVE_INFINITY;
  const consider = (index: number): void => {
    const container = containers[index] as ContainerWork;
    if (container.current === undefined) {
      start.push(index);
      return;
    }
    if (!hasExited(container) || !willRestart(container)) return;
    const waitMs = waitBeforeRestart(container, nowMs);
    if (waitMs <= 0) start.push(index);
    else {
      backOff.push(index);
      backOffUntilMs = Math.min(backOffUntilMs, nowMs + waitMs);
    }
  };
  const regulars = containers.slice(plan.initCount);
  const hasRegularStarted = regulars.some(({ current }) => current !== undefined);
  const isDone = regulars.every((container) => hasExited(container) && !willRestart(container));
  if (isDone)
    return {
      start,
      backOff,
      backOffUntilMs,
      stopSidecars: containers.some((container) => container.plan.kind === 'sidecar' && isRunning(container)),
    };
  for (let i = 0; i < plan.initCount; i++) {
    const container = containers[i] as ContainerWork;
    if (container.plan.kind === 'sidecar') {
      consider(i);
      if (!hasRegularStarted && !(isRunning(container) && container.probes.isStarted))
        return { start, backOff, backOffUntilMs, stopSidecars: false };
      continue;
    }
    if (hasRegularStarted || (hasExited(container) && container.current?.exitCode === 0)) continue;
    consider(i);
    return { start, backOff, backOffUntilMs, stopSidecars: false };
  }
  for (let i = plan.initCount; i < containers.length; i++) consider(i);
  return { start, backOff, backOffUntilMs, stopSidecars: false };
}
