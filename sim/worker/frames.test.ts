import { describe, expect, it } from 'vitest';
import { ListPace } from './frames.ts';

describe('lists of a frame', () => {
  it('are told a few times a second while time runs, and at once when it stands', () => {
    const pace = new ListPace();
    const told = Array.from({ length: 60 }, (_, frame) => pace.isDue(true, frame * 16)).filter(Boolean);
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThanOrEqual(4);
    expect(pace.isDue(true, 60 * 16)).toBe(false);
    expect(pace.isDue(false, 60 * 16)).toBe(true);
  });
});
