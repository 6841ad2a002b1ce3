import { isReady, readySinceMs } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';

/** A pod with its serial number. */
export interface OwnedPod {
  readonly serial: number;
  readonly pod: Pod;
}

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const PHASE_RANK: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

const costOf = (pod: Pod): number => Number(pod.metadata.annotations?.[DELETION_COST] ?? 0) || 0;
const phaseRank = (pod: Pod): number => PHASE_RANK[pod.status.phase ?? 'Pending'] ?? 0;
const restarts = (pod: Pod): number => Math.max(0, ...(pod.status.containerStatuses ?? []).map(({ restartCount }) => restartCount));

/** Ages that differ by less than a factor of two or so count as equal. */
const ageBucket = (sinceMs: number, nowMs: number): number => (nowMs > sinceMs ? Math.trunc(Math.log2((nowMs - sinceMs) * 1e6)) : -1);

const byUid = (a: Pod, b: Pod): number => (a.metadata.uid < b.metadata.uid ? -1 : 1);

/** Younger first by age bucket, ties by uid. */
function byAge(aMs: number, bMs: number, a: Pod, b: Pod, nowMs: number): number {
  return ageBucket(aMs, nowMs) - ageBucket(bMs, nowMs) || byUid(a, b);
}

/**
 * Pods in the order in which a scale-down removes them: rule RS-4.
 *
 * @param neighbours how many pods of the same Deployment run on a node
 * @source pkg/controller controller_utils.go ActivePodsWithRanks, v1.35
 */
export function inDeletionOrder(pods: readonly OwnedPod[], neighbours: (node: string) => number, nowMs: number): readonly OwnedPod[] {
  return [...pods].sort(({ pod: a }, { pod: b }) => {
    const nodeA = a.spec.nodeName;
    const nodeB = b.spec.nodeName;
    if ((nodeA === undefined) !== (nodeB === undefined)) return nodeA === undefined ? -1 : 1;
    if (phaseRank(a) !== phaseRank(b)) return phaseRank(a) - phaseRank(b);
    if (isReady(a) !== isReady(b)) return isReady(a) ? 1 : -1;
    if (costOf(a) !== costOf(b)) return costOf(a) - costOf(b);
    const crowd = nodeA === undefined || nodeB === undefined ? 0 : neighbours(nodeB) - neighbours(nodeA);
    if (crowd !== 0) return crowd;
    const readyA = readySinceMs(a);
    const readyB = readySinceMs(b);
    if (readyA !== undefined && readyB !== undefined && readyA !== readyB) return byAge(readyA, readyB, a, b, nowMs);
    if (restarts(a) !== restarts(b)) return restarts(b) - restarts(a);
    const createdA = parseTime(a.metadata.creationTimestamp);
    const createdB = parseTime(b.metadata.creationTimestamp);
    return createdA === createdB ? byUid(a, b) : byAge(createdA, createdB, a, b, nowMs);
  });
}
