import { describe, expect, it } from 'vitest';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { findEntry } from './find-entry.ts';
import { TimelineLog } from './timeline-log.ts';

const ANY = { states: [], objectKind: null, uid: null };

function aLog() {
  const log = new TimelineLog();
  const objects = (['Job', 'Pod', 'Pod'] as const).map((kind, i) => ({
    uid: `u${i}`,
    kind,
    namespace: 'default',
    name: `n${i}`,
    owner: -1,
    createdAtMs: 0,
  }));
  log.append({
    from: 0,
    atMs: Float64Array.of(0, 10, 10, 20, 30),
    object: Int32Array.of(0, 1, 2, 1, 0),
    state: Uint8Array.of(S.jobActive, S.pending, S.pending, S.failed, S.jobFailed),
    detail: new Float64Array(5),
    firstObject: 0,
    objects,
  });
  return log;
}

describe('finding an entry', () => {
  it('looks strictly after and strictly before', () => {
    const log = aLog();
    expect(findEntry(log, ANY, 10, 'next')).toBe(20);
    expect(findEntry(log, ANY, 10, 'previous')).toBe(0);
    expect(findEntry(log, ANY, 30, 'next')).toBe(null);
    expect(findEntry(log, ANY, 0, 'previous')).toBe(null);
  });

  it('looks for a state, a kind and an object', () => {
    const log = aLog();
    expect(findEntry(log, { ...ANY, states: [S.failed, S.jobFailed] }, 0, 'next')).toBe(20);
    expect(findEntry(log, { ...ANY, objectKind: 'Job' }, 0, 'next')).toBe(30);
    expect(findEntry(log, { ...ANY, uid: 'u2' }, 30, 'previous')).toBe(10);
    expect(findEntry(log, { states: [S.failed], objectKind: 'Pod', uid: 'u2' }, 0, 'next')).toBe(null);
  });
});
