import { describe, expect, it } from 'vitest';
import { freeName, nameProblem } from './file-name.ts';

const taken = (name: string) => ['job.yaml', 'new.yaml', 'new-2.yaml'].includes(name);

describe('names of files', () => {
  it('proposes one that is free', () => {
    expect(freeName(taken)).toBe('new-3.yaml');
    expect(freeName(() => false)).toBe('new.yaml');
  });

  it.each([
    ['cron.yaml', null],
    ['a', null],
    ['', /needs a name/],
    ['job.yaml', /exists already/],
    ['../../x', /small letters/],
    ['.hidden', /small letters/],
    ['a b', /small letters/],
    ['x'.repeat(81), /small letters/],
  ])('%o: %s', (name, problem) => {
    const told = nameProblem(name, taken);
    if (problem === null) expect(told).toBeNull();
    else expect(told).toMatch(problem);
  });
});
