import type { KubeObject, LabelSelector } from '#sim/api/meta-v1/types.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import { CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import { controllerReference, referenceTo } from './controller-of.ts';

interface Owner extends KubeObject {
  readonly spec: { readonly selector: LabelSelector };
}

/**
 * The objects of one kind that have no controller, and the owners of another kind that may adopt them.
 *
 * @source pkg/controller controller_ref_manager.go
 */
export class Orphans implements Checkpointable {
  private readonly loose = new CowVector<true>();
  private readonly owners = new CowVector<true>();
  private readonly server: ApiServer;
  private readonly finalizer: string | undefined;

  /**
   * @param wake      called with an owner that could adopt an object which has just come loose
   * @param finalizer what adopted objects get and released ones lose
   */
  constructor(server: ApiServer, kind: string, ownerKind: string, wake: (owner: number) => void, finalizer?: string) {
    this.server = server;
    this.finalizer = finalizer;
    server.watch(ownerKind, (type, serial) => this.owners.set(serial, type === 'DELETED' ? undefined : true));
    server.watch(kind, (type, serial, object) => {
      const isLoose = type !== 'DELETED' && controllerReference(object) === undefined && object.metadata.deletionTimestamp === undefined;
      this.loose.set(serial, isLoose ? true : undefined);
      if (!isLoose) return;
      this.owners.forEach((_, owner) => {
        if (this.isMatch(owner, object)) wake(owner);
      });
    });
  }

  private isMatch(owner: number, object: KubeObject): boolean {
    const { metadata, spec } = this.server.get<Owner>(owner) ?? {};
    if (metadata === undefined || metadata.deletionTimestamp !== undefined || metadata.namespace !== object.metadata.namespace)
      return false;
    return matchesSelector(spec?.selector, object.metadata.labels);
  }

  /** Makes an owner the controller of every loose object that its selector matches. @returns their serials */
  adopt(owner: number): readonly number[] {
    const object = this.server.get(owner);
    if (object === undefined || this.loose.size === 0) return [];
    const found: number[] = [];
    this.loose.forEach((_, serial) => {
      const candidate = this.server.get(serial);
      if (candidate !== undefined && this.isMatch(owner, candidate)) found.push(serial);
    });
    for (const serial of found) {
      const { ownerReferences = [], finalizers = [] } = this.server.get(serial)?.metadata ?? {};
      const hasAll = this.finalizer === undefined || finalizers.includes(this.finalizer);
      this.server.updateMetadata(serial, {
        ownerReferences: [...ownerReferences, referenceTo(object)],
        ...(hasAll ? {} : { finalizers: [...finalizers, this.finalizer as string] }),
      });
    }
    return found;
  }

  /** Lets go of an object whose labels no longer match. */
  release(owner: number, serial: number): void {
    const uid = this.server.get(owner)?.metadata.uid;
    const object = this.server.get(serial);
    if (object === undefined) return;
    const { ownerReferences = [], finalizers = [], ...metadata } = object.metadata;
    const references = ownerReferences.filter((reference) => reference.uid !== uid);
    const held = finalizers.filter((name) => name !== this.finalizer);
    this.server.update(serial, {
      ...object,
      metadata: {
        ...metadata,
        ...(references.length === 0 ? {} : { ownerReferences: references }),
        ...(held.length === 0 ? {} : { finalizers: held }),
      },
    });
  }

  save(): unknown {
    return { loose: this.loose.save(), owners: this.owners.save() };
  }

  restore(saved: unknown): void {
    const state = saved as { loose: ReturnType<CowVector<true>['save']>; owners: ReturnType<CowVector<true>['save']> };
    this.loose.restore(state.loose);
    this.owners.restore(state.owners);
  }
}
