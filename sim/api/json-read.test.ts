import { describe, expect, it } from 'vitest';
import { jsonEqual, omit, readObjects, readPairs, readText, semanticEqual, withValue } from './json-read.ts';

describe('reading JSON as structs', () => {
  it('takes null for absent and a null item for an empty one', () => {
    expect(readText({ a: null }, 'a')).toBe('');
    expect(readObjects({ a: [null, { b: 1 }] }, 'a')).toEqual([{}, { b: 1 }]);
    expect(readPairs({ a: { y: '2', x: null } }, 'a')).toEqual([
      ['x', ''],
      ['y', '2'],
    ]);
  });

  it('keeps the object when a change changes nothing', () => {
    const object = { a: 1 };
    expect(omit(object, 'b')).toBe(object);
    expect(withValue(object, 'a', 1)).toBe(object);
    expect(withValue(object, 'a', undefined)).toEqual({});
  });

  it('compares exactly, or as the server does', () => {
    expect(jsonEqual({ a: null, b: [1] }, { b: [1] })).toBe(true);
    expect(jsonEqual({ a: [] }, {})).toBe(false);
    expect(semanticEqual({ a: [], labels: {} }, {})).toBe(true);
    expect(semanticEqual({ emptyDir: {} }, {})).toBe(false);
    expect(semanticEqual({ a: [{ env: [] }] }, { a: [{}] })).toBe(true);
  });
});
