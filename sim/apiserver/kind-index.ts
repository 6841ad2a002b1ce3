import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { ApiServer } from './server.ts';

/** The few objects of a rare kind, found without walking the store. */
export class KindIndex<T extends KubeObject> implements Checkpointable {
  private readonly serials = new CowVector<true>();
  private readonly server: ApiServer;

  constructor(server: ApiServer, kind: T['kind']) {
    this.server = server;
    server.watch(kind, (type, serial) => this.serials.set(serial, type === 'DELETED' ? undefined : true));
  }

  /** In order of creation. */
  forEach(visit: (object: T, serial: number) => void): void {
    if (this.serials.size === 0) return;
    this.serials.forEach((_, serial) => {
      const object = this.server.get<T>(serial);
      if (object !== undefined) visit(object, serial);
    });
  }

  /** Those of a namespace. */
  inNamespace(namespace: string | undefined): readonly T[] {
    if (this.serials.size === 0) return [];
    const found: T[] = [];
    this.forEach((object) => {
      if (object.metadata.namespace === namespace) found.push(object);
    });
    return found;
  }

  save(): unknown {
    return this.serials.save();
  }

  restore(saved: unknown): void {
    this.serials.restore(saved as CowRoot<true>);
  }
}
