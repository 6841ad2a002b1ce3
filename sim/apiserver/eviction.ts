import { isActive } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod, PodCondition } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from './server.ts';

/**
 * The eviction API: the pod learns that it is disrupted, then it is deleted.
 *
 * @source registry/core/pod/storage eviction.go
 */
export function evictPod(server: ApiServer, serial: number, gracePeriodSeconds?: number): void {
  const pod = server.get<Pod>(serial);
  if (pod === undefined) return;
  if (isActive(pod)) {
    server.reasons?.say(serial, 'api/evicts', {});
    const disruption: PodCondition = {
      type: 'DisruptionTarget',
      status: 'True',
      lastProbeTime: null,
      lastTransitionTime: server.nowText,
      reason: 'EvictionByEvictionAPI',
      message: 'Eviction API: evicting',
    };
    server.updateStatus(serial, {
      ...pod.status,
      conditions: [...(pod.status.conditions ?? []).filter(({ type }) => type !== 'DisruptionTarget'), disruption],
    });
  }
  server.delete(serial, gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds });
}
