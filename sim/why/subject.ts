import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import type { Simulation } from '#sim/simulation.ts';
import type { TimelineEntry, TimelineLanes } from '#sim/timeline-lanes.ts';

/** Where an object came from. */
type Origin = Pick<TimelineEntry, 'uid' | 'kind' | 'namespace' | 'name' | 'serial'> & {
  /** When it was created, virtual ms; a whole second at most before it. */
  readonly createdAtMs: number;
};

/** What is asked about. */
export interface Subject extends Origin {
  /** The object at the instant that is shown; undefined when it is not there. */
  readonly object: KubeObject | undefined;
  /** Its controller. */
  readonly owner: Origin | undefined;
}

/** The object of a uid, there or gone; undefined when the run knows nothing of it. */
export function subjectOf(simulation: Simulation, uid: string): Subject | undefined {
  const { store } = simulation.cluster.server;
  let living = -1;
  store.forEach(undefined, (object, serial) => {
    if (object.metadata.uid === uid) living = serial;
  });
  if (living >= 0) return withOwner(simulation, originOf(simulation, living), store.ownerOf(living));
  const { entries } = simulation.timeline;
  const entry = entries.findUid(uid);
  if (entry === undefined) return undefined;
  return withOwner(simulation, entry, entry.owner < 0 ? -1 : entries.at(entry.owner).serial);
}

const withOwner = (simulation: Simulation, origin: Origin | undefined, owner: number): Subject | undefined =>
  origin === undefined
    ? undefined
    : {
        ...origin,
        object: simulation.cluster.server.get(origin.serial),
        owner: owner < 0 ? undefined : originOf(simulation, owner),
      };

/** An object by its serial, there or gone. */
export function originOf({ timeline, cluster }: Simulation, serial: number): Origin | undefined {
  const object = cluster.server.get(serial);
  if (object === undefined) return entryOf(timeline.entries, serial);
  const { uid, name, namespace = '', creationTimestamp } = object.metadata;
  const createdAtMs = Math.max(0, parseTime(creationTimestamp) - cluster.engine.startAtMs);
  return { uid, kind: object.kind, namespace, name, serial, createdAtMs };
}

/** Lanes are opened in the order of serials. */
function entryOf(entries: TimelineLanes, serial: number): TimelineEntry | undefined {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = entries.at(middle);
    if (entry.serial === serial) return entry;
    if (entry.serial < serial) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
