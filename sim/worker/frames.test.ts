import { describe, expect, it } from 'vitest';
import { Simulation } from '#sim/simulation.ts';
import { FrameLists } from './frames.ts';

const simulation = new Simulation({ seed: 1, startAtMs: 0 });

/** Which lists each of 125 frames of 16 ms tells while everything changes all the time. */
function toldWhileRunning(lists: FrameLists): readonly string[] {
  return Array.from({ length: 125 }, (_, frame) => {
    lists.touch();
    const { rows, events } = lists.next(simulation, true, frame * 16);
    return `${rows === null ? '' : 'rows'}${events === null ? '' : 'events'}`;
  });
}

describe('lists of a frame', () => {
  it('are told by turns while time runs, a few times a second', () => {
    const told = toldWhileRunning(new FrameLists()).filter((lists) => lists !== '');
    expect(told[0]).toBe('rowsevents');
    expect(told.length).toBeGreaterThanOrEqual(7);
    expect(told.length).toBeLessThanOrEqual(8);
    expect(new Set(told.slice(1).filter((_, i) => i % 2 === 0)).size).toBe(1);
    expect(new Set(told.slice(1))).toEqual(new Set(['rows', 'events']));
  });

  it('are told whole and at once when time stands, and once', () => {
    const lists = new FrameLists();
    toldWhileRunning(lists);
    lists.touch();
    expect(Object.values(lists.next(simulation, false, 2001)).every((list) => list !== null)).toBe(true);
    expect(lists.next(simulation, false, 2002)).toEqual({ rows: null, events: null });
  });

  it('are told at once after a while without news', () => {
    const lists = new FrameLists();
    lists.next(simulation, true, 0);
    expect(lists.next(simulation, true, 1500)).toEqual({ rows: null, events: null });
    lists.touch();
    const { rows, events } = lists.next(simulation, true, 1516);
    expect([rows, events]).toEqual([[], []]);
  });
});
