import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { formatMicroTime, formatTime } from '#sim/api/time.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable, Engine } from '#sim/engine/engine.ts';
import { append, emptyGrowList, type GrowList } from '#sim/engine/grow-list.ts';
import { uuidOf } from '#sim/engine/hash.ts';
import type { Leap } from '#sim/engine/leap.ts';
import { type Correlated, correlate, type KnownEvent, type SpamBucket, takeToken } from './event-correlation.ts';
import { expiryAfterLeap, memoryAfterLeap, recordMover } from './event-leap.ts';
import type { Store } from './store.ts';

/** Which object an event is about; shared by all events of the object. */
export interface EventSubject {
  readonly kind: string;
  readonly apiVersion: string;
  /** Undefined for cluster-wide kinds. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly uid: string;
}

/**
 * An event as the recorder keeps it: one flat record. It becomes a {@link KubeEvent} only when somebody reads it,
 * because ten thousand pods write fifty thousand of them.
 */
export interface EventRecord extends KnownEvent {
  readonly serial: number;
  readonly subject: EventSubject;
  /** resourceVersion of the object when the event was first written. */
  readonly regardingVersion: string;
  readonly fieldPath: string;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly component: string;
  /** Node name of a kubelet, else empty. */
  readonly host: string;
  /** Set for components of the newer events API (the scheduler): the action; else empty. */
  readonly action: string;
  readonly isCombined: boolean;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly count: number;
  readonly resourceVersion: string;
}

/** What the recorder remembers about an object while it lives. */
export interface SubjectMemory {
  readonly subject: EventSubject;
  readonly events: readonly EventRecord[];
  readonly buckets: readonly SpamBucket[];
}

/** What a component says. */
export interface EventInput {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly component: string;
  readonly host?: string;
  readonly fieldPath?: string;
  readonly action?: string;
}

/** Events live one hour after they were last written. @source kube-apiserver --event-ttl */
export const EVENT_TTL_MS = 3_600_000;

interface SavedRecorder {
  readonly records: CowRoot<EventRecord>;
  readonly memories: CowRoot<SubjectMemory>;
  readonly expiry: GrowList;
  readonly expiryHead: number;
}

const noEvents: readonly EventRecord[] = [];

/** An event whose reason the object never had, as most are. */
const firstOfItsKind: Correlated = { known: undefined, isCombined: false, epoch: 0 };

function hasReason(events: readonly EventRecord[], reason: string): boolean {
  for (const one of events) if (one.reason === reason) return true;
  return false;
}

const noBuckets: readonly SpamBucket[] = [];

/** Records events as client-go's recorders do: repeats are counted, floods combined, spam dropped. */
export class EventRecorder implements Checkpointable {
  private readonly engine: Engine;
  private readonly store: Store;
  private readonly records = new CowVector<EventRecord>();
  private readonly memories = new CowVector<SubjectMemory>();
  /** Writes in the order in which they were made: the serial of the event, then the instant. An event goes an hour after its last. */
  private expiry: GrowList = emptyGrowList;
  private expiryHead = 0;
  private readonly expireHandler: number;
  /** Called for every event written or expired. */
  observer: ((type: 'ADDED' | 'MODIFIED' | 'DELETED', record: EventRecord) => void) | undefined;

  constructor(engine: Engine, store: Store) {
    this.engine = engine;
    this.store = store;
    this.expireHandler = engine.register(() => this.expire());
    engine.onLeap((leap) => this.leap(leap));
  }

  /** Writes an event about an object as it is now, unless the spam guard drops it. */
  record(serial: number, regarding: KubeObject, input: EventInput): void {
    this.write(
      serial,
      regarding,
      input.type,
      input.reason,
      input.message,
      input.component,
      input.host ?? '',
      input.fieldPath ?? '',
      input.action ?? '',
    );
  }

  /** The same without an object around the words; what the kubelets use, who write most events. */
  write(
    serial: number,
    regarding: KubeObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    component: string,
    host: string,
    fieldPath: string,
    action: string,
  ): void {
    const nowMs = this.engine.nowMs;
    const memory = this.memories.get(serial);
    const regardingVersion = regarding.metadata.resourceVersion;
    const isSeries = action !== '';
    const { known, isCombined, epoch } = hasReason(memory?.events ?? noEvents, reason)
      ? correlate(memory?.events ?? noEvents, { component, type, reason, message, fieldPath, regardingVersion, isSeries }, nowMs)
      : firstOfItsKind;
    const before = memory?.buckets ?? noBuckets;
    const buckets = isSeries ? before : takeToken(before, component, type, nowMs);
    if (buckets === undefined) return;
    const subject = memory?.subject ?? subjectOf(regarding);
    const old = known === undefined ? undefined : this.records.get(known.serial);
    if (old !== undefined) {
      const isWrittenLater = isSeries && old.count >= 2;
      if (isWrittenLater) return;
      const text = isCombined ? `(combined from similar events): ${message}` : message;
      const next: EventRecord = {
        ...old,
        message: text,
        lastAtMs: nowMs,
        count: old.count + 1,
        epoch,
        resourceVersion: this.store.takeRevision(),
      };
      const events = (memory as SubjectMemory).events.map((one) => (one.serial === old.serial ? next : one));
      this.memories.set(serial, { subject, events, buckets });
      this.put('MODIFIED', next);
      return;
    }
    const record: EventRecord = {
      serial: this.store.takeSerial(),
      subject,
      regardingVersion,
      fieldPath,
      type,
      reason,
      message: isCombined ? `(combined from similar events): ${message}` : message,
      component,
      host,
      action,
      isCombined,
      epoch,
      firstAtMs: nowMs,
      lastAtMs: nowMs,
      count: 1,
      resourceVersion: this.store.takeRevision(),
    };
    this.memories.set(serial, { subject, events: memory === undefined ? [record] : this.living(memory.events).concat(record), buckets });
    this.put('ADDED', record);
  }

  /** The events that have not expired. */
  private living(events: readonly EventRecord[]): readonly EventRecord[] {
    const sinceMs = this.engine.nowMs - EVENT_TTL_MS;
    return events.some((one) => one.lastAtMs <= sinceMs) ? events.filter((one) => one.lastAtMs > sinceMs) : events;
  }

  /** The object is gone for good; nothing will be recorded about it any more. Its events stay until they expire. */
  forget(serial: number): void {
    this.memories.set(serial, undefined);
  }

  get size(): number {
    return this.records.size;
  }

  forEach(visit: (record: EventRecord) => void): void {
    this.records.forEach(visit);
  }

  /** What is remembered about living objects, by their serials. */
  forEachMemory(visit: (memory: SubjectMemory, serial: number) => void): void {
    this.memories.forEach(visit);
  }

  private leap(leap: Leap): void {
    const { move, moved } = recordMover(leap);
    const memories: [serial: number, memory: SubjectMemory][] = [];
    this.memories.forEach((memory, serial) => {
      memories.push([serial, memoryAfterLeap(memory, leap, move)]);
    });
    for (const [serial, memory] of memories) this.memories.set(serial, memory);
    this.records.forEach((record) => {
      move(record);
    });
    for (const [serial, record] of moved) if (this.records.get(serial) !== undefined) this.records.set(serial, record);
    this.expiry = expiryAfterLeap(this.expiry, this.expiryHead, leap);
    this.expiryHead = 0;
  }

  /** The API object of a record. */
  materialize(record: EventRecord): KubeEvent {
    return materializeEvent(record, this.engine.seed, this.engine.startAtMs);
  }

  /** Removes an event through the API. @returns whether it was there */
  remove(serial: number): boolean {
    const record = this.records.get(serial);
    if (record === undefined) return false;
    this.records.set(serial, undefined);
    this.observer?.('DELETED', record);
    return true;
  }

  private put(type: 'ADDED' | 'MODIFIED', record: EventRecord): void {
    this.records.set(record.serial, record);
    this.expiry = append(append(this.expiry, record.serial), record.lastAtMs);
    if (this.expiry.length - this.expiryHead === 2) this.engine.schedule(record.lastAtMs + EVENT_TTL_MS, this.expireHandler, record.serial);
    this.observer?.(type, record);
  }

  private expire(): void {
    const nowMs = this.engine.nowMs;
    for (; this.expiryHead < this.expiry.length; this.expiryHead += 2) {
      const serial = this.expiry.items[this.expiryHead] as number;
      const writtenAtMs = this.expiry.items[this.expiryHead + 1] as number;
      if (writtenAtMs + EVENT_TTL_MS > nowMs) {
        this.engine.schedule(writtenAtMs + EVENT_TTL_MS, this.expireHandler, serial);
        break;
      }
      if (this.records.get(serial)?.lastAtMs === writtenAtMs) this.remove(serial);
    }
    if (this.expiryHead > 1024 && this.expiryHead * 2 > this.expiry.length) {
      const rest = this.expiry.items.slice(this.expiryHead, this.expiry.length);
      this.expiry = { items: rest, length: rest.length };
      this.expiryHead = 0;
    }
  }

  save(): SavedRecorder {
    return { records: this.records.save(), memories: this.memories.save(), expiry: this.expiry, expiryHead: this.expiryHead };
  }

  restore(saved: unknown): void {
    const state = saved as SavedRecorder;
    this.records.restore(state.records);
    this.memories.restore(state.memories);
    this.expiry = state.expiry;
    this.expiryHead = state.expiryHead;
  }
}

/** Nanoseconds since 1970 in hex, the end of an event's name: in one ms, later events have larger ones. */
function eventNameSuffix(epochMs: number, serial: number): string {
  const nanoseconds = BigInt(Math.floor(epochMs)) * 1_000_000n + BigInt(serial % 1_000_000);
  return nanoseconds.toString(16).padStart(16, '0');
}

const subjectOf = ({ kind, apiVersion, metadata }: KubeObject): EventSubject => ({
  kind,
  apiVersion,
  namespace: metadata.namespace,
  name: metadata.name,
  uid: metadata.uid,
});

function materializeEvent(record: EventRecord, seed: number, startAtMs: number): KubeEvent {
  const { subject, component, host, action } = record;
  const isSeries = action !== '';
  const first = formatTime(startAtMs + record.firstAtMs);
  return {
    kind: 'Event',
    apiVersion: 'v1',
    metadata: {
      name: `${subject.name}.${eventNameSuffix(startAtMs + record.firstAtMs, record.serial)}`,
      namespace: subject.namespace ?? 'default',
      uid: uuidOf(seed, record.serial),
      resourceVersion: record.resourceVersion,
      creationTimestamp: first,
    },
    involvedObject: {
      kind: subject.kind,
      ...(subject.namespace === undefined ? {} : { namespace: subject.namespace }),
      name: subject.name,
      uid: subject.uid,
      apiVersion: subject.apiVersion,
      resourceVersion: record.regardingVersion,
      ...(record.fieldPath === '' ? {} : { fieldPath: record.fieldPath }),
    },
    reason: record.reason,
    message: record.message,
    source: isSeries ? {} : host === '' ? { component } : { component, host },
    firstTimestamp: isSeries ? null : first,
    lastTimestamp: isSeries ? null : formatTime(startAtMs + record.lastAtMs),
    ...(isSeries ? {} : { count: record.count }),
    type: record.type,
    eventTime: isSeries ? formatMicroTime(startAtMs + record.firstAtMs) : null,
    ...(isSeries && record.count > 1
      ? { series: { count: record.count, lastObservedTime: formatMicroTime(startAtMs + record.lastAtMs) } }
      : {}),
    ...(isSeries ? { action } : {}),
    reportingComponent: component,
    reportingInstance: isSeries ? `${component}-vm` : host,
  };
}
