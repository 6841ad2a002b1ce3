import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';

/** Pods that start within this time of each other belong to one wave. */
const TOGETHER_MS = 2_000;

export type WaveState = 'waiting' | 'running' | 'succeeded' | 'failed' | 'deleted';

export interface WavePod {
  readonly name: string;
  /** Counts from 0, downwards; a row is free again when its pod has ended. */
  readonly row: number;
  /** Counts from 0. */
  readonly wave: number;
  readonly createdAtMs: number;
  /** When its container started; null before that. */
  readonly startedAtMs: number | null;
  /** Null while it has not ended. */
  readonly endedAtMs: number | null;
  readonly state: WaveState;
}

export interface Wave {
  readonly fromMs: number;
  /** Null while a pod of it has not ended. */
  readonly toMs: number | null;
  readonly pods: readonly WavePod[];
}

export interface Waves {
  readonly job: string;
  readonly rows: number;
  readonly waves: readonly Wave[];
  readonly fromMs: number;
  readonly toMs: number;
}

const ENDS = new Map<number, WaveState>([
  [S.succeeded, 'succeeded'],
  [S.failed, 'failed'],
  [S.gone, 'deleted'],
]);

/** Serial number of the newest Job of that name at an instant, or `NONE`. */
function findJob(log: TimelineLog, name: string, nowMs: number): number {
  return log.objects.findLastIndex((object) => object.kind === 'Job' && object.name === name && object.createdAtMs <= nowMs);
}

function readPod(log: TimelineLog, serial: number, nowMs: number): Omit<WavePod, 'row' | 'wave'> {
  const { name = '', createdAtMs = 0 } = log.objects[serial] ?? {};
  let startedAtMs: number | null = null;
  let endedAtMs: number | null = null;
  let state: WaveState = 'waiting';
  for (let entry = log.firstEntry[serial] ?? NONE; entry !== NONE; entry = log.next[entry] ?? NONE) {
    const atMs = log.atMs[entry] ?? 0;
    if (atMs > nowMs || endedAtMs !== null) break;
    const code = log.state[entry] ?? 0;
    const end = ENDS.get(code);
    if (end !== undefined) {
      endedAtMs = atMs;
      state = end;
    } else if (code === S.running || code === S.notReady) {
      startedAtMs ??= atMs;
      state = 'running';
    }
  }
  return { name, createdAtMs, startedAtMs, endedAtMs, state };
}

/**
 * The pods of a Job in rows, as many as ever were there at once, and in waves of pods that started together.
 *
 * @param nowMs the instant that is shown; what comes later stays hidden
 * @returns null when no Job of that name exists yet
 */
export function layoutWaves(log: TimelineLog, job: string, nowMs: number): Waves | null {
  const owner = findJob(log, job, nowMs);
  const about = log.objects[owner];
  if (about === undefined) return null;
  const waves: { fromMs: number; pods: WavePod[] }[] = [];
  const freeAtMs: number[] = [];
  for (const [serial, object] of log.objects.entries()) {
    if (object.kind !== 'Pod' || object.owner !== owner || object.createdAtMs > nowMs) continue;
    const pod = readPod(log, serial, nowMs);
    const free = freeAtMs.findIndex((atMs) => atMs <= pod.createdAtMs);
    const row = free < 0 ? freeAtMs.length : free;
    freeAtMs[row] = pod.endedAtMs ?? Infinity;
    const last = waves.at(-1);
    const wave = last !== undefined && pod.createdAtMs - last.fromMs <= TOGETHER_MS ? last : { fromMs: pod.createdAtMs, pods: [] };
    if (wave !== last) waves.push(wave);
    wave.pods.push({ ...pod, row, wave: waves.length - 1 });
  }
  const pods = waves.flatMap((wave) => wave.pods);
  return {
    job,
    rows: freeAtMs.length,
    waves: waves.map((wave) => ({ ...wave, toMs: lastEnd(wave.pods) })),
    fromMs: about.createdAtMs,
    toMs: lastEnd(pods) ?? nowMs,
  };
}

function lastEnd(pods: readonly WavePod[]): number | null {
  const ends = pods.map(({ endedAtMs }) => endedAtMs ?? Infinity);
  const last = Math.max(...ends);
  return Number.isFinite(last) ? last : null;
}

/** How many pods are in each state, as words: `3 running, 2 succeeded`. */
export function countStates(pods: readonly WavePod[]): string {
  const states: readonly WaveState[] = ['waiting', 'running', 'succeeded', 'failed', 'deleted'];
  return states
    .map((state) => [state, pods.filter((pod) => pod.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}
