import type { Reason } from '#sim/apiserver/reasons.ts';
import type { Simulation } from '#sim/simulation.ts';
import type { Subject } from './subject.ts';

/** Reasons of the past, in the order in which they were said. */
interface Evidence {
  readonly reasons: readonly Reason[];
  /** False when a stretch was too long to be played again in full. */
  readonly isWhole: boolean;
}

/** Timers that one answer may cost: about a second. */
const MOST_TIMERS = 120_000;
/** Of a stretch that is too long, its end is looked at from here on. */
const LAST_MS = 600_000;
/** How far back the last decision about a CronJob is looked for, nearest first; then its whole life. */
const LOOK_BACK_MS = [3_600_000, 25 * 3_600_000, 32 * 86_400_000];

const inOrder = (left: Reason, right: Reason): number => left.atMs - right.atMs;

/** What was decided about an object, by it and by those that it came from: from its creation up to an instant. */
export function evidenceOf(simulation: Simulation, subject: Subject, untilMs: number): Evidence {
  const { store } = simulation.cluster.server;
  const { owner } = subject;
  const isWanted = (serial: number): boolean => serial === subject.serial || store.ownerOf(serial) === subject.serial;
  const main = simulation.reasonsBetween(subject.createdAtMs, untilMs, isWanted, MOST_TIMERS);
  const reasons = [...main.reasons];
  let isWhole = main.reachedMs >= Math.min(untilMs, simulation.history.headMs);
  if (!isWhole) {
    const fromMs = Math.max(main.reachedMs + 1, untilMs - LAST_MS);
    const end = simulation.reasonsBetween(fromMs, untilMs, isWanted, MOST_TIMERS);
    reasons.push(...end.reasons);
  }
  if (owner !== undefined) {
    const origin = simulation.reasonsBetween(owner.createdAtMs, owner.createdAtMs + 1000, (serial) => serial === owner.serial, MOST_TIMERS);
    reasons.push(...origin.reasons.filter(({ code, about }) => code === 'cron/starts' && about === owner.serial));
    isWhole &&= origin.reachedMs >= owner.createdAtMs;
  }
  return { reasons: reasons.sort(inOrder), isWhole };
}

/** What was decided about a CronJob around an instant: from the last decision before it on. */
export function evidenceAround(simulation: Simulation, serial: number, createdAtMs: number, atMs: number, untilMs: number): Evidence {
  const isWanted = (one: number): boolean => one === serial;
  let isWhole = true;
  for (const backMs of [...LOOK_BACK_MS, Number.POSITIVE_INFINITY]) {
    const fromMs = Math.max(createdAtMs, atMs - backMs);
    const { reasons, reachedMs } = simulation.reasonsBetween(fromMs, untilMs, isWanted, MOST_TIMERS);
    isWhole = reachedMs >= Math.min(untilMs, simulation.history.headMs);
    const hasEarlier = reasons.some((reason) => reason.subject === serial && reason.atMs < atMs);
    if (hasEarlier || fromMs === createdAtMs || !isWhole) return { reasons: [...reasons].sort(inOrder), isWhole };
  }
  return { reasons: [], isWhole };
}
