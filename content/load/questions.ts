import { topics } from '#content/questions/index.ts';
import type { LabSetup } from '#content/schema/index.ts';
import type { Question, QuestionRun, QuestionTopic } from '#content/schema/question.ts';
import { PlayedLab, type TypedLine } from '#sim/play/index.ts';
import { SEED, START_AT_MS } from './clusters.ts';
import { readManifests } from './read-files.ts';

/** A question with its place among the others. */
export interface LoadedQuestion {
  readonly question: Question;
  readonly topic: Pick<QuestionTopic, 'slug' | 'title'>;
  /** Slug of the question after this one; null for the last. */
  readonly next: string | null;
}

/** Every question, in the order of the topics. */
export function loadQuestions(): readonly LoadedQuestion[] {
  const all = topics.flatMap(({ slug, title, questions }) => questions.map((question) => ({ question, topic: { slug, title } })));
  return all.map((loaded, index) => ({ ...loaded, next: all[index + 1]?.question.slug ?? null }));
}

/** Throws when there is no such question. */
export function loadQuestion(slug: string): LoadedQuestion {
  const loaded = loadQuestions().find(({ question }) => question.slug === slug);
  if (loaded === undefined) throw new Error(`there is no question ${slug}`);
  return loaded;
}

/** Cluster of a question's run: nothing is applied yet. Server only. */
export async function questionCluster(slug: string, run: QuestionRun): Promise<LabSetup> {
  const manifests = await readManifests('questions/manifests');
  const files = Object.fromEntries(
    run.files.map((path) => {
      const text = manifests[path];
      if (text === undefined) throw new Error(`question ${slug}: there is no manifest ${path}`);
      return [path, text];
    }),
  );
  return {
    id: `questions/${slug}`,
    seed: SEED,
    startAtMs: run.startsAt === undefined ? START_AT_MS : Date.parse(run.startsAt),
    files,
    applied: [],
    advanceMs: 0,
    tabs: run.files,
    speed: run.speed ?? 10,
    windowMs: null,
  };
}

/** A run that was played: its lab as the last step left it, and what each step printed. */
export interface PlayedQuestion {
  readonly lab: PlayedLab;
  readonly lines: readonly (TypedLine & { readonly typed: string })[];
}

/** Plays the run of a question in a cluster of its own, with no page. Server only. */
export async function playQuestion(slug: string, run: QuestionRun): Promise<PlayedQuestion> {
  const setup = await questionCluster(slug, run);
  const lab = await PlayedLab.open(setup, setup.files);
  const lines = [];
  for (const { type } of run.steps) lines.push({ typed: type, ...(await lab.type(type)) });
  return { lab, lines };
}
