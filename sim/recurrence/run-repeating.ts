import type { Cluster } from '#sim/cluster.ts';
import type { History } from '#sim/engine/history.ts';
import type { TimelineRecorder } from '#sim/timeline-recorder.ts';
import { keepsTime, type Rhythm, rhythmOf } from './rhythm.ts';
import { type ClusterRepetition, RepetitionWatcher } from './watcher.ts';

/** A shorter stretch is simulated sooner than it is watched. */
const WORTHWHILE_MS = 3 * 3_600_000;
/** A stretch whose past an instant of it depends on costs too much to look at when that takes more timers. */
const MOST_TIMERS_REMEMBERED = 4000;
/** Periods after which a run that never repeats itself is left alone. */
const PATIENCE_PERIODS = 120;

interface Watched {
  readonly cluster: Cluster;
  readonly timeline: TimelineRecorder;
}

/** Lets time pass up to an instant; whole periods of a run that is seen to repeat itself are leapt over. */
export function runRepeating<I, S, R>(world: Watched, history: History<I, S, R>, untilMs: number): void {
  const { engine, server } = world.cluster;
  let patience = PATIENCE_PERIODS;
  while (patience > 0 && untilMs - engine.nowMs > WORTHWHILE_MS) {
    const rhythm = rhythmOf(server, engine.epochMs, engine.startAtMs + untilMs);
    if (rhythm === undefined) break;
    const watcher = new RepetitionWatcher(world.cluster, world.timeline, rhythm.periodMs);
    let atMs = rhythm.firstAtMs - engine.startAtMs;
    for (; patience > 0 && atMs < untilMs; atMs += rhythm.periodMs) {
      history.runUntil(atMs);
      const repetition = watcher.look();
      if (repetition === undefined) {
        patience -= 1;
        continue;
      }
      const periods = periodsToLeap(repetition, rhythm, engine.startAtMs, atMs, untilMs);
      if (periods > 2 * repetition.memoryPeriods) {
        history.leap(repetition, periods);
        patience = PATIENCE_PERIODS;
      } else patience = 0;
      break;
    }
  }
  history.runUntil(untilMs);
}

/** As far as the schedules keep their rhythm and nothing else is due, less what must be simulated at the end. */
function periodsToLeap(
  { periodMs, memoryPeriods, timersPerPeriod, fixedTimerAtMs }: ClusterRepetition,
  rhythm: Rhythm,
  startAtMs: number,
  fromMs: number,
  untilMs: number,
): number {
  if (timersPerPeriod * memoryPeriods > MOST_TIMERS_REMEMBERED) return 0;
  const room = Math.floor((Math.min(untilMs, fixedTimerAtMs) - fromMs) / periodMs);
  return keepsTime(rhythm, startAtMs + fromMs, room) - memoryPeriods - 1;
}
