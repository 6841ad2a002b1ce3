import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText, repositoryFiles } from './source-files.ts';

const files = repositoryFiles();
const sources = files.filter((path) => /\.(tsx?|mjs)$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('tests/'));

/** Import specifiers and `import(...)` with a path that climbs out of its folder. */
const climbing = (text: string) => text.match(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"`]\.\.\/[^'"`]*['"`]/g) ?? [];

/** Hosts that packages come from, in two halves, so that this file does not name them. */
const hosts = [
  ['registry.', 'npmjs'],
  ['registry.', 'yarnpkg'],
  ['npm', 'mirror'],
  ['artifact', 'ory'],
  ['verd', 'accio'],
  ['pypi.', 'org'],
].map((halves) => halves.join(''));
const namedHosts = (text: string) => hosts.filter((host) => text.toLowerCase().includes(host));

const unpinned = (versions: Readonly<Record<string, string>>) =>
  Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));

describe('imports', () => {
  it('that climb are seen', () => {
    expect(climbing("import { a } from '../a.ts';")).toHaveLength(1);
    expect(climbing("import '../a.css';")).toHaveLength(1);
    expect(climbing('await import(`../lessons/x/lesson.ts`)')).toHaveLength(1);
    expect(climbing("import { a } from './a.ts'; const path = '../a';")).toEqual([]);
  });

  it('climb nowhere but where the bundler needs a relative path with a variable in it', () => {
    const code = files.filter((path) => /\.(tsx?|mjs|mdx)$/.test(path) && !path.startsWith('tests/gates/'));
    const found = code.flatMap((path) => climbing(readText(path)).map((found) => ({ path, found })));
    const isNeeded = ({ path, found }: { path: string; found: string }) =>
      path.startsWith('content/load/') && found.includes('`') && found.includes('${');
    expect(found.filter((each) => !isNeeded(each))).toEqual([]);
  });
});

describe('source files', () => {
  it('are short: the median is under 120 lines', () => {
    const lengths = sources
      .map(
        (path) =>
          readText(path)
            .split('\n')
            .filter((line) => line.trim() !== '').length,
      )
      .sort((a, b) => a - b);
    expect(lengths.length).toBeGreaterThan(0);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(120);
  });
});

describe('packages', () => {
  it('of a range are seen', () => {
    expect(unpinned({ a: '1.2.3', b: '^1.2.3', c: 'latest', d: '1.x' }).map(([name]) => name)).toEqual(['b', 'c', 'd']);
  });

  it('are pinned to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(readText('package.json'));
    expect(Object.keys(dependencies).length).toBeGreaterThan(0);
    expect(unpinned({ ...dependencies, ...devDependencies })).toEqual([]);
  });
});

describe('addresses', () => {
  it('of a package host are seen', () => {
    expect(namedHosts(`https://${hosts[0]}.org/x.tgz`)).toEqual([hosts[0]]);
  });

  it('of a package host are in no file', () => {
    const text = files.filter((path) => !/\.(gz|png|ico|woff2?)$/.test(path));
    expect(text.filter((path) => namedHosts(readText(path)).length > 0)).toEqual([]);
  });
});

describe('the lock file', () => {
  const check = (...args: string[]) => spawnSync(process.execPath, ['tests/tools/complete-lock-file.mjs', '--check', ...args]).status;

  it('is complete', () => {
    expect(check()).toBe(0);
  });

  it('is not complete without a binary of another platform, or with an address', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backoff-lock-'));
    const path = join(folder, 'lock.json');
    const write = (binary: object) =>
      writeFileSync(
        path,
        JSON.stringify({ packages: { 'node_modules/a': { optionalDependencies: { '@a/darwin-arm64': '1.0.0' } }, ...binary } }),
      );
    write({});
    expect(check(path)).toBe(1);
    write({ 'node_modules/@a/darwin-arm64': { version: '1.0.0', resolved: 'https://host/a.tgz' } });
    expect(check(path)).toBe(1);
    write({ 'node_modules/@a/darwin-arm64': { version: '1.0.0' } });
    expect(check(path)).toBe(0);
    rmSync(folder, { recursive: true });
  });
});
