import type { Checkpointable, Engine } from './engine.ts';

interface HeldKey {
  readonly door: number;
  readonly key: number;
}

interface SavedGate {
  readonly isClosed: boolean;
  readonly held: readonly HeldKey[];
}

/**
 * Stops the parts behind it, as an outage does: while it is closed, no pass over a key runs.
 *
 * A part wraps its passes with {@link Gate.guard} when it is made. What fell due in the meantime runs when the gate opens,
 * after the part has been told, so that it can forget what a restarted process would not know.
 */
export class Gate implements Checkpointable {
  private closed = false;
  private held: readonly HeldKey[] = [];
  private readonly doors: ((key: number) => void)[] = [];
  private readonly restarts: (() => void)[] = [];
  private readonly handler: number;
  private readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
    this.handler = engine.register((key, door) => this.pass(door, key));
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** A pass that runs only while the gate is open. */
  guard(sync: (key: number) => void): (key: number) => void {
    const door = this.doors.push(sync) - 1;
    return (key) => this.pass(door, key);
  }

  /** Calls back when the gate opens, before what was held back runs. */
  onOpen(restart: () => void): void {
    this.restarts.push(restart);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    if (!this.closed) return;
    this.closed = false;
    const { held } = this;
    this.held = [];
    for (const restart of this.restarts) restart();
    for (const { door, key } of held) this.engine.schedule(this.engine.nowMs, this.handler, key, door);
  }

  private pass(door: number, key: number): void {
    if (!this.closed) (this.doors[door] as (key: number) => void)(key);
    else if (!this.held.some((other) => other.door === door && other.key === key)) this.held = [...this.held, { door, key }];
  }

  save(): SavedGate {
    return { isClosed: this.closed, held: this.held };
  }

  restore(saved: unknown): void {
    const state = saved as SavedGate;
    this.closed = state.isClosed;
    this.held = state.held;
  }
}
