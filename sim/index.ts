/**
 * The door for pages and components: message types and the vocabulary of the timeline. The engine itself is behind the
 * worker and is not part of a page.
 */
export type { JsonObject, KubeObject } from './api/meta-v1/types.ts';
export { TIMELINE_STATES, type TimelineStateName } from './lifecycles/timeline-states.ts';
export type {
  EventRow,
  Frame,
  FromWorker,
  GoalVerdict,
  ManifestProblem,
  ObjectRow,
  TimelineDelta,
  TimelineObject,
  ToWorker,
} from './worker/protocol.ts';
export { jsonSchemaFor } from './api/schema/index.ts';
