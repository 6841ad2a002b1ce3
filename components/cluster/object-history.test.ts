import { describe, expect, it } from 'vitest';
import { TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { lifeOf } from './object-history.ts';

const log = new TimelineLog();
log.append({
  from: 0,
  atMs: Float64Array.from([0, 1000, 4000, 9000]),
  object: Int32Array.from([0, 0, 0, 0]),
  state: Uint8Array.from([S.pending, S.running, S.failed, S.backingOff]),
  detail: Float64Array.from([0, 0, 3, 10_000]),
  firstObject: 0,
  objects: [{ uid: 'a', kind: 'Pod', namespace: 'default', name: 'a', owner: -1, createdAtMs: 0 }],
});

describe('life of an object', () => {
  it('tells the states up to the instant that is shown, with their numbers', () => {
    expect(lifeOf(log, 'a', 4000, 10).map(({ what }) => what)).toEqual(['Pending', 'Running', 'Failed with exit code 3']);
    expect(lifeOf(log, 'a', 9000, 1)).toEqual([{ atMs: 9000, what: 'Waiting to retry in 10 s' }]);
  });

  it('has nothing to tell of an object that the timeline does not know', () => {
    expect(lifeOf(log, 'b', 9000, 10)).toEqual([]);
  });
});
