import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine, type SavedEngine } from './engine.ts';
import { mix } from './hash.ts';
import { History, type Replayable } from './history.ts';

interface Saved {
  readonly engine: SavedEngine;
  readonly sum: number;
  readonly logged: number;
}

/** A small world whose future hangs on everything that happened before: each timer and input changes one sum. */
class SumWorld implements Replayable<number, Saved, number> {
  readonly engine = new Engine(3, 0);
  readonly log: string[] = [];
  private sum = 0;
  private logged = 0;
  private isReplaying = false;
  /** Everything that happens, also while the past is replayed. */
  watched: string[] | undefined;
  private readonly handler: number;

  constructor() {
    this.handler = this.engine.register((subject) => {
      this.add(subject);
      this.engine.schedule(this.nowMs + 1 + (mix(3, this.sum, 1) % 40), this.handler, subject);
    });
    for (let subject = 0; subject < 3; subject++) this.engine.schedule(subject, this.handler, subject);
  }

  get nowMs(): number {
    return this.engine.nowMs;
  }

  get executed(): number {
    return this.engine.executed;
  }

  get state(): string {
    return `${this.nowMs} ${this.sum}`;
  }

  runSome(untilMs: number, timers: number): boolean {
    return this.engine.runSome(untilMs, timers);
  }

  perform(input: number): number {
    this.add(100 + input);
    this.engine.schedule(this.nowMs, this.handler, 9);
    return this.sum;
  }

  save(): Saved {
    return { engine: this.engine.save(), sum: this.sum, logged: this.logged };
  }

  restore(state: Saved): void {
    this.engine.restore(state.engine);
    this.sum = state.sum;
    this.logged = state.logged;
  }

  setReplaying(isReplaying: boolean): void {
    this.isReplaying = isReplaying;
  }

  leap(): void {
    throw new Error('nothing repeats itself here');
  }

  cutHere(): void {
    this.log.length = this.logged;
  }

  private add(value: number): void {
    this.sum = mix(this.sum, value, this.nowMs);
    this.logged += 1;
    this.watched?.push(this.state);
    if (!this.isReplaying) this.log.push(this.state);
  }
}

interface Placed {
  readonly atMs: number;
  readonly input: number;
}

/** A world that got the inputs, at an instant. */
function straight(inputs: readonly Placed[], untilMs: number, spacing = 7) {
  const world = new SumWorld();
  const history = new History(world, spacing);
  for (const { atMs, input } of inputs) {
    if (atMs > untilMs) break;
    history.runUntil(atMs);
    history.perform(input);
  }
  history.runUntil(untilMs);
  return { world, history };
}

const END = 300;
const placed = fc
  .array(fc.record({ atMs: fc.nat(END), input: fc.nat(5) }), { maxLength: 6 })
  .map((inputs) => inputs.sort((a, b) => a.atMs - b.atMs));

describe('History', () => {
  it('[ENG-4] a run does not depend on the steps or on the spacing of checkpoints', () => {
    fc.assert(
      fc.property(placed, fc.array(fc.nat(60), { maxLength: 8 }), fc.integer({ min: 1, max: 30 }), (inputs, spans, spacing) => {
        const world = new SumWorld();
        const history = new History(world, spacing);
        for (const { atMs, input } of inputs) {
          for (const span of spans) if (world.nowMs + span <= atMs) history.runUntil(world.nowMs + span);
          history.runUntil(atMs);
          history.perform(input);
        }
        history.runUntil(END);
        expect(world.log).toEqual(straight(inputs, END).world.log);
      }),
    );
  });

  it('[ENG-6] an instant of the past equals a straight run to it, and the head comes back as it was', () => {
    fc.assert(
      fc.property(placed, fc.array(fc.nat(END), { minLength: 1, maxLength: 4 }), (inputs, seeks) => {
        const { world, history } = straight(inputs, END);
        const head = world.state;
        const log = [...world.log];
        for (const atMs of seeks) {
          history.seek(atMs);
          expect(world.state).toBe(straight(inputs, atMs).world.state);
          expect([history.isAtHead, history.headMs]).toEqual([atMs === END, END]);
        }
        history.toHead();
        expect(world.state).toBe(head);
        expect(world.log).toEqual(log);
        history.runUntil(END + 100);
        expect(world.log).toEqual(straight(inputs, END + 100).world.log);
      }),
    );
  });

  it('[ENG-7] a branch equals a fresh run with the inputs that are left', () => {
    fc.assert(
      fc.property(placed, fc.nat(END), fc.nat(5), (inputs, atMs, input) => {
        const { world, history } = straight(inputs, END);
        history.seek(atMs);
        const left = [...inputs.filter((one) => one.atMs <= atMs), { atMs, input }];
        const given = history.perform(input);
        expect([history.isAtHead, history.headMs]).toEqual([true, atMs]);
        expect(history.recorded).toEqual(left);
        history.runUntil(END);
        const fresh = straight(left, END);
        expect(world.log).toEqual(fresh.world.log);
        expect(world.log.some((line) => line === `${atMs} ${given}`)).toBe(true);
        history.seek(END / 2);
        expect(world.state).toBe(straight(left, END / 2).world.state);
      }),
    );
  });

  it('[ENG-15] a stretch that is played once more passes the same states, and leaves the run as it was', () => {
    fc.assert(
      fc.property(placed, fc.nat(END), fc.nat(END), fc.nat(END), (inputs, a, b, shown) => {
        const { world, history } = straight(inputs, END);
        const [fromMs, untilMs] = [Math.min(a, b), Math.max(a, b)];
        history.seek(shown);
        const before = world.state;
        const log = [...world.log];
        const seen: string[] = [];
        const reached = history.retrace(fromMs, untilMs, Number.POSITIVE_INFINITY, (isWatching) => {
          world.watched = isWatching ? seen : undefined;
        });
        const within = log.filter((line) => Number.parseInt(line, 10) >= fromMs && Number.parseInt(line, 10) <= untilMs);
        expect(seen).toEqual(within);
        expect([world.state, world.log, reached]).toEqual([before, log, untilMs]);
        history.runUntil(END + 100);
        expect(world.log).toEqual(straight(inputs, END + 100).world.log);
      }),
    );
  });

  it('[ENG-15] gives up after so many timers and says how far it came', () => {
    const { world, history } = straight([], END);
    const reached = history.retrace(0, END, 10, () => undefined);
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(END);
    expect(world.nowMs).toBe(END);
  });

  it('[ENG-6] checkpoints come with the work done, not with the time passed', () => {
    const { history } = straight([], END, 7);
    const some = history.checkpointCount;
    expect(some).toBeGreaterThan(3);
    expect(straight([], END, 1000).history.checkpointCount).toBe(1);
  });
});
