import { mkdirSync, writeFileSync } from 'node:fs';

/** Where `npm test` finds what the sweep counted. */
const FOLDER = '.cache/reports/sweep';

/** Writes down what a part of the sweep has played; the stage that ran it prints the parts together. */
export function reportCounts(part: string, counts: Readonly<Record<string, number>>): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${part}.json`, JSON.stringify(counts));
}
