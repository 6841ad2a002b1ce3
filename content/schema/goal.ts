import { z } from 'zod';

const base = {
  /** Stable; wrong answers and verdicts name it. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** What must be true, as the checklist shows it. */
  title: z.string().min(8),
};

/** Which objects a goal looks at. With neither, every object of the kind; with both, what matches both. */
const target = {
  name: z.string().exactOptional(),
  /** A label selector as `kubectl -l` takes it; Jobs are also found by the labels of their pod template. */
  selector: z.string().exactOptional(),
};

const lastTry = {
  /** What belonged to an owner that is gone by now is not counted: the goal of an exercise that one may repeat. */
  lastTry: z.literal(true).exactOptional(),
};

const taughtKind = z.enum([
  'Job',
  'Pod',
  'CronJob',
  'ConfigMap',
  'Secret',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'Deployment',
  'Node',
  'ResourceQuota',
  'LimitRange',
  'ServiceAccount',
  'Namespace',
]);

/** Never more than `atMost` objects active at one instant; an object that is being deleted is not active. */
const count = z.strictObject({
  ...base,
  check: z.literal('count'),
  kind: z.enum(['Job', 'Pod']),
  ...target,
  atMost: z.int().min(0),
  ...lastTry,
});

/** A matching Job becomes Complete, at most `withinSeconds` after the attempt began if that is given. */
const completes = z.strictObject({
  ...base,
  check: z.literal('completes'),
  ...target,
  withinSeconds: z.int().positive().exactOptional(),
});

/** A matching Job becomes Failed, for the reason if one is given. */
const fails = z.strictObject({
  ...base,
  check: z.literal('fails'),
  ...target,
  /** E.g. `DeadlineExceeded`. */
  reason: z.string().min(1).exactOptional(),
  withinSeconds: z.int().positive().exactOptional(),
});

/** At most `atMost` matching Pods ended Failed since the attempt began. */
const attempts = z.strictObject({ ...base, check: z.literal('attempts'), ...target, atMost: z.int().min(0), ...lastTry });

/** So many Jobs are created between `afterSeconds` (0 without it) and `withinSeconds` after the attempt began. */
const runs = z.strictObject({
  ...base,
  check: z.literal('runs'),
  /** Name of the CronJob that controls them; any Job without it. */
  cronJob: z.string().exactOptional(),
  selector: z.string().exactOptional(),
  atLeast: z.int().positive().exactOptional(),
  atMost: z.int().min(0).exactOptional(),
  afterSeconds: z.int().min(0).exactOptional(),
  withinSeconds: z.int().positive(),
});

/** A KubeEvent with this reason was recorded about an object of the kind. */
const eventSeen = z.strictObject({
  ...base,
  check: z.literal('eventSeen'),
  kind: z.enum(['Job', 'Pod', 'CronJob']),
  ...target,
  reason: z.string().min(1),
});

/** A matching object that is there at the end took on this condition since the attempt began. */
const conditionSeen = z.strictObject({
  ...base,
  check: z.literal('conditionSeen'),
  kind: z.enum(['Job', 'Pod']),
  ...target,
  /** E.g. `Failed`, `Suspended`, `PodScheduled`. */
  type: z.string().min(1),
  /** `True` without it. */
  status: z.enum(['True', 'False']).exactOptional(),
  reason: z.string().min(1).exactOptional(),
});

/** At the end, at least `atLeast` (1 without it) and at most `atMost` matching objects are there and not being deleted. */
const exists = z.strictObject({
  ...base,
  check: z.literal('exists'),
  kind: taughtKind,
  ...target,
  atLeast: z.int().min(0).exactOptional(),
  atMost: z.int().positive().exactOptional(),
});

/** At the end, no matching object is there, not even one that is being deleted. */
const absent = z.strictObject({ ...base, check: z.literal('absent'), kind: taughtKind, ...target });

const field = {
  kind: taughtKind,
  ...target,
  /** Dotted; list indexes and keys with dots stand in brackets: `[0]`, `[requests.cpu]`. */
  path: z.string().min(1),
};

/** At the end, the field holds this value in every matching object; `null` wants it not set. */
const fieldEquals = z.strictObject({
  ...base,
  check: z.literal('fieldEquals'),
  ...field,
  equals: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});

/** At the end, the field is a number or a quantity (`64Mi` counts as bytes) within the bounds in every matching object. */
const fieldBetween = z.strictObject({
  ...base,
  check: z.literal('fieldBetween'),
  ...field,
  atLeast: z.number().exactOptional(),
  atMost: z.number().exactOptional(),
});

/** A container of a matching Pod that is there at the end has written a line with this text since the attempt began. */
const logContains = z.strictObject({ ...base, check: z.literal('logContains'), ...target, text: z.string().min(1) });

/** The learner ran a command that contains these words in this order; other words may stand between, and `*` stands for any letters. */
const commandUsed = z.strictObject({
  ...base,
  check: z.literal('commandUsed'),
  words: z.array(z.string().min(1)).min(1),
});

/** What the learner wrote about the cause has, of each group, at least one word; upper and lower case are the same. */
const explanation = z.strictObject({
  ...base,
  check: z.literal('explanation'),
  words: z.array(z.array(z.string().min(2)).min(1)).min(1),
});

const checks = z.discriminatedUnion('check', [
  count,
  completes,
  fails,
  attempts,
  runs,
  eventSeen,
  conditionSeen,
  exists,
  absent,
  fieldEquals,
  fieldBetween,
  logContains,
  commandUsed,
  explanation,
]);

/** One check over the history of an attempt; each gives its own verdict with evidence. */
export const goalSchema = checks.refine(
  (goal) => (goal.check !== 'runs' && goal.check !== 'fieldBetween') || goal.atLeast !== undefined || goal.atMost !== undefined,
  'a goal with bounds has at least one',
);

export type Goal = Readonly<z.infer<typeof checks>>;
