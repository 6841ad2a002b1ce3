import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Branch, FromWorker, PlacedInput } from '#sim/index.ts';
import { TimelineLog } from './timeline-log.ts';

/** What a run is made of, kept on the page: with it the run can be had again, here, after a crash, or elsewhere. */
export interface RunState {
  readonly seed: number;
  readonly startAtMs: number;
  /** The active branch; its inputs are `inputs`. Null until the worker has told. */
  readonly active: Branch | null;
  readonly others: readonly Branch[];
  /** Inputs of the active branch, oldest first. */
  readonly inputs: readonly PlacedInput[];
  /** When the learner took over, virtual ms. */
  readonly beganAtMs: number;
  /** Timelines of the other branches, by number; one that is too long to be drawn is missing. */
  readonly tracks: ReadonlyMap<number, TimelineLog>;
  /** Goes up whenever a track grew. */
  readonly tracksVersion: number;
}

export type RunStore = StoreApi<RunState>;

const EMPTY: Omit<RunState, 'seed' | 'startAtMs'> = {
  active: null,
  others: [],
  inputs: [],
  beganAtMs: 0,
  tracks: new Map(),
  tracksVersion: 0,
};

export function createRunStore(): RunStore {
  return createStore<RunState>()(() => ({ ...EMPTY, seed: 0, startAtMs: 0 }));
}

/** Forgets everything, for a cluster that starts anew. */
export function resetRun(store: RunStore, origin: Pick<RunState, 'seed' | 'startAtMs'>): void {
  store.setState({ ...EMPTY, seed: origin.seed, startAtMs: origin.startAtMs });
}

type Told = Extract<FromWorker, { readonly type: 'branches' | 'track' | 'frame' }>;

/** Takes in what the worker tells of a run. */
export function takeRun(store: RunStore, message: Told): void {
  const before = store.getState();
  if (message.type === 'frame') {
    const { inputs } = message.frame;
    if (inputs !== null) store.setState({ inputs: [...before.inputs.slice(0, inputs.from), ...inputs.inputs] });
  } else if (message.type === 'branches') {
    const { active, others, beganAtMs } = message;
    const tracks = new Map([...before.tracks].filter(([id]) => others.some((other) => other.id === id)));
    store.setState({ active, others, beganAtMs, tracks });
  } else {
    const log = before.tracks.get(message.branch) ?? new TimelineLog();
    log.append(message.timeline);
    store.setState({ tracks: new Map(before.tracks).set(message.branch, log), tracksVersion: before.tracksVersion + 1 });
  }
}
