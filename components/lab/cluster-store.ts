import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventRow, Frame, ObjectRow } from '#sim/index.ts';
import type { TimelineLog } from './timeline-log.ts';

/** What the simulator last said; replaced piece by piece, never edited. Times are virtual ms. */
export interface ClusterState {
  /** False until the first frame arrived. */
  readonly hasFrame: boolean;
  readonly nowMs: number;
  readonly headMs: number;
  /** Wall clock of virtual instant 0, ms since 1970 UTC. */
  readonly startAtMs: number;
  readonly playing: boolean;
  readonly rows: readonly ObjectRow[];
  readonly events: readonly EventRow[];
  /** Goes up whenever the timeline log changed. */
  readonly logVersion: number;
  /** Why the simulator stopped; null while it is well. */
  readonly crash: string | null;
}

export type ClusterStore = StoreApi<ClusterState>;

const EMPTY: ClusterState = {
  hasFrame: false,
  nowMs: 0,
  headMs: 0,
  startAtMs: 0,
  playing: false,
  rows: [],
  events: [],
  logVersion: 0,
  crash: null,
};

export function createClusterStore(): ClusterStore {
  return createStore<ClusterState>()(() => EMPTY);
}

/** Forgets everything, for a cluster that starts anew. */
export function resetCluster(store: ClusterStore, log: TimelineLog): void {
  log.clear();
  store.setState({ ...EMPTY, logVersion: store.getState().logVersion + 1 });
}

/** Flat and made of the same fields, as rows of one kind are. */
function isSame<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((key) => a[key] === b[key]);
}

/** The newer list with each row that did not change in the copy that is on screen; the older list itself when none did. */
function renewed<T extends { readonly uid: string }>(before: readonly T[], after: readonly T[]): readonly T[] {
  const known = new Map(before.map((row) => [row.uid, row]));
  const rows = after.map((row) => {
    const old = known.get(row.uid);
    return old !== undefined && isSame(old, row) ? old : row;
  });
  return rows.length === before.length && rows.every((row, i) => row === before[i]) ? before : rows;
}

/** Takes in one frame. What a frame leaves out stays as it was, and so does what it only repeats. */
export function takeFrame(store: ClusterStore, log: TimelineLog, frame: Frame): void {
  if (frame.timeline !== null) log.append(frame.timeline);
  const before = store.getState();
  store.setState({
    hasFrame: true,
    nowMs: frame.nowMs,
    headMs: frame.headMs,
    startAtMs: frame.startAtMs,
    playing: frame.playing,
    rows: frame.rows === null ? before.rows : renewed(before.rows, frame.rows),
    events: frame.events === null ? before.events : renewed(before.events, frame.events),
    logVersion: frame.timeline === null ? before.logVersion : before.logVersion + 1,
  });
}
