import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import { append, emptyGrowList, type GrowList, keep } from '#sim/engine/grow-list.ts';
import { hashText } from '#sim/engine/hash.ts';
import type { Counter } from '#sim/engine/leap.ts';

interface SavedStore {
  readonly objects: CowRoot<KubeObject>;
  readonly names: CowRoot<readonly number[]>;
  readonly children: CowRoot<GrowList>;
  readonly owners: CowRoot<number>;
  readonly nextSerial: number;
  readonly revision: number;
}

/** Buckets of the name index; objects of one bucket are told apart by their own metadata. */
const NAME_BUCKETS = 1 << 14;

const bucketOf = (kind: string, namespace: string, name: string): number => hashText(`${kind}/${namespace}/${name}`) % NAME_BUCKETS;

/**
 * All objects but events, by serial number.
 *
 * A serial is the object's identity inside the simulator: given once, never reused, smaller means created earlier.
 * The store knows names and owners; it decides nothing.
 */
export class Store implements Checkpointable {
  private readonly objects = new CowVector<KubeObject>();
  private readonly names = new CowVector<readonly number[]>();
  /** Serials of the objects that name this one as their controller or owner, in order of creation. */
  private readonly children = new CowVector<GrowList>();
  private readonly owners = new CowVector<number>();
  private nextSerial = 1;
  private revision = 1;

  /** Serials and revisions; both go on when time leaps. */
  readonly counters: readonly [serials: Counter, revisions: Counter] = [
    {
      get: () => this.nextSerial,
      set: (value) => {
        this.nextSerial = value;
      },
    },
    {
      get: () => this.revision,
      set: (value) => {
        this.revision = value;
      },
    },
  ];

  get size(): number {
    return this.objects.size;
  }

  /** The serial that `takeSerial` will give next. */
  peekSerial(): number {
    return this.nextSerial;
  }

  /** A serial for a new object or event. */
  takeSerial(): number {
    return this.nextSerial++;
  }

  /** The next resourceVersion, as text. */
  takeRevision(): string {
    return String(++this.revision);
  }

  get(serial: number): KubeObject | undefined {
    return this.objects.get(serial);
  }

  /** Serial of the object with that name, or -1. `namespace` is empty for cluster-wide kinds. */
  find(kind: string, namespace: string, name: string): number {
    const bucket = this.names.get(bucketOf(kind, namespace, name));
    if (bucket === undefined) return -1;
    for (const serial of bucket) {
      const object = this.objects.get(serial);
      if (object !== undefined && object.kind === kind && object.metadata.name === name && (object.metadata.namespace ?? '') === namespace)
        return serial;
    }
    return -1;
  }

  insert(serial: number, object: KubeObject): void {
    const { namespace = '', name } = object.metadata;
    const bucket = bucketOf(object.kind, namespace, name);
    const others = this.names.get(bucket);
    this.names.set(bucket, others === undefined ? [serial] : [...others, serial]);
    this.objects.set(serial, object);
  }

  replace(serial: number, object: KubeObject): void {
    this.objects.set(serial, object);
  }

  remove(serial: number): void {
    const object = this.objects.get(serial);
    if (object === undefined) return;
    const { namespace = '', name } = object.metadata;
    const bucket = bucketOf(object.kind, namespace, name);
    const rest = (this.names.get(bucket) ?? []).filter((other) => other !== serial);
    this.names.set(bucket, rest.length === 0 ? undefined : rest);
    this.objects.set(serial, undefined);
    this.setOwner(serial, undefined);
  }

  /** Serial of the owner, or -1. */
  ownerOf(serial: number): number {
    return this.owners.get(serial) ?? -1;
  }

  /** Notes who owns an object; `undefined` takes it out of its owner's children. */
  setOwner(serial: number, owner: number | undefined): void {
    const before = this.owners.get(serial);
    if (before === owner) return;
    if (before !== undefined) {
      const rest = keep(this.children.get(before) ?? emptyGrowList, (child) => child !== serial);
      this.children.set(before, rest.length === 0 ? undefined : rest);
    }
    this.owners.set(serial, owner);
    if (owner !== undefined) this.children.set(owner, append(this.children.get(owner) ?? emptyGrowList, serial));
  }

  childrenOf(serial: number): GrowList {
    return this.children.get(serial) ?? emptyGrowList;
  }

  /** Children of one kind with their serials, in order of creation. */
  childrenOfKind<T extends KubeObject>(serial: number, kind: T['kind']): { readonly serial: number; readonly object: T }[] {
    const { items, length } = this.childrenOf(serial);
    const found: { readonly serial: number; readonly object: T }[] = [];
    for (let i = 0; i < length; i++) {
      const child = items[i] as number;
      const object = this.objects.get(child);
      if (object?.kind === kind) found.push({ serial: child, object: object as T });
    }
    return found;
  }

  /** Every object of a kind in order of creation; all kinds when `kind` is undefined. */
  forEach(kind: string | undefined, visit: (object: KubeObject, serial: number) => void): void {
    this.objects.forEach((object, serial) => {
      if (kind === undefined || object.kind === kind) visit(object, serial);
    });
  }

  save(): SavedStore {
    return {
      objects: this.objects.save(),
      names: this.names.save(),
      children: this.children.save(),
      owners: this.owners.save(),
      nextSerial: this.nextSerial,
      revision: this.revision,
    };
  }

  restore(saved: unknown): void {
    const state = saved as SavedStore;
    this.objects.restore(state.objects);
    this.names.restore(state.names);
    this.children.restore(state.children);
    this.owners.restore(state.owners);
    this.nextSerial = state.nextSerial;
    this.revision = state.revision;
  }
}
