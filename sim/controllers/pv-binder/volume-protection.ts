import type { PersistentVolume, PersistentVolumeClaim, Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { claimNamesOf, usersOf } from './volume-users.ts';

const CLAIM_FINALIZER = 'kubernetes.io/pvc-protection';
const VOLUME_FINALIZER = 'kubernetes.io/pv-protection';
/** A deleted object without users until its finalizer goes. @source recordings */
const REACTION_MS = 40;

/** Keeps claims and volumes that are in use from going: rules PVB-9 and PVB-10 in SPEC.md. */
export class VolumeProtection implements Checkpointable {
  private readonly queue: WorkQueue;
  /** Serials of claims that are deleted and still in use. */
  private readonly held = new CowVector<true>();
  private readonly server: ApiServer;

  constructor(server: ApiServer, gate: Gate) {
    this.server = server;
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial)),
    );
    for (const kind of ['PersistentVolumeClaim', 'PersistentVolume'])
      server.watch(kind, (type, serial, object) => this.changed(type, serial, object));
    server.watch('Pod', (type, _, pod) => {
      if (type !== 'DELETED' || this.held.size === 0 || claimNamesOf(pod as Pod).length === 0) return;
      this.held.forEach((__, serial) => {
        this.queue.add(serial, REACTION_MS);
      });
    });
  }

  private changed(type: string, serial: number, object: KubeObject): void {
    if (type === 'DELETED') {
      this.queue.drop(serial);
      this.held.set(serial, undefined);
    } else if (object.metadata.deletionTimestamp !== undefined) this.queue.add(serial, REACTION_MS);
  }

  private sync(serial: number): void {
    const object = this.server.get(serial);
    if (object?.metadata.deletionTimestamp === undefined) return;
    if (object.kind === 'PersistentVolume') {
      if ((object as PersistentVolume).status.phase !== 'Bound') this.server.removeFinalizer(serial, VOLUME_FINALIZER);
      return;
    }
    const { name, namespace = '' } = (object as PersistentVolumeClaim).metadata;
    const isUsed = usersOf(this.server, namespace, name).some((pod) => pod.spec.nodeName !== undefined);
    this.held.set(serial, isUsed ? true : undefined);
    if (!isUsed) this.server.removeFinalizer(serial, CLAIM_FINALIZER);
  }

  save(): unknown {
    return { queue: this.queue.save(), held: this.held.save() };
  }

  restore(saved: unknown): void {
    const state = saved as { queue: unknown; held: CowRoot<true> };
    this.queue.restore(state.queue);
    this.held.restore(state.held);
  }
}
