import type { KubeNode, Pod, ResourceList } from '#sim/api/core-v1/types.ts';
import { addQuantities, compareQuantities, quantityBytes, quantityMilli } from '#sim/api/quantity.ts';
import { ageOf } from '#sim/kubectl/print/human-duration.ts';
import type { DescriptionWriter } from './writer.ts';

type ListName = 'requests' | 'limits';

/** The Pods of a node that are not over, and what they take together (rule DSC-14). */
export function writeNodeUse(w: DescriptionWriter, pods: readonly Pod[], node: KubeNode, nowMs: number): void {
  const allocatable = node.status.allocatable ?? node.status.capacity ?? {};
  const share = (resource: string, amount: string): string => `${amount} (${percentOf(resource, amount, allocatable)}%)`;
  w.field('Non-terminated Pods', `(${pods.length} in total)`);
  w.line('Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge', 1);
  w.line('---------\t----\t\t------------\t----------\t---------------\t-------------\t---', 1);
  for (const pod of pods) {
    const { namespace = '', name, creationTimestamp } = pod.metadata;
    const cells = ['cpu', 'memory'].flatMap((resource) => [
      share(resource, podAmount(pod, 'requests', resource)),
      share(resource, podAmount(pod, 'limits', resource)),
    ]);
    w.line(`${namespace}\t${name}\t\t${cells.join('\t')}\t${ageOf(creationTimestamp, nowMs)}`, 1);
  }
  w.line('Allocated resources:');
  w.line('(Total limits may be over 100 percent, i.e., overcommitted.)', 1);
  w.line('Resource\tRequests\tLimits', 1);
  w.line('--------\t--------\t------', 1);
  const total = (list: ListName, resource: string): string =>
    pods.reduce((sum, pod) => addQuantities(sum, podAmount(pod, list, resource)), '0');
  const shared = [
    'cpu',
    'memory',
    'ephemeral-storage',
    ...Object.keys(allocatable)
      .filter((key) => key.startsWith('hugepages-'))
      .sort(),
  ];
  for (const resource of shared) {
    w.line(`${resource}\t${share(resource, total('requests', resource))}\t${share(resource, total('limits', resource))}`, 1);
  }
}

/** Whole percent of what the node can give away; 0 when it has none. */
function percentOf(resource: string, amount: string, allocatable: ResourceList): number {
  const measure = resource === 'cpu' ? quantityMilli : quantityBytes;
  const available = measure(allocatable[resource] ?? '0');
  return available === 0 ? 0 : Math.trunc((measure(amount) / available) * 100);
}

/** What a Pod takes: its containers and sidecars together, or its most demanding init container if that is more. */
function podAmount({ spec }: Pod, list: ListName, resource: string): string {
  const of = (resources: { readonly requests?: ResourceList; readonly limits?: ResourceList } | undefined): string =>
    resources?.[list]?.[resource] ?? '0';
  let sidecars = '0';
  let peak = '0';
  for (const container of spec.initContainers ?? []) {
    const own = addQuantities(sidecars, of(container.resources));
    if (container.restartPolicy === 'Always') sidecars = own;
    if (compareQuantities(own, peak) > 0) peak = own;
  }
  const running = spec.containers.reduce((sum, container) => addQuantities(sum, of(container.resources)), sidecars);
  const needed = compareQuantities(peak, running) > 0 ? peak : running;
  return spec.overhead === undefined ? needed : addQuantities(needed, spec.overhead[resource] ?? '0');
}
