import type { Pod } from '#sim/api/core-v1/types.ts';
import { containerTable } from '#sim/lifecycles/container.ts';
import { type ContainerWork, hasExited, type PodWork } from './pod-work.ts';

/** KBL-13: a container's first instance started and ended between two relists, and waits for its restart. */
export function hasUnseenExit(pod: Pod | undefined, work: PodWork): boolean {
  return work.containers.some(
    (container) =>
      hasExited(container) &&
      container.current?.attempt === 0 &&
      container.current.startedAtMs >= 0 &&
      container.life === containerTable.stateCode.exited &&
      !container.isStopping &&
      wasNeverSeen(pod, container),
  );
}

/** The pod's status never showed it running. */
function wasNeverSeen(pod: Pod | undefined, container: ContainerWork): boolean {
  const all = [...(pod?.status.initContainerStatuses ?? []), ...(pod?.status.containerStatuses ?? [])];
  const status = all.find(({ name }) => name === container.plan.spec.name);
  return status?.containerID === undefined;
}
