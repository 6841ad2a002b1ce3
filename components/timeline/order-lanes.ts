import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES } from '#sim/index.ts';

export interface Lane {
  /** Serial number of the object. */
  readonly object: number;
  /** Owners above it. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isFolded: boolean;
  /** The Jobs of a folded CronJob, oldest first: they are drawn in its lane. Null for every other lane. */
  readonly crowd: Int32Array | null;
}

/** A CronJob with more Jobs than this is folded until somebody opens it. */
const CROWD = 200;

const NOBODY: ReadonlySet<number> = new Set();

/**
 * Puts every object below its owner, siblings by age.
 *
 * @param folded serial numbers whose dependants are hidden
 * @param opened serial numbers whose dependants are shown, however many they are
 * @param known  the lanes of the last time, by object: those that are as they were are used again, and others are put there
 */
export function orderLanes(
  log: TimelineLog,
  folded: ReadonlySet<number>,
  opened: Pick<ReadonlySet<number>, 'has'> = NOBODY,
  known: Lane[] = [],
): readonly Lane[] {
  const { objects } = log;
  // Slot 0 is the root; slot n + 1 is the object with serial number n. Filled backwards, so that lists start with the oldest.
  const firstChild = new Int32Array(objects.length + 1).fill(NONE);
  const nextSibling = new Int32Array(objects.length).fill(NONE);
  for (let serial = objects.length - 1; serial >= 0; serial--) {
    const slot = (objects[serial]?.owner ?? NONE) + 1;
    nextSibling[serial] = firstChild[slot] ?? NONE;
    firstChild[slot] = serial;
  }
  const lanes: Lane[] = [];
  const childrenOf = (object: number): number[] => {
    const children: number[] = [];
    for (let child = firstChild[object + 1] ?? NONE; child !== NONE; child = nextSibling[child] ?? NONE) children.push(child);
    return children;
  };
  const visit = (slot: number, depth: number) => {
    for (let object = firstChild[slot] ?? NONE; object !== NONE; object = nextSibling[object] ?? NONE) {
      const hasChildren = firstChild[object + 1] !== NONE;
      const jobs = objects[object]?.kind === 'CronJob' && hasChildren ? childrenOf(object) : null;
      const isFolded = folded.has(object) || (jobs !== null && jobs.length > CROWD && !opened.has(object));
      const crowd = isFolded && jobs !== null ? Int32Array.from(jobs) : null;
      let lane = known[object];
      if (lane?.depth !== depth || lane.hasChildren !== hasChildren || lane.isFolded !== isFolded || lane.crowd !== crowd)
        lane = { object, depth, hasChildren, isFolded, crowd };
      known[object] = lane;
      lanes.push(lane);
      if (!isFolded) visit(object + 1, depth + 1);
    }
  };
  visit(0, 0);
  return lanes;
}

/** Whether any part of the object's life falls into the window; `fromMs` and `toMs` are included. */
function isAlive(log: TimelineLog, object: number, fromMs: number, toMs: number): boolean {
  const first = log.firstEntry[object] ?? NONE;
  const last = log.lastEntry[object] ?? NONE;
  if (first === NONE || (log.atMs[first] ?? Infinity) > toMs) return false;
  return log.state[last] !== TIMELINE_STATES.gone || (log.atMs[last] ?? 0) >= fromMs;
}

/** Leaves out the lanes that have nothing to show in the window. */
export function lanesInWindow(log: TimelineLog, lanes: readonly Lane[], fromMs: number, toMs: number): readonly Lane[] {
  return lanes.filter((lane) => isAlive(log, lane.object, fromMs, toMs));
}
