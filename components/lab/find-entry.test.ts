import { describe, expect, it } from 'vitest';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { findEntry } from './find-entry.ts';
import { aLog, anObject } from './test-log.ts';

const ANY = { states: [], objectKind: null, uid: null };

const log = aLog(
  [anObject('Job', 'n0'), anObject('Pod', 'n1'), anObject('Pod', 'n2')],
  [
    [0, 0, S.jobActive],
    [10, 1, S.pending],
    [10, 2, S.pending],
    [20, 1, S.failed],
    [30, 0, S.jobFailed],
  ],
);

describe('finding an entry', () => {
  it('looks strictly after and strictly before', () => {
    expect(findEntry(log, ANY, 10, 'next')).toBe(20);
    expect(findEntry(log, ANY, 10, 'previous')).toBe(0);
    expect(findEntry(log, ANY, 30, 'next')).toBe(null);
    expect(findEntry(log, ANY, 0, 'previous')).toBe(null);
  });

  it('looks for a state, a kind and an object', () => {
    expect(findEntry(log, { ...ANY, states: [S.failed, S.jobFailed] }, 0, 'next')).toBe(20);
    expect(findEntry(log, { ...ANY, objectKind: 'Job' }, 0, 'next')).toBe(30);
    expect(findEntry(log, { ...ANY, uid: 'n2' }, 30, 'previous')).toBe(10);
    expect(findEntry(log, { states: [S.failed], objectKind: 'Pod', uid: 'n2' }, 0, 'next')).toBe(null);
  });
});
