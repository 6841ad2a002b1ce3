import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from './event-queue.ts';

/** Takes up to `limit` timers as `[instant, subject]`. */
function taken(queue: EventQueue, limit = Number.POSITIVE_INFINITY): [number, number][] {
  const out: [number, number][] = [];
  while (queue.size > 0 && out.length < limit) {
    queue.take();
    out.push([queue.takenAtMs, queue.takenSubject]);
  }
  return out;
}

const instants = fc.array(fc.nat(20), { maxLength: 600 });

describe('EventQueue', () => {
  it('[ENG-1] gives timers by instant, and those of one instant first in, first out', () => {
    fc.assert(
      fc.property(instants, (atMs) => {
        const queue = new EventQueue();
        for (const [order, at] of atMs.entries()) queue.add(at, 0, order, 0);
        const expected = atMs.map((at, order) => [at, order] as [number, number]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(taken(queue)).toEqual(expected);
        expect(queue.nextAtMs).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('[ENG-1] stays in order when timers are added between takes', () => {
    const step = fc.oneof(fc.nat(20), fc.constant('take' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const queue = new EventQueue();
        const model: [number, number][] = [];
        for (const [order, one] of steps.entries()) {
          if (one === 'take') {
            model.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
            expect(taken(queue, 1)).toEqual(model.splice(0, 1));
          } else {
            queue.add(one, 0, order, 0);
            model.push([one, order]);
          }
          expect(queue.size).toBe(model.length);
        }
      }),
    );
  });

  it('[ENG-2] a queue that was saved and put back goes on as before', () => {
    fc.assert(
      fc.property(instants, fc.nat(50), instants, (before, takes, after) => {
        const queue = new EventQueue();
        for (const [order, at] of before.entries()) queue.add(at, 0, order, 0);
        taken(queue, takes);
        const saved = queue.save();
        const goOn = (one: EventQueue): [number, number][] => {
          for (const [order, at] of after.entries()) one.add(at, 0, 1000 + order, 0);
          return taken(one);
        };
        const first = goOn(queue);
        const other = new EventQueue();
        other.restore(saved);
        expect(goOn(other)).toEqual(first);
        queue.restore(saved);
        expect(goOn(queue)).toEqual(first);
      }),
    );
  });

  it('[ENG-2] a timer keeps its three numbers', () => {
    const queue = new EventQueue();
    queue.add(0.5, 3, 2 ** 40, -1.5);
    queue.take();
    expect([queue.takenAtMs, queue.takenHandler, queue.takenSubject, queue.takenArgument]).toEqual([0.5, 3, 2 ** 40, -1.5]);
  });
});
