import { describe, expect, it } from 'vitest';
import { compareRuns } from './compare.ts';
import { loadCronRows, loadRecording, loadValidationRows, recordingNames } from './recordings.ts';

describe('recordings', () => {
  it('are all there', () => {
    expect(recordingNames()).toHaveLength(69);
    expect(loadValidationRows()).toHaveLength(581);
    expect(loadCronRows()).toHaveLength(2836);
  });

  it('equal themselves at every level, and not when an exit code changes', () => {
    const real = loadRecording('job-simple-success');
    const levels = compareRuns(real, real);
    for (const checks of Object.values(levels)) expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(Object.values(levels).every((checks) => checks.length > 0)).toBe(true);
    const [first, ...rest] = real.steps;
    const wrong = compareRuns(real, { ...real, steps: first === undefined ? [] : [{ ...first, exit: 1 }, ...rest] });
    expect(wrong.output.filter((check) => !check.ok)).toHaveLength(1);
  });
});
