import type { PodPhase } from '#sim/api/core-v1/types.ts';
import type { ReasonFacts } from '#sim/apiserver/reasons.ts';
import { type ContainerWork, hasExited, isRunning, type PodWork } from './pod-work.ts';
import { willRestart } from './restart.ts';

const nameOf = ({ plan }: ContainerWork): string => plan.spec.name;

/** What a phase was computed from: which containers wait, run and have ended. */
export function phaseFacts({ containers }: PodWork, phase: PodPhase): ReasonFacts['kubelet/phase'] {
  return {
    phase,
    waiting: containers
      .filter(({ current }) => current === undefined)
      .map((one) => `${nameOf(one)}${one.wait === undefined ? '' : ` (${one.wait.reason})`}`)
      .join(', '),
    running: containers.filter(isRunning).map(nameOf).join(', '),
    ended: containers
      .filter(hasExited)
      .map((one) => `${nameOf(one)} (exit code ${one.current?.exitCode ?? 0})`)
      .join(', '),
  };
}

/** How a container ended and what its restart policy makes of it. */
export function exitFacts({ stop }: PodWork, container: ContainerWork): ReasonFacts['kubelet/exited'] {
  return {
    container: nameOf(container),
    exitCode: container.current?.exitCode ?? 0,
    reason: container.current?.reason ?? '',
    policy: container.plan.restartPolicy,
    willRestart: stop === undefined && willRestart(container),
  };
}

/** How long a container that has ended must wait. */
export function backOffFacts(container: ContainerWork): ReasonFacts['kubelet/backsOff'] {
  const ended = container.isStopping ? container.previous : container.current;
  return { container: nameOf(container), waitMs: container.crashWaitMs, untilAtMs: (ended?.finishedAtMs ?? 0) + container.crashWaitMs };
}
