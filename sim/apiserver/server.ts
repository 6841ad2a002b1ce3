import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Namespace, Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject, ObjectMeta, Status } from '#sim/api/meta-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import type { Engine } from '#sim/engine/engine.ts';
import { generatedName, uuidOf } from '#sim/engine/hash.ts';
import { EventRecorder } from './event-recorder.ts';
import type { ReasonLog } from './reasons.ts';
import { shaped } from './shapes.ts';
import { alreadyExists, namespaceTerminating, notFound } from './statuses.ts';
import { Store } from './store.ts';

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';

/** Called at the instant of a write. `before` is undefined when the object was added. */
export type ChangeHandler = (type: ChangeType, serial: number, object: KubeObject, before: KubeObject | undefined) => void;

/** Looks at an object about to be created: gives it back, changed or not, or refuses it. */
export type AdmissionPlugin = (object: KubeObject) => { readonly object: KubeObject } | { readonly refused: Status };

/** What a creator leaves to the server: uid, resourceVersion, creationTimestamp and, with generateName, the name. */
export type NewObject = Omit<KubeObject, 'metadata'> & {
  readonly metadata: Partial<ObjectMeta> & { readonly labels?: ObjectMeta['labels'] };
};

export type CreateOutcome = { readonly serial: number; readonly object: KubeObject } | { readonly refused: Status };

export type Propagation = 'Background' | 'Foreground' | 'Orphan';

export interface DeleteRequest {
  readonly propagation?: Propagation;
  /** Pods only; undefined takes the pod's own. */
  readonly gracePeriodSeconds?: number;
}

/**
 * The API server as the parts of the cluster see it: trusted writers, objects already valid.
 *
 * Every write happens at the current virtual instant and is told to the parts that watch the kind before it returns;
 * they only note what to do later. Requests from outside come through `request-client.ts`, which decodes and validates.
 */
export class ApiServer {
  readonly engine: Engine;
  readonly store = new Store();
  readonly events: EventRecorder;
  private readonly handlers = new Map<string, ChangeHandler[]>();
  private readonly plugins: AdmissionPlugin[] = [];
  /** The world outside (recorder, screen, `-w`); told after the parts. */
  observer: ChangeHandler | undefined;
  /** There while somebody wants to know why (WHY-1); the parts say their decisions to it. */
  reasons: ReasonLog | undefined;

  constructor(engine: Engine) {
    this.engine = engine;
    this.events = new EventRecorder(engine, this.store);
    for (const counter of this.store.counters) engine.registerCounter(counter);
  }

  /** RFC 3339 text of the current instant. */
  get nowText(): string {
    return formatTime(this.engine.epochMs);
  }

  /** Tells a part of every change to objects of a kind. Registration order is notification order. */
  watch(kind: string, handler: ChangeHandler): void {
    const list = this.handlers.get(kind);
    if (list === undefined) this.handlers.set(kind, [handler]);
    else list.push(handler);
  }

  /** Adds an admission plugin; they run in order of addition on every create. */
  admit(plugin: AdmissionPlugin): void {
    this.plugins.push(plugin);
  }

  get<T extends KubeObject>(serial: number): T | undefined {
    return this.store.get(serial) as T | undefined;
  }

  find(kind: string, namespace: string, name: string): number {
    return this.store.find(kind, namespace, name);
  }

  /** The uid that the next created object will get. */
  nextUid(): string {
    return uuidOf(this.engine.seed, this.store.peekSerial());
  }

  /** The name that the next created object would get for a generateName. */
  nextName(kind: string, namespace: string, generateName: string): string {
    return this.generateName(kind, namespace, generateName, this.store.peekSerial());
  }

  /** Creates an object. `owner` is the serial of its controller, when it has one. */
  create(input: NewObject, owner?: number): CreateOutcome {
    const serial = this.store.takeSerial();
    const uid = input.metadata.uid ?? uuidOf(this.engine.seed, serial);
    const name =
      input.metadata.name ?? this.generateName(input.kind, input.metadata.namespace ?? '', input.metadata.generateName ?? '', serial);
    const namespace = input.metadata.namespace;
    if (namespace !== undefined) {
      const home = this.store.find('Namespace', '', namespace);
      if (home < 0) return { refused: notFound('Namespace', namespace) };
      if (this.store.get(home)?.metadata.deletionTimestamp !== undefined)
        return { refused: namespaceTerminating(input.kind, name, namespace) };
    }
    if (this.store.find(input.kind, namespace ?? '', name) >= 0) return { refused: alreadyExists(input.kind, name) };
    const draft = {
      ...input,
      metadata: { ...input.metadata, name, uid, resourceVersion: this.store.takeRevision(), creationTimestamp: this.nowText },
    } as KubeObject;
    const admitted = this.admitted(draft);
    if ('refused' in admitted) return admitted;
    const stored = shaped(admitted.object);
    this.store.insert(serial, stored);
    const ownerSerial = owner ?? this.ownerSerial(stored);
    if (ownerSerial >= 0) this.store.setOwner(serial, ownerSerial);
    this.tell('ADDED', serial, stored, undefined);
    return { serial, object: this.store.get(serial) ?? stored };
  }

  /** What the admission plugins make of a new object; nothing is stored. */
  admitted(draft: KubeObject): ReturnType<AdmissionPlugin> {
    let object = draft;
    for (const plugin of this.plugins) {
      const outcome = plugin(object);
      if ('refused' in outcome) return outcome;
      object = outcome.object;
    }
    return { object };
  }

  /**
   * Stores a new version of an object, made from the stored one. The same object again writes nothing. An object that is
   * being deleted goes for good when its last finalizer has gone.
   */
  update(serial: number, next: KubeObject): KubeObject {
    const before = this.store.get(serial);
    if (before === undefined) throw new Error(`update: no object with serial ${serial} (${next.kind} ${next.metadata.name})`);
    if (before === next) return before;
    if (isReadyToGo(next)) {
      this.drop(serial, next, before);
      return next;
    }
    const stored = this.stamped(next);
    this.store.replace(serial, stored);
    if (stored.metadata.ownerReferences !== before.metadata.ownerReferences) {
      const owner = this.ownerSerial(stored);
      this.store.setOwner(serial, owner < 0 ? undefined : owner);
    }
    this.tell('MODIFIED', serial, stored, before);
    return stored;
  }

  /** Stores a version that came from outside, in the shape of its kind. */
  replace(serial: number, next: KubeObject): KubeObject {
    return this.update(serial, shaped(next));
  }

  /** Stores a new status. */
  updateStatus(serial: number, status: unknown): KubeObject {
    const before = this.store.get(serial) as (KubeObject & { readonly spec?: unknown }) | undefined;
    if (before === undefined) throw new Error(`updateStatus: no object with serial ${serial}`);
    const next = { ...before, status } as KubeObject;
    if (isReadyToGo(before)) return this.update(serial, next);
    const stored = this.stamped(next);
    this.store.replace(serial, stored);
    this.tell('MODIFIED', serial, stored, before);
    return stored;
  }

  /** Stores new metadata. */
  updateMetadata(serial: number, change: Partial<ObjectMeta>): KubeObject {
    const before = this.store.get(serial);
    if (before === undefined) throw new Error(`updateMetadata: no object with serial ${serial}`);
    return this.update(serial, { ...before, metadata: { ...before.metadata, ...change } });
  }

  /** Removes one finalizer; the object goes if it was only waiting for that. */
  removeFinalizer(serial: number, finalizer: string): void {
    const object = this.store.get(serial);
    const finalizers = object?.metadata.finalizers;
    if (object === undefined || finalizers === undefined || !finalizers.includes(finalizer)) return;
    const rest = finalizers.filter((one) => one !== finalizer);
    this.update(serial, { ...object, metadata: { ...object.metadata, finalizers: rest.length === 0 ? undefined : rest } });
  }

  /**
   * Deletes an object: at once, or by marking it when a grace period or finalizers hold it.
   *
   * @returns the object as it is afterwards
   */
  delete(serial: number, request: DeleteRequest = {}): KubeObject | undefined {
    const object = this.store.get(serial);
    if (object === undefined) return undefined;
    const { metadata } = object;
    const grace = graceSecondsOf(object, request.gracePeriodSeconds);
    if (metadata.deletionTimestamp !== undefined && (metadata.deletionGracePeriodSeconds ?? 0) <= grace) return object;
    const finalizers = finalizersFor(metadata.finalizers, request.propagation);
    const isHeld = finalizers !== undefined || grace > 0 || HELD_KINDS.has(object.kind);
    this.reasons?.say(serial, 'api/deletes', { graceSeconds: grace });
    if (!isHeld) {
      this.drop(serial, object, object);
      return object;
    }
    const marked: KubeObject = {
      ...object,
      metadata: {
        ...metadata,
        generation: metadata.deletionTimestamp === undefined ? raised(metadata.generation) : metadata.generation,
        deletionTimestamp: formatTime(this.engine.epochMs + grace * 1000),
        deletionGracePeriodSeconds: grace,
        finalizers,
      },
      ...(object.kind === 'Namespace' ? { status: { phase: 'Terminating' } } : {}),
    };
    const stored = this.stamped(marked);
    this.store.replace(serial, stored);
    this.tell('MODIFIED', serial, stored, object);
    const now = this.store.get(serial);
    if (now !== undefined && isReadyToGo(now)) this.drop(serial, now, now);
    return stored;
  }

  /** The kubelet has stopped a deleted pod: no grace is left, only finalizers may still hold the object. */
  confirmDeletion(serial: number): void {
    const object = this.store.get(serial);
    if (object?.metadata.deletionTimestamp === undefined) return;
    if ((object.metadata.deletionGracePeriodSeconds ?? 0) > 0) {
      const stored = this.stamped({
        ...object,
        metadata: { ...object.metadata, deletionTimestamp: this.nowText, deletionGracePeriodSeconds: 0 },
      });
      this.store.replace(serial, stored);
      this.tell('MODIFIED', serial, stored, object);
    }
    const now = this.store.get(serial);
    if (now !== undefined && isReadyToGo(now)) this.drop(serial, now, now);
  }

  /** Removes an object without asking anybody: a pod whose kubelet is gone, a forced delete. */
  forceRemove(serial: number): void {
    const object = this.store.get(serial);
    if (object !== undefined) this.drop(serial, object, object);
  }

  private drop(serial: number, last: KubeObject, before: KubeObject): void {
    const gone = this.stamped(last);
    this.store.remove(serial);
    this.tell('DELETED', serial, gone, before);
    this.events.forget(serial);
  }

  private stamped(object: KubeObject): KubeObject {
    return { ...object, metadata: { ...object.metadata, resourceVersion: this.store.takeRevision() } };
  }

  private generateName(kind: string, namespace: string, generateName: string, serial: number): string {
    const base = generateName.slice(0, 58);
    for (let attempt = 0; attempt < 8; attempt++) {
      const name = generatedName(base, this.engine.seed, serial, attempt);
      if (this.store.find(kind, namespace, name) < 0) return name;
    }
    return generatedName(base, this.engine.seed, serial, 8);
  }

  /** Serial of the owner that an object's references name: the controller, else the first that exists; -1 without. */
  private ownerSerial(object: KubeObject): number {
    const references = object.metadata.ownerReferences;
    if (references === undefined) return -1;
    const ordered =
      references.length > 1 ? [...references].sort((a, b) => Number(b.controller ?? false) - Number(a.controller ?? false)) : references;
    for (const reference of ordered) {
      const serial = this.store.find(reference.kind, object.metadata.namespace ?? '', reference.name);
      if (serial >= 0 && this.store.get(serial)?.metadata.uid === reference.uid) return serial;
    }
    return -1;
  }

  private tell(type: ChangeType, serial: number, object: KubeObject, before: KubeObject | undefined): void {
    const handlers = this.handlers.get(object.kind);
    if (handlers !== undefined) for (const handler of handlers) handler(type, serial, object, before);
    if (this.observer !== undefined) this.observer(type, serial, object, before);
  }
}

/** Marking for deletion raises a generation, for kinds that count them. @source registry/rest BeforeDelete */
const raised = (generation: number | undefined): number | undefined => (generation === undefined ? undefined : generation + 1);

/** Seconds that a delete leaves an object. @source registry/core/pod strategy CheckGracefulDelete */
function graceSecondsOf(object: KubeObject, asked: number | undefined): number {
  if (object.kind !== 'Pod') return 0;
  const pod = object as Pod;
  if (isTerminal(pod) || pod.spec.nodeName === undefined) return 0;
  const grace = asked ?? pod.spec.terminationGracePeriodSeconds ?? 30;
  return grace < 0 ? 1 : grace;
}

const finalizersFor = (present: readonly string[] | undefined, propagation: Propagation | undefined): readonly string[] | undefined => {
  const added = propagation === 'Foreground' ? 'foregroundDeletion' : propagation === 'Orphan' ? 'orphan' : undefined;
  if (added === undefined || present?.includes(added) === true) return present;
  return [...(present ?? []), added];
};

/** Kinds whose deletion always shows as a change first. */
const HELD_KINDS: ReadonlySet<string> = new Set(['Pod', 'PersistentVolumeClaim', 'Namespace']);

/** A namespace has its finalizers in its spec. */
const isHeldNamespace = (object: KubeObject): boolean =>
  object.kind === 'Namespace' && ((object as Namespace).spec?.finalizers?.length ?? 0) > 0;

const isReadyToGo = (object: KubeObject): boolean =>
  object.metadata.deletionTimestamp !== undefined &&
  (object.metadata.finalizers === undefined || object.metadata.finalizers.length === 0) &&
  (object.metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
  !isHeldNamespace(object);
