import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countIndexes, formatIndexes, hasIndex, parseIndexes, withIndexes } from './indexes.ts';

const someIndexes = fc.uniqueArray(fc.nat({ max: 200 }), { maxLength: 60 });

describe('lists of indexes', () => {
  it.each([
    [[], ''],
    [[4], '4'],
    [[0, 1], '0,1'],
    [[0, 1, 2], '0-2'],
    [[7, 5, 4, 3, 1], '1,3-5,7'],
    [[2, 2, 2], '2'],
  ])('[JOB-8] %j prints as "%s"', (indexes, text) => {
    expect(formatIndexes(withIndexes([], indexes))).toBe(text);
  });

  it('[JOB-8] entries beyond the completions are dropped, ranges are cut', () => {
    expect(formatIndexes(parseIndexes('0,2-6,9', 5))).toBe('0,2-4');
    expect(parseIndexes('3-5', 3)).toEqual([]);
    expect(parseIndexes(undefined, 3)).toEqual([]);
  });

  it('[JOB-8] malformed parts are skipped', () => {
    expect(formatIndexes(parseIndexes('x,1,5-3,2', 9))).toBe('1,2');
  });

  it('[JOB-8] print then parse gives the same set', () => {
    fc.assert(
      fc.property(someIndexes, (indexes) => {
        const set = withIndexes([], indexes);
        expect(parseIndexes(formatIndexes(set), 201)).toEqual(set);
        expect(countIndexes(set)).toBe(indexes.length);
        const found = Array.from({ length: 201 }, (_, index) => index).filter((index) => hasIndex(set, index));
        expect(found).toEqual([...indexes].sort((a, b) => a - b));
      }),
    );
  });

  it('[JOB-8] the order of additions does not matter', () => {
    fc.assert(
      fc.property(someIndexes, someIndexes, (first, second) => {
        expect(withIndexes(withIndexes([], first), second)).toEqual(withIndexes([], [...second, ...first]));
      }),
    );
  });
});
