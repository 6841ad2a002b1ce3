import { tolerates } from '#sim/api/core-v1/tolerates.ts';
import type { KubeNode, NodeCondition, Taint, Toleration } from '#sim/api/core-v1/types.ts';

const PREFIX = 'node.kubernetes.io/';
const UNREACHABLE = `${PREFIX}unreachable`;
const NOT_READY = `${PREFIX}not-ready`;

/** Taints that follow a condition's status, by type. */
const CONDITION_TAINTS: Readonly<Record<string, Readonly<Partial<Record<NodeCondition['status'], string>>>>> = {
  Ready: { False: NOT_READY, Unknown: UNREACHABLE },
  MemoryPressure: { True: `${PREFIX}memory-pressure` },
  DiskPressure: { True: `${PREFIX}disk-pressure` },
  PIDPressure: { True: `${PREFIX}pid-pressure` },
  NetworkUnavailable: { True: `${PREFIX}network-unavailable` },
};

const MANAGED: ReadonlySet<string> = new Set([
  `${PREFIX}unschedulable`,
  ...Object.values(CONDITION_TAINTS).flatMap((row) => Object.values(row)),
]);

export const isReady = (node: KubeNode): boolean => node.status.conditions?.find(({ type }) => type === 'Ready')?.status === 'True';

/** Keys that a node should be tainted with, NoSchedule: rules NODE-1 and NODE-3. */
function wantedKeys(node: KubeNode): readonly string[] {
  const keys = (node.status.conditions ?? []).flatMap(({ type, status }) => CONDITION_TAINTS[type]?.[status] ?? []);
  return node.spec.unschedulable === true ? [...keys, `${PREFIX}unschedulable`] : keys;
}

/**
 * The node's taints as they should be; the very list when it is right.
 *
 * @param present  the taints that it has
 * @param mayEvict whether an unready node also gets its NoExecute taint now (NODE-4)
 */
export function managedTaints(node: KubeNode, present: readonly Taint[], mayEvict: boolean, nowText: string): readonly Taint[] {
  const keys = wantedKeys(node);
  const wanted: Taint[] = keys.map((key) => ({ key, effect: 'NoSchedule', timeAdded: nowText }));
  if (mayEvict)
    for (const key of keys) if (key === UNREACHABLE || key === NOT_READY) wanted.push({ key, effect: 'NoExecute', timeAdded: nowText });
  const isSame = (a: Taint, b: Taint): boolean => a.key === b.key && a.effect === b.effect;
  const isManaged = (taint: Taint): boolean => MANAGED.has(taint.key) && taint.effect !== 'PreferNoSchedule';
  const kept = present.filter((taint) => !isManaged(taint) || wanted.some((other) => isSame(taint, other)));
  const added = wanted.filter((taint) => !present.some((other) => isSame(taint, other)));
  return added.length === 0 && kept.length === present.length ? present : [...kept, ...added];
}

/**
 * How long a pod may stay on a node with these taints, in seconds: 0 when it does not tolerate them, `Infinity` when it
 * does for good. Rule NODE-5.
 */
export function toleratedSeconds(taints: readonly Taint[], tolerations: readonly Toleration[]): number {
  let seconds = Number.POSITIVE_INFINITY;
  for (const taint of taints) {
    const fitting = tolerations.filter((toleration) => tolerates(toleration, taint));
    if (fitting.length === 0) return 0;
    for (const { tolerationSeconds } of fitting)
      if (tolerationSeconds !== undefined) seconds = Math.min(seconds, Math.max(0, tolerationSeconds));
  }
  return seconds;
}
