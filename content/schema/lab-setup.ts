import type { TimedWeather } from '#sim/index.ts';

/** Everything that a page has to say about its lab; plain JSON, so that a server component can pass it on. */
export interface LabSetup {
  /** Names the drafts of this lab in the browser's storage, e.g. `lessons/first-job`. */
  readonly id: string;
  readonly seed: number;
  /** Wall clock of virtual instant 0, ms since 1970 UTC. */
  readonly startAtMs: number;
  /** Files of the terminal's working directory, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of `files` that are applied before the learner arrives. */
  readonly applied: readonly string[];
  /** How long the cluster has run when the learner arrives. */
  readonly advanceMs: number;
  /** What befalls the cluster during the head start, in time order; nothing without it. */
  readonly weather?: readonly TimedWeather[];
  /** Paths of `files` that the editor opens, in tab order. */
  readonly tabs: readonly string[];
  /** Virtual seconds a second at the start. */
  readonly speed: number;
  /** The timeline shows this much at first; `null` shows the whole run. */
  readonly windowMs: number | null;
}
