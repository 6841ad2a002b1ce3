import { z } from 'zod';
import { goalSchema } from './goal.ts';

const page = z.strictObject({
  /** What the pager said. */
  what: z.string(),
  since: z.string(),
  /** Who is hurt, and how. */
  who: z.string(),
});

const scenarioSchema = z
  .strictObject({
    slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: z.string(),
    difficulty: z.enum(['warm-up', 'on-call', 'expert']),
    minutes: z.int().positive(),
    page,
    /** What is applied and how long it has run when the learner arrives. */
    start: z.strictObject({ manifests: z.array(z.string()).min(1), advanceSeconds: z.number().min(0) }),
    /** How long the cluster runs on after the last command of a solution before it is graded. */
    settleSeconds: z.number().positive(),
    goals: z.array(goalSchema).min(1),
    /** From a nudge to nearly the answer. */
    hints: z.array(z.string()).min(1),
    solution: z.array(z.string()).min(1),
    /** Why the solution is right; shown with it. */
    explanation: z.string(),
    /** Plausible repairs, each refused by exactly one goal. */
    wrongAnswers: z.array(z.strictObject({ run: z.array(z.string()).min(1), failsGoal: z.string() })).min(2),
  })
  .refine(
    (scenario) => scenario.wrongAnswers.every((wrong) => scenario.goals.some((goal) => goal.id === wrong.failsGoal)),
    'every wrong answer names a goal of the scenario',
  );

export type Scenario = Readonly<z.infer<typeof scenarioSchema>>;

/** Checks a scenario's descriptor where it is written; throws with the path of what is wrong. */
export function defineScenario(scenario: z.input<typeof scenarioSchema>): Scenario {
  return scenarioSchema.parse(scenario);
}
