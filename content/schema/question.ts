import { z } from 'zod';
import { goalSchema } from './goal.ts';

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** From what a first interview opens with to what a staff engineer is asked. */
export const QUESTION_LEVELS = ['warm-up', 'mid', 'senior', 'staff'] as const;

/** One line typed into the terminal of a run. */
const stepSchema = z.strictObject({
  type: z.string().min(1),
  /** Regular expression, multiline, that what the line printed must match. */
  prints: z.string().exactOptional(),
  /** Regular expression, multiline, that it must not match. */
  omits: z.string().exactOptional(),
  /** The line must end with this exit code; 0 without it. */
  exits: z.int().exactOptional(),
});

/** The truth of an answer, shown in a cluster of its own. */
const runSchema = z
  .strictObject({
    /** Files of `content/questions/manifests`, in the order of the editor's tabs. */
    files: z.array(z.string().endsWith('.yaml')).min(1),
    /** Wall clock at which the cluster starts, RFC 3339; a Monday at 01:59 UTC without it. */
    startsAt: z.iso.datetime().exactOptional(),
    /** Virtual seconds a second at the start of the playground. */
    speed: z.int().positive().exactOptional(),
    steps: z.array(stepSchema).min(1),
    /** Graded after the last step. */
    goals: z.array(goalSchema).exactOptional(),
    /** One sentence: what to look at. */
    look: z.string().min(10),
  })
  .refine(
    ({ steps, goals = [] }) => goals.length > 0 || steps.some(({ prints, omits }) => prints !== undefined || omits !== undefined),
    'a run expects something',
  );

const questionSchema = z.strictObject({
  slug,
  level: z.enum(QUESTION_LEVELS),
  question: z.string().min(10),
  /** Paragraphs, as one would say them; about a minute in all. */
  answer: z.array(z.string().min(20)).min(1),
  weakAnswers: z.array(z.strictObject({ says: z.string().min(10), givesAway: z.string().min(10) })).min(1),
  followUps: z.array(z.strictObject({ asks: z.string().min(10), answer: z.string().min(10) })).min(1),
  /** Slugs of the lessons that teach it. */
  lessons: z.array(slug).min(1),
  run: runSchema.exactOptional(),
});

const topicSchema = z.strictObject({ slug, title: z.string().min(3), questions: z.array(questionSchema).min(1) });

export type QuestionLevel = (typeof QUESTION_LEVELS)[number];
export type Question = Readonly<z.infer<typeof questionSchema>>;
export type QuestionRun = Readonly<z.infer<typeof runSchema>>;
export type QuestionTopic = Readonly<z.infer<typeof topicSchema>>;

/** Checks the questions of one topic where they are written; throws with the path of what is wrong. */
export function defineTopic(topic: z.input<typeof topicSchema>): QuestionTopic {
  return topicSchema.parse(topic);
}
