import { readStruct } from '#sim/api/json-read.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { all, dryRun, fieldManager, fileFlags, flag, printFlags } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import { dryRunSuffix, RESOURCES_NEEDED } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference, toJson } from '#sim/kubectl/print/index.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';

/** `kubectl set selector service/NAME a=b,c=d` (rule KCT-34). */
export const setSelector: KubectlCommand = {
  path: ['set', 'selector'],
  summary: 'Set the selector on a resource',
  usage: '(-f FILENAME | TYPE NAME) EXPRESSIONS [--resource-version=version]',
  completes: 'types and names',
  flags: [
    ...printFlags,
    ...fileFlags,
    all,
    dryRun,
    fieldManager,
    flag('local', 'bool', 'change the file, not the server'),
    flag('resource-version', 'string', 'only change this version of the object'),
  ],
  async run(context) {
    const { args, flags, client } = context;
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const expression = args.at(-1);
    if (expression === undefined) return context.fail(RESOURCES_NEEDED);
    if (/!=/.test(expression)) return context.fail('"!=" is not a valid label selector operator');
    const parts = expression.split(/,(?![^(]*\))/);
    const pairs = parts.map((part) => /^([^=!]+)==?([^=]*)$/.exec(part));
    const selected = await selectedRequests(context, { args: args.slice(0, -1) });
    if (typeof selected === 'number') return selected;
    const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
    const problems: Problem[] = [...missing];
    const wanted = Object.fromEntries(pairs.map((match) => [match?.[1] ?? '', match?.[2] ?? '']));
    for (const { info, object } of flatten(groups)) {
      if (info.kind !== 'Service') {
        problems.push(problem('setting a selector is only supported for Services'));
        continue;
      }
      const unfit = parts.filter((_, i) => pairs[i] === null);
      if (unfit.length > 0) {
        problems.push(problem(`match expression [${unfit.map(goRequirement).join(' ')}] not supported on this object`));
        continue;
      }
      const before = readStruct(readStruct(toJson(object), 'spec'), 'selector');
      const removed = Object.fromEntries(Object.keys(before).map((key) => [key, null]));
      const version = flags.text('resource-version');
      const metadata = version === '' ? {} : { metadata: { resourceVersion: version } };
      const body = { ...metadata, spec: { selector: { ...removed, ...wanted } } };
      const namespace = namespaceOf(info, object.metadata.namespace ?? '');

      const result = client.patch(info, namespace, object.metadata.name, 'merge', body, { dryRun: flags.text('dry-run') !== 'none' });
      if (!result.ok) {
        problems.push(refusal(result.status));
        continue;
      }
      const done = `${objectReference(info, object)} selector updated${dryRunSuffix(flags.text('dry-run'))}`;
      writeObject(context, choice.format, { info, object: result.value }, done);
    }
    return context.failWith(problems);
  },
};

/** `x`, `!x`, `x in (a,b)` as Go prints such a requirement. */
function goRequirement(part: string): string {
  const [, key = '', not, values = ''] = /^(\S+)\s+(not)?in\s*\(([^)]*)\)$/.exec(part.trim()) ?? [];
  if (key !== '')
    return `{${key} ${not === undefined ? 'In' : 'NotIn'} [${values
      .split(',')
      .map((value) => value.trim())
      .join(' ')}]}`;
  return part.startsWith('!') ? `{${part.slice(1)} DoesNotExist []}` : `{${part} Exists []}`;
}
