import { EventQueue, type PendingTimer, type SavedQueue } from './event-queue.ts';
import type { Counter, Leap } from './leap.ts';

/** Runs when its timer is due. `subject` is usually an object's serial number. */
export type TimerHandler = (subject: number, argument: number) => void;

export interface SavedEngine {
  readonly nowMs: number;
  readonly queue: SavedQueue;
}

/**
 * The virtual clock and what is due on it. Nothing else makes time pass.
 *
 * Instants are ms since the cluster started; `epochMs` turns them into wall clock.
 */
export class Engine {
  readonly seed: number;
  /** Wall clock of virtual instant 0, ms since 1970 UTC. */
  readonly startAtMs: number;
  private readonly queue = new EventQueue();
  private readonly handlers: TimerHandler[] = [];
  /** By handler: whether the argument of its timers is an instant, virtual ms. */
  private readonly argumentIsInstant: boolean[] = [];
  private readonly counters: Counter[] = [];
  private readonly leapers: ((leap: Leap) => void)[] = [];
  private now = 0;
  /** Timers run since the engine was made; tells a checkpoint policy how much work lies behind. */
  executed = 0;

  constructor(seed: number, startAtMs: number) {
    this.seed = seed;
    this.startAtMs = startAtMs;
  }

  get nowMs(): number {
    return this.now;
  }

  /** The wall clock now, ms since 1970 UTC. */
  get epochMs(): number {
    return this.startAtMs + this.now;
  }

  get pending(): number {
    return this.queue.size;
  }

  get nextAtMs(): number {
    return this.queue.nextAtMs;
  }

  /** Makes a handler known. The order of registration is part of a run's identity, so it happens once, at composition. */
  register(handler: TimerHandler, argumentIsInstant = false): number {
    this.argumentIsInstant.push(argumentIsInstant);
    return this.handlers.push(handler) - 1;
  }

  /** Makes a counter known that goes on during a leap. @returns its number in {@link Leap.perPeriod} */
  registerCounter(counter: Counter): number {
    return this.counters.push(counter) - 1;
  }

  /** Calls back when time leaps: whoever keeps instants moves them. */
  onLeap(move: (leap: Leap) => void): void {
    this.leapers.push(move);
  }

  /** The counters now, by number. */
  readCounters(): readonly number[] {
    return this.counters.map((counter) => counter.get());
  }

  /** What is due, in no particular order. */
  pendingTimers(): readonly PendingTimer[] {
    return this.queue.list();
  }

  /** Jumps over whole periods (ENG-14): the clock, the timers, the counters, then everything that keeps instants. */
  leap(leap: Leap): void {
    this.now += leap.byMs;
    this.queue.leap(leap, this.argumentIsInstant);
    for (const [i, counter] of this.counters.entries()) counter.set(counter.get() + leap.periods * (leap.perPeriod[i] ?? 0));
    for (const move of this.leapers) move(leap);
  }

  /** Runs a handler at an instant; one in the past runs now, after what is already due. */
  schedule(atMs: number, handler: number, subject: number, argument = 0): void {
    if (atMs === Number.POSITIVE_INFINITY) return;
    this.queue.add(Math.max(atMs, this.now), handler, subject, argument);
  }

  /** Runs the next timer when it is due by `untilMs`. @returns whether one ran */
  runNext(untilMs: number): boolean {
    if (this.queue.nextAtMs > untilMs) return false;
    this.queue.take();
    this.now = this.queue.takenAtMs;
    this.executed += 1;
    (this.handlers[this.queue.takenHandler] as TimerHandler)(this.queue.takenSubject, this.queue.takenArgument);
    return true;
  }

  /** Runs until an instant, or until that many timers have run. @returns whether the instant was reached */
  runSome(untilMs: number, timers: number): boolean {
    for (let n = 0; n < timers; n++) {
      if (this.runNext(untilMs)) continue;
      if (untilMs > this.now) this.now = untilMs;
      return true;
    }
    return false;
  }

  /** Runs everything due up to and including `untilMs`, then stands there. Earlier instants do nothing. */
  runUntil(untilMs: number): void {
    while (this.runNext(untilMs));
    if (untilMs > this.now) this.now = untilMs;
  }

  save(): SavedEngine {
    return { nowMs: this.now, queue: this.queue.save() };
  }

  restore(saved: SavedEngine): void {
    this.now = saved.nowMs;
    this.queue.restore(saved.queue);
  }
}

/** State of one part of the cluster that a checkpoint must hold. Saved values are never changed afterwards. */
export interface Checkpointable {
  save(): unknown;
  restore(saved: unknown): void;
}
