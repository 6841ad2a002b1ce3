import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CowVector } from './cow-vector.ts';

const contents = (vector: CowVector<string>): [number, string][] => {
  const out: [number, string][] = [];
  vector.forEach((value, index) => {
    out.push([index, value]);
  });
  return out;
};

describe('CowVector', () => {
  it('[ENG-5] agrees with a Map, and saved versions never change', () => {
    const write = fc.record({ index: fc.nat(300_000), value: fc.option(fc.string(), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(fc.array(write, { maxLength: 20 }), { minLength: 1, maxLength: 8 }), (rounds) => {
        const vector = new CowVector<string>();
        const model = new Map<number, string>();
        const saved = [];
        for (const round of rounds) {
          for (const { index, value } of round) {
            vector.set(index, value);
            if (value === undefined) model.delete(index);
            else model.set(index, value);
          }
          saved.push({ root: vector.save(), expected: [...model].sort((a, b) => a[0] - b[0]) });
        }
        for (const { root, expected } of saved) {
          const reader = new CowVector<string>();
          reader.restore(root);
          expect(contents(reader)).toEqual(expected);
          expect(reader.size).toBe(expected.length);
        }
      }),
    );
  });

  it('[ENG-5] a restored version can be written without touching the later one', () => {
    const vector = new CowVector<string>();
    vector.set(1, 'a');
    const early = vector.save();
    vector.set(1, 'b');
    const late = vector.save();
    vector.restore(early);
    vector.set(1, 'c');
    vector.restore(late);
    expect(vector.get(1)).toBe('b');
  });
});
