/** What the scheduler has to remember of one question; plain JSON. */
export interface StoredCard {
  /** When it is to be asked again, ms since 1970. */
  readonly due: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly elapsed_days: number;
  readonly scheduled_days: number;
  readonly learning_steps: number;
  readonly reps: number;
  readonly lapses: number;
  readonly state: number;
  readonly last_review: number;
}

/** What was answered on one day of the reader's own calendar. */
export interface DayLog {
  /** `2026-01-31`. */
  readonly day: string;
  readonly answered: number;
  /** Those of them that were asked for the first time. */
  readonly fresh: number;
}

export interface QueueInput {
  /** Slugs of all questions, in the order in which new ones are introduced. */
  readonly order: readonly string[];
  readonly cards: Readonly<Record<string, StoredCard>>;
  readonly log: DayLog;
  /** Most questions a day. */
  readonly cap: number;
  readonly nowMs: number;
}

/** At most half of a day's questions are new, so that the due ones of the next days stay few. */
const FRESH_SHARE = 0.5;

/** The reader's own calendar day. */
export function dayOf(nowMs: number): string {
  const date = new Date(nowMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The log of today; yesterday's counts for nothing. */
export function logOf(log: DayLog, nowMs: number): DayLog {
  const day = dayOf(nowMs);
  return log.day === day ? log : { day, answered: 0, fresh: 0 };
}

/**
 * Slugs that are still to be asked today: the due ones, longest overdue first, then new ones up to half of the cap.
 * A question that falls due later today belongs to today. Empty when the cap is reached.
 */
export function queueFor({ order, cards, log, cap, nowMs }: QueueInput): readonly string[] {
  const today = logOf(log, nowMs);
  const endOfDayMs = new Date(nowMs).setHours(23, 59, 59, 999);
  const left = Math.max(0, cap - today.answered);
  const due = order
    .flatMap((slug) => {
      const card = cards[slug];
      return card !== undefined && card.due <= endOfDayMs ? [{ slug, due: card.due }] : [];
    })
    .sort((a, b) => a.due - b.due)
    .map(({ slug }) => slug)
    .slice(0, left);
  const freshLeft = Math.max(0, Math.ceil(cap * FRESH_SHARE) - today.fresh);
  const fresh = order.filter((slug) => cards[slug] === undefined).slice(0, Math.min(freshLeft, left - due.length));
  return [...due, ...fresh];
}

/** When the next question falls due that has been asked before; null when none has. */
export function nextDueMs(cards: Readonly<Record<string, StoredCard>>): number | null {
  const dues = Object.values(cards).map(({ due }) => due);
  return dues.length === 0 ? null : Math.min(...dues);
}
