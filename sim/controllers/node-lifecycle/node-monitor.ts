import { conditionOf, withCondition } from '#sim/api/core-v1/pod-facts.ts';
import type { KubeNode, NodeCondition, Pod, Taint } from '#sim/api/core-v1/types.ts';
import type { ApiServer, EventInput } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { isReady, managedTaints } from './node-taints.ts';

/** Silence after which a node counts as lost. @source kube-controller-manager --node-monitor-grace-period */
const GRACE_MS = 50_000;
/** A node's change until its taints follow. @source recordings */
const REACTION_MS = 18;
/** With more unready nodes than this, and this share of all, nothing is evicted. */
const FEW_NODES = 2;
const UNHEALTHY_SHARE = 0.55;
const NO_TAINTS: readonly Taint[] = [];

/** Notices nodes that fall silent and keeps the taints of all nodes: rules NODE-1 to NODE-4 in SPEC.md. */
export class NodeMonitor implements Checkpointable {
  private readonly taints: WorkQueue;
  private readonly silences: WorkQueue;
  /** Conditions that silent nodes reported last. */
  private readonly silent = new CowVector<readonly NodeCondition[]>();
  private readonly server: ApiServer;

  constructor(server: ApiServer, gate: Gate) {
    this.server = server;
    this.taints = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.syncTaints(serial)),
    );
    this.silences = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.nodeLost(serial)),
    );
    server.watch('Node', (type, serial, node, before) => this.nodeChanged(type, serial, node as KubeNode, before as KubeNode | undefined));
  }

  private nodeChanged(type: string, serial: number, node: KubeNode, before: KubeNode | undefined): void {
    if (type === 'DELETED') {
      this.taints.drop(serial);
      this.silences.drop(serial);
      this.silent.set(serial, undefined);
      this.reviewAll();
    } else if (type === 'ADDED' || before === undefined || isReady(node) !== isReady(before)) this.reviewAll();
    else if (node.spec !== before.spec || node.status.conditions !== before.status.conditions) this.taints.add(serial, REACTION_MS);
  }

  /** Whether a node may be emptied depends on the others. */
  private reviewAll(): void {
    this.server.store.forEach('Node', (_, serial) => this.taints.add(serial, REACTION_MS));
  }

  /** The node's kubelet stops reporting. Called by whoever breaks the node. */
  heartbeatStopped(serial: number): void {
    const node = this.server.get<KubeNode>(serial);
    if (node === undefined || this.silent.get(serial) !== undefined) return;
    this.silent.set(serial, node.status.conditions ?? []);
    this.silences.add(serial, GRACE_MS);
  }

  /** The node's kubelet reports again. */
  heartbeatResumed(serial: number): void {
    const node = this.server.get<KubeNode>(serial);
    const last = this.silent.get(serial);
    if (node === undefined || last === undefined) return;
    this.silences.drop(serial);
    this.silent.set(serial, undefined);
    if (isReady(node)) return;
    const at = this.server.nowText;
    const conditions = last.map((condition) => ({ ...condition, lastHeartbeatTime: at, lastTransitionTime: at }));
    this.server.updateStatus(serial, { ...node.status, conditions });
    this.record(serial, node, {
      type: 'Normal',
      reason: 'NodeReady',
      message: `Node ${node.metadata.name} status is now: NodeReady`,
      component: 'kubelet',
      host: node.metadata.name,
    });
  }

  /** NODE-2: nobody knows any more how the node is. */
  private nodeLost(serial: number): void {
    const node = this.server.get<KubeNode>(serial);
    if (node === undefined || this.silent.get(serial) === undefined) return;
    const unknown = {
      status: 'Unknown',
      lastTransitionTime: this.server.nowText,
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
    } as const;
    this.server.updateStatus(serial, {
      ...node.status,
      conditions: (node.status.conditions ?? []).map((condition) => ({ ...condition, ...unknown })),
    });
    this.record(serial, node, {
      type: 'Normal',
      reason: 'NodeNotReady',
      message: `Node ${node.metadata.name} status is now: NodeNotReady`,
      component: 'node-controller',
    });
    const pods: number[] = [];
    this.server.store.forEach('Pod', (object, pod) => {
      if ((object as Pod).spec.nodeName === node.metadata.name) pods.push(pod);
    });
    for (const pod of pods) this.podUnready(pod);
  }

  private podUnready(serial: number): void {
    const pod = this.server.get<Pod>(serial);
    const ready = pod === undefined ? undefined : conditionOf(pod, 'Ready');
    if (pod === undefined || ready?.status !== 'True') return;
    const conditions = withCondition(pod, { ...ready, status: 'False', lastTransitionTime: this.server.nowText });
    this.server.updateStatus(serial, { ...pod.status, conditions });
    this.record(serial, pod, { type: 'Warning', reason: 'NodeNotReady', message: 'Node is not ready', component: 'node-controller' });
  }

  /** NODE-4: when all nodes are unready, or most of more than two, the fault is likely the network's. */
  private mayEvict(): boolean {
    let ready = 0;
    let unready = 0;
    this.server.store.forEach('Node', (node) => {
      if (isReady(node as KubeNode)) ready += 1;
      else unready += 1;
    });
    return ready > 0 && !(unready > FEW_NODES && unready / (ready + unready) >= UNHEALTHY_SHARE);
  }

  private syncTaints(serial: number): void {
    const node = this.server.get<KubeNode>(serial);
    if (node === undefined) return;
    const { taints: present = NO_TAINTS, ...spec } = node.spec;
    const taints = managedTaints(node, present, this.mayEvict(), this.server.nowText);
    if (taints === present) return;
    this.server.update(serial, { ...node, spec: taints.length === 0 ? spec : { ...spec, taints } } as KubeNode);
  }

  private record(serial: number, regarding: KubeNode | Pod, input: EventInput): void {
    this.server.events.record(serial, regarding, input);
  }

  save(): unknown {
    return { taints: this.taints.save(), silences: this.silences.save(), silent: this.silent.save() };
  }

  restore(saved: unknown): void {
    const state = saved as { taints: unknown; silences: unknown; silent: CowRoot<readonly NodeCondition[]> };
    this.taints.restore(state.taints);
    this.silences.restore(state.silences);
    this.silent.restore(state.silent);
  }
}
