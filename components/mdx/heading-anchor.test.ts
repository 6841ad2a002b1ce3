import { expect, it } from 'vitest';
import { headingAnchor } from './heading-anchor.ts';

it.each([
  ['Watch one run', 'watch-one-run'],
  ['How often: `backoffLimit`', 'how-often-backofflimit'],
  ["The pods' own life", 'the-pods-own-life'],
  ['When is it enough?', 'when-is-it-enough'],
])('makes an anchor of %s', (heading, anchor) => {
  expect(headingAnchor(heading)).toBe(anchor);
});
