import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import type { EventRecord } from '#sim/apiserver/index.ts';
import type { TimelineLog } from '#sim/engine/timeline-log.ts';
import { summarizePod } from '#sim/kubectl/print/index.ts';
import type { Simulation } from '#sim/simulation.ts';
import type { TimelineEntry } from '#sim/timeline-lanes.ts';
import type { EventRow, Frame, ObjectRow, TimelineDelta, TimelineObject } from './protocol.ts';

/** Rows and events beyond these are left out: nobody reads ten thousand lines in a side panel. */
const MOST_PODS = 300;
const MOST_EVENTS = 200;

const SHOWN = new Set(['CronJob', 'Job', 'Pod', 'Deployment', 'ReplicaSet']);

/** Rows of the cluster panel at the instant that is shown. */
function rowsOf(simulation: Simulation): readonly ObjectRow[] {
  const others: number[] = [];
  const pods: number[] = [];
  const { store } = simulation.cluster.server;
  store.forEach(undefined, ({ kind }, serial) => {
    if (kind === 'Pod') pods.push(serial);
    else if (SHOWN.has(kind)) others.push(serial);
  });
  return [...others, ...pods.slice(-MOST_PODS)].flatMap((serial) => {
    const object = store.get(serial);
    const owner = store.ownerOf(serial);
    return object === undefined ? [] : [rowOf(object, owner < 0 ? null : (store.get(owner)?.metadata.uid ?? null), simulation)];
  });
}

function rowOf(object: KubeObject, ownerUid: string | null, simulation: Simulation): ObjectRow {
  const { metadata, kind } = object;
  const { status, summary } = wordsOf(object, simulation.epochMs);
  return {
    uid: metadata.uid,
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    ownerUid,
    status,
    summary,
    createdAtMs: parseTime(metadata.creationTimestamp) - simulation.cluster.engine.startAtMs,
  };
}

function wordsOf(object: KubeObject, epochMs: number): { readonly status: string; readonly summary: string } {
  switch (object.kind) {
    case 'Pod': {
      const { status, ready } = summarizePod(object as Pod, epochMs);
      return { status, summary: ready };
    }
    case 'Job':
      return jobWords(object as Job);
    case 'CronJob': {
      const { spec, status } = object as CronJob;
      return { status: spec.suspend === true ? 'Suspended' : `${status.active?.length ?? 0} active`, summary: spec.schedule };
    }
    default: {
      const { spec, status } = object as Deployment | ReplicaSet;
      return { status: `${status.readyReplicas ?? 0} ready`, summary: `${status.readyReplicas ?? 0}/${spec.replicas ?? 1}` };
    }
  }
}

/** STATUS and COMPLETIONS as `kubectl get jobs` prints them. */
function jobWords({ spec, status, metadata }: Job): { readonly status: string; readonly summary: string } {
  const has = (type: string): boolean => status.conditions?.some((one) => one.type === type && one.status === 'True') ?? false;
  const word =
    (['Complete', 'Failed'] as const).find(has) ??
    (metadata.deletionTimestamp === undefined
      ? (['Suspended', 'FailureTarget', 'SuccessCriteriaMet'] as const).find(has)
      : 'Terminating') ??
    'Running';
  const parallelism = spec.parallelism ?? 1;
  const wanted = spec.completions ?? (parallelism > 1 ? `1 of ${parallelism}` : 1);
  return { status: word, summary: `${status.succeeded ?? 0}/${wanted}` };
}

/** The newest events, newest first. */
function eventsOf(simulation: Simulation): readonly EventRow[] {
  const records: EventRecord[] = [];
  simulation.cluster.server.events.forEach((record) => void records.push(record));
  return records
    .sort((a, b) => b.lastAtMs - a.lastAtMs || b.serial - a.serial)
    .slice(0, MOST_EVENTS)
    .map((record) => ({
      uid: String(record.serial),
      lastSeenAtMs: record.lastAtMs,
      type: record.type,
      reason: record.reason,
      object: `${record.subject.kind.toLowerCase()}/${record.subject.name}`,
      objectUid: record.subject.uid,
      message: record.message,
      count: record.count,
    }));
}

/** While time runs, the page is told of one list at a time, no more often: nobody reads faster, and the page has better to do. */
const LISTS_MS = 250;
/** After so long without news, the next is told at once and whole. */
const QUIET_MS = 1000;

/** The lists of a frame and when the page is told of them: at once while time stands, by turns while it runs. */
export class FrameLists {
  private readonly news = { rows: true, events: true };
  private readonly toldAtMs = { rows: -Infinity, events: -Infinity };

  /** Something may have changed. */
  touch(): void {
    this.news.rows = true;
    this.news.events = true;
  }

  /** What a frame is to tell; a list that it leaves out is null. @param nowMs real time */
  next(simulation: Simulation, isRunning: boolean, nowMs: number): Pick<Frame, 'rows' | 'events'> {
    const told = this.due(isRunning, nowMs);
    for (const list of told) {
      this.news[list] = false;
      this.toldAtMs[list] = nowMs;
    }
    return {
      rows: told.includes('rows') ? rowsOf(simulation) : null,
      events: told.includes('events') ? eventsOf(simulation) : null,
    };
  }

  private due(isRunning: boolean, nowMs: number): readonly ('rows' | 'events')[] {
    const { rows, events } = this.toldAtMs;
    const fresh = (['rows', 'events'] as const).filter((list) => this.news[list]);
    const sinceMs = nowMs - Math.max(rows, events);
    if (!isRunning || sinceMs >= QUIET_MS) return fresh;
    if (sinceMs < LISTS_MS) return [];
    return fresh.length < 2 ? fresh : [rows <= events ? 'rows' : 'events'];
  }
}

/** The timeline of a run, living or kept. */
export interface TimelineSource {
  readonly log: Pick<TimelineLog, 'length' | 'slice'>;
  readonly entries: { readonly length: number; slice(from: number, until?: number): readonly TimelineEntry[] };
  takeCut(): { readonly log: number; readonly entries: number } | undefined;
}

/** A frame carries no more than this: a page that takes it in stays responsive, however much was leapt over. */
const MOST_ENTRIES = 16_000;
const MOST_OBJECTS = 2000;

/** Keeps what the page has of a timeline, and makes what it lacks, piece by piece. */
export class TimelineSender {
  private sentEntries = 0;
  private sentObjects = 0;

  /** Whether the page lacks something. */
  hasMore({ log, entries }: TimelineSource): boolean {
    return log.length !== this.sentEntries || entries.length !== this.sentObjects;
  }

  /** A part of the log that the page does not have; null when it has all. */
  delta(source: TimelineSource): TimelineDelta | null {
    const cut = source.takeCut();
    const isCut = cut !== undefined && (cut.log < this.sentEntries || cut.entries < this.sentObjects);
    if (cut !== undefined) {
      this.sentEntries = Math.min(this.sentEntries, cut.log);
      this.sentObjects = Math.min(this.sentObjects, cut.entries);
    }
    if (!isCut && !this.hasMore(source)) return null;
    const objectsUntil = Math.min(source.entries.length, this.sentObjects + MOST_OBJECTS);
    const objects = source.entries.slice(this.sentObjects, objectsUntil).map(
      ({ uid, kind, namespace, name, owner, createdAtMs }): TimelineObject => ({
        uid,
        kind: kind as TimelineObject['kind'],
        namespace,
        name,
        owner,
        createdAtMs,
      }),
    );
    const { atMs, subject, state, detail } = this.entriesOf(source, objectsUntil);
    const delta: TimelineDelta = { from: this.sentEntries, atMs, object: subject, state, detail, firstObject: this.sentObjects, objects };
    this.sentEntries += atMs.length;
    this.sentObjects = objectsUntil;
    return delta;
  }

  /** The next entries, none of which is of an object that the page does not know. */
  private entriesOf({ log }: TimelineSource, objectsUntil: number): ReturnType<TimelineLog['slice']> {
    const columns = log.slice(this.sentEntries, this.sentEntries + MOST_ENTRIES);
    const end = columns.subject.findIndex((subject) => subject >= objectsUntil);
    return end < 0 ? columns : log.slice(this.sentEntries, this.sentEntries + end);
  }
}

/** The buffers of a delta, which are handed over. */
export function buffersOf(delta: TimelineDelta | null): readonly ArrayBufferLike[] {
  return delta === null ? [] : [delta.atMs.buffer, delta.object.buffer, delta.state.buffer, delta.detail.buffer];
}
