import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Parts of the content sweep. Each writes down what it has played, by name. */
const PARTS = ['lessons', 'scenarios', 'questions'];

/**
 * Prints what the content sweep has played. A part that wrote nothing, or played none of what it counts, checked nothing: a failure.
 *
 * @param {string} folder where the parts write
 * @param {(line: string) => void} print
 * @returns {{ passed: number, failed: number }}
 */
export function printSweep(folder, print = console.log) {
  let failed = 0;
  print('\nThe sweep of the course played');
  for (const part of PARTS) {
    const path = join(folder, `${part}.json`);
    const counts = existsSync(path) ? Object.entries(JSON.parse(readFileSync(path, 'utf8'))) : [];
    for (const [name, count] of counts) print(`${String(count).padStart(6)} ${name}`);
    if (counts.length > 0 && counts.every(([, count]) => count > 0)) continue;
    print(`       and of the ${part} nothing, or not all`);
    failed += 1;
  }
  return { passed: PARTS.length - failed, failed };
}
