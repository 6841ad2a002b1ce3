import { describe, expect, it } from 'vitest';
import type { KubeNode, Pod, Toleration } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { TestWorld } from '#sim/controllers/testing-world.ts';
import { NodeMonitor } from './node-monitor.ts';
import { toleratedSeconds } from './node-taints.ts';
import { TaintEviction } from './taint-eviction.ts';

class Nodes extends TestWorld {
  readonly monitor = new NodeMonitor(this.server, this.gate);
  readonly eviction = new TaintEviction(this.server, this.gate);

  constructor(count = 2) {
    super();
    this.addNamespace();
    const conditions = ['MemoryPressure', 'DiskPressure', 'Ready'].map((type) => ({ type, status: type === 'Ready' ? 'True' : 'False' }));
    for (let i = 1; i <= count; i++)
      this.add({ apiVersion: 'v1', kind: 'Node', metadata: { name: `node-${i}` }, spec: {}, status: { conditions } });
    this.after(1);
  }

  node(name = 'node-1'): number {
    return this.server.find('Node', '', name);
  }

  taints(name = 'node-1'): string[] {
    return (this.server.get<KubeNode>(this.node(name))?.spec.taints ?? []).map(
      ({ key, effect }) => `${key.replace('node.kubernetes.io/', '')}:${effect}`,
    );
  }

  pod(name: string, tolerations: readonly JsonObject[] = []): number {
    const serial = this.add({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name },
      spec: { nodeName: 'node-1', tolerations, containers: [{ name: 'c', image: 'i' }] },
    });
    this.setPodStatus(serial, {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True', lastProbeTime: null, lastTransitionTime: this.server.nowText }],
    });
    return serial;
  }

  isLeaving(serial: number): boolean {
    return this.server.get(serial)?.metadata.deletionTimestamp !== undefined;
  }

  setNode(name: string, spec: JsonObject): this {
    this.edit(this.node(name), () => spec);
    return this;
  }
}

const maintenance = { key: 'maintenance', value: 'true', effect: 'NoExecute' };
const unreachable = { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 };

describe('NodeMonitor', () => {
  it('[NODE-1] a cordon brings its taint, an uncordon takes it', () => {
    const world = new Nodes().setNode('node-1', { unschedulable: true });
    expect(world.taints()).toEqual([]);
    world.after(0.02);
    expect(world.taints()).toEqual(['unschedulable:NoSchedule']);
    const { taints } = (world.server.get<KubeNode>(world.node()) as KubeNode).spec;
    world.setNode('node-1', { taints: taints as unknown as JsonObject[] }).after(0.02);
    expect(world.server.get<KubeNode>(world.node())?.spec).toEqual({});
  });

  it('[NODE-2] [NODE-3] [NODE-4] notices a silent node after 50 s and a returning one at once', () => {
    const world = new Nodes();
    const pod = world.pod('p', [unreachable]);
    world.monitor.heartbeatStopped(world.node());
    world.after(49);
    expect(world.taints()).toEqual([]);
    world.after(2);
    expect(world.taints()).toEqual(['unreachable:NoSchedule', 'unreachable:NoExecute']);
    expect(world.server.get<KubeNode>(world.node())?.status.conditions).toMatchObject([
      {},
      {},
      { type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' },
    ]);
    expect(world.server.get<Pod>(pod)?.status.conditions).toMatchObject([{ type: 'Ready', status: 'False' }]);
    expect(world.events('Node')).toEqual(['NodeNotReady Node node-1 status is now: NodeNotReady']);
    expect(world.events('Pod')).toEqual(['NodeNotReady Node is not ready']);
    world.monitor.heartbeatResumed(world.node());
    world.after(1);
    expect(world.taints()).toEqual([]);
    expect(world.server.get<KubeNode>(world.node())?.status.conditions).toMatchObject([
      { status: 'False' },
      { status: 'False' },
      { status: 'True' },
    ]);
  });

  it.each([
    [1, 1, []],
    [2, 1, ['unreachable:NoExecute']],
    [5, 3, []],
    [6, 3, ['unreachable:NoExecute']],
  ])('[NODE-4] of %i nodes with %i lost, evicts %j', (all, lost, wanted) => {
    const world = new Nodes(all);
    for (let i = 1; i <= lost; i++) world.monitor.heartbeatStopped(world.node(`node-${i}`));
    world.after(60);
    expect(world.taints().filter((taint) => taint.endsWith('NoExecute'))).toEqual(wanted);
  });
});

describe('TaintEviction', () => {
  it('[NODE-5] [NODE-6] a pod that does not tolerate the taint goes at once: event, condition, deletion', () => {
    const world = new Nodes();
    const pod = world.pod('p');
    const safe = world.pod('safe', [{ key: 'maintenance', operator: 'Exists' }]);
    world.setNode('node-1', { taints: [maintenance] });
    const seen: string[] = [];
    world.server.watch(
      'Pod',
      (_, serial, object) =>
        serial === pod &&
        seen.push(`${(object as Pod).status.conditions?.at(-1)?.reason} ${object.metadata.deletionTimestamp !== undefined}`),
    );
    world.after(0.1);
    expect(world.events('Pod')).toEqual(['TaintManagerEviction Marking for deletion Pod n/p']);
    expect(seen).toEqual(['DeletionByTaintManager false', 'DeletionByTaintManager true']);
    expect(world.isLeaving(safe)).toBe(false);
  });

  it('[NODE-5] lets a pod stay for its tolerationSeconds, and for good when the taint goes before', () => {
    const world = new Nodes();
    const pods = [world.pod('p', [{ ...unreachable, tolerationSeconds: 30 }]), world.pod('q', [unreachable])];
    world.monitor.heartbeatStopped(world.node());
    world.after(79);
    expect(pods.map((pod) => world.isLeaving(pod))).toEqual([false, false]);
    world.after(2);
    expect(pods.map((pod) => world.isLeaving(pod))).toEqual([true, false]);
    world.monitor.heartbeatResumed(world.node());
    world.after(600);
    expect(world.isLeaving(pods[1] ?? -1)).toBe(false);
    expect(world.events('Pod')).toContain('TaintManagerEviction Cancelling deletion of Pod n/q');
  });

  it.each<readonly [readonly Toleration[], number]>([
    [[], 0],
    [[{ operator: 'Exists' }], Number.POSITIVE_INFINITY],
    [[{ key: 'maintenance', value: 'true' }], Number.POSITIVE_INFINITY],
    [[{ key: 'maintenance', value: 'false' }], 0],
    [[{ key: 'maintenance', operator: 'Exists', effect: 'NoSchedule' }], 0],
    [[{ key: 'maintenance', operator: 'Exists', tolerationSeconds: 9 }], 9],
  ])('[NODE-5] %j is tolerated for %d s', (tolerations, seconds) => {
    expect(toleratedSeconds([{ key: 'maintenance', value: 'true', effect: 'NoExecute' }], tolerations)).toBe(seconds);
  });
});
