import type { KubeNode, Taint } from '#sim/api/core-v1/types.ts';
import { labelKeyErrors } from '#sim/api/names.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { all, dryRun, flag, printFlags, selector, validate } from '#sim/kubectl/common-flags.ts';
import { fetchObjects } from '#sim/kubectl/fetch.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { findResource, noSuchType } from '#sim/kubectl/resolve.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;

/** `kubectl taint nodes NODE key=value:Effect` or `key:Effect-` (rule KCT-21). */
export const taint: KubectlCommand = {
  path: ['taint'],
  group: 'cluster',
  summary: 'Update the taints on one or more nodes',
  usage: 'NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  completes: 'types and names',
  flags: [...printFlags, selector, all, dryRun, validate, flag('overwrite', 'bool', 'replace taints that are there')],
  async run(context) {
    const { args, flags, client } = context;
    const isChange = (word: string): boolean => /[=:]/.test(word) || word.endsWith('-');
    const first = args.findIndex(isChange);
    const objects = first < 0 ? args : args.slice(0, first);
    const words = first < 0 ? [] : args.slice(first);
    const type = objects[0]?.split('/')[0] ?? '';
    const names = objects[0]?.includes('/') ? objects.map((word) => word.split('/')[1] ?? '') : objects.slice(1);
    if (objects.length === 0) return context.fail('one or more resources must be specified as <resource> <name>');
    if (words.length === 0) return context.fail('at least one taint update is required');
    const info = findResource(type, client.resources);
    if (info === undefined) return context.fail(noSuchType(type));
    if (info.kind !== 'Node') return context.fail(`invalid resource type ${type}, only node types are supported`);
    if (names.length === 0 && flags.text('selector') === '' && !flags.isOn('all'))
      return context.fail("at least one resource name must be specified since '--all' parameter is not set");
    const changes = readTaints(words);
    if (!changes.ok) return context.failUsage(changes.error);
    const { groups, problems: missing } = await fetchObjects(context, [{ info, names }], { labelSelector: flags.text('selector') });
    const problems: Problem[] = [...missing];
    for (const object of groups.flatMap((group) => group.objects)) {
      const node = object as KubeNode; // the group's kind is Node
      const next = changed(node, changes, flags.isOn('overwrite'));
      if (!next.ok) {
        problems.push(problem(next.error));
        continue;
      }
      const body = { spec: { taints: next.taints.length === 0 ? null : next.taints.map((one) => ({ ...one })) } };
      const result = client.patch(resourceOfKind('Node'), '', node.metadata.name, 'merge', body, {
        dryRun: flags.text('dry-run') !== 'none',
      });
      if (!result.ok) problems.push(refusal(result.status));
      else context.out(`node/${node.metadata.name} ${next.replaces ? 'modified' : changes.word}\n`); // it says nothing of a dry run
    }
    return context.failWith(problems);
  },
};

/** A taint to take away: by key, or by key and effect. */
interface Removal {
  readonly key: string;
  readonly effect: string;
}

type TaintChanges =
  | {
      readonly ok: true;
      readonly set: readonly Taint[];
      readonly remove: readonly Removal[];
      readonly word: 'tainted' | 'untainted' | 'modified';
    }
  | { readonly ok: false; readonly error: string };

function readTaints(words: readonly string[]): TaintChanges {
  const set: Taint[] = [];
  const remove: Removal[] = [];
  for (const word of words) {
    const isRemoval = word.endsWith('-');
    const [head = '', effect = '', ...more] = (isRemoval ? word.slice(0, -1) : word).split(':');
    const [key = '', value, ...rest] = head.split('=');
    if (more.length > 0 || rest.length > 0) return { ok: false, error: `invalid taint spec: ${word}` };
    // Without an effect the whole word is the key.
    const keyErrors = labelKeyErrors(effect === '' && !isRemoval ? head : key);
    if (keyErrors.length > 0) return { ok: false, error: `invalid taint spec: ${word}, ${keyErrors.join('; ')}` };
    const known = EFFECTS.find((one) => one === effect);
    if (isRemoval) {
      if (effect !== '' && known === undefined) return { ok: false, error: `invalid taint effect: ${effect}, unsupported taint effect` };
      remove.push({ key, effect });
      continue;
    }
    if (effect === '') return { ok: false, error: `invalid taint spec: ${word}` };
    if (known === undefined) return { ok: false, error: `invalid taint effect: ${effect}, unsupported taint effect` };
    if (set.some((one) => one.key === key && one.effect === known))
      return { ok: false, error: `duplicated taints with the same key and effect: {${key} ${value ?? ''} ${effect} <nil>}` };
    set.push({ key, ...(value === undefined || value === '' ? {} : { value }), effect: known });
  }
  const word = remove.length === 0 ? 'tainted' : set.length === 0 ? 'untainted' : 'modified';
  return { ok: true, set, remove, word };
}

function changed(
  { spec, metadata }: KubeNode,
  { set, remove }: TaintChanges & { readonly ok: true },
  overwrites: boolean,
): { readonly ok: true; readonly taints: readonly Taint[]; readonly replaces: boolean } | { readonly ok: false; readonly error: string } {
  const present = spec.taints ?? [];
  const taken = set.filter((one) => present.some((other) => other.key === one.key && other.effect === one.effect));
  if (taken.length > 0 && !overwrites) {
    const keys = taken.map(({ key }) => key).join(',');
    return { ok: false, error: `node ${metadata.name} already has ${keys} taint(s) with same effect(s) and --overwrite is false` };
  }
  const isRemoved = (one: Taint, { key, effect }: Removal): boolean => one.key === key && (effect === '' || effect === one.effect);
  const absent = remove.find((removal) => !present.some((one) => isRemoved(one, removal)));
  if (absent !== undefined)
    return { ok: false, error: `taint "${absent.key}${absent.effect === '' ? '' : `:${absent.effect}`}" not found` };
  const kept = present.filter(
    (one) =>
      !remove.some((removal) => isRemoved(one, removal)) && !taken.some((other) => other.key === one.key && other.effect === one.effect),
  );
  return { ok: true, taints: [...set, ...kept], replaces: taken.length > 0 };
}
