import type { Read } from '#sim/programs/kernel/tracked-input.ts';
import { readValue } from '#sim/programs/kernel/tracked-input.ts';
import type { ProgramInput } from './program.ts';

/** Horizons are doublings of this one, so that many callers share few traces. */
const FIRST_HORIZON_MS = 16_000;
/** An unbounded horizon means this one. */
const UNBOUNDED_MS = 86_400_000;

/** Number of the smallest horizon that covers `untilMs`. */
export function horizonIndex(untilMs: number): number {
  let index = 0;
  let coveredMs = FIRST_HORIZON_MS;
  const wantedMs = untilMs === Number.POSITIVE_INFINITY ? UNBOUNDED_MS : untilMs;
  while (coveredMs < wantedMs) {
    coveredMs *= 2;
    index += 1;
  }
  return index;
}

export const horizonMs = (index: number): number => FIRST_HORIZON_MS * 2 ** index;

/** A result with everything that it depends on, in the order in which it was looked at. */
export interface Tracked<T> {
  readonly reads: readonly Read[];
  /** The result holds for every longer horizon too. */
  readonly isFinal: boolean;
  readonly value: T;
}

/** What is known once some reads were answered; the next read decides which way to go. */
interface Branch<T> {
  read: Read | null;
  readonly answers: Map<string | number | undefined, Branch<T>>;
  readonly results: (T | undefined)[];
  final: T | undefined;
  /** First horizon for which `final` is the result. */
  finalFrom: number;
}

const newBranch = <T>(): Branch<T> => ({ read: null, answers: new Map(), results: [], final: undefined, finalFrom: 0 });

/**
 * Results of a pure function of an input, found again by the parts of the input that it looked at: inputs that differ
 * only elsewhere get the same object.
 */
export class TraceCache<T> {
  #root = newBranch<T>();
  #size = 0;
  readonly #limit: number;

  /** Forgets everything when more than `limit` results were kept. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  find(input: ProgramInput, index: number): T | undefined {
    let branch: Branch<T> | undefined = this.#root;
    while (branch !== undefined) {
      if (branch.final !== undefined && index >= branch.finalFrom) return branch.final;
      const result = branch.results[index];
      if (result !== undefined) return result;
      if (branch.read === null) return undefined;
      branch = branch.answers.get(readValue(input, branch.read));
    }
    return undefined;
  }

  add(input: ProgramInput, index: number, { reads, isFinal, value }: Tracked<T>): void {
    if (this.#size >= this.#limit) {
      this.#root = newBranch();
      this.#size = 0;
    }
    this.#size += 1;
    let branch = this.#root;
    for (const read of reads) {
      branch.read ??= read;
      const answer = readValue(input, read);
      let next = branch.answers.get(answer);
      if (next === undefined) {
        next = newBranch();
        branch.answers.set(answer, next);
      }
      branch = next;
    }
    if (isFinal && (branch.final === undefined || index < branch.finalFrom)) {
      branch.final = value;
      branch.finalFrom = index;
    } else branch.results[index] = value;
  }
}
