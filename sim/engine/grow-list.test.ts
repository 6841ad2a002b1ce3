import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, emptyGrowList, type GrowList, keep } from './grow-list.ts';

const contents = ({ items, length }: GrowList): readonly number[] => items.slice(0, length);

describe('GrowList', () => {
  it('[ENG-5] every version keeps its contents, whichever version is continued', () => {
    const write = fc.record({ from: fc.nat(), value: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 40 }), (writes) => {
        const versions = [{ list: emptyGrowList, expected: [] as readonly number[] }];
        for (const { from, value } of writes) {
          const base = versions[from % versions.length] ?? { list: emptyGrowList, expected: [] };
          versions.push({ list: append(base.list, value), expected: [...base.expected, value] });
        }
        for (const { list, expected } of versions) expect(contents(list)).toEqual(expected);
      }),
    );
  });

  it('[ENG-5] keeping some entries leaves the list itself alone', () => {
    const list = [1, 2, 3, 4].reduce(append, emptyGrowList);
    const even = keep(list, (value) => value % 2 === 0);
    expect([contents(even), contents(append(even, 6)), contents(list)]).toEqual([
      [2, 4],
      [2, 4, 6],
      [1, 2, 3, 4],
    ]);
    expect(keep(list, () => true)).toBe(list);
  });
});
