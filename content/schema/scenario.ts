import { z } from 'zod';
import { goalSchema } from './goal.ts';

/** From the first incident of a beginner to what a staff engineer is woken for. */
export const SCENARIO_LEVELS = ['first day', 'on call', 'staff'] as const;

/** What can go wrong. Every class has a scenario. */
export const FAILURE_CLASSES = [
  'restart policy',
  'name',
  'suspended',
  'image',
  'exit code',
  'configuration',
  'cpu',
  'node selector',
  'active deadline',
  'back-off limit',
  'init container',
  'service account',
  'cordon',
  'forbid',
  'limit range',
  'time to live',
  'taint',
  'quota',
  'time zone',
  'parallelism',
  'history',
  'memory',
  'starting deadline',
  'volume',
  'sidecar',
  'replace',
  'node affinity',
  'crash loop',
  'finalizer',
  'preemption',
  'probe',
  'expansion',
  'schedule',
  'clock change',
  'missed runs',
  'orphans',
  'index',
  'failure policy',
  'selector',
  'replacement',
  'eviction',
  'control plane',
] as const;

const page = z.strictObject({
  /** What the pager said. */
  what: z.string(),
  since: z.string(),
  /** Who is hurt, and how. */
  who: z.string(),
});

/** What befalls the cluster, `atSeconds` after its start; in time order, before the learner arrives. */
const weather = z.strictObject({
  atSeconds: z.number().min(0),
  weather: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('registry'), isDown: z.boolean() }),
    z.strictObject({ kind: z.literal('controllerManager'), isDown: z.boolean() }),
  ]),
});

/** Command lines, and what is written about the cause where a goal asks for it. */
const played = {
  run: z.array(z.string()).min(1),
  writes: z.string().min(10).exactOptional(),
};

const start = z.strictObject({
  /** Applied at instant 0, in this order. */
  manifests: z.array(z.string()).min(1),
  /** Files that the editor opens beside them, not applied. */
  opens: z.array(z.string()).default([]),
  weather: z.array(weather).default([]),
  /** How long they have run when the learner arrives. */
  advanceSeconds: z.number().min(0),
  /** Wall clock of instant 0, RFC 3339; Monday 5 January 2026, 01:59 UTC without it. */
  startsAt: z.iso.datetime().exactOptional(),
  /** Virtual seconds a second when the learner arrives; 1 without it. */
  speed: z.int().positive().exactOptional(),
});

const debrief = z.strictObject({
  /** What was wrong, and why the repair is one. */
  cause: z.string().min(40),
  /** The picture to keep in mind. */
  model: z.string().min(40),
  /** How it comes up in an interview, and what a strong answer says. */
  interview: z.string().min(40),
});

const scenarioSchema = z
  .strictObject({
    slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
    title: z.string(),
    difficulty: z.enum(SCENARIO_LEVELS),
    minutes: z.int().positive(),
    covers: z.array(z.enum(FAILURE_CLASSES)).min(1),
    page,
    start,
    /** How long the cluster runs on after the last command of a solution before it is graded. */
    settleSeconds: z.number().positive(),
    goals: z.array(goalSchema).min(1),
    /** From a nudge to nearly the answer. */
    hints: z.array(z.string()).min(3),
    /** Ways to do it, the usual one first; each passes every goal. */
    solutions: z.array(z.strictObject({ title: z.string().min(5), ...played })).min(1),
    /** Shown once every goal is met. */
    debrief,
    /** Plausible repairs, each refused by exactly one goal. */
    wrongAnswers: z.array(z.strictObject({ ...played, failsGoal: z.string() })).min(2),
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
