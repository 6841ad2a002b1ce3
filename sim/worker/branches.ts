import { readObject } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation, type SimulationInput } from '#sim/simulation.ts';
import type { Branch, PlacedInput, SavedRun } from './protocol.ts';

/** More branches than anybody compares; the oldest one goes when another is kept. */
const MOST_BRANCHES = 16;
const FIRST = { id: 0, name: 'main', parent: null, forkAtMs: 0 };

/** What all branches of a run share. */
export interface RunStart {
  readonly seed: number;
  readonly startAtMs: number;
}

/** A fresh simulation that has taken these inputs and stands at an instant. */
export function replayRun({ seed, startAtMs }: RunStart, inputs: readonly PlacedInput[], headMs: number): Simulation {
  const simulation = new Simulation({ seed, startAtMs });
  for (const { atMs, input } of inputs) {
    simulation.runUntil(atMs);
    simulation.perform(input);
  }
  simulation.runUntil(Math.max(headMs, simulation.nowMs));
  return simulation;
}

/** The branches of a run. The active one lives in the session's simulation; of the others, the inputs are kept. */
export class Branches {
  private readonly kept = new Map<number, Branch>();
  private current: Omit<Branch, 'headMs' | 'inputs'> = FIRST;
  private lastId = 0;

  constructor(saved?: SavedRun) {
    if (saved === undefined) return;
    const { id, name, parent, forkAtMs } = saved.branch;
    this.current = { id, name, parent, forkAtMs };
    for (const other of saved.others) this.kept.set(other.id, other);
    this.lastId = Math.max(id, ...saved.others.map((other) => other.id));
  }

  /** The active branch, without its inputs. */
  activeAt(headMs: number): Branch {
    return { ...this.current, headMs, inputs: [] };
  }

  get others(): readonly Branch[] {
    return [...this.kept.values()];
  }

  /** The active run, with its inputs. */
  snapshot({ history }: Simulation): Branch {
    return { ...this.current, headMs: history.headMs, inputs: [...history.recorded] };
  }

  /** The active run keeps its future under its name, and a new branch goes on from the instant that is shown. */
  fork(simulation: Simulation): Branch {
    const left = this.snapshot(simulation);
    this.keep(left);
    this.lastId += 1;
    this.current = { id: this.lastId, name: `branch ${this.lastId}`, parent: left.id, forkAtMs: simulation.nowMs };
    return left;
  }

  /** Adds a branch that nobody has looked at yet. */
  add(branch: Omit<Branch, 'id' | 'parent'>): Branch {
    this.lastId += 1;
    const added = { ...branch, id: this.lastId, parent: this.current.id };
    this.keep(added);
    return added;
  }

  /** Makes another branch the active one. @returns it and what was active; undefined when there is no such branch */
  switchTo(id: number, simulation: Simulation): { readonly entered: Branch; readonly left: Branch } | undefined {
    const entered = this.kept.get(id);
    if (entered === undefined) return undefined;
    const left = this.snapshot(simulation);
    this.kept.delete(id);
    this.keep(left);
    this.current = { id, name: entered.name, parent: entered.parent, forkAtMs: entered.forkAtMs };
    return { entered, left };
  }

  rename(id: number, name: string): void {
    const kept = this.kept.get(id);
    if (kept !== undefined) this.kept.set(id, { ...kept, name });
    else if (id === this.current.id) this.current = { ...this.current, name };
  }

  delete(id: number): void {
    this.kept.delete(id);
  }

  private keep(branch: Branch): void {
    this.kept.set(branch.id, branch);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_BRANCHES && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** The same run with another value in one field of an object, set as soon as the object was created. */
export interface Variation {
  readonly value: JsonValue;
  readonly forkAtMs: number;
  readonly inputs: readonly PlacedInput[];
}

/**
 * Variations of a run, one for each value that the object does not have now.
 *
 * @param path dotted path of the field, e.g. `spec.concurrencyPolicy`
 * @returns nothing when the object never existed
 */
export function variationsOf(simulation: Simulation, uid: string, path: string, values: readonly JsonValue[]): readonly Variation[] {
  const entry = simulation.timeline.entries.findUid(uid);
  if (entry === undefined) return [];
  const { kind, namespace, name, createdAtMs } = entry;
  const { recorded } = simulation.history;
  const keys = path.split('.');
  const found = simulation.client.get(resourceOfKind(kind), namespace, name);
  const present = found.ok ? valueAt(found.value, keys) : undefined;
  return values
    .filter((value) => value !== present)
    .map((value) => {
      const body = keys.reduceRight<JsonValue>((inner, key): JsonObject => ({ [key]: inner }), value);
      const input: SimulationInput = {
        type: 'request',
        request: { verb: 'patch', kind, namespace, name, patchType: 'merge', body, options: {} },
      };
      const before = recorded.filter(({ atMs }) => atMs <= createdAtMs);
      return { value, forkAtMs: createdAtMs, inputs: [...before, { atMs: createdAtMs, input }, ...recorded.slice(before.length)] };
    });
}

function valueAt(object: KubeObject, keys: readonly string[]): JsonValue | undefined {
  // An API object is JSON by definition; its type only does not say so.
  const parents = keys.slice(0, -1).reduce<JsonObject | undefined>(readObject, object as unknown as JsonObject);
  return parents?.[keys.at(-1) ?? ''];
}
