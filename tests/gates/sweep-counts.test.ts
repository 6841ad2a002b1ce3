import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sweep-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (part: string, counts: Readonly<Record<string, number>>) =>
  writeFileSync(join(folder, `${part}.json`), JSON.stringify(counts));

/** What the stage prints of the folder, and how many parts passed and failed. */
function printed() {
  const code = `
    const { printSweep } = await import('#tests/tools/sweep-counts.mjs');
    const lines = [];
    console.log(JSON.stringify({ ...printSweep(${JSON.stringify(folder)}, (line) => lines.push(line)), lines }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as { readonly passed: number; readonly failed: number; readonly lines: readonly string[] };
}

describe('the counts of the sweep', () => {
  it('are printed, a line for each', () => {
    write('lessons', { lessons: 15, exercises: 45 });
    write('scenarios', { scenarios: 50 });
    write('questions', { questions: 71 });
    const { lines, passed, failed } = printed();
    expect(lines.slice(1)).toEqual(['    15 lessons', '    45 exercises', '    50 scenarios', '    71 questions']);
    expect([passed, failed]).toEqual([3, 0]);
  });

  it('fail for a part that did not run, and for one that played none of something', () => {
    write('lessons', { lessons: 15, exercises: 0 });
    write('questions', { questions: 71 });
    expect(printed()).toMatchObject({ passed: 1, failed: 2 });
  });
});
