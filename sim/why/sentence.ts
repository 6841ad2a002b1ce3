import type { ReasonCode, ReasonFacts } from '#sim/apiserver/reasons.ts';

/** A decision in words. */
export interface Sentence {
  readonly text: string;
  readonly rule: string;
  readonly field?: string;
  readonly value?: string;
}

/** What the words need to know beside the facts. */
export interface Wording {
  /** A virtual instant on the clock of a zone, as short as it can be told. */
  clock(atMs: number, timeZone?: string): string;
}

/** The sentences of some codes. */
export type Sentences<Part extends string> = {
  readonly [C in Extract<ReasonCode, `${Part}/${string}`>]: (facts: ReasonFacts[C], wording: Wording) => Sentence;
};

/** `1 Pod`, `3 Pods`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `has` or `have`, and the like. */
export const agree = (number: number, one: string, many: string): string => (number === 1 ? one : many);

/** `40 s`, `5 min`, `2 h`. */
export function span(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
