import { array, gte, lte, maxLength, number, object, record, refine, regex, string, unknown } from 'zod/mini';
import { dayOf, NO_PROGRESS, PROGRESS_VERSION, type Progress } from './progress.ts';

const MOST_ENTRIES = 2000;
const LONGEST_NOTE = 20_000;

const few = <T>(limit: number) =>
  refine<Record<string, T>>((entries) => Object.keys(entries).length <= limit, { error: `has more than ${limit} entries` });

/** Also keeps `__proto__` and the like out. */
const slug = string().check(regex(/^[a-z][a-z0-9-]{0,79}$/));
const path = string().check(regex(/^[a-z][a-z0-9-]{0,79}(\/[a-z][a-z0-9-]{0,79})?$/));
const instant = number().check(gte(0), lte(8.64e15));
const day = string().check(regex(/^\d{4}-\d{2}-\d{2}$/));

const finished = (key: typeof slug) => record(key, instant).check(few(MOST_ENTRIES));

const firstShape = object({ lessons: finished(slug), exercises: finished(path), scenarios: finished(slug) });

const progressShape = object({
  lessons: finished(slug),
  exercises: finished(path),
  scenarios: finished(slug),
  days: array(day).check(maxLength(MOST_ENTRIES)),
  notes: record(path, string().check(maxLength(LONGEST_NOTE))).check(few(MOST_ENTRIES)),
});

const envelope = object({ version: number(), progress: unknown() });

/** Progress as it lies in the browser's storage and in an export. */
export interface StoredProgress {
  readonly version: number;
  readonly progress: unknown;
}

/** What reading stored progress comes to: the progress, or one sentence on why there is none. */
export type ReadProgress = { readonly ok: true; readonly progress: Progress } | { readonly ok: false; readonly reason: string };

/** The shape that version 1 had. Version 2 added days and notes; the days follow from the instants. */
function fromFirst(older: unknown): Shaped {
  const read = firstShape.safeParse(older);
  if (!read.success) return { ok: false, reason: firstIssue(read.error) };
  const { lessons, exercises, scenarios } = read.data;
  const instants = [lessons, exercises, scenarios].flatMap((each) => Object.values(each));
  return { ok: true, value: { ...NO_PROGRESS, lessons, exercises, scenarios, days: [...new Set(instants.map(dayOf))].sort() } };
}

type Shaped = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/** From version N to N + 1, by N. */
const MIGRATIONS: Readonly<Record<number, (older: unknown) => Shaped>> = { 1: fromFirst };

interface Complaints {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string; readonly code?: string }[];
}

/** The first complaint, with the path of what it is about. */
export function firstIssue({ issues }: Complaints): string {
  const [issue] = issues;
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  return `${where} ${issue?.code === 'custom' ? issue.message : 'does not have the expected form'}`;
}

/** Reads stored progress of any version. Nothing in it is trusted: it may come from a file. */
export function readProgress(stored: unknown): ReadProgress {
  const outer = envelope.safeParse(stored);
  if (!outer.success) return { ok: false, reason: firstIssue(outer.error) };
  const { version } = outer.data;
  if (!Number.isInteger(version) || version < 1) return { ok: false, reason: `version ${version} does not exist` };
  if (version > PROGRESS_VERSION) {
    return { ok: false, reason: `it was written by a newer Backoff (version ${version}, this one reads up to ${PROGRESS_VERSION})` };
  }
  let progress = outer.data.progress;
  for (let step = version; step < PROGRESS_VERSION; step++) {
    const next = MIGRATIONS[step]?.(progress);
    if (next?.ok !== true) return { ok: false, reason: next?.reason ?? `version ${step} does not exist` };
    progress = next.value;
  }
  const inner = progressShape.safeParse(progress);
  return inner.success ? { ok: true, progress: inner.data } : { ok: false, reason: firstIssue(inner.error) };
}

/** The form in which progress is stored. */
export function toStored(progress: Progress): StoredProgress {
  return { version: PROGRESS_VERSION, progress };
}
