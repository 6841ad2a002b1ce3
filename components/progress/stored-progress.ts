import * as z from 'zod/mini';
import { dayOf, NO_PROGRESS, PROGRESS_VERSION, type Progress } from './progress.ts';

const MOST_ENTRIES = 2000;
const LONGEST_NOTE = 20_000;

const few = <T>(limit: number) =>
  z.refine<Record<string, T>>((entries) => Object.keys(entries).length <= limit, { error: `has more than ${limit} entries` });

/** Also keeps `__proto__` and the like out. */
const slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,79}$/));
const path = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,79}(\/[a-z][a-z0-9-]{0,79})?$/));
const instant = z.number().check(z.gte(0), z.lte(8.64e15));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

const finished = (key: typeof slug) => z.record(key, instant).check(few(MOST_ENTRIES));

const firstShape = z.object({ lessons: finished(slug), exercises: finished(path), scenarios: finished(slug) });

const progressShape = z.object({
  lessons: finished(slug),
  exercises: finished(path),
  scenarios: finished(slug),
  days: z.array(day).check(z.maxLength(MOST_ENTRIES)),
  notes: z.record(path, z.string().check(z.maxLength(LONGEST_NOTE))).check(few(MOST_ENTRIES)),
});

const envelope = z.object({ version: z.number(), progress: z.unknown() });

/** Progress as it lies in the browser's storage and in an export. */
export interface StoredProgress {
  readonly version: number;
  readonly progress: unknown;
}

/** What reading stored progress comes to: the progress, or one sentence on why there is none. */
export type ReadProgress = { readonly ok: true; readonly progress: Progress } | { readonly ok: false; readonly reason: string };

type Migration = (older: unknown) => unknown;

/** From version N to N + 1, by N. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {
  // Version 2 added days and notes. The days follow from the instants.
  1: (older) => {
    const { lessons, exercises, scenarios } = firstShape.parse(older);
    const instants = [lessons, exercises, scenarios].flatMap((each) => Object.values(each));
    return { ...NO_PROGRESS, lessons, exercises, scenarios, days: [...new Set(instants.map(dayOf))].sort() };
  },
};

/** The first complaint, with the path of what it is about. */
export function firstIssue({ issues }: z.core.$ZodError): string {
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
  try {
    for (let step = version; step < PROGRESS_VERSION; step++) progress = MIGRATIONS[step]?.(progress);
  } catch (error) {
    return { ok: false, reason: error instanceof z.core.$ZodError ? firstIssue(error) : 'it cannot be read' };
  }
  const inner = progressShape.safeParse(progress);
  return inner.success ? { ok: true, progress: inner.data } : { ok: false, reason: firstIssue(inner.error) };
}

/** The form in which progress is stored. */
export function toStored(progress: Progress): StoredProgress {
  return { version: PROGRESS_VERSION, progress };
}
