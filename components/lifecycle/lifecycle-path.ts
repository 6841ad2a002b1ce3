import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { type ChartedKind, TIMELINE_STATES as S } from '#sim/index.ts';

/** One state that an object passed through. */
export interface Passage {
  readonly state: string;
  readonly fromMs: number;
}

export interface LifecyclePath {
  readonly name: string;
  /** Oldest first; never empty. The last one is the present. */
  readonly passages: readonly Passage[];
}

const POD_STATES = new Map<number, string>(Object.entries(S).map(([state, code]) => [code, state]));

const JOB_STATES = new Map<number, string>([
  [S.jobActive, 'active'],
  [S.jobSuspended, 'suspended'],
  [S.jobEnding, 'ending'],
  [S.jobComplete, 'complete'],
  [S.jobFailed, 'failed'],
  [S.gone, 'gone'],
]);

const JOB_ENDS = new Set<number>([S.jobComplete, S.jobFailed, S.gone]);

/** Entries of one object up to an instant, oldest first. */
function entriesOf(log: TimelineLog, serial: number, nowMs: number): readonly { readonly atMs: number; readonly code: number }[] {
  const entries: { atMs: number; code: number }[] = [];
  for (let entry = log.firstEntry[serial] ?? NONE; entry !== NONE; entry = log.next[entry] ?? NONE) {
    const atMs = log.atMs[entry] ?? 0;
    if (atMs > nowMs) break;
    entries.push({ atMs, code: log.state[entry] ?? 0 });
  }
  return entries;
}

function passagesBy(states: ReadonlyMap<number, string>, log: TimelineLog, serial: number, nowMs: number): Passage[] {
  return entriesOf(log, serial, nowMs).flatMap(({ atMs, code }) => {
    const state = states.get(code);
    return state === undefined ? [] : [{ state, fromMs: atMs }];
  });
}

/** A CronJob's own lane tells whether it is suspended; whether it is active is told by the lanes of its Jobs. */
function cronJobPassages(log: TimelineLog, serial: number, nowMs: number): Passage[] {
  const changes: { readonly atMs: number; readonly active: number; readonly own?: number }[] = [];
  for (const { atMs, code } of entriesOf(log, serial, nowMs)) changes.push({ atMs, active: 0, own: code });
  for (const [job, { kind, owner, createdAtMs }] of log.objects.entries()) {
    if (kind !== 'Job' || owner !== serial || createdAtMs > nowMs) continue;
    changes.push({ atMs: createdAtMs, active: 1 });
    const end = entriesOf(log, job, nowMs).find(({ code }) => JOB_ENDS.has(code));
    if (end !== undefined) changes.push({ atMs: end.atMs, active: -1 });
  }
  let active = 0;
  let own: number = S.jobActive;
  return changes
    .sort((a, b) => a.atMs - b.atMs)
    .map((change) => {
      active += change.active;
      own = change.own ?? own;
      if (own === S.gone) return { state: 'gone', fromMs: change.atMs };
      if (own === S.slotSuspended) return { state: active > 0 ? 'suspendedActive' : 'suspended', fromMs: change.atMs };
      return { state: active > 0 ? 'active' : 'waiting', fromMs: change.atMs };
    });
}

const CHARTED: readonly string[] = ['Pod', 'Job', 'CronJob'] satisfies ChartedKind[];

/** Whether objects of a kind have a lifecycle to draw. */
export function isCharted(kind: string): kind is ChartedKind {
  return CHARTED.includes(kind);
}

/**
 * The newest object of a kind at an instant, as an index into the log's objects; -1 when there is none yet.
 *
 * @param name any name when undefined
 */
export function newestOf(log: TimelineLog, kind: ChartedKind, name: string | undefined, nowMs: number): number {
  return log.objects.findLastIndex(
    (object) => object.kind === kind && object.createdAtMs <= nowMs && (name === undefined || object.name === name),
  );
}

/**
 * The states that an object of the reader's cluster has passed through, as its lifecycle names them.
 *
 * @param serial index into the log's objects
 * @param nowMs the instant that is shown; what comes later stays hidden
 * @returns null when there is no such object, not yet, or none that has a lifecycle
 */
export function lifecyclePath(log: TimelineLog, serial: number, nowMs: number): LifecyclePath | null {
  const object = log.objects[serial];
  if (object === undefined || object.createdAtMs > nowMs) return null;
  const { kind, name, createdAtMs: fromMs } = object;
  const passages: Passage[] = [];
  if (kind === 'Job') passages.push({ state: 'created', fromMs }, ...passagesBy(JOB_STATES, log, serial, nowMs));
  if (kind === 'Pod') passages.push({ state: 'pending', fromMs }, ...passagesBy(POD_STATES, log, serial, nowMs));
  if (kind === 'CronJob') passages.push({ state: 'waiting', fromMs }, ...cronJobPassages(log, serial, nowMs));
  if (passages.length === 0) return null;
  return { name, passages: passages.filter(({ state }, index) => state !== passages[index - 1]?.state) };
}
