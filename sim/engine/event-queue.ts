import type { Leap } from './leap.ts';

/** The queue as plain arrays, one entry per timer, in heap order. */
export interface SavedQueue {
  readonly at: Float64Array;
  readonly sequence: Float64Array;
  readonly handler: Int32Array;
  readonly subject: Float64Array;
  readonly argument: Float64Array;
  readonly nextSequence: number;
}

/** A timer that is not due yet. */
export interface PendingTimer {
  readonly atMs: number;
  readonly handler: number;
  readonly subject: number;
}

/**
 * A binary heap of timers ordered by (instant, order of scheduling), so that ties are first in, first out.
 *
 * A timer is numbers only (handler, subject, argument), never a closure: that is what lets a checkpoint hold it.
 */
export class EventQueue {
  private at = new Float64Array(256);
  private sequence = new Float64Array(256);
  private handler = new Int32Array(256);
  private subject = new Float64Array(256);
  private argument = new Float64Array(256);
  private length = 0;
  private nextSequence = 0;

  /** The timer taken last; valid until the next `take`. */
  takenAtMs = 0;
  takenHandler = 0;
  takenSubject = 0;
  takenArgument = 0;

  get size(): number {
    return this.length;
  }

  /** Instant of the next timer, `Infinity` when there is none. */
  get nextAtMs(): number {
    return this.length === 0 ? Number.POSITIVE_INFINITY : (this.at[0] as number);
  }

  add(atMs: number, handler: number, subject: number, argument: number): void {
    if (this.length === this.at.length) this.enlarge();
    let hole = this.length++;
    const sequence = this.nextSequence++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if ((this.at[parent] as number) <= atMs) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.put(hole, atMs, sequence, handler, subject, argument);
  }

  /** Takes the first timer into the `taken…` fields. The queue must not be empty. */
  take(): void {
    this.takenAtMs = this.at[0] as number;
    this.takenHandler = this.handler[0] as number;
    this.takenSubject = this.subject[0] as number;
    this.takenArgument = this.argument[0] as number;
    const last = --this.length;
    if (last === 0) return;
    const atMs = this.at[last] as number;
    const sequence = this.sequence[last] as number;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= last) break;
      if (child + 1 < last && this.isBefore(child + 1, child)) child += 1;
      const childAt = this.at[child] as number;
      if (childAt > atMs || (childAt === atMs && (this.sequence[child] as number) > sequence)) break;
      this.move(child, hole);
      hole = child;
    }
    if (hole !== last) this.move(last, hole);
  }

  save(): SavedQueue {
    const n = this.length;
    return {
      at: this.at.slice(0, n),
      sequence: this.sequence.slice(0, n),
      handler: this.handler.slice(0, n),
      subject: this.subject.slice(0, n),
      argument: this.argument.slice(0, n),
      nextSequence: this.nextSequence,
    };
  }

  restore(saved: SavedQueue): void {
    this.length = saved.at.length;
    while (this.at.length < this.length) this.enlarge();
    this.at.set(saved.at);
    this.sequence.set(saved.sequence);
    this.handler.set(saved.handler);
    this.subject.set(saved.subject);
    this.argument.set(saved.argument);
    this.nextSequence = saved.nextSequence;
  }

  list(): readonly PendingTimer[] {
    return Array.from({ length: this.length }, (_, i) => ({
      atMs: this.at[i] as number,
      handler: this.handler[i] as number,
      subject: this.subject[i] as number,
    }));
  }

  /** Moves every timer that is not fixed, and the arguments that are instants themselves. */
  leap({ byMs, isFixed }: Leap, argumentIsInstant: readonly boolean[]): void {
    const { at, sequence, handler, subject, argument } = this.save();
    const order = [...at.keys()];
    for (const i of order) {
      if (isFixed(at[i] as number, handler[i] as number, subject[i] as number)) continue;
      at[i] = (at[i] as number) + byMs;
      if (argumentIsInstant[handler[i] as number] === true) argument[i] = (argument[i] as number) + byMs;
    }
    order.sort((a, b) => (at[a] as number) - (at[b] as number) || (sequence[a] as number) - (sequence[b] as number));
    for (const [slot, i] of order.entries()) {
      this.put(slot, at[i] as number, sequence[i] as number, handler[i] as number, subject[i] as number, argument[i] as number);
    }
  }

  private isBefore(a: number, b: number): boolean {
    const atA = this.at[a] as number;
    const atB = this.at[b] as number;
    return atA < atB || (atA === atB && (this.sequence[a] as number) < (this.sequence[b] as number));
  }

  private move(from: number, to: number): void {
    this.at[to] = this.at[from] as number;
    this.sequence[to] = this.sequence[from] as number;
    this.handler[to] = this.handler[from] as number;
    this.subject[to] = this.subject[from] as number;
    this.argument[to] = this.argument[from] as number;
  }

  private put(slot: number, atMs: number, sequence: number, handler: number, subject: number, argument: number): void {
    this.at[slot] = atMs;
    this.sequence[slot] = sequence;
    this.handler[slot] = handler;
    this.subject[slot] = subject;
    this.argument[slot] = argument;
  }

  private enlarge(): void {
    const bigger = this.at.length * 2;
    const copy = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const array = new Float64Array(bigger);
      array.set(old);
      return array;
    };
    this.at = copy(this.at);
    this.sequence = copy(this.sequence);
    this.subject = copy(this.subject);
    this.argument = copy(this.argument);
    const handlers = new Int32Array(bigger);
    handlers.set(this.handler);
    this.handler = handlers;
  }
}
