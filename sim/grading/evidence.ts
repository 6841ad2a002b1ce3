import type { JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseLabelSelector } from '#sim/api/selector.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { Simulation } from '#sim/simulation.ts';
import type { TimelineEntry } from '#sim/timeline-lanes.ts';
import type { Target, Verdict } from './goals.ts';

/** An attempt to grade. */
export interface Attempt {
  readonly simulation: Simulation;
  /** When the learner's part began, virtual ms; what happened before is not counted. */
  readonly beganAtMs: number;
  /** Command lines that the learner typed, oldest first. */
  readonly commands: readonly string[];
  /** What the learner wrote about the cause; absent when nobody asked. */
  readonly explanation?: string;
}

/** What a check found out. */
export type Finding = Pick<Verdict, 'passed' | 'evidence' | 'atMs' | 'objectUid'>;

/** A finding; without an instant when the evidence is that something never happened. */
export const found = (passed: boolean, evidence: string, atMs: number | null = null, objectUid: string | null = null): Finding => ({
  passed,
  evidence,
  atMs,
  objectUid,
});

/** `0:01:40`, virtual time since the start. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Whether an object is meant. A malformed selector meets nothing; content checks refuse it earlier. */
export function isMeant(target: Target, name: string, labels: Readonly<Record<string, string>>): boolean {
  if (target.name !== undefined && target.name !== name) return false;
  if (target.selector === undefined) return true;
  const selector = parseLabelSelector(target.selector);
  return selector.ok && selector.matches(labels);
}

/** Calls back for every log entry about a meant object of a kind, in time order. */
export function forEachChange(
  { simulation }: Attempt,
  kind: string,
  target: Target,
  visit: (entry: TimelineEntry, state: number, atMs: number, detail: number) => void,
): void {
  const { log, entries } = simulation.timeline;
  const columns = log.slice(0);
  for (let i = 0; i < columns.atMs.length; i++) {
    const entry = entries.at(columns.subject[i] as number);
    if (entry.kind !== kind || !isMeant(target, entry.name, entry.labels)) continue;
    visit(entry, columns.state[i] as number, columns.atMs[i] as number, columns.detail[i] as number);
  }
}

/** GRD-15: tells what belongs to something that is there at the head, itself included. */
export function belongsToPresent(attempt: Attempt): (entry: TimelineEntry) => boolean {
  const { entries } = attempt.simulation.timeline;
  const kinds = ['CronJob', 'Job', 'Deployment', 'Pod'];
  const present = new Set(kinds.flatMap((kind) => presentOf(attempt, kind, {}).map(({ metadata }) => metadata.uid)));
  return (entry) => {
    let root = entry;
    while (root.owner >= 0) root = entries.at(root.owner);
    return present.has(root.uid);
  };
}

/** The meant objects of a kind that are there at the head, of every namespace. */
export function presentOf({ simulation }: Attempt, kind: string, target: Target): readonly KubeObject[] {
  const listed = simulation.client.list(resourceOfKind(kind), {});
  return listed.ok ? listed.value.filter((object) => isMeant(target, object.metadata.name, labelsOf(object))) : [];
}

/** Labels that find an object; a Job is found by its pods' labels too. */
function labelsOf(object: KubeObject): Readonly<Record<string, string>> {
  const template = (object as { spec?: { template?: { metadata?: { labels?: Readonly<Record<string, string>> } } } }).spec?.template;
  const own = object.metadata.labels ?? {};
  return object.kind === 'Job' && template?.metadata?.labels !== undefined ? { ...template.metadata.labels, ...own } : own;
}

/** The value at a dotted path; list indexes and keys with dots stand in brackets: `[0]`, `[requests.cpu]`. */
export function valueAt(object: JsonValue, path: string): JsonValue | undefined {
  let value: JsonValue | undefined = object;
  for (const [, bracketed, plain] of path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, JsonValue>>)[bracketed ?? plain ?? ''];
  }
  return value;
}

/** The virtual instant of an RFC 3339 text of this cluster. */
export function instantOf({ simulation }: Attempt, epochMs: number): number {
  return epochMs - (simulation.epochMs - simulation.nowMs);
}
