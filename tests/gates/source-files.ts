import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-tool.ts';

const NOT_OURS = new Set(['.git', 'node_modules', '.next', 'out', '.cache', '.data', 'coverage', 'test-results', 'playwright-report']);

/** Paths from the root, with forward slashes, of every file that belongs to the repository, sorted. */
export function repositoryFiles(): readonly string[] {
  const below = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (NOT_OURS.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) return [];
      return entry.isDirectory() ? below(path) : [path];
    });
  return below('').sort();
}

/** Text of a file of the repository. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
