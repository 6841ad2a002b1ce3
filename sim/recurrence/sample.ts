import { isFinished } from '#sim/api/batch-v1/job-facts.ts';
import type { Job } from '#sim/api/batch-v1/types.ts';
import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { AGGREGATION_WINDOW_MS } from '#sim/apiserver/event-correlation.ts';
import { EVENT_TTL_MS, type EventRecord, type SubjectMemory } from '#sim/apiserver/event-recorder.ts';
import type { Cluster } from '#sim/cluster.ts';

/** What was there when watching began: whatever still is the same takes no part in the repetition. */
export interface Beginning {
  readonly objects: ReadonlyMap<number, KubeObject>;
  readonly records: ReadonlyMap<number, EventRecord>;
  /** When watching began, ms since 1970 UTC. */
  readonly epochMs: number;
}

export function beginningOf({ server, engine }: Cluster): Beginning {
  const objects = new Map<number, KubeObject>();
  server.store.forEach(undefined, (object, serial) => {
    objects.set(serial, object);
  });
  const records = new Map<number, EventRecord>();
  server.events.forEach((record) => {
    records.set(record.serial, record);
  });
  return { objects, records, epochMs: engine.epochMs };
}

/** Whether something is under way that a leap would have to carry: a Job or Pod that has not ended, an outage. */
export function isBusy({ server, controllerManager, kubelet }: Cluster): boolean {
  if (controllerManager.isClosed || kubelet.state.hasSilentNodes) return true;
  let busy = false;
  server.store.forEach(undefined, (object) => {
    if (object.metadata.deletionTimestamp !== undefined) busy = true;
    else if (object.kind === 'Pod') busy ||= !isTerminal(object as Pod);
    else if (object.kind === 'Job') busy ||= !isFinished(object as Job);
  });
  return busy;
}

/** State as text, instants told from now: equal texts at the ends of two periods mean that the next periods are equal too. */
export interface ClusterSample {
  readonly text: string;
  /** Smallest serial of what is there and may go again. */
  readonly oldestSerial: number;
  /** Counts of the events that this period wrote again, by serial. */
  readonly counts: ReadonlyMap<number, number>;
}

/** How far back correlation of events looks; beyond that only the number of events counts. */
const EVENT_MEMORY_MS = 2 * AGGREGATION_WINDOW_MS;

export function sampleCluster(
  cluster: Cluster,
  beginning: Beginning,
  periodMs: number,
  before: ReadonlyMap<number, number>,
): ClusterSample {
  const { server, engine } = cluster;
  const words: string[] = [];
  let oldestSerial = Number.POSITIVE_INFINITY;
  server.store.forEach(undefined, (object, serial) => {
    if (beginning.objects.get(serial) === object) return;
    if (!beginning.objects.has(serial)) oldestSerial = Math.min(oldestSerial, serial);
    addWords(object as unknown as Tree, engine.epochMs, beginning.epochMs, words);
  });
  const counts = new Map<number, number>();
  server.events.forEach((record) => {
    if (beginning.records.get(record.serial) === record) return;
    const isKeptUp = record.count > 1 && record.lastAtMs > engine.nowMs - periodMs;
    words.push(record.reason, record.component, String(engine.nowMs - record.lastAtMs));
    if (isKeptUp) {
      counts.set(record.serial, record.count);
      words.push(`+${record.count - (before.get(record.serial) ?? 0)}`);
    } else {
      oldestSerial = Math.min(oldestSerial, record.serial);
      words.push(String(engine.nowMs - record.firstAtMs), String(record.count));
    }
  });
  server.events.forEachMemory((memory, serial) => {
    if (server.store.get(serial) !== undefined) addMemory(memory, engine.nowMs, words);
  });
  return { text: words.join(' '), oldestSerial, counts };
}

function addMemory({ events, buckets }: SubjectMemory, nowMs: number, words: string[]): void {
  const living = events.filter((one) => one.lastAtMs > nowMs - EVENT_TTL_MS);
  const lastEpoch = new Map<string, number>();
  for (const { component, reason, epoch } of living) lastEpoch.set(component + reason, epoch);
  for (const { component, reason, isCombined, epoch, lastAtMs } of living) {
    const before = (lastEpoch.get(component + reason) ?? 0) - epoch;
    words.push(reason, String(isCombined), String(before), String(Math.min(nowMs - lastAtMs, EVENT_MEMORY_MS)));
  }
  for (const { component, type, tokens, filledAtMs } of buckets) words.push(component, type, String(tokens), String(nowMs - filledAtMs));
}

type Tree = string | number | boolean | null | undefined | readonly Tree[] | { readonly [key: string]: Tree };

const ownFields: ReadonlySet<string> = new Set(['resourceVersion', 'uid', 'name', 'podIP', 'ip', 'containerID', 'message']);
const wordFields: ReadonlySet<string> = new Set(['phase', 'reason', 'type', 'status', 'kind']);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Keys, numbers, words and how long ago; not what is each object's own. Instants from before watching began stay what they are. */
function addWords(tree: Tree, epochMs: number, beganMs: number, words: string[]): void {
  if (typeof tree === 'string') words.push(INSTANT.test(tree) ? wordOfInstant(tree, epochMs, beganMs) : String(tree.length));
  else if (tree === null || typeof tree !== 'object') words.push(String(tree));
  else if (Array.isArray(tree)) for (const item of tree) addWords(item, epochMs, beganMs, words);
  else
    for (const [key, value] of Object.entries(tree as { readonly [key: string]: Tree })) {
      if (value === undefined || ownFields.has(key)) continue;
      words.push(key);
      if (typeof value === 'string' && wordFields.has(key)) words.push(value);
      else addWords(value, epochMs, beganMs, words);
    }
}

function wordOfInstant(text: string, epochMs: number, beganMs: number): string {
  const atMs = parseTime(text);
  return atMs <= beganMs ? text : String(epochMs - atMs);
}
