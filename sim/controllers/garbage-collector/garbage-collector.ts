import type { KubeObject, OwnerReference } from '#sim/api/meta-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';

const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

/** Kinds that own others, or are owned. */
const KINDS = ['CronJob', 'Job', 'Pod', 'Deployment', 'ReplicaSet', 'ConfigMap', 'Secret', 'PersistentVolumeClaim'] as const;

/**
 * Collects what has lost its owners and carries out the three propagation policies (GC-1 to GC-4).
 *
 * @source pkg/controller/garbagecollector
 */
export class GarbageCollector implements Checkpointable {
  private readonly server: ApiServer;
  private readonly dependents: WorkQueue;
  private readonly owners: WorkQueue;
  private readonly delayMs: number;

  constructor(server: ApiServer, delayMs: number, gate: Gate) {
    this.server = server;
    this.delayMs = delayMs;
    this.dependents = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.collect(serial)),
    );
    this.owners = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.processOwner(serial)),
    );
    for (const kind of KINDS) server.watch(kind, (type, serial, object, before) => this.changed(type, serial, object, before));
  }

  private changed(type: string, serial: number, object: KubeObject, before: KubeObject | undefined): void {
    if (type === 'DELETED') {
      const children = this.server.store.childrenOf(serial);
      for (let i = 0; i < children.length; i++) this.dependents.add(children.items[i] as number, this.delayMs);
      const owner = before === undefined ? -1 : this.ownerThatWaits(before);
      if (owner >= 0) this.owners.add(owner, 3);
      return;
    }
    if (type === 'ADDED' && object.metadata.ownerReferences !== undefined && this.server.store.ownerOf(serial) < 0)
      this.dependents.add(serial, this.delayMs);
    const { deletionTimestamp, finalizers } = object.metadata;
    if (deletionTimestamp === undefined || finalizers === undefined) return;
    if (before?.metadata.deletionTimestamp === undefined && (finalizers.includes(FOREGROUND) || finalizers.includes(ORPHAN)))
      this.owners.add(serial, this.delayMs);
  }

  /** Serial of an owner that is being deleted in the foreground, or -1. */
  private ownerThatWaits(object: KubeObject): number {
    for (const reference of object.metadata.ownerReferences ?? []) {
      const serial = this.server.find(reference.kind, object.metadata.namespace ?? '', reference.name);
      const owner = serial < 0 ? undefined : this.server.get(serial);
      if (owner?.metadata.uid === reference.uid && owner.metadata.finalizers?.includes(FOREGROUND) === true) return serial;
    }
    return -1;
  }

  private living(object: KubeObject, reference: OwnerReference): KubeObject | undefined {
    const serial = this.server.find(reference.kind, object.metadata.namespace ?? '', reference.name);
    const owner = serial < 0 ? undefined : this.server.get(serial);
    return owner?.metadata.uid === reference.uid ? owner : undefined;
  }

  /** GC-1: an object whose owners are all gone goes too; with some left, the dangling references go. */
  private collect(serial: number): void {
    const object = this.server.get(serial);
    const references = object?.metadata.ownerReferences;
    if (object === undefined || references === undefined || references.length === 0) return;
    const living = references.filter((reference) => this.living(object, reference) !== undefined);
    if (living.length === references.length) return;
    if (living.length > 0) this.server.updateMetadata(serial, { ownerReferences: living });
    else if (object.metadata.deletionTimestamp === undefined) {
      const [owner] = references;
      this.server.reasons?.say(serial, 'gc/ownerGone', { owner: `${owner?.kind} ${owner?.name}` });
      this.server.delete(serial, { propagation: 'Background' });
    }
  }

  /** GC-2, GC-3: the owner is marked: orphan its dependents, or delete them and wait. */
  private processOwner(serial: number): void {
    const owner = this.server.get(serial);
    const finalizers = owner?.metadata.finalizers;
    if (owner === undefined || finalizers === undefined || owner.metadata.deletionTimestamp === undefined) return;
    const children = this.server.store.childrenOf(serial);
    const serials = children.items.slice(0, children.length);
    if (finalizers.includes(ORPHAN)) {
      for (const child of serials) this.orphan(child, owner);
      this.server.removeFinalizer(serial, ORPHAN);
      return;
    }
    if (!finalizers.includes(FOREGROUND)) return;
    let isBlocked = false;
    for (const child of serials) {
      const object = this.server.get(child);
      if (object === undefined) continue;
      if (object.metadata.deletionTimestamp === undefined) {
        const hasDependents = this.server.store.childrenOf(child).length > 0;
        this.server.reasons?.say(child, 'gc/ownerGoes', { owner: `${owner.kind} ${owner.metadata.name}` });
        this.server.delete(child, { propagation: hasDependents ? 'Foreground' : 'Background' });
      }
      const reference = object.metadata.ownerReferences?.find(({ uid }) => uid === owner.metadata.uid);
      if (this.server.get(child) !== undefined && reference?.blockOwnerDeletion === true) isBlocked = true;
    }
    if (!isBlocked) this.server.removeFinalizer(serial, FOREGROUND);
  }

  private orphan(serial: number, owner: KubeObject): void {
    const object = this.server.get(serial);
    const references = object?.metadata.ownerReferences;
    if (object === undefined || references === undefined) return;
    const rest = references.filter(({ uid }) => uid !== owner.metadata.uid);
    const { ownerReferences: _, ...metadata } = object.metadata;
    this.server.update(serial, { ...object, metadata: rest.length === 0 ? metadata : { ...metadata, ownerReferences: rest } });
  }

  save(): unknown {
    return { dependents: this.dependents.save(), owners: this.owners.save() };
  }

  restore(saved: unknown): void {
    const state = saved as { dependents: unknown; owners: unknown };
    this.dependents.restore(state.dependents);
    this.owners.restore(state.owners);
  }
}
