import { RESOURCES } from '#sim/apiserver/resources.ts';
import type { Simulation } from './simulation.ts';

/** For tests: everything that the API shows, as text. */
export function objectsOf({ client }: Simulation): string {
  return RESOURCES.map((resource) => {
    const listed = client.list(resource, {});
    return JSON.stringify(listed.ok ? listed.value : listed.status);
  }).join('\n');
}

/** For tests: the whole timeline as text, the columns of the log and the lanes. */
export function timelineOf({ timeline }: Simulation): string {
  const { atMs, subject, state, detail } = timeline.log.slice(0);
  return JSON.stringify([[...atMs], [...subject], [...state], [...detail], timeline.entries.slice(0)]);
}
