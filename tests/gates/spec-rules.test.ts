import { describe, expect, it } from 'vitest';
import { readText, repositoryFiles } from './source-files.ts';
import { specProblems } from './spec-rules.ts';

const spec = { path: 'sim/a/SPEC.md', text: '**ABC-1** At most one. *Source: x*\n**ABC-2** At least one.\n' };
const test = (path: string, ...titles: string[]) => ({ path, text: titles.map((title) => `it('${title}', () => undefined);`).join('\n') });

describe('rules and the tests that name them', () => {
  it('match when each rule is cited below its folder', () => {
    expect(specProblems([spec], [test('sim/a/a.test.ts', '[ABC-1] x', 'y'), test('sim/a/b/b.test.ts', '[ABC-2] z')])).toEqual([]);
    expect(specProblems([spec], [test('sim/a/a.test.ts', '[ABC-1][ABC-2] x')])).toEqual([]);
    expect(specProblems([spec], [test('sim/a/a.test.ts', '[ABC-1, ABC-2] x')])).toEqual([]);
  });

  it('do not match when a rule has no test, or only one elsewhere', () => {
    expect(specProblems([spec], [test('sim/a/a.test.ts', '[ABC-1] x'), test('sim/b/b.test.ts', '[ABC-2] y')])).toEqual([
      'sim/a/SPEC.md: no test title below this folder cites [ABC-2]',
    ]);
  });

  it('do not match when a test cites no rule', () => {
    expect(specProblems([spec], [test('sim/a/a.test.ts', '[ABC-1] x', '[ABC-2] y', '[ABC-3] z')])).toEqual([
      'sim/a/a.test.ts: [ABC-3] is no rule of any SPEC.md',
    ]);
  });

  it('do not match when a rule is defined twice', () => {
    const again = { path: 'sim/a/b/SPEC.md', text: '**ABC-1** Again.' };
    expect(specProblems([spec, again], [test('sim/a/b/b.test.ts', '[ABC-1] x [ABC-2]', '[ABC-2] y')])).toContain(
      'sim/a/b/SPEC.md: ABC-1 is defined twice',
    );
  });

  it('match in this repository', () => {
    const files = repositoryFiles();
    const texts = (paths: readonly string[]) => paths.map((path) => ({ path, text: readText(path) }));
    const specs = texts(files.filter((path) => path.endsWith('SPEC.md')));
    const tests = texts(files.filter((path) => /\.(test|spec)\.tsx?$/.test(path) && !path.startsWith('tests/gates/')));
    expect(specs.length).toBeGreaterThan(0);
    expect(specProblems(specs, tests)).toEqual([]);
  });
});
