import type { JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseLabelSelector } from '#sim/api/selector.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { TIMELINE_STATES } from '#sim/lifecycles/timeline-states.ts';
import type { Simulation } from '#sim/simulation.ts';
import type { TimelineEntry } from '#sim/timeline-recorder.ts';
import type { Goal, Verdict } from './goals.ts';

/** An attempt to grade. */
export interface Attempt {
  readonly simulation: Simulation;
  /** When the learner's part began, virtual ms; what happened before is not counted. */
  readonly beganAtMs: number;
  /** Command lines that the learner typed, oldest first. */
  readonly commands: readonly string[];
}

type Finding = Pick<Verdict, 'passed' | 'evidence' | 'atMs' | 'objectUid'>;

/** Judges every goal by what the cluster did since the attempt began (GRD-1 to GRD-6). */
export function grade(attempt: Attempt, goals: readonly Goal[]): Verdict[] {
  return goals.map((goal) => ({ id: goal.id, title: goal.title, ...judge(attempt, goal) }));
}

function judge(attempt: Attempt, goal: Goal): Finding {
  switch (goal.check) {
    case 'count':
      return judgeCount(attempt, goal);
    case 'completes':
      return judgeCompletion(attempt, goal);
    case 'attempts':
      return judgeAttempts(attempt, goal);
    case 'eventSeen':
      return judgeEvent(attempt, goal);
    case 'fieldEquals':
      return judgeField(attempt, goal);
    case 'commandUsed':
      return judgeCommand(attempt, goal);
  }
}

const found = (passed: boolean, evidence: string, atMs: number | null = null, objectUid: string | null = null): Finding => ({
  passed,
  evidence,
  atMs,
  objectUid,
});

/** `0:01:40`, virtual time since the start. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Whether an object is meant. A malformed selector meets nothing; content checks refuse it earlier. */
function isMeant(
  target: { readonly name?: string; readonly selector?: string },
  name: string,
  labels: Readonly<Record<string, string>>,
): boolean {
  if (target.name !== undefined && target.name !== name) return false;
  if (target.selector === undefined) return true;
  const selector = parseLabelSelector(target.selector);
  return selector.ok && selector.matches(labels);
}

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

/** Calls back for every log entry about a meant object of a kind, in time order. */
function forEachChange(
  { simulation }: Attempt,
  kind: string,
  target: { readonly name?: string; readonly selector?: string },
  visit: (entry: TimelineEntry, state: number, atMs: number, detail: number) => void,
): void {
  const { log, entries } = simulation.timeline;
  const columns = log.slice(0);
  for (let i = 0; i < columns.atMs.length; i++) {
    const entry = entries[columns.subject[i] as number];
    if (entry === undefined || entry.kind !== kind || !isMeant(target, entry.name, entry.labels)) continue;
    visit(entry, columns.state[i] as number, columns.atMs[i] as number, columns.detail[i] as number);
  }
}

/** GRD-1: never more than so many active at one instant, those that were active when the attempt began included. */
function judgeCount(attempt: Attempt, goal: Goal & { readonly check: 'count' }): Finding {
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
  forEachChange(attempt, goal.kind, goal, (entry, state, atMs) => {
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

/** GRD-2: a meant Job becomes Complete in time. */
function judgeCompletion(attempt: Attempt, goal: Goal & { readonly check: 'completes' }): Finding {
  let done: { readonly entry: TimelineEntry; readonly atMs: number } | undefined;
  let failed: { readonly entry: TimelineEntry; readonly atMs: number } | undefined;
  let seen = 0;
  forEachChange(attempt, 'Job', goal, (entry, state, atMs) => {
    seen += 1;
    if (atMs < attempt.beganAtMs) return;
    if (state === TIMELINE_STATES.jobComplete && done === undefined) done = { entry, atMs };
    if (state === TIMELINE_STATES.jobFailed) failed = { entry, atMs };
  });
  const limitMs = attempt.beganAtMs + goal.withinSeconds * 1000;
  if (done !== undefined) {
    const inTime = done.atMs <= limitMs;
    const after = clockText(done.atMs - attempt.beganAtMs);
    return found(
      inTime,
      `Job ${done.entry.name} became Complete ${after} after you began${inTime ? '' : `; ${clockText(goal.withinSeconds * 1000)} was the limit`}.`,
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

/** GRD-3: at most so many pods ended Failed. */
function judgeAttempts(attempt: Attempt, goal: Goal & { readonly check: 'attempts' }): Finding {
  const failures: { readonly entry: TimelineEntry; readonly atMs: number; readonly code: number }[] = [];
  forEachChange(attempt, 'Pod', goal, (entry, state, atMs, code) => {
    if (state === TIMELINE_STATES.failed && atMs >= attempt.beganAtMs) failures.push({ entry, atMs, code });
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

/** GRD-4: an event with that reason was recorded. */
function judgeEvent({ simulation, beganAtMs }: Attempt, goal: Goal & { readonly check: 'eventSeen' }): Finding {
  let hit: Finding | undefined;
  simulation.cluster.server.events.forEach((record) => {
    const { subject } = record;
    if (hit !== undefined || record.reason !== goal.reason || subject.kind !== goal.kind || record.lastAtMs < beganAtMs) return;
    const labels = simulation.timeline.entries.find(({ uid }) => uid === subject.uid)?.labels ?? {};
    if (!isMeant(goal, subject.name, labels)) return;
    hit = found(true, `${goal.kind} ${subject.name} at ${clockText(record.lastAtMs)}: ${record.message}`, record.lastAtMs, subject.uid);
  });
  return hit ?? found(false, `No event ${goal.reason} was seen.`);
}

/** GRD-5: the field has that value in every meant object that is there. */
function judgeField({ simulation }: Attempt, goal: Goal & { readonly check: 'fieldEquals' }): Finding {
  const listed = simulation.client.list(resourceOfKind(goal.kind), {});
  const objects = listed.ok ? listed.value.filter((object) => isMeant(goal, object.metadata.name, labelsOf(object))) : [];
  if (objects.length === 0) return found(false, `There is no such ${goal.kind}.`);
  const different = objects.find((object) => valueAt(object as unknown as JsonObject, goal.path) !== goal.equals);
  const nowMs = simulation.nowMs;
  if (different === undefined)
    return found(
      true,
      `${goal.path} is ${String(goal.equals)} in ${goal.kind} ${objects.map(({ metadata }) => metadata.name).join(', ')}.`,
      nowMs,
      objects[0]?.metadata.uid ?? null,
    );
  const value = valueAt(different as unknown as JsonObject, goal.path);
  return found(
    false,
    `${goal.path} is ${value === undefined ? 'not set' : JSON.stringify(value)} in ${goal.kind} ${different.metadata.name}; wanted ${String(goal.equals)}.`,
    nowMs,
    different.metadata.uid,
  );
}

/** GRD-6: the words were typed in this order, others may stand between. */
function judgeCommand({ commands }: Attempt, goal: Goal & { readonly check: 'commandUsed' }): Finding {
  const used = commands.find((line) => {
    const words = line.split(/\s+/);
    let at = 0;
    return goal.words.every((word) => {
      at = words.indexOf(word, at) + 1;
      return at > 0;
    });
  });
  return used === undefined ? found(false, `Not used yet: ${goal.words.join(' … ')}.`) : found(true, `You ran: ${used}`);
}

/** Labels that find an object; a Job is found by its pods' labels too. */
function labelsOf(object: KubeObject): Readonly<Record<string, string>> {
  const template = (object as { spec?: { template?: { metadata?: { labels?: Readonly<Record<string, string>> } } } }).spec?.template;
  const own = object.metadata.labels ?? {};
  return object.kind === 'Job' && template?.metadata?.labels !== undefined ? { ...template.metadata.labels, ...own } : own;
}

function valueAt(object: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = object;
  for (const step of path.split(/\.|\[|\]/).filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, JsonValue>>)[step];
  }
  return value;
}
