import { describe, expect, it } from 'vitest';
import { TimelineLog } from './timeline-log.ts';

const filled = (count: number): TimelineLog => {
  const log = new TimelineLog();
  for (let i = 0; i < count; i++) log.append(Math.floor(i / 2) * 10, i, i % 20, -i);
  return log;
};

describe('TimelineLog', () => {
  it('[ENG-12] gives copies of its columns from any entry on', () => {
    const log = filled(3000);
    const { atMs, subject, state, detail } = log.slice(2998);
    expect([[...atMs], [...subject], [...state], [...detail]]).toEqual([
      [14_990, 14_990],
      [2998, 2999],
      [18, 19],
      [-2998, -2999],
    ]);
    atMs[0] = 0;
    expect(log.timeAt(2998)).toBe(14_990);
    expect(log.bytes).toBe(3000 * 21);
  });

  it('[ENG-12] finds the first entry after an instant', () => {
    const log = filled(10);
    expect([-1, 0, 5, 10, 39, 40, 100].map((atMs) => log.firstAfter(atMs))).toEqual([0, 2, 2, 4, 8, 10, 10]);
    expect(new TimelineLog().firstAfter(0)).toBe(0);
  });

  it('[ENG-12] goes on after a cut', () => {
    const log = filled(10);
    log.truncate(4);
    log.truncate(7);
    log.append(11, 77, 1, 0);
    expect([...log.slice(0).subject]).toEqual([0, 1, 2, 3, 77]);
  });
});
