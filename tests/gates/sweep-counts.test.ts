import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printSweep } from '#tests/tools/sweep-counts.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sweep-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (part: string, counts: Readonly<Record<string, number>>) =>
  writeFileSync(join(folder, `${part}.json`), JSON.stringify(counts));

function printed() {
  const lines: string[] = [];
  const counts = printSweep(folder, (line: string) => lines.push(line));
  return { ...counts, lines };
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
