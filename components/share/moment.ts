import { z } from 'zod';
import { jsonNesting } from '#components/ui/index.ts';
import type { SavedRun } from '#sim/index.ts';

/** Everything that a link restores. */
export interface SharedMoment {
  readonly version: 1;
  /** The lab that it was made in, e.g. `lessons/first-job`. */
  readonly lab: string;
  readonly run: SavedRun;
  readonly screen: {
    readonly tab: string;
    readonly selectedUid: string | null;
    readonly follow: 'fit' | 'pan' | 'free';
    readonly fromMs: number;
    readonly spanMs: number;
  };
}

// The content security policy allows no code that is made from text; to try it is reported as a violation.
z.config({ jitless: true });

const LONGEST_MS = 800 * 86_400_000;
const MOST_INPUTS = 2000;
const MOST_BRANCHES = 16;
/** Brackets inside one another; a manifest of Kubernetes needs some fifteen. */
const DEEPEST = 64;

const atMs = z.number().min(0).max(LONGEST_MS);
const id = z.int().min(0).max(1_000_000);
const name = z.string().max(300);
const named = { kind: name, namespace: name, name };
const options = z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()]));
const container = { namespace: name, pod: name, container: name.optional() };

const request = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('create'), kind: name, namespace: name, body: z.json(), options }),
  z.object({ verb: z.literal('update'), ...named, body: z.json(), options }),
  z.object({ verb: z.literal('patch'), ...named, patchType: z.enum(['strategic', 'merge', 'json']), body: z.json(), options }),
  z.object({ verb: z.literal('delete'), ...named, options }),
  z.object({ verb: z.literal('scale'), ...named, replicas: z.number(), options }),
  z.object({ verb: z.literal('evict'), namespace: name, name }),
]);

const weather = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('registry'), isDown: z.boolean() }),
  z.object({ kind: z.literal('node'), name, isLost: z.boolean() }),
  z.object({ kind: z.literal('controllerManager'), isDown: z.boolean() }),
  z.object({ kind: z.literal('exit'), exitCode: z.int().min(0).max(255), isOomKilled: z.boolean(), ...container }),
  z.object({ kind: z.literal('slow'), byMs: atMs, ...container }),
]);

const input = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), request }),
  z.object({ type: z.literal('exec'), podSerial: id, container: name.optional(), argv: z.array(z.string().max(10_000)).max(200) }),
  z.object({ type: z.literal('weather'), weather }),
]);

const branch = z.object({
  id,
  name: z.string().max(80),
  parent: id.nullable(),
  forkAtMs: atMs,
  headMs: atMs,
  inputs: z
    .array(z.object({ atMs, input }))
    .max(MOST_INPUTS)
    .refine((inputs) => inputs.every((one, i) => i === 0 || one.atMs >= (inputs[i - 1]?.atMs ?? 0)), 'inputs are out of order'),
});

const moment = z.object({
  version: z.literal(1),
  lab: z.string().max(200),
  run: z.object({
    seed: z.int(),
    startAtMs: z.number().min(0).max(8.64e15),
    branch,
    others: z.array(branch).max(MOST_BRANCHES),
    nowMs: atMs,
    beganAtMs: atMs,
  }),
  screen: z.object({
    tab: z.string().max(40),
    selectedUid: z.string().max(80).nullable(),
    follow: z.enum(['fit', 'pan', 'free']),
    fromMs: atMs,
    spanMs: z.number().min(1).max(LONGEST_MS),
  }),
});

/**
 * Reads what somebody shared. Anybody may have written it.
 *
 * @throws Error with what is wrong, in a sentence
 */
export function parseMoment(text: string): SharedMoment {
  if (jsonNesting(text) > DEEPEST) throw new Error('This is not a moment of Backoff: it is nested too deeply.');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new Error('This is not a moment of Backoff: it is damaged, or a part is missing.');
  }
  const parsed = moment.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`This moment cannot be shown: ${issue?.path.join('.') || 'it'} is not as it should be (${issue?.message}).`);
  }
  // The schema says the same as the type; only absent members are written differently.
  return parsed.data as unknown as SharedMoment;
}
