import { expect, it } from 'vitest';
import { goDuration } from './go-duration.ts';

it.each([
  [459, '459ms'],
  [1234, '1.234s'],
  [10_000, '10s'],
  [63_200, '1m3.2s'],
  [80_000, '1m20s'],
  [300_000, '5m0s'],
])('writes %i ms as %s', (ms, text) => {
  expect(goDuration(ms)).toBe(text);
});
