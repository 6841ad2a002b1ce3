import { type CowRoot, CowVector } from './cow-vector.ts';
import type { Checkpointable, Engine } from './engine.ts';
import type { Leap } from './leap.ts';

interface SavedWorkQueue {
  readonly dueAt: CowRoot<number>;
  readonly failures: CowRoot<number>;
}

/**
 * A controller's work queue: one pending wake-up per key, at the earliest instant asked for.
 *
 * @source client-go util/workqueue: delaying and rate-limiting queue
 */
export class WorkQueue implements Checkpointable {
  private readonly dueAt = new CowVector<number>();
  private readonly failures = new CowVector<number>();
  private readonly handler: number;

  private readonly engine: Engine;
  private readonly firstRetryMs: number;
  private readonly lastRetryMs: number;

  /**
   * @param sync         one pass over one key
   * @param firstRetryMs back-off of the first error; doubles up to `lastRetryMs`
   */
  constructor(engine: Engine, sync: (key: number) => void, firstRetryMs = 5, lastRetryMs = 1_000_000) {
    this.engine = engine;
    this.firstRetryMs = firstRetryMs;
    this.lastRetryMs = lastRetryMs;
    this.handler = engine.register((key, dueAt) => {
      if (this.dueAt.get(key) !== dueAt) return;
      this.dueAt.set(key, undefined);
      sync(key);
    }, true);
    engine.onLeap((leap) => this.leap(leap));
  }

  /** Syncs the key `delayMs` from now, or earlier when it is already waiting for less. */
  add(key: number, delayMs: number): void {
    this.addAt(key, this.engine.nowMs + Math.max(0, delayMs));
  }

  addAt(key: number, atMs: number): void {
    if (atMs === Number.POSITIVE_INFINITY) return;
    const waiting = this.dueAt.get(key);
    if (waiting !== undefined && waiting <= atMs) return;
    this.dueAt.set(key, atMs);
    this.engine.schedule(atMs, this.handler, key, atMs);
  }

  /** Syncs again after the key's error back-off, which doubles. */
  retry(key: number): void {
    const failures = this.failures.get(key) ?? 0;
    this.failures.set(key, failures + 1);
    this.add(key, Math.min(this.firstRetryMs * 2 ** failures, this.lastRetryMs));
  }

  /** A pass went well: the next error starts with the first back-off again. */
  forget(key: number): void {
    if (this.failures.get(key) !== undefined) this.failures.set(key, undefined);
  }

  /** The key's object is gone. */
  drop(key: number): void {
    this.dueAt.set(key, undefined);
    this.failures.set(key, undefined);
  }

  private leap({ byMs, isFixed }: Leap): void {
    const moved: [key: number, atMs: number][] = [];
    this.dueAt.forEach((atMs, key) => {
      if (!isFixed(atMs, this.handler, key)) moved.push([key, atMs + byMs]);
    });
    for (const [key, atMs] of moved) this.dueAt.set(key, atMs);
  }

  save(): SavedWorkQueue {
    return { dueAt: this.dueAt.save(), failures: this.failures.save() };
  }

  restore(saved: unknown): void {
    const { dueAt, failures } = saved as SavedWorkQueue;
    this.dueAt.restore(dueAt);
    this.failures.restore(failures);
  }
}
