import { describe, expect, it } from 'vitest';
import type { Frame, ObjectRow } from '#sim/index.ts';
import { createClusterStore, takeFrame } from './cluster-store.ts';
import { TimelineLog } from './timeline-log.ts';

const aRow = (uid: string, status = 'Running'): ObjectRow => ({
  uid,
  kind: 'Pod',
  namespace: 'default',
  name: uid,
  ownerUid: null,
  status,
  summary: '1/1',
  createdAtMs: 0,
});

const aFrame = (rows: readonly ObjectRow[]): Frame => ({
  nowMs: 1,
  headMs: 1,
  startAtMs: 0,
  playing: true,
  speed: 1,
  timeline: null,
  rows,
  events: null,
  inputs: null,
});

describe('cluster store', () => {
  it('keeps a row that a frame only repeats, and a list of such rows', () => {
    const store = createClusterStore();
    const log = new TimelineLog();
    takeFrame(store, log, aFrame([aRow('a'), aRow('b')]));
    const before = store.getState().rows;
    takeFrame(store, log, aFrame([aRow('a'), aRow('b')]));
    expect(store.getState().rows).toBe(before);
    takeFrame(store, log, aFrame([aRow('a'), aRow('b', 'Completed'), aRow('c')]));
    const { rows } = store.getState();
    expect(rows.map(({ status }) => status)).toEqual(['Running', 'Completed', 'Running']);
    expect(rows[0]).toBe(before[0]);
    takeFrame(store, log, aFrame([aRow('a')]));
    expect(store.getState().rows).toEqual([aRow('a')]);
  });
});
