import { describe, expect, it } from 'vitest';
import { type Fix, fixesOn, withFix } from './quick-fixes.ts';

const TEXT = 'kind: Job\nspec:\n  complitions: 3\n';
const fix: Fix = { title: 'Change to completions', newText: 'completions', startLine: 3, startColumn: 3, endLine: 3, endColumn: 14 };
const problem = { severity: 'error', startLine: 3, startColumn: 3, endLine: 3, endColumn: 14, message: 'unknown field', fix } as const;

describe('withFix', () => {
  it('replaces a word, adds lines and replaces several', () => {
    expect(withFix(TEXT, fix)).toBe('kind: Job\nspec:\n  completions: 3\n');
    expect(withFix(TEXT, { ...fix, newText: 'a: 1\n  ', endColumn: 3 })).toBe('kind: Job\nspec:\n  a: 1\n  complitions: 3\n');
    expect(withFix(TEXT, { ...fix, newText: 'x', startLine: 1, startColumn: 1, endLine: 2, endColumn: 6 })).toBe('x\n  complitions: 3\n');
  });
});

describe('fixesOn', () => {
  it('finds the fixes of the lines, each once', () => {
    expect(fixesOn([problem, { ...problem, message: 'again' }], { startLineNumber: 2, endLineNumber: 3 })).toEqual([fix]);
    expect(fixesOn([problem], { startLineNumber: 1, endLineNumber: 2 })).toEqual([]);
    const { fix: _, ...without } = problem;
    expect(fixesOn([without], { startLineNumber: 3, endLineNumber: 3 })).toEqual([]);
  });
});
