import { gte, type infer as Infer, int, lte, maxLength, number, object, record, refine, regex, string } from 'zod/mini';

const KEY = 'backoff.review';
/** As `components/questions/review-store.ts` writes it. */
const VERSION = 1;
const MOST_QUESTIONS = 2000;

const slug = string().check(regex(/^[a-z][a-z0-9-]{0,79}$/));
const amount = number().check(gte(0), lte(8.64e15));
const notTooMany = refine<Record<string, unknown>>((entries) => Object.keys(entries).length <= MOST_QUESTIONS, {
  error: `has more than ${MOST_QUESTIONS} entries`,
});

const card = object({
  due: amount,
  stability: amount,
  difficulty: amount,
  elapsed_days: amount,
  scheduled_days: amount,
  learning_steps: amount,
  reps: amount,
  lapses: amount,
  state: amount,
  last_review: amount,
});

/** What the review of questions keeps: due dates, today's count, the daily cap and the reader's answers. */
export const reviewsShape = object({
  cards: record(slug, card).check(notTooMany),
  log: object({ day: string().check(regex(/^(\d{4}-\d{2}-\d{2})?$/)), answered: amount, fresh: amount }),
  cap: int().check(gte(1), lte(100)),
  answers: record(slug, string().check(maxLength(20_000))).check(notTooMany),
});

export type Reviews = Infer<typeof reviewsShape>;

/** The reviews in the browser's storage; null when there are none, or they cannot be read. */
export function readReviews(): Reviews | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as { state?: unknown } | null;
    const read = reviewsShape.safeParse(stored?.state);
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Puts reviews where the questions look for them; null forgets them. Returns false when the browser refuses. */
export function writeReviews(reviews: Reviews | null): boolean {
  try {
    if (reviews === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ state: reviews, version: VERSION }));
    return true;
  } catch {
    return false;
  }
}
