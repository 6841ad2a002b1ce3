import { isTerminal, withCondition } from '#sim/api/core-v1/pod-facts.ts';
import type { KubeNode, Pod, Taint } from '#sim/api/core-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { toleratedSeconds } from './node-taints.ts';

/** A taint until the event, from there to the condition, and to the deletion. @source recordings */
const REACTION_MS = 8;
const CONDITION_MS = 6;
const DELETE_MS = 8;

const noExecuteOf = (node: KubeNode | undefined): readonly Taint[] =>
  (node?.spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');

/**
 * Deletes pods from nodes whose NoExecute taints they do not tolerate, or no longer: rules NODE-5 and NODE-6.
 *
 * @source pkg/controller/tainteviction, v1.35
 */
export class TaintEviction implements Checkpointable {
  private readonly due: WorkQueue;
  private readonly disrupting: WorkQueue;
  private readonly deleting: WorkQueue;
  /** Serials of the nodes that have NoExecute taints. */
  private readonly tainted = new CowVector<true>();
  /** Pods that are to go at an instant, virtual ms. */
  private readonly dueAt = new CowVector<number>();
  private readonly server: ApiServer;

  constructor(server: ApiServer, gate: Gate) {
    this.server = server;
    this.due = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.mark(serial)),
    );
    this.disrupting = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.disrupt(serial)),
    );
    this.deleting = new WorkQueue(
      server.engine,
      gate.guard((serial) => {
        server.delete(serial);
      }),
    );
    server.watch('Node', (type, serial, node, before) => this.nodeChanged(type, serial, node as KubeNode, before as KubeNode | undefined));
    server.watch('Pod', (type, serial, pod) => this.podChanged(type, serial, pod as Pod));
  }

  private nodeChanged(type: string, serial: number, node: KubeNode, before: KubeNode | undefined): void {
    const taints = type === 'DELETED' ? [] : noExecuteOf(node);
    const wasTainted = this.tainted.get(serial) !== undefined;
    this.tainted.set(serial, taints.length > 0 ? true : undefined);
    if (taints.length === 0 && !wasTainted) return;
    if (type !== 'DELETED' && before?.spec.taints === node.spec.taints) return;
    this.server.store.forEach('Pod', (pod, podSerial) => {
      if ((pod as Pod).spec.nodeName === node.metadata.name) this.review(podSerial, pod as Pod, taints);
    });
  }

  private podChanged(type: string, serial: number, pod: Pod): void {
    if (type === 'DELETED') {
      for (const queue of [this.due, this.disrupting, this.deleting]) queue.drop(serial);
      this.dueAt.set(serial, undefined);
      return;
    }
    if (this.tainted.size === 0 || pod.spec.nodeName === undefined || this.dueAt.get(serial) !== undefined) return;
    const node = this.server.get<KubeNode>(this.server.find('Node', '', pod.spec.nodeName));
    const taints = noExecuteOf(node);
    if (taints.length > 0) this.review(serial, pod, taints);
  }

  /** NODE-5: now, after the shortest toleration, or not at all. */
  private review(serial: number, pod: Pod, taints: readonly Taint[]): void {
    if (pod.metadata.deletionTimestamp !== undefined || isTerminal(pod)) return;
    const seconds = taints.length === 0 ? Number.POSITIVE_INFINITY : toleratedSeconds(taints, pod.spec.tolerations ?? []);
    const waiting = this.dueAt.get(serial);
    if (seconds === Number.POSITIVE_INFINITY) {
      if (waiting !== undefined) this.cancel(serial, pod);
      return;
    }
    if (waiting !== undefined && seconds > 0) return;
    const { engine } = this.server;
    const since = seconds === 0 ? undefined : taints.map(({ timeAdded }) => timeAdded).find((time) => time !== undefined);
    const startMs = since === undefined ? engine.nowMs : Math.min(engine.nowMs, parseTime(since) - engine.startAtMs);
    const atMs = Math.max(engine.nowMs, startMs + seconds * 1000) + REACTION_MS;
    this.dueAt.set(serial, atMs);
    this.due.addAt(serial, atMs);
    this.server.reasons?.say(serial, 'taint/evicts', { taint: taints[0]?.key ?? '', node: pod.spec.nodeName ?? '', seconds });
  }

  private cancel(serial: number, pod: Pod): void {
    this.dueAt.set(serial, undefined);
    this.due.drop(serial);
    this.server.reasons?.say(serial, 'taint/spares', { node: pod.spec.nodeName ?? '' });
    this.record(serial, pod, 'Cancelling deletion of Pod');
  }

  /** NODE-6: the event, the condition, the deletion. */
  private mark(serial: number): void {
    const pod = this.server.get<Pod>(serial);
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) return;
    this.record(serial, pod, 'Marking for deletion Pod');
    this.disrupting.add(serial, CONDITION_MS);
  }

  private disrupt(serial: number): void {
    const pod = this.server.get<Pod>(serial);
    if (pod === undefined) return;
    const conditions = withCondition(pod, {
      type: 'DisruptionTarget',
      observedGeneration: pod.metadata.generation ?? 1,
      status: 'True',
      lastProbeTime: null,
      lastTransitionTime: this.server.nowText,
      reason: 'DeletionByTaintManager',
      message: 'Taint manager: deleting due to NoExecute taint',
    });
    this.server.updateStatus(serial, { ...pod.status, conditions });
    this.deleting.add(serial, DELETE_MS);
  }

  private record(serial: number, pod: Pod, what: string): void {
    const message = `${what} ${pod.metadata.namespace}/${pod.metadata.name}`;
    this.server.events.record(serial, pod, {
      type: 'Normal',
      reason: 'TaintManagerEviction',
      message,
      component: 'taint-eviction-controller',
    });
  }

  save(): unknown {
    return {
      due: this.due.save(),
      disrupting: this.disrupting.save(),
      deleting: this.deleting.save(),
      tainted: this.tainted.save(),
      dueAt: this.dueAt.save(),
    };
  }

  restore(saved: unknown): void {
    const state = saved as { due: unknown; disrupting: unknown; deleting: unknown; tainted: CowRoot<true>; dueAt: CowRoot<number> };
    this.due.restore(state.due);
    this.disrupting.restore(state.disrupting);
    this.deleting.restore(state.deleting);
    this.tainted.restore(state.tainted);
    this.dueAt.restore(state.dueAt);
  }
}
