import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type DayLog, logOf, type StoredCard } from './review-queue.ts';

export const CAPS = [5, 10, 20] as const;

export interface ReviewState {
  /** What has been asked before, by slug. */
  readonly cards: Readonly<Record<string, StoredCard>>;
  readonly log: DayLog;
  /** Most questions a day. */
  readonly cap: number;
  /** What the reader wrote before looking at the answer, by slug. */
  readonly answers: Readonly<Record<string, string>>;
}

export type ReviewStore = StoreApi<ReviewState> & {
  /** Reads what an earlier visit left. */
  readonly restore: () => void;
};

function attempt<T>(use: () => T, otherwise: T): T {
  try {
    return use();
  } catch {
    return otherwise;
  }
}

/** Storage that never throws: a browser that refuses to store keeps everything for this visit only. */
const storage: StateStorage = {
  getItem: (name) => attempt(() => localStorage.getItem(name), null),
  setItem: (name, value) => attempt(() => localStorage.setItem(name, value), undefined),
  removeItem: (name) => attempt(() => localStorage.removeItem(name), undefined),
};

/** Answers and due dates of this reader, kept in the browser. */
export function createReviewStore(): ReviewStore {
  const store = createStore<ReviewState>()(
    persist((): ReviewState => ({ cards: {}, log: { day: '', answered: 0, fresh: 0 }, cap: 10, answers: {} }), {
      name: 'backoff.review',
      version: 1,
      storage: createJSONStorage(() => storage),
      skipHydration: true,
    }),
  );
  return Object.assign(store, { restore: () => void store.persist.rehydrate() });
}

/** Keeps the card of a question that was just answered, and counts it for today. */
export function recordAnswer(store: ReviewStore, slug: string, card: StoredCard, nowMs: number): void {
  const { cards, log } = store.getState();
  const today = logOf(log, nowMs);
  const isFresh = cards[slug] === undefined;
  store.setState({
    cards: { ...cards, [slug]: card },
    log: { ...today, answered: today.answered + 1, fresh: today.fresh + (isFresh ? 1 : 0) },
  });
}

/** Keeps what the reader wrote; nothing is kept of an empty text. */
export function keepAnswer(store: ReviewStore, slug: string, text: string): void {
  const { [slug]: _, ...others } = store.getState().answers;
  store.setState({ answers: text === '' ? others : { ...others, [slug]: text } });
}
