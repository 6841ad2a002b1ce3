import type { Job } from '#sim/api/batch-v1/types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { isQuantity, quantityMilli } from '#sim/api/quantity.ts';
import { parseTime } from '#sim/api/time.ts';
import { type Attempt, clockText, type Finding, found, instantOf, isMeant, presentOf, valueAt } from './evidence.ts';
import type { GoalOf } from './goals.ts';

/** GRD-4: an event with that reason was recorded. */
export function judgeEvent({ simulation, beganAtMs }: Attempt, goal: GoalOf<'eventSeen'>): Finding {
  let hit: Finding | undefined;
  simulation.cluster.server.events.forEach((record) => {
    const { subject } = record;
    if (hit !== undefined || record.reason !== goal.reason || subject.kind !== goal.kind || record.lastAtMs < beganAtMs) return;
    const labels = simulation.timeline.entries.findUid(subject.uid)?.labels ?? {};
    if (!isMeant(goal, subject.name, labels)) return;
    hit = found(true, `${goal.kind} ${subject.name} at ${clockText(record.lastAtMs)}: ${record.message}`, record.lastAtMs, subject.uid);
  });
  return hit ?? found(false, `No event ${goal.reason} was seen.`);
}

/** GRD-9: an object that is there took on the condition since the attempt began. */
export function judgeCondition(attempt: Attempt, goal: GoalOf<'conditionSeen'>): Finding {
  const { status: wantedStatus = 'True' } = goal;
  const what = `${goal.type}=${wantedStatus}${goal.reason === undefined ? '' : ` (${goal.reason})`}`;
  for (const object of presentOf(attempt, goal.kind, goal)) {
    for (const { type, status, reason, lastTransitionTime } of (object as Job | Pod).status.conditions ?? []) {
      if (type !== goal.type || status !== wantedStatus || (goal.reason !== undefined && reason !== goal.reason)) continue;
      const epochMs = parseTime(lastTransitionTime ?? '');
      const atMs = Number.isNaN(epochMs) ? attempt.simulation.nowMs : Math.max(0, instantOf(attempt, epochMs));
      if (atMs + 1000 <= attempt.beganAtMs) continue;
      const named = `${goal.kind} ${object.metadata.name}`;
      return found(true, `${named} has had ${type}=${status} since ${clockText(atMs)}${reasonText(reason)}.`, atMs, object.metadata.uid);
    }
  }
  return found(false, `No such ${goal.kind} took on ${what} up to ${clockText(attempt.simulation.history.headMs)}.`);
}

const reasonText = (reason: string | undefined): string => (reason === undefined || reason === '' ? '' : `, reason ${reason}`);

/** GRD-10: so many meant objects are there at the head. */
export function judgeExistence(attempt: Attempt, goal: GoalOf<'exists'>): Finding {
  const objects = presentOf(attempt, goal.kind, goal).filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const { atLeast = 1, atMost = Infinity } = goal;
  const { nowMs } = attempt.simulation;
  const names = objects.map(({ metadata }) => metadata.name);
  const named = names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');
  const uid = objects[0]?.metadata.uid ?? null;
  if (objects.length > atMost)
    return found(false, `There are ${names.length}: ${goal.kind} ${named}; wanted at most ${atMost}.`, nowMs, uid);
  if (objects.length >= Math.max(1, atLeast)) return found(true, `There is ${goal.kind} ${named}.`, nowMs, uid);
  if (objects.length === 0) return found(atLeast === 0, `There is no such ${goal.kind}.`);
  return found(false, `There is only ${goal.kind} ${named}; wanted ${atLeast}.`, nowMs, uid);
}

/** GRD-11: no meant object is there at the head. */
export function judgeAbsence(attempt: Attempt, goal: GoalOf<'absent'>): Finding {
  const [first, ...others] = presentOf(attempt, goal.kind, goal);
  if (first === undefined) return found(true, `There is no such ${goal.kind}.`);
  const { name, uid, deletionTimestamp } = first.metadata;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const how = deletionTimestamp === undefined ? 'still there' : 'being deleted, but not gone';
  return found(false, `${goal.kind} ${name}${more}: ${how}.`, attempt.simulation.nowMs, uid);
}

/** GRD-5: the field has that value in every meant object that is there. */
export function judgeField(attempt: Attempt, goal: GoalOf<'fieldEquals'>): Finding {
  return judgeEvery(attempt, goal, goal.equals === null ? 'not set' : String(goal.equals), (value) => (value ?? null) === goal.equals);
}

/** GRD-12: the field is a number or a quantity within the bounds in every meant object that is there. */
export function judgeBounds(attempt: Attempt, goal: GoalOf<'fieldBetween'>): Finding {
  const { atLeast, atMost } = goal;
  const wanted = [atLeast === undefined ? '' : `at least ${atLeast}`, atMost === undefined ? '' : `at most ${atMost}`]
    .filter((one) => one !== '')
    .join(' and ');
  return judgeEvery(attempt, goal, wanted, (value) => {
    const number = numberOf(value);
    return number !== undefined && number >= (atLeast ?? -Infinity) && number <= (atMost ?? Infinity);
  });
}

/** `64Mi` is 67,108,864 and `500m` a half. */
function numberOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'string') return isQuantity(value) ? quantityMilli(value) / 1000 : undefined;
  return typeof value === 'number' ? value : undefined;
}

function judgeEvery(
  attempt: Attempt,
  goal: GoalOf<'fieldEquals' | 'fieldBetween'>,
  wanted: string,
  isRight: (value: JsonValue | undefined) => boolean,
): Finding {
  const objects = presentOf(attempt, goal.kind, goal);
  if (objects.length === 0) return found(false, `There is no such ${goal.kind}.`);
  const valueIn = (object: KubeObject) => valueAt(object as unknown as JsonObject, goal.path);
  const different = objects.find((object) => !isRight(valueIn(object)));
  const { nowMs } = attempt.simulation;
  const shown = different ?? (objects[0] as KubeObject);
  const value = valueIn(shown);
  if (different === undefined) {
    const text = value === undefined || value === null ? 'not set' : String(value);
    const names = objects.map(({ metadata }) => metadata.name).join(', ');
    return found(true, `${goal.path} is ${text} in ${goal.kind} ${names}.`, nowMs, shown.metadata.uid);
  }
  return found(
    false,
    `${goal.path} is ${value === undefined ? 'not set' : JSON.stringify(value)} in ${goal.kind} ${shown.metadata.name}; wanted ${wanted}.`,
    nowMs,
    shown.metadata.uid,
  );
}

/** GRD-13: a container of a meant pod that is there has written a line with the text since the attempt began. */
export function judgeLog(attempt: Attempt, goal: GoalOf<'logContains'>): Finding {
  const pods = presentOf(attempt, 'Pod', goal) as readonly Pod[];
  for (const { metadata, spec } of pods) {
    for (const { name: container } of [...(spec.initContainers ?? []), ...spec.containers]) {
      const log = attempt.simulation.client.logs(metadata.namespace ?? '', metadata.name, { container, timestamps: true });
      for (const line of log.ok ? log.value.split('\n') : []) {
        const [stamp = '', ...words] = line.split(' ');
        const text = words.join(' ');
        const epochMs = parseTime(stamp);
        if (!text.includes(goal.text) || Number.isNaN(epochMs)) continue;
        const atMs = instantOf(attempt, epochMs);
        if (atMs + 1000 <= attempt.beganAtMs) continue;
        return found(true, `Pod ${metadata.name} wrote at ${clockText(atMs)}: ${text}`, Math.max(0, atMs), metadata.uid);
      }
    }
  }
  return found(false, pods.length === 0 ? 'There is no such pod whose log could be read.' : `No log has a line with: ${goal.text}`);
}
