import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { CommandContext } from '#sim/kubectl/command.ts';
import {
  all,
  allNamespaces,
  dryRun,
  fieldManager,
  fieldSelector,
  fileFlags,
  flag,
  printFlags,
  selector,
} from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import type { FlagSpec } from '#sim/kubectl/flags.ts';
import { dryRunSuffix } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference } from '#sim/kubectl/print/index.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';
import { parseChanges, splitChanges } from './pairs.ts';

/** What labels and annotations do differently. */
export interface MetadataKind {
  readonly field: 'labels' | 'annotations';
  readonly noun: 'label' | 'annotation';
  /** Why a key or value may not be; undefined when it may. */
  refuse(key: string, value: string | undefined): string | undefined;
  conflict(key: string, value: string): string;
  word(before: KubeObject, after: KubeObject): string;
  /** Say which keys to remove were not there. */
  readonly announceMissing: boolean;
}

export const metadataFlags = (field: string): readonly FlagSpec[] => [
  ...printFlags,
  ...fileFlags,
  selector,
  fieldSelector,
  allNamespaces,
  all,
  dryRun,
  fieldManager,
  flag('overwrite', 'bool', `replace ${field} that are there`),
  flag('list', 'bool', `show the ${field}`),
  flag('local', 'bool', 'change the file, not the server'),
  flag('resource-version', 'string', 'only change this version of the object'),
];

/** `label` and `annotate`: checks the changes against each object and patches it. */
export async function changeMetadata(context: CommandContext, kind: MetadataKind): Promise<number> {
  const { flags, args } = context;
  const choice = await chooseOutput(context);
  if (!choice.ok) return context.fail(choice.error);
  const split = splitChanges(args);
  if (split.misplaced !== undefined) return context.fail(`all resources must be specified before ${kind.noun} changes: ${split.misplaced}`);
  const hasFiles = flags.has('filename') || flags.has('kustomize');
  if (flags.isOn('local') && !hasFiles) return context.fail('one or more files must be specified as -f pod.yaml or --filename=pod.json');
  if (split.objects.length === 0 && !hasFiles)
    return context.fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  if (split.changes.length === 0 && !flags.isOn('list')) return context.fail(`at least one ${kind.noun} update is required`);
  const changes = parseChanges(split.changes, kind.noun);
  if (!changes.ok) return context.fail(changes.error);
  const wanted: readonly (readonly [string, string | undefined])[] = [
    ...changes.set,
    ...changes.remove.map((key) => [key, undefined] as const),
  ];
  const refused = wanted.map(([key, value]) => kind.refuse(key, value)).find((error) => error !== undefined);
  if (refused !== undefined) return context.fail(refused);
  const selected = await selectedRequests(context, { args: split.objects });
  if (typeof selected === 'number') return selected;
  const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
  const problems: Problem[] = [...missing];
  for (const { info, object } of flatten(groups)) {
    const present = object.metadata[kind.field] ?? {};
    if (flags.isOn('list')) {
      context.out(
        Object.keys(present)
          .sort()
          .map((key) => `${key}=${present[key] ?? ''}\n`)
          .join(''),
      );
      if (wanted.length === 0) continue;
    }
    const taken = [...changes.set].find(([key, value]) => key in present && present[key] !== value);
    if (taken !== undefined && !flags.isOn('overwrite')) {
      problems.push(problem(kind.conflict(taken[0], present[taken[0]] ?? '')));
      continue;
    }
    if (kind.announceMissing) for (const key of changes.remove) if (!(key in present)) context.out(`${kind.noun} "${key}" not found.\n`);
    const patch = { metadata: { [kind.field]: Object.fromEntries(wanted.map(([key, value]) => [key, value ?? null])) } };
    const namespace = namespaceOf(info, object.metadata.namespace ?? '');
    const isDry = flags.text('dry-run') !== 'none';
    const result = context.client.patch(info, namespace, object.metadata.name, 'merge', patch, { dryRun: isDry });
    context.warn(result.warnings);
    if (!result.ok) problems.push(refusal(result.status));
    else
      writeObject(
        context,
        choice.format,
        { info, object: result.value },
        `${objectReference(info, object)} ${kind.word(object, result.value)}${dryRunSuffix(flags.text('dry-run'))}`,
      );
  }
  return context.failWith(problems);
}
