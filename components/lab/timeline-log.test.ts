import { describe, expect, it } from 'vitest';
import type { TimelineDelta, TimelineObject } from '#sim/index.ts';
import { NONE, TimelineLog } from './timeline-log.ts';

function anObject(name: string, owner = NONE): TimelineObject {
  return { uid: name, kind: 'Pod', namespace: 'default', name, owner, createdAtMs: 0 };
}

/** Rows are instant, object, state. */
function aDelta(
  from: number,
  rows: readonly (readonly [number, number, number])[],
  firstObject = 0,
  objects: readonly TimelineObject[] = [],
): TimelineDelta {
  return {
    from,
    atMs: Float64Array.from(rows, ([atMs]) => atMs),
    object: Int32Array.from(rows, ([, object]) => object),
    state: Uint8Array.from(rows, ([, , state]) => state),
    detail: new Float64Array(rows.length),
    firstObject,
    objects,
  };
}

function statesOf(log: TimelineLog, object: number): readonly number[] {
  const states: number[] = [];
  for (let entry = log.firstEntry[object] ?? NONE; entry !== NONE; entry = log.next[entry] ?? NONE) states.push(log.state[entry] ?? -1);
  return states;
}

describe('TimelineLog', () => {
  it('links the entries of each object in time order, over several deltas', () => {
    const log = new TimelineLog();
    log.append(
      aDelta(
        0,
        [
          [0, 0, 0],
          [1, 1, 0],
        ],
        0,
        [anObject('a'), anObject('b')],
      ),
    );
    log.append(
      aDelta(
        2,
        [
          [2, 0, 5],
          [3, 0, 6],
        ],
        2,
      ),
    );
    expect(statesOf(log, 0)).toEqual([0, 5, 6]);
    expect(statesOf(log, 1)).toEqual([0]);
    expect(log.length).toBe(4);
  });

  it('drops entries and objects that a rewound run replaces', () => {
    const log = new TimelineLog();
    log.append(
      aDelta(
        0,
        [
          [0, 0, 0],
          [2, 0, 5],
          [3, 1, 0],
        ],
        0,
        [anObject('a'), anObject('old')],
      ),
    );
    log.append(aDelta(1, [[4, 1, 7]], 1, [anObject('new')]));
    expect(statesOf(log, 0)).toEqual([0]);
    expect(statesOf(log, 1)).toEqual([7]);
    expect(log.objects.map((object) => object.name)).toEqual(['a', 'new']);
  });

  it('grows past its first capacity without losing anything', () => {
    const log = new TimelineLog();
    log.append(aDelta(0, [], 0, [anObject('a')]));
    for (let index = 0; index < 1000; index++) log.append(aDelta(index, [[index, 0, index % 7]], 1));
    expect(log.length).toBe(1000);
    expect(statesOf(log, 0)).toHaveLength(1000);
    expect(log.atMs[999]).toBe(999);
  });

  it('is empty after clear', () => {
    const log = new TimelineLog();
    log.append(aDelta(0, [[0, 0, 0]], 0, [anObject('a')]));
    log.clear();
    expect([log.length, log.objects.length, log.firstEntry.length]).toEqual([0, 0, 0]);
  });
});
