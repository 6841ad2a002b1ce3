import { literal, maxLength, nullable, object, optional, record, refine, regex, string, unknown } from 'zod/mini';
import { jsonNesting } from '#components/ui/index.ts';
import { type Reviews, reviewsShape } from './kept-reviews.ts';
import type { Progress } from './progress.ts';
import { firstIssue, readProgress, type StoredProgress, toStored } from './stored-progress.ts';

/** What the learner wrote in the editors: text by path, by lab id. */
export type Drafts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Everything that a learner can carry to another browser. */
export interface Belongings {
  readonly progress: Progress;
  readonly drafts: Drafts;
  /** The review of questions; null when there is none. */
  readonly reviews: Reviews | null;
}

export type ReadFile = { readonly ok: true; readonly belongings: Belongings } | { readonly ok: false; readonly reason: string };

const FORMAT = 'backoff-progress';
/** An export of a finished course with every note is a tenth of this. */
export const LARGEST_FILE_BYTES = 4_000_000;
const DEEPEST = 12;
const MOST_DRAFTS = 500;

const labId = string().check(regex(/^[a-z][a-z0-9-]{0,79}(\/[a-z][a-z0-9-]{0,79})?$/));
const filePath = string().check(regex(/^[a-z0-9][a-z0-9._-]{0,79}(\/[a-z0-9][a-z0-9._-]{0,79})?$/));
const notTooMany = refine<Record<string, unknown>>((entries) => Object.keys(entries).length <= MOST_DRAFTS, {
  error: `has more than ${MOST_DRAFTS} entries`,
});
const draftsShape = record(labId, record(filePath, string().check(maxLength(200_000))).check(notTooMany)).check(notTooMany);

const fileShape = object({
  format: literal(FORMAT),
  progress: unknown(),
  drafts: optional(draftsShape),
  reviews: optional(nullable(reviewsShape)),
});

/** The text of an export, readable by a person too. */
export function writeExport({ progress, drafts, reviews }: Belongings, nowMs: number): string {
  const file: { progress: StoredProgress; [key: string]: unknown } = {
    format: FORMAT,
    exportedAt: new Date(nowMs).toISOString(),
    progress: toStored(progress),
    drafts,
    reviews,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads an export that may come from anybody. Every refusal says what is wrong with the file. */
export function readExport(text: string): ReadFile {
  if (text.length > LARGEST_FILE_BYTES) return refuse('it is larger than 4 MB');
  if (jsonNesting(text) > DEEPEST) return refuse(`it is nested more than ${DEEPEST} levels deep`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse('it is not JSON');
  }
  const file = fileShape.safeParse(parsed);
  if (!file.success) return refuse(firstIssue(file.error));
  const read = readProgress(file.data.progress);
  if (!read.ok) return refuse(read.reason);
  return { ok: true, belongings: { progress: read.progress, drafts: file.data.drafts ?? {}, reviews: file.data.reviews ?? null } };
}

function refuse(reason: string): ReadFile {
  return { ok: false, reason };
}
