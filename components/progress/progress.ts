/** Newest shape of the learner's progress. A new shape gets a new number and a migration. */
export const PROGRESS_VERSION = 2;

/** What the learner has finished and written. Instants are wall clock, ms since 1970 UTC. */
export interface Progress {
  /** When a lesson was finished, by slug. */
  readonly lessons: Readonly<Record<string, number>>;
  /** When an exercise was first passed, by `lesson/exercise`. */
  readonly exercises: Readonly<Record<string, number>>;
  /** When a scenario was first passed, by slug. */
  readonly scenarios: Readonly<Record<string, number>>;
  /** Days on which something was finished, as the learner's calendar had them (`2026-01-05`), oldest first. */
  readonly days: readonly string[];
  /** The learner's own words, by lab id (`lessons/first-job`). */
  readonly notes: Readonly<Record<string, string>>;
}

export type FinishedKind = 'lessons' | 'exercises' | 'scenarios';

export const NO_PROGRESS: Progress = { lessons: {}, exercises: {}, scenarios: {}, days: [], notes: {} };

const KINDS: readonly FinishedKind[] = ['lessons', 'exercises', 'scenarios'];
/** Older days than these say nothing that anybody looks at. */
const KEPT_DAYS = 400;

/** The calendar day of an instant where the learner is. */
export function dayOf(atMs: number): string {
  const date = new Date(atMs);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Notes that something was finished; the first time counts. */
export function withFinished(progress: Progress, kind: FinishedKind, id: string, atMs: number): Progress {
  if (progress[kind][id] !== undefined) return progress;
  return { ...progress, [kind]: { ...progress[kind], [id]: atMs }, days: joinDays(progress.days, [dayOf(atMs)]) };
}

/** Takes a lesson's mark away again; what was done in it stays. */
export function withoutLesson(progress: Progress, slug: string): Progress {
  const { [slug]: _, ...lessons } = progress.lessons;
  return { ...progress, lessons };
}

/** Replaces a note; an empty one is no note. */
export function withNote(progress: Progress, labId: string, text: string): Progress {
  const { [labId]: _, ...notes } = progress.notes;
  return { ...progress, notes: text.trim() === '' ? notes : { ...notes, [labId]: text } };
}

/** Everything that either has. The earlier instant counts; of two notes the one of `ours`. */
export function mergeProgress(ours: Progress, theirs: Progress): Progress {
  const merged = Object.fromEntries(KINDS.map((kind) => [kind, earliest(ours[kind], theirs[kind])])) as Pick<Progress, FinishedKind>;
  return { ...merged, days: joinDays(ours.days, theirs.days), notes: { ...theirs.notes, ...ours.notes } };
}

function earliest(ours: Readonly<Record<string, number>>, theirs: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const both = { ...theirs };
  for (const [id, atMs] of Object.entries(ours)) both[id] = Math.min(atMs, both[id] ?? atMs);
  return both;
}

function joinDays(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  return [...new Set([...ours, ...theirs])].sort().slice(-KEPT_DAYS);
}

/** On how many of the last seven days, today included, something was finished. */
export function activeDays(days: readonly string[], nowMs: number): number {
  const known = new Set(days);
  const today = new Date(nowMs);
  let count = 0;
  for (let back = 0; back < 7; back++) {
    const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() - back, 12);
    if (known.has(dayOf(day.getTime()))) count += 1;
  }
  return count;
}
