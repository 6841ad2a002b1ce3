import { z } from 'zod';
import { goalSchema } from './goal.ts';

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/);
const concept = z.string().regex(/^[a-z]+(\.[a-zA-Z]+)+$/);

/** A question that is answered before the cluster answers it. */
const predictionSchema = z.strictObject({
  question: z.string().min(10),
  /** Every option says why it is right or wrong; exactly one is right. */
  options: z
    .array(z.strictObject({ text: z.string(), because: z.string(), isRight: z.boolean() }))
    .min(2)
    .refine((options) => options.filter((option) => option.isRight).length === 1, 'exactly one option is right'),
  /** Command lines that let the learner see the answer; empty when the lesson shows it otherwise. */
  tryIt: z.array(z.string()),
});

/** Something to do in the lesson's own cluster, graded like a scenario. */
const exerciseSchema = z
  .strictObject({
    task: z.string().min(10),
    goals: z.array(goalSchema).min(1),
    hints: z.array(z.string()),
    /** What passes every goal, as command lines. */
    solution: z.array(z.string()).min(1),
    /** What the solution writes, where a goal asks for an explanation. */
    writes: z.string().min(10).exactOptional(),
  })
  .refine(
    ({ goals, writes }) => goals.some(({ check }) => check === 'explanation') === (writes !== undefined),
    'writes goes with an explanation',
  )
  .refine(
    ({ goals }) => goals.every((goal) => (goal.check !== 'count' && goal.check !== 'attempts') || goal.lastTry === true),
    'what is counted in an exercise can be tried again: lastTry',
  );

/** One question of a decision tree, or the end of a path through it. */
const decisionNodeSchema = z.union([
  z.strictObject({
    ask: z.string().min(5),
    /** Command line whose output answers the question. */
    run: z.string().exactOptional(),
    answers: z.array(z.strictObject({ text: z.string().min(1), next: slug })).min(2),
  }),
  z.strictObject({
    /** What is wrong. */
    verdict: z.string().min(5),
    /** What to do about it. */
    fix: z.string().min(5),
  }),
]);

/** Node ids that the answers of a node lead to; none for a verdict. */
const nextOf = (node: z.infer<typeof decisionNodeSchema>) => ('answers' in node ? node.answers.map(({ next }) => next) : []);

/** A decision tree that a learner walks beside the cluster. */
const decisionSchema = z
  .strictObject({ start: slug, nodes: z.record(slug, decisionNodeSchema) })
  .superRefine(({ start, nodes }, issues) => {
    const reached = new Set<string>();
    const walk = (id: string, above: readonly string[]) => {
      const node = nodes[id];
      if (node === undefined) issues.addIssue(`no node ${id}`);
      else if (above.includes(id)) issues.addIssue(`${[...above, id].join(' > ')} never ends`);
      else for (const next of nextOf(node)) walk(next, [...above, id]);
      reached.add(id);
    };
    walk(start, []);
    for (const id of Object.keys(nodes)) if (!reached.has(id)) issues.addIssue(`nothing leads to ${id}`);
  });

/** The cluster beside the text. */
const clusterSchema = z.strictObject({
  /** Files of the lesson's folder that the editor opens, in tab order. */
  files: z.array(z.string().endsWith('.yaml')).min(1),
  /** Those of them that are already applied when the learner arrives. */
  applied: z.array(z.string()),
  advanceSeconds: z.number().min(0),
});

const lessonSchema = z.strictObject({
  slug,
  title: z.string(),
  /** One sentence for the course list. */
  summary: z.string(),
  minutes: z.int().positive(),
  /** Concepts that this lesson teaches for the first time. */
  teaches: z.array(concept).min(1),
  /** Concepts that an earlier lesson must have taught. */
  needs: z.array(concept),
  cluster: clusterSchema,
  predictions: z.record(slug, predictionSchema),
  exercises: z.record(slug, exerciseSchema),
  /** Decision trees that the text places; most lessons have none. */
  decisions: z.record(slug, decisionSchema).default({}),
  /** Where the facts come from. */
  sources: z.array(z.string()).min(1),
});

export type Lesson = Readonly<z.infer<typeof lessonSchema>>;
export type Prediction = Lesson['predictions'][string];
export type Exercise = Lesson['exercises'][string];
export type Decision = Lesson['decisions'][string];
export type DecisionNode = Decision['nodes'][string];

/** Checks a lesson's descriptor where it is written; throws with the path of what is wrong. */
export function defineLesson(lesson: z.input<typeof lessonSchema>): Lesson {
  return lessonSchema.parse(lesson);
}
