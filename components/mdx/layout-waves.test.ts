import { describe, expect, it } from 'vitest';
import { aLog, anObject } from '#components/lab/test-log.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { countStates, layoutWaves } from './layout-waves.ts';

const log = aLog(
  [
    anObject('Job', 'batch', -1, 1_000),
    anObject('Pod', 'a', 0, 1_000),
    anObject('Pod', 'b', 0, 1_200),
    anObject('Pod', 'c', 0, 9_000),
    anObject('Pod', 'other', -1, 9_000),
  ],
  [
    [2_000, 1, S.running],
    [2_100, 2, S.running],
    [8_000, 1, S.succeeded],
    [8_500, 2, S.failed],
    [10_000, 3, S.running],
    [15_000, 3, S.succeeded],
    [16_000, 1, S.gone],
  ],
);

describe('layoutWaves', () => {
  it('has nothing to draw before the Job is there', () => {
    expect(layoutWaves(log, 'batch', 999)).toBeNull();
    expect(layoutWaves(log, 'none', 99_999)).toBeNull();
  });

  it('puts pods that start together into one wave, and fills the first free row', () => {
    const layout = layoutWaves(log, 'batch', 20_000);
    expect(layout?.rows).toBe(2);
    expect(layout?.waves.map(({ pods }) => pods.map(({ name, row }) => `${name}${row}`))).toEqual([['a0', 'b1'], ['c0']]);
    expect(layout?.waves.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [1_000, 8_500],
      [9_000, 15_000],
    ]);
    expect(layout?.toMs).toBe(15_000);
  });

  it('keeps a pod as it ended, also when it is deleted later', () => {
    const pods = layoutWaves(log, 'batch', 20_000)?.waves.flatMap((wave) => wave.pods) ?? [];
    expect(countStates(pods)).toBe('2 succeeded, 1 failed');
  });

  it('hides what comes after the instant that is shown', () => {
    const layout = layoutWaves(log, 'batch', 9_500);
    expect(countStates(layout?.waves.flatMap((wave) => wave.pods) ?? [])).toBe('1 waiting, 1 succeeded, 1 failed');
    expect(layout?.waves.at(-1)?.toMs).toBeNull();
    expect(layout?.toMs).toBe(9_500);
  });
});
