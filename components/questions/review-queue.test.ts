import { describe, expect, it } from 'vitest';
import { dayOf, logOf, nextDueMs, queueFor, type StoredCard } from './review-queue.ts';

const NOON = new Date(2026, 0, 5, 12).getTime();
const HOUR = 3_600_000;
const NO_LOG = { day: '', answered: 0, fresh: 0 };
const order = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

const dueAt = (due: number): StoredCard => ({
  due,
  stability: 1,
  difficulty: 5,
  elapsed_days: 0,
  scheduled_days: 1,
  learning_steps: 0,
  reps: 1,
  lapses: 0,
  state: 2,
  last_review: NOON - 24 * HOUR,
});

describe('the queue of a day', () => {
  it('begins with new questions in their order, half of the cap at most', () => {
    expect(queueFor({ order, cards: {}, log: NO_LOG, cap: 10, nowMs: NOON })).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('asks what is due first, the longest overdue at the head', () => {
    const cards = { c: dueAt(NOON - HOUR), e: dueAt(NOON - 48 * HOUR), a: dueAt(NOON + 72 * HOUR) };
    expect(queueFor({ order, cards, log: NO_LOG, cap: 4, nowMs: NOON })).toEqual(['e', 'c', 'b', 'd']);
  });

  it('counts what falls due later today as due today', () => {
    const cards = { a: dueAt(NOON + 11 * HOUR), b: dueAt(NOON + 13 * HOUR) };
    expect(queueFor({ order: ['a', 'b'], cards, log: NO_LOG, cap: 10, nowMs: NOON })).toEqual(['a']);
  });

  it('never passes the cap, and is empty when the cap is reached', () => {
    const cards = Object.fromEntries(order.map((slug) => [slug, dueAt(NOON)]));
    expect(queueFor({ order, cards, log: NO_LOG, cap: 5, nowMs: NOON })).toHaveLength(5);
    expect(queueFor({ order, cards, log: { day: dayOf(NOON), answered: 5, fresh: 0 }, cap: 5, nowMs: NOON })).toEqual([]);
  });

  it('introduces no further new question once the share of the day is used up', () => {
    const log = { day: dayOf(NOON), answered: 5, fresh: 5 };
    expect(queueFor({ order, cards: {}, log, cap: 10, nowMs: NOON })).toEqual([]);
  });

  it('starts over on the next day', () => {
    expect(logOf({ day: '2026-01-04', answered: 9, fresh: 5 }, NOON)).toEqual({ day: '2026-01-05', answered: 0, fresh: 0 });
  });

  it('leaves out a question that no longer exists', () => {
    expect(queueFor({ order: ['a'], cards: { gone: dueAt(NOON) }, log: NO_LOG, cap: 10, nowMs: NOON })).toEqual(['a']);
  });

  it('knows when to come back', () => {
    expect(nextDueMs({})).toBeNull();
    expect(nextDueMs({ a: dueAt(NOON + HOUR), b: dueAt(NOON) })).toBe(NOON);
  });
});
