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

/** Never more than `atMost` objects active at one instant; an object that is being deleted is not active. */
const count = z.strictObject({
  ...base,
  check: z.literal('count'),
  kind: z.enum(['Job', 'Pod']),
  ...target,
  atMost: z.int().min(0),
});

/** A matching Job becomes Complete at most `withinSeconds` after the attempt began. */
const completes = z.strictObject({
  ...base,
  check: z.literal('completes'),
  ...target,
  withinSeconds: z.int().positive(),
});

/** At most `atMost` matching Pods ended Failed since the attempt began. */
const attempts = z.strictObject({ ...base, check: z.literal('attempts'), ...target, atMost: z.int().min(0) });

/** A KubeEvent with this reason was recorded about an object of the kind. */
const eventSeen = z.strictObject({
  ...base,
  check: z.literal('eventSeen'),
  kind: z.enum(['Job', 'Pod', 'CronJob']),
  ...target,
  reason: z.string().min(1),
});

/** At the end, the field at `path` (dotted, list indexes as `[0]`) holds this value in every matching object. */
const fieldEquals = z.strictObject({
  ...base,
  check: z.literal('fieldEquals'),
  kind: z.enum(['Job', 'Pod', 'CronJob', 'ConfigMap']),
  ...target,
  path: z.string().min(1),
  equals: z.union([z.string(), z.number(), z.boolean()]),
});

/** The learner ran a command that contains these words in this order; other words may stand between. */
const commandUsed = z.strictObject({
  ...base,
  check: z.literal('commandUsed'),
  words: z.array(z.string().min(1)).min(1),
});

/** One check over the history of an attempt; each gives its own verdict with evidence. */
export const goalSchema = z.discriminatedUnion('check', [count, completes, attempts, eventSeen, fieldEquals, commandUsed]);

export type Goal = Readonly<z.infer<typeof goalSchema>>;
