import type { Pod, PodStatus } from '#sim/api/core-v1/types.ts';
import { applyDefaults, prepareForCreate } from '#sim/api/defaults/index.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { ApiServer, type EventRecord, type NewObject } from '#sim/apiserver/index.ts';
import { Engine } from '#sim/engine/engine.ts';
import { Gate } from '#sim/engine/gate.ts';

/** Timings of tests: everything reacts after 10 ms. */
export const testTimings = { reactionMs: 10, syncMs: 10 };

/** An API server with a clock and nothing else: tests add the controllers that they are about. */
export class TestWorld {
  readonly engine: Engine;
  readonly server: ApiServer;
  readonly gate: Gate;

  constructor(startAt = '2026-03-10T10:00:00Z') {
    this.engine = new Engine(7, parseTime(startAt));
    this.server = new ApiServer(this.engine);
    this.gate = new Gate(this.engine);
    this.server.admit((object) => ({
      object: object.kind === 'Pod' && !('status' in object) ? ({ ...object, status: { phase: 'Pending' } } as KubeObject) : object,
    }));
  }

  /** Namespace `n`; call it once the controllers watch. */
  addNamespace(name = 'n'): this {
    this.add({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    return this;
  }

  /** Creates an object as a client would, with defaults; it must be valid. Namespace `n` unless it is cluster-wide. */
  add(object: JsonObject, namespace = 'n'): number {
    const isClusterWide = ['Namespace', 'Node', 'PersistentVolume', 'StorageClass', 'PriorityClass'].includes(String(object.kind));
    const context = { uid: this.server.nextUid(), nowText: this.server.nowText, namespace: isClusterWide ? '' : namespace };
    const prepared = prepareForCreate(applyDefaults(object), context);
    const outcome = this.server.create(prepared as unknown as NewObject);
    if ('refused' in outcome) throw new Error(outcome.refused.message);
    return outcome.serial;
  }

  /** A change of the spec, as an edit makes it. */
  edit(serial: number, change: (spec: JsonObject) => JsonObject): void {
    const object = this.server.get(serial) as unknown as JsonObject & KubeObject;
    const metadata = { ...object.metadata, generation: (object.metadata.generation ?? 0) + 1 };
    this.server.update(
      serial,
      applyDefaults({ ...object, metadata, spec: change(object.spec as JsonObject) } as unknown as JsonObject) as unknown as KubeObject,
    );
  }

  setPodStatus(serial: number, status: Partial<PodStatus>): void {
    const pod = this.server.get<Pod>(serial);
    this.server.updateStatus(serial, { ...pod?.status, ...status });
  }

  /** Runs for that many seconds. */
  after(seconds: number): this {
    this.engine.runUntil(this.engine.nowMs + seconds * 1000);
    return this;
  }

  until(time: string): this {
    this.engine.runUntil(parseTime(time) - this.engine.startAtMs);
    return this;
  }

  get<T extends KubeObject>(kind: string, name: string, namespace = 'n'): T | undefined {
    const serial = this.server.find(kind, namespace, name);
    return serial < 0 ? undefined : this.server.get<T>(serial);
  }

  list<T extends KubeObject>(kind: string): T[] {
    const found: T[] = [];
    this.server.store.forEach(kind, (object) => found.push(object as T));
    return found;
  }

  /** `REASON message` of every event about objects of a kind, with `xN` when it was counted. */
  events(kind: string): string[] {
    const lines: string[] = [];
    this.server.events.forEach(({ subject, reason, message, count }: EventRecord) => {
      if (subject.kind === kind) lines.push(`${reason} ${message}${count > 1 ? ` x${count}` : ''}`);
    });
    return lines;
  }
}
