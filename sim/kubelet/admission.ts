import { allocatableOf, isTolerated, matchesNode } from '#sim/api/core-v1/node-fit.ts';
import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import { addRequests, podRequests, type Requests } from '#sim/api/core-v1/pod-requests.ts';
import type { KubeNode, Pod } from '#sim/api/core-v1/types.ts';
import type { KubeletState } from './kubelet-state.ts';
import type { StatusWriter } from './status-writer.ts';

/** Why a kubelet refuses a pod: the reason of its status and event, and what the event says. */
interface Rejection {
  readonly reason: string;
  readonly message: string;
}

const nothing: Requests = { cpuMilli: 0, memoryBytes: 0, storageBytes: 0, extended: {} };

/**
 * Whether a node's kubelet takes a pod that nobody has scheduled: resources first, then selector and affinity, then taints that
 * drive pods away (KBL-27).
 *
 * @param others pods that the kubelet has on the node
 * @source pkg/kubelet/lifecycle predicate.go
 */
function rejectionOf(pod: Pod, node: KubeNode, others: readonly Pod[]): Rejection | undefined {
  const has = allocatableOf(node);
  const wants = podRequests(pod);
  const running = others.filter((other) => !isTerminal(other));
  const used = running.reduce((sum, other) => addRequests(sum, podRequests(other)), nothing);
  const checks: readonly (readonly [name: string, requested: number, used: number, capacity: number])[] = [
    ['pods', 1, running.length, has.pods],
    ['cpu', wants.cpuMilli, used.cpuMilli, has.cpuMilli],
    ['memory', wants.memoryBytes, used.memoryBytes, has.memoryBytes],
    ['ephemeral-storage', wants.storageBytes, used.storageBytes, has.storageBytes],
    ...Object.entries(wants.extended).map(([name, amount]) => [name, amount, used.extended[name] ?? 0, has.extended[name] ?? 0] as const),
  ];
  for (const [name, requested, taken, capacity] of checks) {
    if (requested === 0 || requested <= capacity - taken) continue;
    const message = `Node didn't have enough resource: ${name}, requested: ${requested}, used: ${taken}, capacity: ${capacity}`;
    return { reason: `OutOf${name}`, message };
  }
  if (!matchesNode(pod, node)) return failed('NodeAffinity', "node(s) didn't match Pod's node affinity/selector");
  const taint = node.spec.taints?.find((one) => one.effect === 'NoExecute' && !isTolerated(pod, one));
  return taint === undefined ? undefined : failed('TaintToleration', "node(s) had taints that the pod didn't tolerate");
}

/** Refuses a pod that no scheduler has placed and that does not fit. @returns whether it was refused */
export function rejectUnfit(state: KubeletState, statuses: StatusWriter, serial: number, pod: Pod, nodeSerial: number): boolean {
  const node = state.server.get<KubeNode>(nodeSerial);
  if (node === undefined || pod.status.conditions?.some(({ type }) => type === 'PodScheduled') === true) return false;
  const others: Pod[] = [];
  state.work.forEach((work, other) => {
    const placed = work.node === nodeSerial ? state.server.get<Pod>(other) : undefined;
    if (placed !== undefined) others.push(placed);
  });
  const rejection = rejectionOf(pod, node, others);
  if (rejection === undefined) return false;
  const { reason, message } = rejection;
  state.server.events.write(serial, pod, 'Warning', reason, message, 'kubelet', node.metadata.name, '', '');
  statuses.writeRejected(serial, pod, reason, `Pod was rejected: ${message}`);
  return true;
}

const failed = (predicate: string, why: string): Rejection => ({ reason: predicate, message: `Predicate ${predicate} failed: ${why}` });
