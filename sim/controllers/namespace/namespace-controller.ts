import type { Namespace } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { namespaceContents } from './namespace-contents.ts';

/** A new namespace until its service account and certificate are there. */
const FILL_MS = 15;
/** A change in a terminating namespace until the next look. */
const REACTION_MS = 20;
/** Pods are looked for again at this pace while they take their time to end. */
const WAIT_MS = 5_000;

/** Fills new namespaces and empties those that are deleted: rules NS-1 to NS-3 in SPEC.md. */
export class NamespaceController implements Checkpointable {
  private readonly filling: WorkQueue;
  private readonly emptying: WorkQueue;
  private readonly server: ApiServer;

  constructor(server: ApiServer, gate: Gate) {
    this.server = server;
    this.filling = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.fill(serial)),
    );
    this.emptying = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.empty(serial)),
    );
    server.watch('Namespace', (type, serial, namespace) => this.changed(type, serial, namespace));
    for (const kind of ['ServiceAccount', 'ConfigMap']) {
      server.watch(kind, (type, _, object) => {
        if (type === 'DELETED') this.filling.add(server.find('Namespace', '', object.metadata.namespace ?? ''), FILL_MS);
      });
    }
  }

  private changed(type: string, serial: number, namespace: KubeObject): void {
    if (type === 'DELETED') {
      this.filling.drop(serial);
      this.emptying.drop(serial);
    } else if (namespace.metadata.deletionTimestamp !== undefined) this.emptying.add(serial, REACTION_MS);
    else if (type === 'ADDED') this.filling.add(serial, FILL_MS);
  }

  /** NS-1: whatever of the standard contents is missing. */
  private fill(serial: number): void {
    const namespace = this.server.get(serial);
    if (namespace === undefined || namespace.metadata.deletionTimestamp !== undefined) return;
    const { name } = namespace.metadata;
    for (const object of namespaceContents(name)) {
      if (this.server.find(object.kind, name, object.metadata.name ?? '') < 0) this.server.create(object);
    }
  }

  /** NS-2, NS-3: pods first, the rest when no pod is left, the namespace last. */
  private empty(serial: number): void {
    const namespace = this.server.get<Namespace>(serial);
    if (namespace?.metadata.deletionTimestamp === undefined) return;
    const pods: number[] = [];
    const others: number[] = [];
    this.server.store.forEach(undefined, (object, child) => {
      if (object.metadata.namespace === namespace.metadata.name) (object.kind === 'Pod' ? pods : others).push(child);
    });
    for (const child of pods.length > 0 ? pods : others) this.server.delete(child, { propagation: 'Background' });
    const isEmpty = [...pods, ...others].every((child) => this.server.get(child) === undefined);
    if (isEmpty) this.server.update(serial, { ...namespace, spec: {} } as Namespace);
    else this.emptying.add(serial, pods.length > 0 ? WAIT_MS : REACTION_MS);
  }

  save(): unknown {
    return { filling: this.filling.save(), emptying: this.emptying.save() };
  }

  restore(saved: unknown): void {
    const state = saved as { filling: unknown; emptying: unknown };
    this.filling.restore(state.filling);
    this.emptying.restore(state.emptying);
  }
}
