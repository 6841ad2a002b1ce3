import { describe, expect, it } from 'vitest';
import { GRADES, loadScheduler } from './scheduler.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 0, 5, 12);

describe('the scheduler', () => {
  it('waits longer the better an answer was known, and never less than a day', async () => {
    const scheduler = await loadScheduler();
    const waits = GRADES.map(({ value }) => (scheduler.next(undefined, value, NOON).due - NOON) / DAY);
    expect(waits[0]).toBeGreaterThanOrEqual(1);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[3]).toBeGreaterThan(waits[0] ?? 0);
  });

  it('goes on from a card that was stored as JSON', async () => {
    const scheduler = await loadScheduler();
    const first = scheduler.next(undefined, 3, NOON);
    const second = scheduler.next(JSON.parse(JSON.stringify(first)), 3, first.due);
    expect(second).toMatchObject({ reps: 2, lapses: 0, last_review: first.due });
    expect(second.due - first.due).toBeGreaterThan(first.due - NOON);
  });

  it('comes back soon after an answer that was missed', async () => {
    const scheduler = await loadScheduler();
    const known = scheduler.next(scheduler.next(undefined, 4, NOON), 4, NOON + 10 * DAY);
    const missed = scheduler.next(known, 1, known.due);
    expect(missed.lapses).toBe(1);
    expect(missed.due - known.due).toBeLessThan(known.due - NOON);
  });
});
