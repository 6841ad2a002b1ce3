import { isTerminal, withCondition } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';

/** A node gone until its pods are: a scan every 20 s, and 40 s in which the node might come back. */
const QUARANTINE_MS = 60_000;

/**
 * Removes the pods of nodes that no longer exist: rule PGC-1.
 *
 * Simplified: the limit of 12,500 ended pods is not kept.
 *
 * @source pkg/controller/podgc gc_controller.go, v1.35
 */
export class PodGc implements Checkpointable {
  private readonly queue: WorkQueue;
  private readonly server: ApiServer;

  constructor(server: ApiServer, gate: Gate) {
    this.server = server;
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.collect(serial)),
    );
    server.watch('Node', (type, _, node) => {
      if (type !== 'DELETED') return;
      server.store.forEach('Pod', (pod, serial) => {
        if ((pod as Pod).spec.nodeName === node.metadata.name) this.queue.add(serial, QUARANTINE_MS);
      });
    });
    server.watch('Pod', (type, serial, pod) => {
      if (type === 'DELETED') this.queue.drop(serial);
      const { nodeName } = (pod as Pod).spec;
      if (type === 'ADDED' && nodeName !== undefined && server.find('Node', '', nodeName) < 0) this.queue.add(serial, QUARANTINE_MS);
    });
  }

  private collect(serial: number): void {
    const pod = this.server.get<Pod>(serial);
    if (pod === undefined || this.server.find('Node', '', pod.spec.nodeName ?? '') >= 0) return;
    this.server.reasons?.say(serial, 'podgc/nodeGone', { node: pod.spec.nodeName ?? '' });
    if (!isTerminal(pod)) {
      const conditions = withCondition(pod, {
        type: 'DisruptionTarget',
        observedGeneration: pod.metadata.generation ?? 1,
        status: 'True',
        lastProbeTime: null,
        lastTransitionTime: this.server.nowText,
        reason: 'DeletionByPodGC',
        message: 'PodGC: node no longer exists',
      });
      this.server.updateStatus(serial, { ...pod.status, phase: 'Failed', conditions });
    }
    this.server.delete(serial, { gracePeriodSeconds: 0 });
  }

  save(): unknown {
    return this.queue.save();
  }

  restore(saved: unknown): void {
    this.queue.restore(saved);
  }
}
