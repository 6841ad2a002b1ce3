/**
 * A jump over whole periods of a run that repeats itself. Nothing is simulated in between: what depends on the clock is moved,
 * and counters go on by what a period adds.
 */
export interface Leap {
  readonly periods: number;
  /** All periods together. */
  readonly byMs: number;
  /** Start of the last period before the jump, virtual ms: what happened since belongs to the repetition. */
  readonly windowStartMs: number;
  /** Objects with this serial or a later one belong to the repetition. */
  readonly sinceSerial: number;
  /** What one period adds to each counter, by the counter's number. */
  readonly perPeriod: readonly number[];
  /** What one period adds to the counts of things that every period repeats, by serial. */
  readonly counted: ReadonlyMap<number, number>;
  /** Whether a timer belongs to something else and stays at its instant. */
  isFixed(atMs: number, handler: number, subject: number): boolean;
}

/** A number that only grows: serials, revisions, addresses. */
export interface Counter {
  get(): number;
  set(value: number): void;
}
