import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES } from '#sim/lifecycles/timeline-states.ts';

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
  const children = new Map<number, number[]>();
  for (const [serial, { owner }] of log.objects.entries()) {
    const siblings = children.get(owner);
    if (siblings === undefined) children.set(owner, [serial]);
    else siblings.push(serial);
  }
  const lanes: Lane[] = [];
  const stack = (children.get(NONE) ?? []).map((object) => ({ object, depth: 0 })).reverse();
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const below = children.get(top.object) ?? [];
    lanes.push({ ...top, hasChildren: below.length > 0 });
    if (folded.has(top.object)) continue;
    for (let index = below.length - 1; index >= 0; index--) {
      stack.push({ object: below[index] ?? NONE, depth: top.depth + 1 });
    }
  }
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
