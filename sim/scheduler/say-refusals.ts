import { allocatableOf } from '#sim/api/core-v1/node-fit.ts';
import { podRequests } from '#sim/api/core-v1/pod-requests.ts';
import type { KubeNode, Pod } from '#sim/api/core-v1/types.ts';
import type { ReasonLog } from '#sim/apiserver/reasons.ts';
import type { FilterFailure, NodeView } from './filters.ts';

/** Says which claim holds a pod up before any node is looked at. */
export function sayClaim(reasons: ReasonLog, serial: number, pod: Pod, message: string): void {
  const claims = (pod.spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
  const claim = claims.find((name) => message.includes(`"${name}"`)) ?? claims[0] ?? '';
  reasons.say(serial, 'sched/claim', { claim, message });
}

/** Says of each node what keeps the pod from it. */
export function sayRefusals(
  reasons: ReasonLog,
  serial: number,
  pod: Pod,
  failures: readonly { readonly view: NodeView; readonly failure: FilterFailure }[],
): void {
  for (const { view, failure } of failures) {
    const { plugin } = failure;
    const message = failure.reasons.join(', ');
    reasons.say(
      serial,
      'sched/refuses',
      { node: view.node.metadata.name, plugin, message, detail: detailOf(pod, view, plugin, message) },
      view.serial,
    );
  }
}

function detailOf(pod: Pod, view: NodeView, plugin: FilterFailure['plugin'], message: string): string {
  switch (plugin) {
    case 'taints':
      return taintsOf(view.node);
    case 'affinity':
      return JSON.stringify(pod.spec.nodeSelector ?? pod.spec.affinity?.nodeAffinity ?? {});
    case 'resources':
      return lackOf(pod, view);
    case 'ports':
      return portsOf(pod);
    case 'spread':
      return spreadOf(pod);
    case 'podAffinity':
      return neighboursOf(pod, message);
    case 'volumes':
      return (pod.spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []).join(', ');
    default:
      return '';
  }
}

/** `8080/TCP`, every host port that is asked for. */
const portsOf = (pod: Pod): string =>
  [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
    .flatMap(({ ports = [] }) => ports)
    .flatMap(({ hostPort = 0, protocol = 'TCP' }) => (hostPort === 0 ? [] : [`${hostPort}/${protocol}`]))
    .join(', ');

/** `maxSkew 1 over zone`, for what must hold. */
const spreadOf = (pod: Pod): string =>
  (pod.spec.topologySpreadConstraints ?? [])
    .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule')
    .map(({ maxSkew, topologyKey }) => `maxSkew ${maxSkew} over ${topologyKey}`)
    .join(', ');

/** `{"matchLabels":{"app":"web"}} per zone`; the pod's labels, when it is another pod that minds. */
function neighboursOf({ spec, metadata }: Pod, message: string): string {
  if (message.includes('existing pods')) return JSON.stringify(metadata.labels ?? {});
  const { podAffinity, podAntiAffinity } = spec.affinity ?? {};
  const terms = (message.includes('anti-affinity') ? podAntiAffinity : podAffinity)?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  return terms.map(({ labelSelector, topologyKey }) => `${JSON.stringify(labelSelector ?? {})} per ${topologyKey}`).join('; ');
}

const taintsOf = (node: KubeNode): string =>
  (node.spec.taints ?? []).map(({ key, value, effect }) => `${key}${value === undefined ? '' : `=${value}`}:${effect}`).join(', ');

/** `cpu: 4000m asked, 1150m free of 2000m`, for what lacks. */
function lackOf(pod: Pod, { node, used, podCount }: NodeView): string {
  const wants = podRequests(pod);
  const has = allocatableOf(node);
  const words: string[] = [];
  const compare = (name: string, want: number, taken: number, all: number, scale: number, unit: string): void => {
    const amount = (value: number): string => `${Math.floor(value / scale)}${unit}`;
    if (want > all - taken) words.push(`${name}: ${amount(want)} asked, ${amount(all - taken)} free of ${amount(all)}`);
  };
  compare('cpu', wants.cpuMilli, used.cpuMilli, has.cpuMilli, 1, 'm');
  compare('memory', wants.memoryBytes, used.memoryBytes, has.memoryBytes, 1024 * 1024, 'Mi');
  compare('ephemeral-storage', wants.storageBytes, used.storageBytes, has.storageBytes, 1024 * 1024, 'Mi');
  for (const [name, want] of Object.entries(wants.extended)) compare(name, want, used.extended[name] ?? 0, has.extended[name] ?? 0, 1, '');
  if (podCount + 1 > has.pods) words.push(`Pods: ${podCount} of at most ${has.pods} are there`);
  return words.join('; ');
}
