import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';

/** One write into a volume. Virtual ms; `content: null` removes. */
export interface VolumeWrite {
  readonly atMs: number;
  /** Who wrote: `podSerial * 64 + containerIndex`; -1 for the kubelet itself. */
  readonly writer: number;
  readonly path: string;
  readonly content: string | null;
}

interface VolumeState {
  readonly base: Readonly<Record<string, string>>;
  /** In time order; may reach into the future, since a program's trace is known when it starts. */
  readonly writes: readonly VolumeWrite[];
}

/** What a program finds when it starts, by path, and the writes of others after that, in time order. */
export interface VolumeView {
  readonly files: Readonly<Record<string, string>>;
  readonly later: readonly VolumeWrite[];
}

const noWrites: readonly VolumeWrite[] = [];

const areSame = (some: readonly VolumeWrite[], others: readonly VolumeWrite[]): boolean =>
  some.length === others.length &&
  some.every((one, i) => one.atMs === others[i]?.atMs && one.path === others[i]?.path && one.content === others[i]?.content);

const BLOCK_BYTES = 4096;

/** What files take on disk, in whole blocks. */
export const diskBytes = (files: readonly string[]): number =>
  files.reduce((sum, text) => sum + Math.ceil(text.length / BLOCK_BYTES) * BLOCK_BYTES, 0);

/** How long after a write a writer of the same instant that comes before it sees it. */
const AFTER_MS = 0.001;

const emptyVolume: VolumeState = { base: {}, writes: [] };

interface SavedVolumes {
  readonly own: CowRoot<VolumeState>;
  readonly shared: ReadonlyMap<string, VolumeState>;
}

/** Volumes one pod owns are numbered, volumes that outlive pods are named by where they are. */
export type VolumeKey = number | string;

/** What is in the volumes of all nodes, with every write dated, so that any instant can be read: KBL-18. */
export class VolumeTable implements Checkpointable {
  private readonly own = new CowVector<VolumeState>();
  private shared: ReadonlyMap<string, VolumeState> = new Map();

  private stateOf(key: VolumeKey): VolumeState {
    return (typeof key === 'number' ? this.own.get(key) : this.shared.get(key)) ?? emptyVolume;
  }

  private put(key: VolumeKey, state: VolumeState | undefined): void {
    if (typeof key === 'number') this.own.set(key, state);
    else {
      const copy = new Map(this.shared);
      if (state === undefined) copy.delete(key);
      else copy.set(key, state);
      this.shared = copy;
    }
  }

  /**
   * What a program finds and what it will see others do. Writes of one instant happen in the order of their writers, so
   * that no two programs each come after the other; what the program itself writes from then on is no part of either.
   */
  seenBy(key: VolumeKey, writer: number, startedAtMs: number): VolumeView {
    const { base, writes } = this.stateOf(key);
    if (writes.length === 0) return { files: base, later: noWrites };
    const files: Record<string, string> = { ...base };
    const later: VolumeWrite[] = [];
    for (const write of writes) {
      if (write.atMs < startedAtMs || (write.atMs === startedAtMs && write.writer < writer)) {
        if (write.content === null) delete files[write.path];
        else files[write.path] = write.content;
      } else if (write.writer !== writer) {
        later.push(write.writer < writer ? write : { ...write, atMs: write.atMs + AFTER_MS });
      }
    }
    return { files, later };
  }

  /** Replaces everything that a writer will have written from an instant on. @returns whether anything changed */
  setWrites(key: VolumeKey, writer: number, fromMs: number, writes: readonly VolumeWrite[]): boolean {
    const state = this.stateOf(key);
    const isReplaced = (write: VolumeWrite): boolean => write.writer === writer && write.atMs >= fromMs;
    if (areSame(state.writes.filter(isReplaced), writes)) return false;
    const kept = state.writes.filter((write) => !isReplaced(write));
    const merged = [...kept, ...writes].sort((a, b) => a.atMs - b.atMs || a.writer - b.writer);
    this.put(key, { base: state.base, writes: merged });
    return true;
  }

  /** What the files of a volume take on disk at an instant, in whole blocks. */
  bytesAt(key: VolumeKey, atMs: number): number {
    return diskBytes(Object.values(this.seenBy(key, Number.POSITIVE_INFINITY, atMs).files));
  }

  /** Puts files in as they are now: a ConfigMap, a lesson's data. */
  fill(key: VolumeKey, files: Readonly<Record<string, string>>): void {
    this.put(key, { base: files, writes: [] });
  }

  /** The volume is gone with its pod. */
  remove(key: VolumeKey): void {
    this.put(key, undefined);
  }

  save(): SavedVolumes {
    return { own: this.own.save(), shared: this.shared };
  }

  restore(saved: unknown): void {
    const state = saved as SavedVolumes;
    this.own.restore(state.own);
    this.shared = state.shared;
  }
}
