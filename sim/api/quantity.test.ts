import { describe, expect, it } from 'vitest';
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  isQuantity,
  parseQuantity,
  quantityBytes,
  quantityMilli,
  subtractQuantities,
} from './quantity.ts';

describe('quantity', () => {
  it.each([
    ['0.5', '500m'],
    ['1024Mi', '1Gi'],
    ['1000m', '1'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['1000', '1k'],
    ['1500', '1500'],
    ['12e6', '12e6'],
    ['1e3', '1e3'],
    ['0', '0'],
    ['-1', '-1'],
    ['512m', '512m'],
    ['0.1Mi', '104857600m'],
    ['1e+21', '9223372036854775807e0'],
  ])('spells %s as %s', (text, canonical) => {
    const expected = canonical.endsWith('e0') ? canonical.slice(0, -2) : canonical;
    expect(canonicalQuantity(text)).toBe(expected);
  });

  it.each(['abc', '64MB', '1 Gi', '', '.', '1ki', '1Kim', 'e3'])('refuses %j', (text) => {
    expect(isQuantity(text)).toBe(false);
    expect(parseQuantity(text)).toBeUndefined();
  });

  it('gives milli units and bytes, rounded up', () => {
    expect(quantityMilli('250m')).toBe(250);
    expect(quantityMilli('2')).toBe(2000);
    expect(quantityMilli('1u')).toBe(1);
    expect(quantityBytes('64Mi')).toBe(67_108_864);
    expect(quantityBytes('512m')).toBe(1);
    expect(parseQuantity('0.1')).toBe(0.1);
  });

  it('adds, subtracts and compares across formats', () => {
    expect(addQuantities('500m', '1')).toBe('1500m');
    expect(addQuantities('0', '1Gi')).toBe('1Gi');
    expect(addQuantities('1', '1')).toBe('2');
    expect(subtractQuantities('1Gi', '512Mi')).toBe('512Mi');
    expect(compareQuantities('1', '1000m')).toBe(0);
    expect(compareQuantities('1Gi', '1G')).toBe(1);
    expect(compareQuantities('200m', '1')).toBe(-1);
  });
});
