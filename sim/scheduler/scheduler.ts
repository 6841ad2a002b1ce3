import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import { addRequests, podRequests, type Requests, subtractRequests } from '#sim/api/core-v1/pod-requests.ts';
import type { KubeNode, Pod, PodCondition, PodSpec } from '#sim/api/core-v1/types.ts';
import type { ApiServer, SchedulerTimings } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { type FilterFailure, filterNode, type NodeView, prefilter } from './filters.ts';
import { wishesForNeighbours } from './neighbour-score.ts';
import type { PlacedPod } from './placed-pod.ts';
import { isChoosy } from './pod-affinity.ts';
import { looksAtOthers, type PodRules, podRules } from './pod-rules.ts';
import { preempt } from './preemption.ts';
import { sayClaim, sayRefusals } from './say-refusals.ts';
import { bestNode } from './score.ts';
import { type Plugin, WaitingPods } from './waiting-pods.ts';

interface NodeUsage {
  readonly used: Requests;
  readonly podCount: number;
}

const emptyUsage: NodeUsage = { used: { cpuMilli: 0, memoryBytes: 0, storageBytes: 0, extended: {} }, podCount: 0 };

interface SavedScheduler {
  readonly usage: CowRoot<NodeUsage>;
  readonly placed: CowRoot<number>;
  readonly unschedulable: CowRoot<readonly Plugin[]>;
  readonly nodes: readonly number[];
  readonly choosy: number;
  readonly queue: unknown;
}

type PodsByNode = ReadonlyMap<number, readonly { readonly serial: number; readonly pod: Pod }[]>;

const NO_PODS: readonly never[] = [];

/** Pods that stay unschedulable are tried again after this long without any event. */
const FLUSH_MS = 300_000;

const placedSpecs = new WeakMap<PodSpec, Map<string, PodSpec>>();

/** The spec with its node; pods that share a spec and a node share the outcome. */
function placedSpec(spec: PodSpec, nodeName: string): PodSpec {
  const known = placedSpecs.get(spec) ?? new Map<string, PodSpec>();
  const placed = known.get(nodeName) ?? { ...spec, nodeName };
  placedSpecs.set(spec, known.set(nodeName, placed));
  return placed;
}

/** Places pods on nodes: filters, scores, preempts, and says why it could not (SCH-1 to SCH-8). */
export class Scheduler implements Checkpointable {
  private readonly usage = new CowVector<NodeUsage>();
  /** Node serial that a pod's requests are charged to. */
  private readonly placed = new CowVector<number>();
  private readonly unschedulable: WaitingPods;
  private nodes: readonly number[] = [];
  /** Placed pods that keep others away; while there are none, most pods need not look at other pods. */
  private choosy = 0;
  private readonly queue: WorkQueue;
  private readonly eventHandler: number;

  private readonly server: ApiServer;
  private readonly timings: SchedulerTimings;

  constructor(server: ApiServer, timings: SchedulerTimings) {
    this.server = server;
    this.timings = timings;
    this.queue = new WorkQueue(server.engine, (serial) => this.schedule(serial));
    this.unschedulable = new WaitingPods(server, (serial) => this.queue.add(serial, this.timings.retryMs));
    this.eventHandler = server.engine.register((serial, node) => this.recordScheduled(serial, node));
    server.watch('Pod', (type, serial, object, before) => this.podChanged(type, serial, object as Pod, before as Pod | undefined));
    server.watch('Node', (type, serial, object, before) =>
      this.nodeChanged(type, serial, object as KubeNode, before as KubeNode | undefined),
    );
    for (const kind of ['PersistentVolumeClaim', 'PersistentVolume', 'StorageClass'])
      server.watch(kind, () => this.unschedulable.wake('volumes'));
  }

  private podChanged(type: string, serial: number, pod: Pod, before: Pod | undefined): void {
    const { nodeName } = pod.spec;
    const wasPlaced = this.placed.get(serial) !== undefined;
    if (type === 'DELETED' || (nodeName !== undefined && isTerminal(pod))) {
      this.unschedulable.remove(serial);
      if (type === 'DELETED') this.queue.drop(serial);
      if (wasPlaced) this.release(serial, pod);
      return;
    }
    if (nodeName !== undefined) {
      if (!wasPlaced && !isTerminal(pod)) this.charge(serial, pod, this.server.find('Node', '', nodeName));
      else if (before !== undefined && before.metadata.labels !== pod.metadata.labels)
        this.unschedulable.wakeForPod({ kind: 'relabelled', pod, before });
      return;
    }
    if (type === 'ADDED') {
      if (pod.spec.schedulingGates === undefined || pod.spec.schedulingGates.length === 0) this.queue.add(serial, this.timings.bindMs);
      else this.server.reasons?.say(serial, 'sched/gated', { gate: pod.spec.schedulingGates[0]?.name ?? '' });
    } else if (
      pod.metadata.deletionTimestamp === undefined &&
      (before?.spec !== pod.spec || (before.metadata.labels !== pod.metadata.labels && this.unschedulable.dependsOnLabels(serial)))
    )
      this.queue.add(serial, this.timings.retryMs);
  }

  private charge(serial: number, pod: Pod, node: number): void {
    if (node < 0) return;
    const { used, podCount } = this.usage.get(node) ?? emptyUsage;
    this.usage.set(node, { used: addRequests(used, podRequests(pod)), podCount: podCount + 1 });
    this.placed.set(serial, node);
    if (isChoosy(pod)) this.choosy += 1;
    this.unschedulable.wakeForPod({ kind: 'added', pod });
  }

  private release(serial: number, pod: Pod): void {
    const node = this.placed.get(serial) as number;
    const { used, podCount } = this.usage.get(node) ?? emptyUsage;
    this.usage.set(node, { used: subtractRequests(used, podRequests(pod)), podCount: podCount - 1 });
    this.placed.set(serial, undefined);
    if (isChoosy(pod)) this.choosy -= 1;
    this.unschedulable.wakeForPod({ kind: 'removed', pod });
    this.unschedulable.wake('resources');
  }

  private nodeChanged(type: string, serial: number, node: KubeNode, before: KubeNode | undefined): void {
    if (type === 'ADDED') {
      this.nodes = [...this.nodes, serial];
      this.unschedulable.wake('nodes');
    } else if (type === 'DELETED') {
      this.nodes = this.nodes.filter((one) => one !== serial);
      this.unschedulable.wake('spread');
    } else {
      if (before?.spec.unschedulable !== node.spec.unschedulable) this.unschedulable.wake('unschedulable');
      if (before?.spec.taints !== node.spec.taints) this.unschedulable.wake('taints', 'spread');
      if (before?.metadata.labels !== node.metadata.labels) this.unschedulable.wake('affinity', 'spread', 'podAffinity');
      if (before?.status.allocatable !== node.status.allocatable) this.unschedulable.wake('resources');
    }
  }

  private views(): NodeView[] {
    return this.nodes.flatMap((serial) => {
      const node = this.server.get<KubeNode>(serial);
      return node === undefined ? [] : [{ serial, node, ...(this.usage.get(serial) ?? emptyUsage) }];
    });
  }

  private schedule(serial: number): void {
    const pod = this.server.get<Pod>(serial);
    if (pod === undefined || pod.spec.nodeName !== undefined || pod.metadata.deletionTimestamp !== undefined || isTerminal(pod)) return;
    const refused = prefilter(this.server, pod);
    const views = this.views();
    if (refused !== undefined) {
      if (this.server.reasons !== undefined) sayClaim(this.server.reasons, serial, pod, refused);
      this.reject(serial, pod, ['volumes'], `0/${views.length} nodes are available: ${refused}. not found`);
      return;
    }
    if (views.length === 0) {
      this.server.reasons?.say(serial, 'sched/noNodes', {});
      this.reject(serial, pod, ['nodes'], 'no nodes available to schedule pods');
      return;
    }
    const failures: { view: NodeView; failure: FilterFailure }[] = [];
    const feasible: NodeView[] = [];
    const rules = this.rulesFor(pod, views);
    for (const view of views) {
      const failure = filterNode(this.server, pod, view, rules);
      if (failure === undefined) feasible.push(view);
      else failures.push({ view, failure });
    }
    if (this.server.reasons !== undefined) sayRefusals(this.server.reasons, serial, pod, failures);
    if (feasible.length === 0) this.fail(serial, pod, failures);
    else {
      const counts = feasible.length > 1 && (this.choosy > 0 || wishesForNeighbours(pod));
      this.bind(serial, pod, bestNode(this.server, pod, feasible, counts ? this.placedOn(views) : NO_PODS));
    }
  }

  /** The filters that look at other pods; undefined when none of them has a say. */
  private rulesFor(pod: Pod, views: readonly NodeView[], removed: readonly { readonly serial: number }[] = []): PodRules | undefined {
    if (this.choosy === 0 && !looksAtOthers(pod)) return undefined;
    return podRules(
      this.server,
      pod,
      views.map(({ node }) => node),
      this.placedOn(views, removed),
    );
  }

  /** The pods on these nodes, but for some. */
  private placedOn(views: readonly NodeView[], removed: readonly { readonly serial: number }[] = []): readonly PlacedPod[] {
    const nodes = new Map(views.map((view) => [view.serial, view.node]));
    const gone = new Set(removed.map(({ serial }) => serial));
    const placed: PlacedPod[] = [];
    this.placed.forEach((on, serial) => {
      const node = gone.has(serial) ? undefined : nodes.get(on);
      const other = node === undefined ? undefined : this.server.get<Pod>(serial);
      if (node !== undefined && other !== undefined) placed.push({ serial, pod: other, node });
    });
    return placed;
  }

  private bind(serial: number, pod: Pod, view: NodeView): void {
    this.unschedulable.remove(serial);
    this.server.reasons?.say(serial, 'sched/places', { node: view.node.metadata.name, nodes: this.nodes.length });
    const { status } = pod;
    this.server.update(serial, {
      ...pod,
      spec: placedSpec(pod.spec, view.node.metadata.name),
      status: {
        ...status,
        nominatedNodeName: undefined,
        conditions: [...(status.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'), this.condition(pod, 'True')],
      },
    } as Pod);
    this.server.engine.schedule(this.server.engine.nowMs + this.timings.eventMs, this.eventHandler, serial, view.serial);
  }

  private recordScheduled(serial: number, nodeSerial: number): void {
    const pod = this.server.get<Pod>(serial);
    const node = this.server.get<KubeNode>(nodeSerial);
    if (pod === undefined || node === undefined) return;
    this.server.events.record(serial, pod, {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node.metadata.name}`,
      component: 'default-scheduler',
      action: 'Binding',
    });
  }

  private condition(pod: Pod, status: 'True' | 'False', why?: { reason: string; message: string }): PodCondition {
    const nowText = this.server.nowText;
    const before = pod.status.conditions?.find(({ type }) => type === 'PodScheduled');
    return {
      type: 'PodScheduled',
      observedGeneration: status === 'False' ? (pod.metadata.generation ?? 1) : undefined,
      status,
      lastProbeTime: null,
      lastTransitionTime: before?.status === status ? before.lastTransitionTime : nowText,
      reason: why?.reason,
      message: why?.message,
    };
  }

  private fail(serial: number, pod: Pod, failures: readonly { view: NodeView; failure: FilterFailure }[]): void {
    const counts = new Map<string, number>();
    for (const { failure } of failures) for (const reason of failure.reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const list = [...counts]
      .map(([reason, count]) => `${count} ${reason}`)
      .sort()
      .join(', ');
    const head = `0/${failures.length} nodes are available: ${list}.`;
    const views = failures.map(({ view }) => view);
    const rulesWithout = (removed: readonly { readonly serial: number }[]) => this.rulesFor(pod, views, removed);
    let byNode: PodsByNode | undefined;
    const podsOn = (node: number) => {
      byNode ??= this.podsByNode();
      return byNode.get(node);
    };
    const outcome = preempt(this.server, pod, failures, (node) => podsOn(node) ?? NO_PODS, rulesWithout);
    const plugins = failures.map(({ failure }) => failure.plugin);
    if ('message' in outcome) {
      this.reject(serial, pod, plugins, `${head} no new claims to deallocate, preemption: ${outcome.message}`);
      return;
    }
    const { candidate } = outcome;
    for (const victim of candidate.victims) this.evict(victim.serial, pod, candidate.view);
    this.reject(serial, pod, plugins, head, candidate.view.node.metadata.name);
  }

  private podsByNode(): PodsByNode {
    const found = new Map<number, { serial: number; pod: Pod }[]>();
    this.placed.forEach((node, serial) => {
      const pod = this.server.get<Pod>(serial);
      if (pod === undefined) return;
      const others = found.get(node);
      if (others === undefined) found.set(node, [{ serial, pod }]);
      else others.push({ serial, pod });
    });
    return found;
  }

  /** SCH-7: a victim learns why before it is deleted. */
  private evict(serial: number, preemptor: Pod, view: NodeView): void {
    const victim = this.server.get<Pod>(serial);
    if (victim === undefined || victim.metadata.deletionTimestamp !== undefined) return;
    this.server.reasons?.say(serial, 'sched/preempts', { by: preemptor.metadata.name, node: view.node.metadata.name });
    const disruption: PodCondition = {
      type: 'DisruptionTarget',
      observedGeneration: victim.metadata.generation ?? 1,
      status: 'True',
      lastProbeTime: null,
      lastTransitionTime: this.server.nowText,
      reason: 'PreemptionByScheduler',
      message: 'default-scheduler: preempting to accommodate a higher priority pod',
    };
    this.server.updateStatus(serial, { ...victim.status, conditions: [...(victim.status.conditions ?? []), disruption] });
    this.server.delete(serial);
    this.server.events.record(serial, victim, {
      type: 'Normal',
      reason: 'Preempted',
      message: `Preempted by pod ${preemptor.metadata.uid} on node ${view.node.metadata.name}`,
      component: 'default-scheduler',
      action: 'Preempting',
    });
  }

  /** SCH-8: the reason goes into an event and the pod's condition; the pod waits for something that could help. */
  private reject(serial: number, pod: Pod, plugins: readonly Plugin[], message: string, nominatedNodeName?: string): void {
    this.unschedulable.add(serial, plugins);
    this.server.reasons?.say(serial, 'sched/cannotPlace', { nodes: this.nodes.length, message });
    this.server.events.record(serial, pod, {
      type: 'Warning',
      reason: 'FailedScheduling',
      message,
      component: 'default-scheduler',
      action: 'Scheduling',
    });
    const before = pod.status.conditions?.find(({ type }) => type === 'PodScheduled');
    if (before?.message !== message || (nominatedNodeName !== undefined && nominatedNodeName !== pod.status.nominatedNodeName)) {
      const condition = this.condition(pod, 'False', { reason: 'Unschedulable', message });
      this.server.updateStatus(serial, {
        ...pod.status,
        conditions: [...(pod.status.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'), condition],
        ...(nominatedNodeName === undefined ? {} : { nominatedNodeName }),
      });
    }
    this.queue.add(serial, FLUSH_MS);
  }

  save(): SavedScheduler {
    return {
      usage: this.usage.save(),
      placed: this.placed.save(),
      unschedulable: this.unschedulable.save(),
      nodes: this.nodes,
      choosy: this.choosy,
      queue: this.queue.save(),
    };
  }

  restore(saved: unknown): void {
    const state = saved as SavedScheduler;
    this.usage.restore(state.usage);
    this.placed.restore(state.placed);
    this.unschedulable.restore(state.unschedulable);
    this.nodes = state.nodes;
    this.choosy = state.choosy;
    this.queue.restore(state.queue);
  }
}
