import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import type { Simulation } from '#sim/simulation.ts';
import type { ConditionChange, ConditionHistory } from './question.ts';
import { subjectOf } from './subject.ts';

/** Timers that one answer may cost: about a second. */
const MOST_TIMERS = 120_000;
/** Of a life that is too long, its end is looked at from here on. */
const LAST_MS = 600_000;
/** The newest of so many changes are told. */
const MOST_CHANGES = 200;

type Conditions = ReadonlyMap<string, Pick<ConditionChange, 'status' | 'reason'>>;

const textAt = (object: JsonObject, key: string): string => (typeof object[key] === 'string' ? object[key] : '');

function conditionsOf(object: KubeObject | undefined): Conditions {
  const { status } = (object ?? {}) as { readonly status?: { readonly conditions?: readonly JsonObject[] } };
  return new Map(
    (status?.conditions ?? []).map((one) => [textAt(one, 'type'), { status: textAt(one, 'status'), reason: textAt(one, 'reason') }]),
  );
}

function* changesFrom(before: Conditions, after: Conditions, atMs: number): Iterable<ConditionChange> {
  for (const [type, { status, reason }] of after) {
    const known = before.get(type);
    if (known?.status !== status || known.reason !== reason) yield { atMs, type, status, reason };
  }
  for (const type of before.keys()) if (!after.has(type)) yield { atMs, type, status: null, reason: '' };
}

/**
 * How the conditions of an object changed up to the instant that is shown (WHY-9).
 *
 * @param mostTimers after so many a replay is given up
 * @returns null when the run knows nothing of the object
 */
export function conditionHistory(simulation: Simulation, uid: string, mostTimers = MOST_TIMERS): ConditionHistory | null {
  const subject = subjectOf(simulation, uid);
  if (subject === undefined) return null;
  const { serial, createdAtMs } = subject;
  const untilMs = simulation.nowMs;
  const changes: ConditionChange[] = [];

  /** @returns the instant that was reached */
  const look = (fromMs: number): number => {
    const { first, versions, reachedMs } = simulation.versionsBetween(fromMs, untilMs, serial, mostTimers);
    let before = conditionsOf(first);
    for (const { atMs, object } of versions) {
      const after = conditionsOf(object);
      changes.push(...changesFrom(before, after, atMs));
      before = after;
    }
    return reachedMs;
  };

  const reachedMs = look(createdAtMs);
  const isWhole = reachedMs >= untilMs;
  const againMs = Math.max(reachedMs + 1, untilMs - LAST_MS);
  if (!isWhole) look(againMs);
  return { changes: changes.slice(-MOST_CHANGES), gap: isWhole ? null : { fromMs: reachedMs, toMs: againMs } };
}
