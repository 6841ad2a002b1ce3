import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Engine } from './engine.ts';
import { mix } from './hash.ts';

/** An engine whose timers set further timers; logs `instant subject`. */
function busyEngine(): { readonly engine: Engine; readonly log: string[] } {
  const engine = new Engine(7, 1000);
  const log: string[] = [];
  const handler = engine.register((subject, depth) => {
    log.push(`${engine.nowMs} ${subject}`);
    if (depth > 6) return;
    for (let i = 0; i < mix(engine.seed, subject, 1) % 3; i++)
      engine.schedule(engine.nowMs + (mix(engine.seed, subject, 2 + i) % 50), handler, 10 * subject + i, depth + 1);
  });
  for (let i = 1; i < 6; i++) engine.schedule(i, handler, i);
  return { engine, log };
}

describe('Engine', () => {
  it('[ENG-3] a handler sees the instant of its timer, and a run ends at its goal', () => {
    const engine = new Engine(1, 5000);
    const seen: number[] = [];
    const handler = engine.register(() => seen.push(engine.nowMs));
    engine.schedule(10, handler, 0);
    engine.schedule(20, handler, 0);
    expect(engine.nowMs).toBe(0);
    engine.runUntil(20);
    expect(seen).toEqual([10, 20]);
    engine.runUntil(35);
    expect([engine.nowMs, engine.epochMs]).toEqual([35, 5035]);
    engine.runUntil(30);
    expect(engine.nowMs).toBe(35);
  });

  it('[ENG-3] a timer in the past runs now, behind what is due; one at Infinity never runs', () => {
    const engine = new Engine(1, 0);
    const seen: string[] = [];
    const handler = engine.register((subject) => {
      seen.push(`${engine.nowMs} ${subject}`);
      if (subject === 1) engine.schedule(3, handler, 3);
    });
    engine.schedule(10, handler, 1);
    engine.schedule(10, handler, 2);
    engine.schedule(Number.POSITIVE_INFINITY, handler, 4);
    engine.runUntil(10);
    expect(seen).toEqual(['10 1', '10 2', '10 3']);
    expect(engine.pending).toBe(0);
  });

  it('[ENG-11] the same seed and timers give the same run', () => {
    const [once, again] = [busyEngine(), busyEngine()];
    for (const { engine } of [once, again]) engine.runUntil(500);
    expect(again.log).toEqual(once.log);
    expect(once.log.length).toBeGreaterThan(10);
  });

  it('[ENG-4] the order of things does not depend on the steps', () => {
    const whole = busyEngine();
    whole.engine.runUntil(500);
    expect(whole.log.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), (spans, timers) => {
        const cut = busyEngine();
        for (const span of spans) cut.engine.runUntil(cut.engine.nowMs + span);
        while (!cut.engine.runSome(500, timers));
        cut.engine.runUntil(500);
        expect(cut.log.slice(0, whole.log.length)).toEqual(whole.log);
      }),
    );
  });

  it('[ENG-2, ENG-3] a saved engine that is put back runs the same timers', () => {
    const { engine, log } = busyEngine();
    engine.runUntil(20);
    const saved = engine.save();
    const from = log.length;
    engine.runUntil(500);
    const first = log.slice(from);
    const again = log.length;
    engine.restore(saved);
    expect(engine.nowMs).toBe(20);
    engine.runUntil(500);
    expect(log.slice(again)).toEqual(first);
  });

  it('[ENG-14] leaps with its timers, their instants and the counters, and tells who keeps instants', () => {
    const engine = new Engine(1, 0);
    const seen: [atMs: number, subject: number, argument: number][] = [];
    const plain = engine.register((subject, argument) => seen.push([engine.nowMs, subject, argument]));
    const dated = engine.register((subject, argument) => seen.push([engine.nowMs, subject, argument]), true);
    let counted = 5;
    const counter = engine.registerCounter({
      get: () => counted,
      set: (value) => {
        counted = value;
      },
    });
    const told: number[] = [];
    engine.onLeap(({ byMs }) => told.push(byMs));
    engine.schedule(30, plain, 1, 7);
    engine.schedule(30, dated, 2, 30);
    engine.schedule(2020, plain, 3);
    engine.schedule(2020, plain, 4);
    engine.runUntil(10);
    engine.leap({
      periods: 20,
      byMs: 2000,
      windowStartMs: 0,
      sinceSerial: 0,
      perPeriod: [3],
      counted: new Map(),
      isFixed: (_atMs, _handler, subject) => subject >= 3,
    });
    expect([engine.nowMs, counted, counter, told]).toEqual([2010, 65, 0, [2000]]);
    engine.runUntil(3000);
    expect(seen).toEqual([
      [2020, 3, 0],
      [2020, 4, 0],
      [2030, 1, 7],
      [2030, 2, 2030],
    ]);
  });
});
