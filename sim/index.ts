/**
 * The door for pages and components: message types and the vocabulary of the timeline. The engine itself is behind the
 * worker and is not part of a page.
 */
import type { JsonObject } from './api/meta-v1/types.ts';

export type { JsonObject } from './api/meta-v1/types.ts';
export type { ChartedKind, LifecycleChart } from './lifecycles/chart.ts';
export { TIMELINE_STATES } from './lifecycles/timeline-states.ts';
export type { ComparedJob, ComparedRun } from './play/side-by-side.ts';
export type { TimedWeather, Weather } from './weather.ts';
export type { ConditionHistory, WhyAnswer, WhyQuestion, WhyStep } from './why/question.ts';
export type {
  Branch,
  EntryFilter,
  EventRow,
  Frame,
  FromWorker,
  GoalVerdict,
  ManifestProblem,
  NodePod,
  NodeRow,
  ObjectRow,
  PlacedInput,
  RunGoal,
  RunOutcome,
  SavedRun,
  TimelineDelta,
  TimelineObject,
  ToWorker,
} from './worker/protocol.ts';

/**
 * JSON Schema of the manifests of these kinds with a text for every field, for completion and hover in the editor.
 *
 * The schema comes with the first call: a page that opens no editor does not load it.
 */
export async function jsonSchemaFor(kinds: readonly string[]): Promise<JsonObject> {
  const { describedSchemaFor } = await import('./api/schema/described-schema.ts');
  return describedSchemaFor(kinds);
}
