import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The repository's root: vitest runs there. */
export const ROOT = process.cwd();

/** What one tool says of one file: rule names of Biome, or error codes of TypeScript. */
export type Findings = ReadonlyMap<string, readonly string[]>;

const CONFIGURATION = [
  'biome.json',
  'package.json',
  'tsconfig.json',
  'sim/tsconfig.json',
  'sim/no-node.d.ts',
  'sim/cli/tsconfig.json',
  'sim/worker/tsconfig.json',
];

/** A temporary folder with this repository's configuration and packages, and the given files instead of its own. */
export function plant(files: Readonly<Record<string, string>>): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'backoff-gate-'));
  for (const path of CONFIGURATION) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Lints a folder. */
export function lint(folder: string): Findings {
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(stdout);
  return groupByFile(report.diagnostics.map(({ category, location }) => [location.path, category.split('/').at(-1) ?? category]));
}

/** Type-checks one project of a folder. */
export function checkTypes(folder: string, project: string): Findings {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '--pretty', 'false', '-p', project], { cwd: folder, encoding: 'utf8' });
  const lines = [...stdout.matchAll(/^(.+?)\(\d+,\d+\): error (TS\d+):/gm)];
  return groupByFile(lines.map(([, path = '', code = '']) => [path, code]));
}

function groupByFile(pairs: readonly (readonly [string, string])[]): Findings {
  const findings = new Map<string, string[]>();
  for (const [path, finding] of pairs) findings.set(path, [...(findings.get(path) ?? []), finding]);
  return findings;
}
