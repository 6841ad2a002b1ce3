/** What somebody wants to know the reason of. */
export type WhyQuestion =
  /** The state that an object is in. */
  | { readonly kind: 'object'; readonly uid: string }
  | { readonly kind: 'condition'; readonly uid: string; readonly condition: string }
  | { readonly kind: 'event'; readonly uid: string; readonly reason: string; readonly atMs: number }
  /** No run of a CronJob at a date (`2026-03-29`) and time (`02:00`), on the clock that its schedule is read by. */
  | { readonly kind: 'absence'; readonly uid: string; readonly date: string; readonly time: string };

/** One decision of the chain that led there. */
export interface WhyStep {
  /** Virtual ms at which it was taken. */
  readonly atMs: number;
  /** The last of several times; the same as `atMs` when it was taken once. */
  readonly lastAtMs: number;
  readonly times: number;
  readonly text: string;
  /** The field that decided, and its value; null where no field has a part. */
  readonly field: string | null;
  readonly value: string | null;
  /** Number of the rule in a `SPEC.md`. */
  readonly rule: string;
  /** Object that was decided about. */
  readonly subject: { readonly uid: string; readonly kind: string; readonly name: string };
  /** Whether it is what the question asks for. */
  readonly isDecisive: boolean;
  /** Decisions of the same kind before it that are left out. */
  readonly leftOut: number;
}

export interface WhyAnswer {
  /** The question in words. */
  readonly question: string;
  /** The answer in a sentence or a few. */
  readonly answer: string;
  /** Oldest first. */
  readonly steps: readonly WhyStep[];
  /** False when so much happened that only its beginning and its end were looked at. */
  readonly isWhole: boolean;
}

/** A condition got another status or another reason. */
export interface ConditionChange {
  /** Virtual ms. */
  readonly atMs: number;
  readonly type: string;
  /** Null when the condition was taken away. */
  readonly status: string | null;
  /** Empty without one. */
  readonly reason: string;
}

/** The conditions of an object over time. */
export interface ConditionHistory {
  /** Oldest first; of very many, the newest. */
  readonly changes: readonly ConditionChange[];
  /** The part of its life that was not looked at, because so much happened; null when there is none. */
  readonly gap: { readonly fromMs: number; readonly toMs: number } | null;
}
