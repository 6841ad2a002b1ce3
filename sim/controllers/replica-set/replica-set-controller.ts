import type { ReplicaSet } from '#sim/api/apps-v1/types.ts';
import { isActive, isTerminating } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import type { ApiServer, ControllerTimings, NewObject } from '#sim/apiserver/index.ts';
import { controllerReference, controllerSerial, referenceTo } from '#sim/controllers/shared/controller-of.ts';
import { Orphans } from '#sim/controllers/shared/orphans.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { inDeletionOrder, type OwnedPod } from './deletion-order.ts';
import { availableFromMs, type ReplicaFailure, replicaSetStatus } from './replica-set-status.ts';

/** Pods that one sync creates or deletes at most. @source pkg/controller/replicaset BurstReplicas */
const BURST = 500;

/** Keeps as many pods alive as each ReplicaSet wants: rules RS-1 to RS-7 in SPEC.md. */
export class ReplicaSetController implements Checkpointable {
  private readonly queue: WorkQueue;
  private readonly orphans: Orphans;
  private readonly server: ApiServer;
  private readonly timings: ControllerTimings;

  constructor(server: ApiServer, timings: ControllerTimings, gate: Gate) {
    this.server = server;
    this.timings = timings;
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial)),
    );
    this.orphans = new Orphans(server, 'Pod', 'ReplicaSet', (serial) => this.syncSoon(serial));
    server.watch('ReplicaSet', (type, serial) => {
      if (type === 'DELETED') this.queue.drop(serial);
      else this.syncSoon(serial);
    });
    server.watch('Pod', (_, serial, object, before) => this.podChanged(serial, object as Pod, before as Pod | undefined));
    gate.onOpen(() => server.store.forEach('ReplicaSet', (_, serial) => this.syncSoon(serial)));
  }

  private syncSoon(serial: number): void {
    this.queue.add(serial, this.timings.reactionMs);
  }

  private podChanged(serial: number, pod: Pod, before: Pod | undefined): void {
    const owner = this.server.store.ownerOf(serial);
    if (owner >= 0) {
      if (this.server.get(owner)?.kind === 'ReplicaSet') this.syncSoon(owner);
      return;
    }
    const last = controllerSerial(this.server, before ?? pod, 'ReplicaSet');
    if (last >= 0) this.syncSoon(last);
  }

  private podsOf(serial: number): OwnedPod[] {
    const pods = this.server.store.childrenOfKind<Pod>(serial, 'Pod');
    return pods.map(({ serial: podSerial, object }) => ({ serial: podSerial, pod: object }));
  }

  private sync(serial: number): void {
    const replicaSet = this.server.get<ReplicaSet>(serial);
    if (replicaSet === undefined) return;
    this.orphans.adopt(serial);
    for (const { serial: podSerial, pod } of this.podsOf(serial)) {
      if (!matchesSelector(replicaSet.spec.selector, pod.metadata.labels)) this.orphans.release(serial, podSerial); // RS-6
    }
    const pods = this.podsOf(serial);
    const active = pods.filter(({ pod }) => isActive(pod));
    const failure = replicaSet.metadata.deletionTimestamp === undefined ? this.manage(serial, replicaSet, active) : undefined;
    this.writeStatus(serial, active, pods.filter(({ pod }) => isTerminating(pod)).length, failure);
    if (failure === undefined) this.queue.forget(serial);
    else this.queue.retry(serial);
  }

  private writeStatus(serial: number, active: readonly OwnedPod[], terminating: number, failure: ReplicaFailure | undefined): void {
    const replicaSet = this.server.get<ReplicaSet>(serial);
    if (replicaSet === undefined) return;
    const { epochMs, startAtMs } = this.server.engine;
    const alive = active.map(({ pod }) => pod);
    const status = replicaSetStatus(replicaSet, alive, terminating, failure, epochMs, this.server.nowText);
    if (status !== replicaSet.status) this.server.updateStatus(serial, status);
    for (const pod of alive) {
      const fromMs = availableFromMs(pod, replicaSet.spec.minReadySeconds ?? 0); // RS-7
      if (fromMs > epochMs) this.queue.addAt(serial, fromMs - startAtMs);
    }
  }

  /** RS-1 to RS-4: creates what is missing or deletes what is too much. */
  private manage(serial: number, replicaSet: ReplicaSet, active: readonly OwnedPod[]): ReplicaFailure | undefined {
    const missing = (replicaSet.spec.replicas ?? 1) - active.length;
    if (missing > 0) return this.create(serial, replicaSet, Math.min(missing, BURST));
    if (missing < 0) this.remove(serial, replicaSet, active, Math.min(-missing, BURST));
    return undefined;
  }

  private create(serial: number, replicaSet: ReplicaSet, wanted: number): ReplicaFailure | undefined {
    for (let from = 0, batch = 1; from < wanted; from += batch, batch *= 2) {
      let failure: ReplicaFailure | undefined;
      for (let i = from; i < Math.min(wanted, from + batch); i++) {
        const outcome = this.server.create(newPod(replicaSet), serial);
        if ('refused' in outcome) {
          const { message } = outcome.refused;
          if (message.endsWith('because it is being terminated')) return undefined;
          failure = { reason: 'FailedCreate', message };
          this.record(serial, replicaSet, 'Warning', 'FailedCreate', `Error creating: ${message}`);
        } else this.record(serial, replicaSet, 'Normal', 'SuccessfulCreate', `Created pod: ${outcome.object.metadata.name}`);
      }
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  private remove(serial: number, replicaSet: ReplicaSet, active: readonly OwnedPod[], surplus: number): void {
    const crowd = this.crowdOf(replicaSet, serial);
    const doomed = inDeletionOrder(active, (node) => crowd.get(node) ?? 0, this.server.engine.epochMs).slice(0, surplus);
    for (const { serial: podSerial, pod } of doomed) {
      this.server.delete(podSerial);
      this.record(serial, replicaSet, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
    }
  }

  /** Active pods per node, over all ReplicaSets of the same controller. */
  private crowdOf(replicaSet: ReplicaSet, serial: number): ReadonlyMap<string, number> {
    const owner = this.server.store.ownerOf(serial);
    const siblings = owner < 0 || controllerReference(replicaSet) === undefined ? [serial] : this.childSerials(owner);
    const crowd = new Map<string, number>();
    for (const sibling of siblings) {
      for (const { pod } of this.podsOf(sibling)) {
        const node = pod.spec.nodeName;
        if (node !== undefined && isActive(pod)) crowd.set(node, (crowd.get(node) ?? 0) + 1);
      }
    }
    return crowd;
  }

  private childSerials(owner: number): readonly number[] {
    const { items, length } = this.server.store.childrenOf(owner);
    return items.slice(0, length);
  }

  private record(serial: number, regarding: ReplicaSet, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.server.events.record(serial, regarding, { type, reason, message, component: 'replicaset-controller' });
  }

  save(): unknown {
    return { queue: this.queue.save(), orphans: this.orphans.save() };
  }

  restore(saved: unknown): void {
    const state = saved as { queue: unknown; orphans: unknown };
    this.queue.restore(state.queue);
    this.orphans.restore(state.orphans);
  }
}

/** RS-2: what the template says, named after the ReplicaSet. */
function newPod(replicaSet: ReplicaSet): NewObject {
  const { template } = replicaSet.spec;
  const { name, namespace } = replicaSet.metadata;
  const { labels, annotations } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: `${name}-`,
      ...(namespace === undefined ? {} : { namespace }),
      generation: 1,
      ...(labels === undefined ? {} : { labels }),
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [referenceTo(replicaSet)],
    },
    spec: template.spec,
  } as NewObject & Pick<Pod, 'spec'>;
}
