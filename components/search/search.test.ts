import { describe, expect, it } from 'vitest';
import { isOneSlipAway, prepareIndex, type SearchEntry, search } from './search.ts';

const entries: readonly SearchEntry[] = [
  {
    kind: 'lesson',
    title: 'When pods fail',
    detail: 'Retries and back-off.',
    href: '/lessons/when-pods-fail',
    text: 'backoffLimit counts failures',
  },
  { kind: 'field', title: 'JobSpec.backoffLimit', detail: 'How many failures the Job survives.', href: '/reference#a' },
  { kind: 'field', title: 'JobSpec.backoffLimitPerIndex', detail: 'For one index.', href: '/reference#b' },
  { kind: 'command', title: 'kubectl get', detail: 'Display one or many resources', href: '/reference#c' },
  { kind: 'scenario', title: 'A typo in the tag', detail: 'Nothing was retrained.', href: '/scenarios/typo-in-the-tag' },
];
const index = prepareIndex(entries);
const titles = (query: string) => search(index, query, 10).map(({ title }) => title);

describe('search', () => {
  it('finds a field by its name, its words and its beginning, the shorter name first', () => {
    expect(titles('backofflimit').slice(0, 2)).toEqual(['JobSpec.backoffLimit', 'JobSpec.backoffLimitPerIndex']);
    expect(titles('backoff limit')[0]).toBe('JobSpec.backoffLimit');
    expect(titles('per index')).toEqual(['JobSpec.backoffLimitPerIndex']);
    expect(titles('backoff')).toContain('When pods fail');
  });

  it('wants every word of the query', () => {
    expect(titles('pods fail')).toEqual(['When pods fail']);
    expect(titles('pods helicopter')).toEqual([]);
  });

  it('forgives one slip in a word of the title', () => {
    expect(titles('backofLimit')[0]).toBe('JobSpec.backoffLimit');
    expect(titles('tpyo')).toEqual(['A typo in the tag']);
  });

  it('answers an empty query, and odd characters, with nothing or something, never an error', () => {
    expect(titles('  ')).toEqual([]);
    expect(titles('(.*[')).toEqual([]);
  });

  it.each([
    ['limit', 'limt', true],
    ['limit', 'limmit', true],
    ['limit', 'limti', true],
    ['limit', 'timil', false],
    ['job', 'pods', false],
  ])('%s and %s are one slip apart: %s', (left, right, expected) => {
    expect(isOneSlipAway(left, right)).toBe(expected);
  });
});
