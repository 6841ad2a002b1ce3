import type { Card, CardInput } from 'ts-fsrs';
import type { StoredCard } from './review-queue.ts';

/** How well an answer was known, worst first. */
export const GRADES = [
  { value: 1, name: 'Missed it' },
  { value: 2, name: 'With effort' },
  { value: 3, name: 'Knew it' },
  { value: 4, name: 'Easy' },
] as const;

export type Grade = (typeof GRADES)[number]['value'];

export interface Scheduler {
  /**
   * The card after an answer.
   *
   * @param card undefined for a question that is asked for the first time
   */
  next(card: StoredCard | undefined, grade: Grade, nowMs: number): StoredCard;
}

function toStored({ due, last_review, ...numbers }: Card): StoredCard {
  return { ...numbers, due: due.getTime(), last_review: last_review?.getTime() ?? due.getTime() };
}

/**
 * The FSRS scheduler; fetched with the first call. Same answers, same dates: no chance is involved, and every wait is at
 * least a day.
 */
export async function loadScheduler(): Promise<Scheduler> {
  const { createEmptyCard, fsrs } = await import('ts-fsrs');
  const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
  return {
    next(card, grade, nowMs) {
      const now = new Date(nowMs);
      const before: CardInput | Card = card ?? createEmptyCard(now);
      return toStored(scheduler.next(before, now, grade).card);
    },
  };
}
