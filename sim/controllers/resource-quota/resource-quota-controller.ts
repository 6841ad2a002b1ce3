import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod, ResourceList, ResourceQuota } from '#sim/api/core-v1/types.ts';
import { jsonEqual } from '#sim/api/json-read.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { addUsage, COUNTED_KINDS, isGoverned, usageOf } from '#sim/apiserver/admission/quota-usage.ts';
import type { ApiServer, ControllerTimings } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';

/** Keeps `status.used` of quotas: rules QUO-4 and QUO-5 in SPEC.md. */
export class ResourceQuotaController implements Checkpointable {
  private readonly queue: WorkQueue;
  private readonly quotas = new CowVector<true>();
  private readonly server: ApiServer;
  private readonly reactionMs: number;

  constructor(server: ApiServer, timings: ControllerTimings, gate: Gate) {
    this.server = server;
    this.reactionMs = Math.round(timings.reactionMs / 2);
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial)),
    );
    server.watch('ResourceQuota', (type, serial, object, before) =>
      this.quotaChanged(type, serial, object as ResourceQuota, before as ResourceQuota | undefined),
    );
    for (const kind of COUNTED_KINDS) server.watch(kind, (type, _, object, before) => this.objectChanged(type, object, before));
    gate.onOpen(() => {
      this.quotas.forEach((_, serial) => {
        this.queue.add(serial, this.reactionMs);
      });
    });
  }

  private quotaChanged(type: string, serial: number, quota: ResourceQuota, before: ResourceQuota | undefined): void {
    this.quotas.set(serial, type === 'DELETED' ? undefined : true);
    if (type === 'DELETED') this.queue.drop(serial);
    else if (before?.spec !== quota.spec) this.queue.add(serial, this.reactionMs);
  }

  private objectChanged(type: string, object: KubeObject, before: KubeObject | undefined): void {
    if (this.quotas.size === 0) return;
    const isFreed =
      type === 'DELETED' || (object.kind === 'Pod' && before !== undefined && isTerminal(object as Pod) && !isTerminal(before as Pod));
    if (type !== 'ADDED' && !isFreed) return;
    this.quotas.forEach((_, serial) => {
      const quota = this.server.get<ResourceQuota>(serial);
      if (quota === undefined || !isGoverned(quota, object)) return;
      if (isFreed) this.queue.add(serial, this.reactionMs);
      else this.charge(serial, quota, object);
    });
  }

  /** QUO-4: what is admitted counts at once, as the API server itself sees to it. */
  private charge(serial: number, quota: ResourceQuota, object: KubeObject): void {
    const { hard, used } = quota.status;
    if (hard === undefined || used === undefined) return;
    this.write(serial, quota, hard, addUsage(hard, used, usageOf(object)));
  }

  /** QUO-5: what has gone, or a new `hard`, is found by counting anew. */
  private sync(serial: number): void {
    const quota = this.server.get<ResourceQuota>(serial);
    if (quota === undefined) return;
    const hard = quota.spec.hard ?? {};
    let used: ResourceList = Object.fromEntries(Object.keys(hard).map((name) => [name, '0']));
    const kinds = new Set(COUNTED_KINDS);
    this.server.store.forEach(undefined, (object) => {
      if (kinds.has(object.kind) && isGoverned(quota, object)) used = addUsage(hard, used, usageOf(object));
    });
    this.write(serial, quota, hard, used);
  }

  private write(serial: number, quota: ResourceQuota, hard: ResourceList, used: ResourceList): void {
    if (jsonEqual(hard, quota.status.hard) && jsonEqual(used, quota.status.used)) return;
    this.server.updateStatus(serial, { hard, used });
  }

  save(): unknown {
    return { queue: this.queue.save(), quotas: this.quotas.save() };
  }

  restore(saved: unknown): void {
    const state = saved as { queue: unknown; quotas: CowRoot<true> };
    this.queue.restore(state.queue);
    this.quotas.restore(state.quotas);
  }
}
