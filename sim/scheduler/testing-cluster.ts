import type { Container, Pod, PodSpec, ResourceList } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { NewObject } from '#sim/apiserver/index.ts';
import { TestWorld } from '#sim/controllers/testing-world.ts';
import { Scheduler } from './scheduler.ts';

/** A container that asks for something. */
export const asking = (requests: ResourceList, more: Partial<Container> = {}): Container => ({
  name: 'c',
  image: 'i',
  resources: { requests },
  ...more,
});

/** A scheduler with its API server, no kubelet. Nodes have 2 CPUs. */
export class SchedulerCluster {
  readonly world = new TestWorld();

  constructor(...nodes: readonly string[]) {
    new Scheduler(this.world.server, { bindMs: 10, eventMs: 10, retryMs: 10 });
    this.world.addNamespace();
    for (const name of nodes) this.addNode(name);
  }

  addNode(name: string): number {
    const allocatable = { cpu: '2', memory: '24Gi', 'ephemeral-storage': '100Gi', pods: '110' };
    const outcome = this.world.server.create({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { 'kubernetes.io/hostname': name } },
      spec: {},
      status: { allocatable },
    } as NewObject);
    return 'serial' in outcome ? outcome.serial : -1;
  }

  /** Changes a node's spec or labels. */
  editNode(serial: number, spec: JsonObject, labels?: Readonly<Record<string, string>>): void {
    const node = this.world.server.get(serial);
    if (node === undefined) return;
    const metadata = labels === undefined ? node.metadata : { ...node.metadata, labels: { ...node.metadata.labels, ...labels } };
    this.world.server.update(serial, { ...node, metadata, spec } as typeof node);
  }

  /** Creates a pod that asks for cpu. @returns its serial */
  addPod(name: string, cpu: string, spec: Partial<PodSpec> = {}): number {
    return this.addPodOf(name, { containers: [asking(cpu === '' ? {} : { cpu })], ...spec });
  }

  addPodOf(name: string, spec: Partial<PodSpec>): number {
    return this.world.add({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec } as unknown as JsonObject);
  }

  pod(name: string): Pod | undefined {
    return this.world.get<Pod>('Pod', name);
  }

  nodeOf(name: string): string | undefined {
    return this.pod(name)?.spec.nodeName;
  }

  /** Messages of the pod's FailedScheduling events, oldest first. */
  refusals(name: string): string[] {
    const found: string[] = [];
    this.world.server.events.forEach(({ subject, reason, message, count }) => {
      if (subject.name === name && reason === 'FailedScheduling') found.push(count > 1 ? `${message} x${count}` : message);
    });
    return found;
  }
}
