// biome-ignore lint/correctness/useImportExtensions: the comparison is kept as it came, in JavaScript
import { type Check, compare, type Level } from './data/compare.mjs';
import type { Recording } from './recordings.ts';

export type { Check, Level };

/**
 * Compares a simulated run with a real one.
 *
 * @returns the checks of each level: outcome, states, events, timing, output
 */
export function compareRuns(real: Recording, simulated: Recording): Readonly<Record<Level, readonly Check[]>> {
  return compare(real, simulated);
}
