import { describe, expect, it } from 'vitest';
import { Engine } from './engine.ts';
import { WorkQueue } from './work-queue.ts';

/** A queue that notes its passes as `instant key`. */
function noted(onPass: (queue: WorkQueue, key: number) => void = () => undefined, firstRetryMs = 5, lastRetryMs = 100) {
  const engine = new Engine(1, 0);
  const passes: string[] = [];
  const queue: WorkQueue = new WorkQueue(
    engine,
    (key) => {
      passes.push(`${engine.nowMs} ${key}`);
      onPass(queue, key);
    },
    firstRetryMs,
    lastRetryMs,
  );
  return { engine, queue, passes };
}

describe('WorkQueue', () => {
  it('[ENG-8] a key touched several times is synced once, at the earliest instant', () => {
    const { engine, queue, passes } = noted();
    queue.add(1, 30);
    queue.add(1, 10);
    queue.add(1, 20);
    queue.add(2, 10);
    queue.add(3, -5);
    queue.addAt(4, Number.POSITIVE_INFINITY);
    engine.runUntil(100);
    expect(passes).toEqual(['0 3', '10 1', '10 2']);
  });

  it('[ENG-8] a pass may ask for the next one, and a dropped key has none', () => {
    const { engine, queue, passes } = noted((queue, key) => queue.add(key, 10));
    queue.add(1, 0);
    engine.runUntil(25);
    queue.drop(1);
    engine.runUntil(100);
    expect(passes).toEqual(['0 1', '10 1', '20 1']);
  });

  it('[ENG-9] the wait after errors doubles up to a limit and starts over after success', () => {
    const { engine, queue, passes } = noted((queue, key) => queue.retry(key), 5, 20);
    queue.add(1, 0);
    engine.runUntil(60);
    expect(passes).toEqual(['0 1', '5 1', '15 1', '35 1', '55 1']);
    queue.forget(1);
    engine.runUntil(80);
    expect(passes.slice(5)).toEqual(['75 1', '80 1']);
  });

  it('[ENG-8, ENG-9] what waits and how often it failed comes back with a saved state', () => {
    const { engine, queue, passes } = noted((queue, key) => queue.retry(key));
    queue.add(1, 0);
    engine.runUntil(7);
    const saved = [engine.save(), queue.save()] as const;
    engine.runUntil(50);
    const first = passes.splice(0).filter((pass) => Number(pass.split(' ')[0]) > 7);
    engine.restore(saved[0]);
    queue.restore(saved[1]);
    engine.runUntil(50);
    expect(passes).toEqual(first);
    expect(first).toEqual(['15 1', '35 1']);
  });
});
