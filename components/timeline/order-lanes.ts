import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES } from '#sim/index.ts';

export interface Lane {
  /** Serial number of the object. */
  readonly object: number;
  /** Owners above it. */
  readonly depth: number;
  readonly hasChildren: boolean;
}

/**
 * Puts every object below its owner, siblings by age.
 *
 * @param folded serial numbers whose dependants are hidden
 */
export function orderLanes(log: TimelineLog, folded: ReadonlySet<number>): readonly Lane[] {
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
  const visit = (slot: number, depth: number) => {
    for (let object = firstChild[slot] ?? NONE; object !== NONE; object = nextSibling[object] ?? NONE) {
      lanes.push({ object, depth, hasChildren: firstChild[object + 1] !== NONE });
      if (!folded.has(object)) visit(object + 1, depth + 1);
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
