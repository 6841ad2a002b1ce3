import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { formatMicroTime, formatTime } from '#sim/api/time.ts';
import { CowVector, type CowRoot } from '#sim/engine/cow-vector.ts';
import type { Checkpointable, Engine } from '#sim/engine/engine.ts';
import { append, emptyGrowList, type GrowList } from '#sim/engine/grow-list.ts';
import { mix, uuidOf } from '#sim/engine/hash.ts';
import { correlate, type Correlation, noCorrelation } from './event-correlation.ts';
import type { Store } from './store.ts';

/**
 * An event as the recorder keeps it: one flat record. It becomes a {@link KubeEvent} only when somebody reads it,
 * because ten thousand pods write fifty thousand of them.
 */
export interface EventRecord {
  readonly serial: number;
  /** Serial of the object that it is about. */
  readonly subject: number;
  readonly regarding: KubeObject;
  readonly fieldPath: string;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly component: string;
  /** Node name of a kubelet, else empty. */
  readonly host: string;
  /** Set for components of the newer events API (the scheduler): the action; else empty. */
  readonly action: string;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly count: number;
  readonly resourceVersion: string;
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
const EVENT_TTL_MS = 3_600_000;

interface SavedRecorder {
  readonly records: CowRoot<EventRecord>;
  readonly correlations: CowRoot<Correlation>;
  readonly expiry: GrowList;
  readonly expiryHead: number;
}

/** Records events as client-go's recorders do: repeats are counted, floods combined, spam dropped. */
export class EventRecorder implements Checkpointable {
  private readonly records = new CowVector<EventRecord>();
  private readonly correlations = new CowVector<Correlation>();
  /** Serials in the order in which they may expire first; an event that was written again moves to the end. */
  private expiry: GrowList = emptyGrowList;
  private expiryHead = 0;
  private readonly expireHandler: number;
  /** Called for every event written or expired. */
  observer: ((type: 'ADDED' | 'MODIFIED' | 'DELETED', record: EventRecord) => void) | undefined;

  private readonly engine: Engine;
  private readonly store: Store;

  constructor(engine: Engine, store: Store) {
    this.engine = engine;
    this.store = store;
    this.expireHandler = engine.register(() => this.expire());
  }

  /** Writes an event about an object as it is now, unless the spam guard drops it. */
  record(subject: number, regarding: KubeObject, input: EventInput): void {
    const nowMs = this.engine.nowMs;
    const isSeries = input.action !== undefined;
    const outcome = correlate(this.correlations.get(subject) ?? noCorrelation, input, regarding.metadata.resourceVersion, nowMs, isSeries);
    this.correlations.set(subject, outcome.next(-1));
    if (outcome.verdict === 'drop') return;
    const known = outcome.eventSerial >= 0 ? this.records.get(outcome.eventSerial) : undefined;
    if (known !== undefined) {
      if (isSeries && known.count >= 2) return;
      this.write('MODIFIED', { ...known, message: outcome.message, lastAtMs: nowMs, count: known.count + 1, resourceVersion: this.store.takeRevision() });
      return;
    }
    const serial = this.store.takeSerial();
    this.correlations.set(subject, outcome.next(serial));
    this.write('ADDED', {
      serial,
      subject,
      regarding,
      fieldPath: input.fieldPath ?? '',
      type: input.type,
      reason: input.reason,
      message: outcome.message,
      component: input.component,
      host: input.host ?? '',
      action: input.action ?? '',
      firstAtMs: nowMs,
      lastAtMs: nowMs,
      count: 1,
      resourceVersion: this.store.takeRevision(),
    });
  }

  /** The object is gone for good; nothing will be recorded about it any more. Its events stay until they expire. */
  forget(subject: number): void {
    this.correlations.set(subject, undefined);
  }

  get size(): number {
    return this.records.size;
  }

  forEach(visit: (record: EventRecord) => void): void {
    this.records.forEach(visit);
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

  private write(type: 'ADDED' | 'MODIFIED', record: EventRecord): void {
    this.records.set(record.serial, record);
    if (type === 'ADDED') {
      this.expiry = append(this.expiry, record.serial);
      if (this.expiry.length - this.expiryHead === 1) this.engine.schedule(record.lastAtMs + EVENT_TTL_MS, this.expireHandler, record.serial);
    }
    this.observer?.(type, record);
  }

  private expire(): void {
    const nowMs = this.engine.nowMs;
    while (this.expiryHead < this.expiry.length) {
      const record = this.records.get(this.expiry.items[this.expiryHead] as number);
      if (record !== undefined && record.lastAtMs + EVENT_TTL_MS > nowMs) {
        if (record.lastAtMs !== record.firstAtMs && this.expiry.length - this.expiryHead > 1) {
          this.expiry = append(this.expiry, record.serial);
          this.expiryHead += 1;
          continue;
        }
        this.engine.schedule(record.lastAtMs + EVENT_TTL_MS, this.expireHandler, record.serial);
        break;
      }
      if (record !== undefined) this.remove(record.serial);
      this.expiryHead += 1;
    }
    if (this.expiryHead > 1024 && this.expiryHead * 2 > this.expiry.length) {
      const rest = this.expiry.items.slice(this.expiryHead, this.expiry.length);
      this.expiry = { items: rest, length: rest.length };
      this.expiryHead = 0;
    }
  }

  save(): SavedRecorder {
    return { records: this.records.save(), correlations: this.correlations.save(), expiry: this.expiry, expiryHead: this.expiryHead };
  }

  restore(saved: unknown): void {
    const state = saved as SavedRecorder;
    this.records.restore(state.records);
    this.correlations.restore(state.correlations);
    this.expiry = state.expiry;
    this.expiryHead = state.expiryHead;
  }
}

/** Nanoseconds since 1970 in hex, the random-looking end of an event's name. */
function eventNameSuffix(epochMs: number, seed: number, serial: number): string {
  const nanoseconds = BigInt(Math.floor(epochMs)) * 1_000_000n + BigInt(mix(seed, serial, 31) % 1_000_000);
  return nanoseconds.toString(16).padStart(16, '0');
}

export function materializeEvent(record: EventRecord, seed: number, startAtMs: number): KubeEvent {
  const { regarding, component, host, action } = record;
  const { metadata } = regarding;
  const namespace = metadata.namespace ?? 'default';
  const isSeries = action !== '';
  const first = formatTime(startAtMs + record.firstAtMs);
  return {
    kind: 'Event',
    apiVersion: 'v1',
    metadata: {
      name: `${metadata.name}.${eventNameSuffix(startAtMs + record.firstAtMs, seed, record.serial)}`,
      namespace,
      uid: uuidOf(seed, record.serial),
      resourceVersion: record.resourceVersion,
      creationTimestamp: first,
    },
    involvedObject: {
      kind: regarding.kind,
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
      name: metadata.name,
      uid: metadata.uid,
      apiVersion: regarding.apiVersion,
      resourceVersion: metadata.resourceVersion,
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
    ...(isSeries && record.count > 1 ? { series: { count: record.count, lastObservedTime: formatMicroTime(startAtMs + record.lastAtMs) } } : {}),
    ...(isSeries ? { action } : {}),
    reportingComponent: component,
    reportingInstance: isSeries ? `${component}-vm` : host,
  };
}
