import { addRequests, podRequests, subtractRequests } from '#sim/api/core-v1/pod-requests.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { type FilterFailure, filterNode, type NodeView } from './filters.ts';
import type { PodRules } from './pod-rules.ts';

export interface Candidate {
  readonly view: NodeView;
  /** Serials of the pods to remove. */
  readonly victims: readonly { readonly serial: number; readonly pod: Pod }[];
}

/** What preemption comes to: a node with its victims, or a sentence for the event. */
export type PreemptionOutcome = { readonly candidate: Candidate } | { readonly message: string };

const priorityOf = (pod: Pod): number => pod.spec.priority ?? 0;

/**
 * Looks for a node on which removing pods of lower priority makes room: SCH-6.
 *
 * @source pkg/scheduler/framework/preemption
 */
export function preempt(
  server: ApiServer,
  pod: Pod,
  failures: readonly { readonly view: NodeView; readonly failure: FilterFailure }[],
  podsOn: (node: number) => readonly { readonly serial: number; readonly pod: Pod }[],
  rulesWithout: (removed: readonly { readonly serial: number }[]) => PodRules | undefined,
): PreemptionOutcome {
  const total = failures.length;
  if (pod.spec.preemptionPolicy === 'Never') return { message: 'not eligible due to preemptionPolicy=Never.' };
  const nominated = failures.find(({ view }) => view.node.metadata.name === pod.status.nominatedNodeName);
  if (
    nominated !== undefined &&
    podsOn(nominated.view.serial).some((one) => one.pod.metadata.deletionTimestamp !== undefined && priorityOf(one.pod) < priorityOf(pod))
  ) {
    return { message: 'not eligible due to a terminating pod on the nominated node.' };
  }
  const counts = new Map<string, number>();
  const note = (reason: string): void => void counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const candidates: Candidate[] = [];
  for (const { view, failure } of failures) {
    if (!failure.isCurable) {
      note('Preemption is not helpful for scheduling');
      continue;
    }
    const lower = podsOn(view.serial).filter((one) => priorityOf(one.pod) < priorityOf(pod));
    if (lower.length === 0) {
      note('No preemption victims found for incoming pod');
      continue;
    }
    const without = (removed: readonly { pod: Pod }[]): NodeView => ({
      ...view,
      used: removed.reduce((used, one) => subtractRequests(used, podRequests(one.pod)), view.used),
      podCount: view.podCount - removed.length,
    });
    const rest = filterNode(server, pod, without(lower), rulesWithout(lower));
    if (rest !== undefined) {
      for (const reason of rest.reasons) note(reason);
      continue;
    }
    let cleared = without(lower);
    let gone: readonly { serial: number; pod: Pod }[] = lower;
    const victims: { serial: number; pod: Pod }[] = [];
    for (const one of [...lower].sort((a, b) => priorityOf(b.pod) - priorityOf(a.pod) || startOf(a.pod) - startOf(b.pod))) {
      const restored: NodeView = { ...cleared, used: addRequests(cleared.used, podRequests(one.pod)), podCount: cleared.podCount + 1 };
      const stillGone = gone.filter((other) => other !== one);
      if (filterNode(server, pod, restored, rulesWithout(stillGone)) === undefined) [cleared, gone] = [restored, stillGone];
      else victims.push(one);
    }
    candidates.push({ view, victims });
  }
  if (candidates.length > 0) return { candidate: candidates.sort(byHarm)[0] as Candidate };
  const list = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  return { message: `0/${total} nodes are available: ${list.join(', ')}.` };
}

const startOf = (pod: Pod): number => parseTime(pod.status.startTime ?? pod.metadata.creationTimestamp);

function byHarm(a: Candidate, b: Candidate): number {
  const top = (one: Candidate): number => Math.max(...one.victims.map(({ pod }) => priorityOf(pod)));
  const sum = (one: Candidate): number => one.victims.reduce((total, { pod }) => total + priorityOf(pod), 0);
  const latest = (one: Candidate): number => Math.max(...one.victims.map(({ pod }) => startOf(pod)));
  return (
    top(a) - top(b) || sum(a) - sum(b) || a.victims.length - b.victims.length || latest(b) - latest(a) || a.view.serial - b.view.serial
  );
}
