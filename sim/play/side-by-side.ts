import type { CronJob } from '#sim/api/batch-v1/types.ts';
import { isObject } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { parseYamlStream } from '#sim/api/yaml/index.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { nextRun, parseSchedule } from '#sim/cron/index.ts';
import { TIMELINE_STATES as S } from '#sim/lifecycles/timeline-states.ts';
import { PlayedLab } from './played-lab.ts';

/** A manifest that is played several times, with one field set to another value each time. */
export interface Comparison {
  readonly file: string;
  /** The manifest's text. */
  readonly text: string;
  /** Dotted path of the field in every document that has its parent, e.g. `spec.concurrencyPolicy`. */
  readonly path: string;
  readonly values: readonly JsonValue[];
  readonly spanMs: number;
  readonly seed: number;
  readonly startAtMs: number;
}

/** How a Job of a comparison stood at the end of the span. */
export type ComparedEnd = 'complete' | 'failed' | 'deleted' | 'running';

export interface ComparedJob {
  readonly name: string;
  readonly fromMs: number;
  /** End of the span while it was still running. */
  readonly toMs: number;
  readonly end: ComparedEnd;
}

/** An instant at which the schedule fell due. */
export interface ComparedSlot {
  readonly atMs: number;
  /** When its Job was created; null when it got none. */
  readonly startedAtMs: number | null;
}

/** What one value led to. Instants are virtual ms since the manifest was applied. */
export interface ComparedRun {
  readonly value: string;
  readonly jobs: readonly ComparedJob[];
  /** Empty when the manifest has no CronJob. */
  readonly slots: readonly ComparedSlot[];
  /** Most Jobs that were active at one instant. */
  readonly mostAtOnce: number;
}

/**
 * Plays a manifest once for each value.
 *
 * @throws when the manifest cannot be read, has no such field, or is refused with one of the values
 */
export function playSideBySide(comparison: Comparison): Promise<readonly ComparedRun[]> {
  return Promise.all(comparison.values.map((value) => playWith(comparison, value)));
}

async function playWith({ file, text, path, spanMs, seed, startAtMs }: Comparison, value: JsonValue): Promise<ComparedRun> {
  const changed = withField(file, text, path, value);
  const lab = await PlayedLab.open({ seed, startAtMs, applied: [file], advanceMs: spanMs }, { [file]: changed });
  const jobs = jobsOf(lab, spanMs);
  return { value: String(value), jobs, slots: slotsOf(lab, jobs, spanMs, startAtMs), mostAtOnce: mostAtOnce(jobs) };
}

/** The manifest with another value in one field, as JSON documents. */
function withField(file: string, text: string, path: string, value: JsonValue): string {
  const { documents, problem } = parseYamlStream(text);
  if (problem !== undefined) throw new Error(`${file}: ${problem.message}`);
  const keys = path.split('.');
  const field = keys.pop() as string;
  let changes = 0;
  const changed = documents.map((document) => {
    const copy = JSON.parse(JSON.stringify(document.value)) as JsonObject;
    let parent: JsonValue | undefined = copy;
    for (const key of keys) parent = isObject(parent) ? parent[key] : undefined;
    if (isObject(parent)) {
      (parent as Record<string, JsonValue>)[field] = value;
      changes += 1;
    }
    return JSON.stringify(copy, null, 2);
  });
  if (changes === 0) throw new Error(`${file} has no ${keys.join('.')} to set ${field} in`);
  return changed.join('\n---\n');
}

const ENDS = new Map<number, ComparedEnd>([
  [S.jobComplete, 'complete'],
  [S.jobFailed, 'failed'],
  [S.gone, 'deleted'],
]);

function jobsOf({ simulation }: PlayedLab, spanMs: number): readonly ComparedJob[] {
  const { entries, log } = simulation.timeline;
  const { atMs, subject, state } = log.slice(0);
  return entries.slice(0).flatMap(({ kind, name, createdAtMs }, number) => {
    if (kind !== 'Job') return [];
    const ended = subject.findIndex((one, index) => one === number && ENDS.has(state[index] as number));
    const end = ended < 0 ? 'running' : (ENDS.get(state[ended] as number) as ComparedEnd);
    return [{ name, fromMs: createdAtMs, toMs: ended < 0 ? spanMs : (atMs[ended] as number), end }];
  });
}

/** The controller names a Job after the minute of its slot, so a slot finds its Job by name. */
function slotsOf({ simulation }: PlayedLab, jobs: readonly ComparedJob[], spanMs: number, startAtMs: number): readonly ComparedSlot[] {
  const listed = simulation.client.list(resourceOfKind('CronJob'), { namespace: 'default' });
  const cronJobs = (listed.ok ? listed.value : []) as readonly CronJob[];
  return cronJobs.flatMap(({ metadata, spec }) => {
    const parsed = parseSchedule(spec.schedule, spec.timeZone);
    if (!parsed.ok) return [];
    const slots: ComparedSlot[] = [];
    let slotMs = nextRun(parsed.schedule, startAtMs);
    while (slotMs !== null && slotMs < startAtMs + spanMs) {
      const name = `${metadata.name}-${slotMs / 60_000}`;
      slots.push({ atMs: slotMs - startAtMs, startedAtMs: jobs.find((job) => job.name === name)?.fromMs ?? null });
      slotMs = nextRun(parsed.schedule, slotMs);
    }
    return slots;
  });
}

function mostAtOnce(jobs: readonly ComparedJob[]): number {
  return Math.max(0, ...jobs.map(({ fromMs }) => jobs.filter((other) => other.fromMs <= fromMs && fromMs < other.toMs).length));
}
