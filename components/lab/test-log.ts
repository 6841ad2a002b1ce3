import type { TimelineObject } from '#sim/index.ts';
import { NONE, TimelineLog } from './timeline-log.ts';

/** An entry of a log in a test; without a detail it is 0. */
export type TestEntry = readonly [atMs: number, object: number, state: number, detail?: number];

/** An object of a log in a test; its name serves as its uid. */
export const anObject = (kind: TimelineObject['kind'], name: string, owner = NONE, createdAtMs = 0): TimelineObject => ({
  uid: name,
  kind,
  namespace: 'default',
  name,
  owner,
  createdAtMs,
});

/** A log as the simulator would tell it in one go. */
export function aLog(objects: readonly TimelineObject[], entries: readonly TestEntry[]): TimelineLog {
  const log = new TimelineLog();
  log.append({
    from: 0,
    atMs: Float64Array.from(entries, ([atMs]) => atMs),
    object: Int32Array.from(entries, ([, object]) => object),
    state: Uint8Array.from(entries, ([, , state]) => state),
    detail: Float64Array.from(entries, ([, , , detail]) => detail ?? 0),
    firstObject: 0,
    objects,
  });
  return log;
}
