import type { JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ChartedKind, LifecycleChart } from '#sim/lifecycles/chart.ts';
import type { SimulationInput } from '#sim/simulation.ts';
import type { TimedWeather, Weather } from '#sim/weather.ts';
import type { ConditionHistory, WhyAnswer, WhyQuestion } from '#sim/why/question.ts';

/** One marker for the editor. Lines and columns count from 1; the end is exclusive. */
export interface ManifestProblem {
  readonly severity: 'error' | 'warning';
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Exactly what the API server or kubectl says. */
  readonly message: string;
  /** Present for field errors. */
  readonly path?: string;
  /** A replacement that repairs it, when one is obvious. */
  readonly fix?: {
    readonly title: string;
    readonly newText: string;
    readonly startLine: number;
    readonly startColumn: number;
    readonly endLine: number;
    readonly endColumn: number;
  };
}

/** Which entries of the timeline are meant; null and an empty list mean any. */
export interface EntryFilter {
  /** Codes of `TIMELINE_STATES`. */
  readonly states: readonly number[];
  readonly objectKind: string | null;
  readonly uid: string | null;
}

/** What time may run until. */
export type RunGoal =
  /** The next entry of the timeline that fits. */
  | ({ readonly kind: 'entry' } & EntryFilter)
  | { readonly kind: 'instant'; readonly atMs: number }
  /** The next time that a clock in this zone shows `HH:MM`. */
  | { readonly kind: 'clock'; readonly time: string; readonly timeZone: string };

/** `never`: nothing more will happen, or not for a very long time. */
export type RunOutcome = 'reached' | 'never';

/** An input of a run and when it came. */
export interface PlacedInput {
  readonly atMs: number;
  readonly input: SimulationInput;
}

/** A run with its future: the same seed and start as all others, and these inputs. */
export interface Branch {
  /** 0 for the first run. */
  readonly id: number;
  readonly name: string;
  /** The branch that it left; null for the first run. */
  readonly parent: number | null;
  /** Where it left its parent. */
  readonly forkAtMs: number;
  readonly headMs: number;
  readonly inputs: readonly PlacedInput[];
}

/** All that is needed to have a run again, with its other branches. */
export interface SavedRun {
  readonly seed: number;
  /** Wall clock of virtual instant 0, ms since 1970 UTC. */
  readonly startAtMs: number;
  readonly branch: Branch;
  readonly others: readonly Branch[];
  /** Instant that is shown. */
  readonly nowMs: number;
  /** When the learner took over. */
  readonly beganAtMs: number;
}

/** What the page sends. `id` pairs a question with its answer. Times are virtual ms since the cluster started. */
export type ToWorker =
  | {
      readonly type: 'start';
      readonly seed: number;
      readonly startAtMs: number;
      readonly files: Readonly<Record<string, string>>;
      readonly manifests: readonly string[];
      readonly advanceMs: number;
      /** What befalls the cluster during the head start, in time order. */
      readonly weather?: readonly TimedWeather[];
      /** Present to have an earlier run again; then `manifests` and `advanceMs` are not looked at. */
      readonly run?: SavedRun;
    }
  | { readonly type: 'check'; readonly id: number; readonly fileName: string; readonly text: string }
  | { readonly type: 'apply'; readonly id: number; readonly fileName: string; readonly text: string }
  /** The terminal was opened, or a line is being typed: what it needs is fetched before it comes. */
  | { readonly type: 'prepareShell'; readonly line: string }
  /** `history`: lines of earlier visits, oldest first; sent once per cluster. */
  | { readonly type: 'command'; readonly id: number; readonly line: string; readonly history?: readonly string[] }
  /** What the person saved in the editor that a command opened; null when closed without saving. */
  | { readonly type: 'edited'; readonly request: number; readonly text: string | null }
  /** The line that a command asked for with `prompt`; null is the end of the input (Ctrl-D). */
  | { readonly type: 'input'; readonly text: string | null }
  | { readonly type: 'interrupt' }
  | { readonly type: 'complete'; readonly id: number; readonly line: string }
  /** `skipsIdle`: stretches in which nothing happens take no time. */
  | { readonly type: 'play'; readonly speed: number; readonly skipsIdle?: boolean }
  | { readonly type: 'pause' }
  /** A frame was taken in. */
  | { readonly type: 'shown' }
  | { readonly type: 'advance'; readonly byMs: number }
  /** Runs until the next log entry after the current instant. */
  | { readonly type: 'step' }
  /** Runs as fast as possible; `arrived` answers, unless `pause`, `play` or another instant comes before. */
  | { readonly type: 'runUntil'; readonly run: number; readonly goal: RunGoal }
  | { readonly type: 'weather'; readonly weather: Weather }
  | { readonly type: 'switchBranch'; readonly branch: number }
  | { readonly type: 'nameBranch'; readonly branch: number; readonly name: string }
  | { readonly type: 'deleteBranch'; readonly branch: number }
  /** Plays the run again from the creation of an object on, with another value in one field: a branch for each value. */
  | { readonly type: 'vary'; readonly uid: string; readonly path: string; readonly values: readonly JsonValue[] }
  /** Shows a past instant, or comes back to the head when `atMs` is at or after it. */
  | { readonly type: 'seek'; readonly atMs: number }
  | { readonly type: 'inspect'; readonly id: number; readonly uid: string }
  | { readonly type: 'nodes'; readonly id: number }
  | { readonly type: 'why'; readonly id: number; readonly question: WhyQuestion }
  | { readonly type: 'conditions'; readonly id: number; readonly uid: string }
  /** `content` is null for a file that was deleted. */
  | { readonly type: 'writeFile'; readonly path: string; readonly content: string | null }
  /** Asks for the states and transitions of a kind. */
  | { readonly type: 'lifecycle'; readonly id: number; readonly kind: ChartedKind }
  | { readonly type: 'grade'; readonly id: number; readonly scenario: string };

/** State codes of the columnar log; see `sim/lifecycles`. */
export interface TimelineDelta {
  /** Index of the first entry in the whole log; the page appends from there (and drops anything after it). */
  readonly from: number;
  readonly atMs: Float64Array;
  /** Serial number of the object; an index into `objects` over all deltas. */
  readonly object: Int32Array;
  /** Code of `TIMELINE_STATES`. */
  readonly state: Uint8Array;
  /** State-specific number: exit code of a failure, wait in ms of a back-off, else 0. */
  readonly detail: Float64Array;
  /** New objects, in order of serial number from `firstObject` on. */
  readonly firstObject: number;
  readonly objects: readonly TimelineObject[];
}

export interface TimelineObject {
  readonly uid: string;
  readonly kind: 'CronJob' | 'Job' | 'Pod' | 'Deployment' | 'ReplicaSet';
  readonly namespace: string;
  readonly name: string;
  /** Serial of the controlling owner, or -1. */
  readonly owner: number;
  readonly createdAtMs: number;
}

/** A row of the cluster panel, ready to draw; the words are kubectl's. */
export interface ObjectRow {
  readonly uid: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly ownerUid: string | null;
  /** STATUS as `kubectl get` prints it. */
  readonly status: string;
  /** READY, COMPLETIONS or SCHEDULE. */
  readonly summary: string;
  readonly createdAtMs: number;
}

/** A Pod that holds room on a node, or waits for it. What it asks for, not what it uses. */
export interface NodePod {
  readonly uid: string;
  readonly name: string;
  /** STATUS as `kubectl get` prints it. */
  readonly status: string;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/** A node with what it can give away and the Pods that hold some of it. */
export interface NodeRow {
  readonly uid: string;
  readonly name: string;
  /** STATUS as `kubectl get` prints it. */
  readonly status: string;
  /** As `kubectl describe` writes them: `key=value:NoSchedule`. */
  readonly taints: readonly string[];
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly mostPods: number;
  readonly pods: readonly NodePod[];
}

export interface EventRow {
  readonly uid: string;
  readonly lastSeenAtMs: number;
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly object: string;
  readonly objectUid: string;
  readonly message: string;
  readonly count: number;
}

/** Sent at most once per animation frame. */
export interface Frame {
  /** Instant that is shown. */
  readonly nowMs: number;
  /** Newest instant that was simulated; greater than `nowMs` while looking at the past. */
  readonly headMs: number;
  /** Wall clock of virtual instant 0, ms since 1970 UTC. */
  readonly startAtMs: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly timeline: TimelineDelta | null;
  /** Null when nothing changed since the last frame. */
  readonly rows: readonly ObjectRow[] | null;
  readonly events: readonly EventRow[] | null;
  /** Inputs that are new or replace those from `from` on; null when none is. */
  readonly inputs: { readonly from: number; readonly inputs: readonly PlacedInput[] } | null;
}

export interface GoalVerdict {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  /** What was seen, on which object, when. */
  readonly evidence: string;
  /** Virtual ms that "show me" seeks to; null when the evidence is an absence. */
  readonly atMs: number | null;
  readonly objectUid: string | null;
}

/** What the worker sends. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'frame'; readonly frame: Frame }
  | { readonly type: 'checked'; readonly id: number; readonly problems: readonly ManifestProblem[] }
  | {
      readonly type: 'applied';
      readonly id: number;
      readonly stdout: string;
      readonly stderr: string;
      readonly exitCode: number;
      readonly problems: readonly ManifestProblem[];
    }
  /** A running command printed something. */
  | { readonly type: 'output'; readonly id: number; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'commandDone'; readonly id: number; readonly stdout: string; readonly stderr: string; readonly exitCode: number }
  /** A command wants a text edited (`kubectl edit`, `vi`); `edited` answers. */
  | { readonly type: 'edit'; readonly request: number; readonly fileName: string; readonly text: string }
  /** The running command wants a line, a shell in a container for example; `input` answers. */
  | { readonly type: 'prompt'; readonly text: string }
  /** The command no longer waits for its editor. */
  | { readonly type: 'editOver'; readonly request: number }
  /** Files of the home folder that a command wrote or removed, by relative path. */
  | { readonly type: 'files'; readonly written: Readonly<Record<string, string>>; readonly removed: readonly string[] }
  | { readonly type: 'completions'; readonly id: number; readonly from: number; readonly words: readonly string[] }
  | {
      readonly type: 'inspected';
      readonly id: number;
      readonly object: KubeObject | null;
      readonly yaml: string;
      readonly describe: string;
      readonly logs: string | null;
    }
  | { readonly type: 'lifecycleShown'; readonly id: number; readonly chart: LifecycleChart }
  /** Null when the run knows nothing of what was asked about. */
  | { readonly type: 'whyAnswered'; readonly id: number; readonly answer: WhyAnswer | null }
  /** Null when the run knows nothing of the object. */
  | { readonly type: 'conditionsShown'; readonly id: number; readonly history: ConditionHistory | null }
  | {
      readonly type: 'nodesShown';
      readonly id: number;
      readonly nodes: readonly NodeRow[];
      /** Pods without a node. */
      readonly waiting: readonly NodePod[];
    }
  /** Time ran until what `runUntil` asked for. */
  | { readonly type: 'arrived'; readonly run: number; readonly outcome: RunOutcome }
  /** The branches changed. The active one has no inputs here: frames carry them. */
  | { readonly type: 'branches'; readonly active: Branch; readonly others: readonly Branch[]; readonly beganAtMs: number }
  /** A part of the timeline of a branch that is not active. */
  | { readonly type: 'track'; readonly branch: number; readonly timeline: TimelineDelta }
  | { readonly type: 'graded'; readonly id: number; readonly verdicts: readonly GoalVerdict[] }
  | { readonly type: 'crashed'; readonly message: string };
