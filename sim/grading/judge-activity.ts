import type { Job } from '#sim/api/batch-v1/types.ts';
import { TIMELINE_STATES } from '#sim/lifecycles/timeline-states.ts';
import type { TimelineEntry } from '#sim/timeline-lanes.ts';
import { type Attempt, belongsToPresent, clockText, type Finding, forEachChange, found, isMeant, presentOf } from './evidence.ts';
import type { GoalOf } from './goals.ts';

const ACTIVE_STATES: ReadonlySet<number> = new Set([
  TIMELINE_STATES.pending,
  TIMELINE_STATES.unschedulable,
  TIMELINE_STATES.creating,
  TIMELINE_STATES.pulling,
  TIMELINE_STATES.notReady,
  TIMELINE_STATES.running,
  TIMELINE_STATES.backingOff,
  TIMELINE_STATES.jobActive,
]);

/** GRD-1: never more than so many active at one instant, those that were active when the attempt began included. */
export function judgeCount(attempt: Attempt, goal: GoalOf<'count'>): Finding {
  const active = new Map<string, TimelineEntry>();
  let worst: { readonly atMs: number; readonly names: readonly string[]; readonly uid: string | null } | undefined;
  let most = 0;
  const look = (atMs: number, uid: string | null): void => {
    most = Math.max(most, active.size);
    if (active.size > goal.atMost && worst === undefined) worst = { atMs, names: [...active.values()].map(({ name }) => name), uid };
  };
  let hasBegun = false;
  const begin = (): void => {
    if (!hasBegun) look(attempt.beganAtMs, [...active.keys()].at(-1) ?? null);
    hasBegun = true;
  };
  const counts = goal.lastTry === true ? belongsToPresent(attempt) : () => true;
  forEachChange(attempt, goal.kind, goal, (entry, state, atMs) => {
    if (!counts(entry)) return;
    const isLater = atMs > attempt.beganAtMs;
    if (isLater) begin();
    if (ACTIVE_STATES.has(state)) active.set(entry.uid, entry);
    else active.delete(entry.uid);
    if (isLater) look(atMs, entry.uid);
  });
  begin();
  const noun = `${goal.kind}${goal.atMost === 1 ? '' : 's'}`;
  if (worst === undefined) return found(true, `Never more than ${most} active at once; ${goal.atMost} ${noun} allowed.`);
  return found(
    false,
    `${worst.names.length} active at once at ${clockText(worst.atMs)}: ${worst.names.join(', ')}.`,
    worst.atMs,
    worst.uid,
  );
}

interface Ended {
  readonly entry: TimelineEntry;
  readonly atMs: number;
}

/** GRD-2: a meant Job becomes Complete in time. */
export function judgeCompletion(attempt: Attempt, goal: GoalOf<'completes'>): Finding {
  let done: Ended | undefined;
  let failed: Ended | undefined;
  let seen = 0;
  forEachChange(attempt, 'Job', goal, (entry, state, atMs) => {
    seen += 1;
    if (atMs < attempt.beganAtMs) return;
    if (state === TIMELINE_STATES.jobComplete && done === undefined) done = { entry, atMs };
    if (state === TIMELINE_STATES.jobFailed) failed = { entry, atMs };
  });
  const { withinSeconds = Infinity } = goal;
  const limitMs = attempt.beganAtMs + withinSeconds * 1000;
  if (done !== undefined) {
    const inTime = done.atMs <= limitMs;
    const after = clockText(done.atMs - attempt.beganAtMs);
    return found(
      inTime,
      `Job ${done.entry.name} became Complete ${after} after you began${inTime ? '' : `; ${clockText(withinSeconds * 1000)} was the limit`}.`,
      done.atMs,
      done.entry.uid,
    );
  }
  if (failed !== undefined)
    return found(false, `Job ${failed.entry.name} became Failed at ${clockText(failed.atMs)}.`, failed.atMs, failed.entry.uid);
  return found(
    false,
    seen === 0 ? 'No such Job was ever there.' : `No such Job became Complete up to ${clockText(attempt.simulation.history.headMs)}.`,
  );
}

/** GRD-7: a meant Job becomes Failed, for that reason, in time. */
export function judgeFailure(attempt: Attempt, goal: GoalOf<'fails'>): Finding {
  const ends: Ended[] = [];
  forEachChange(attempt, 'Job', goal, (entry, state, atMs) => {
    if (state === TIMELINE_STATES.jobFailed && atMs >= attempt.beganAtMs) ends.push({ entry, atMs });
  });
  const reasons = failureReasons(attempt);
  const limitMs = goal.withinSeconds === undefined ? Infinity : attempt.beganAtMs + goal.withinSeconds * 1000;
  const hit = ends.find(({ entry, atMs }) => atMs <= limitMs && (goal.reason === undefined || reasons.get(entry.uid) === goal.reason));
  const shown = hit ?? ends[0];
  if (shown === undefined) return found(false, `No such Job became Failed up to ${clockText(attempt.simulation.history.headMs)}.`);
  const { entry, atMs } = shown;
  const wanted = hit === undefined && goal.reason !== undefined ? `; wanted ${goal.reason}` : '';
  return found(
    hit !== undefined,
    `Job ${entry.name} became Failed at ${clockText(atMs)}, reason ${reasons.get(entry.uid) ?? 'unknown'}${wanted}.`,
    atMs,
    entry.uid,
  );
}

/** Why Jobs failed, by uid: from the condition, or from the event of a Job that is gone. */
function failureReasons(attempt: Attempt): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  attempt.simulation.cluster.server.events.forEach(({ subject, type, reason }) => {
    if (subject.kind === 'Job' && type === 'Warning' && !reason.startsWith('Failed')) reasons.set(subject.uid, reason);
    if (subject.kind === 'Job' && reason === 'FailedIndexes') reasons.set(subject.uid, reason);
  });
  for (const job of presentOf(attempt, 'Job', {}) as readonly Job[]) {
    const condition = job.status.conditions?.find(({ type, status }) => type === 'Failed' && status === 'True');
    if (condition?.reason !== undefined) reasons.set(job.metadata.uid, condition.reason);
  }
  return reasons;
}

/** GRD-3: at most so many pods ended Failed. */
export function judgeAttempts(attempt: Attempt, goal: GoalOf<'attempts'>): Finding {
  const failures: { readonly entry: TimelineEntry; readonly atMs: number; readonly code: number }[] = [];
  const counts = goal.lastTry === true ? belongsToPresent(attempt) : () => true;
  forEachChange(attempt, 'Pod', goal, (entry, state, atMs, code) => {
    if (counts(entry) && state === TIMELINE_STATES.failed && atMs >= attempt.beganAtMs) failures.push({ entry, atMs, code });
  });
  const over = failures[goal.atMost];
  if (over === undefined) return found(true, `${failures.length} pods failed; ${goal.atMost} allowed.`);
  return found(
    false,
    `Pod ${over.entry.name} was failure number ${goal.atMost + 1} at ${clockText(over.atMs)}, exit code ${over.code}.`,
    over.atMs,
    over.entry.uid,
  );
}

/** GRD-8: so many Jobs were created in a window of the attempt. */
export function judgeRuns(attempt: Attempt, goal: GoalOf<'runs'>): Finding {
  const { entries } = attempt.simulation.timeline;
  const fromMs = attempt.beganAtMs + (goal.afterSeconds ?? 0) * 1000;
  const untilMs = attempt.beganAtMs + goal.withinSeconds * 1000;
  const target = goal.selector === undefined ? {} : { selector: goal.selector };
  const started = entries.slice(0).filter((entry) => {
    if (entry.kind !== 'Job' || entry.createdAtMs < fromMs || entry.createdAtMs > untilMs) return false;
    if (goal.cronJob !== undefined && (entry.owner < 0 || entries.at(entry.owner).name !== goal.cronJob)) return false;
    return isMeant(target, entry.name, entry.labels);
  });
  const { atLeast = 0, atMost = Infinity } = goal;
  const isEnough = started.length >= atLeast && started.length <= atMost;
  const shown = started.length > atMost ? started[atMost] : started.at(-1);
  const from = goal.afterSeconds === undefined ? '' : `${clockText(fromMs)} to `;
  const names = started.slice(0, 4).map(({ name, createdAtMs }) => `${name} at ${clockText(createdAtMs)}`);
  if (started.length > 4) names.push(`${started.length - 4} more`);
  const list = names.length === 0 ? '' : `: ${names.join(', ')}`;
  const wanted = [goal.atLeast === undefined ? '' : `at least ${atLeast}`, goal.atMost === undefined ? '' : `at most ${atMost}`];
  return found(
    isEnough,
    `${started.length} Job${started.length === 1 ? '' : 's'} started in the time ${from}${clockText(untilMs)}${list}; wanted ${wanted.filter((one) => one !== '').join(' and ')}.`,
    shown?.createdAtMs ?? null,
    shown?.uid ?? null,
  );
}
