import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queueFor } from './review-queue.ts';
import { createReviewStore, keepAnswer, recordAnswer } from './review-store.ts';
import { loadScheduler } from './scheduler.ts';

const NOON = new Date(2026, 0, 5, 12).getTime();
const DAY = 86_400_000;

beforeEach(() => {
  const values = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the review store', () => {
  it('keeps cards and counts for the next visit', async () => {
    const { next } = await loadScheduler();
    const first = createReviewStore();
    recordAnswer(first, 'a', next(undefined, 3, NOON), NOON);
    const later = createReviewStore();
    later.restore();
    expect(later.getState()).toMatchObject({ cards: { a: { reps: 1 } }, log: { day: '2026-01-05', answered: 1, fresh: 1 } });
  });

  it('takes a question off the queue of today, and brings it back when it is due', async () => {
    const { next } = await loadScheduler();
    const store = createReviewStore();
    recordAnswer(store, 'a', next(undefined, 1, NOON), NOON);
    const queueAt = (nowMs: number) => queueFor({ order: ['a', 'b'], ...store.getState(), nowMs });
    expect(queueAt(NOON)).toEqual(['b']);
    expect(queueAt(NOON + DAY)).toEqual(['a', 'b']);
  });

  it('does not count a repeated question as new', async () => {
    const { next } = await loadScheduler();
    const store = createReviewStore();
    const card = next(undefined, 1, NOON);
    recordAnswer(store, 'a', card, NOON);
    recordAnswer(store, 'a', next(card, 3, NOON + DAY), NOON + DAY);
    expect(store.getState().log).toEqual({ day: '2026-01-06', answered: 1, fresh: 0 });
  });

  it('keeps what was written, and forgets what was emptied', () => {
    const store = createReviewStore();
    keepAnswer(store, 'a', 'A Job ends.');
    expect(store.getState().answers).toEqual({ a: 'A Job ends.' });
    keepAnswer(store, 'a', '');
    expect(store.getState().answers).toEqual({});
  });
});
