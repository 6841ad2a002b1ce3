import { isObject } from '#sim/api/json-read.ts';
import type { Status } from '#sim/api/meta-v1/types.ts';
import { printYaml } from '#sim/api/print/index.ts';
import { parseYamlValue } from '#sim/api/yaml/index.ts';
import { qualifiedResource } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { fieldManager, fileFlags, flag, printFlags, validate } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import { mergeDifference } from '#sim/kubectl/merge-difference.ts';
import type { ObjectGroup } from '#sim/kubectl/print/index.ts';
import { objectReference, toJson } from '#sim/kubectl/print/index.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';

const INTRODUCTION = `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`;

/** `kubectl edit`: opens the object in an editor until it is accepted or given up (rule KCT-24). */
export const edit: KubectlCommand = {
  path: ['edit'],
  group: 'intermediate',
  summary: 'Edit a resource on the server',
  usage: '(RESOURCE/NAME | -f FILENAME)',
  completes: 'types and names',
  flags: [
    ...printFlags,
    ...fileFlags,
    validate,
    fieldManager,
    flag('output-patch', 'bool', 'show the patch'),
    flag('save-config', 'bool', 'note the object for a later apply'),
    flag('windows-line-endings', 'bool', 'end lines as Windows does'),
    flag('subresource', 'string', 'subresource to edit'),
  ],
  async run(context) {
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    const { groups, problems } = await fetchObjects(context, selected.requests, selected.options);
    if (problems.length > 0) return context.failWith(problems);
    let code = 0;
    for (const { info, object } of flatten(groups)) code = Math.max(code, await editOne(context, { info, object }));
    return code;
  },
};

interface Subject {
  readonly info: ObjectGroup['info'];
  readonly object: ObjectGroup['objects'][number];
}

async function editOne(context: CommandContext, { info, object }: Subject): Promise<number> {
  const original = toJson(object);
  const { name, namespace = '' } = object.metadata;
  const subject = `${qualifiedResource(info)} "${name}"`;
  const fileName = `kubectl-edit-${object.metadata.uid.slice(0, 10).replace(/-/g, '') || '1'}.yaml`;
  let text = INTRODUCTION + printYaml(original);
  let refused: string | undefined;
  for (;;) {
    context.flush();
    const saved = await context.host.edit(fileName, text);
    const isSame = saved === undefined || withoutComments(saved) === withoutComments(text);
    if (isSame && refused !== undefined) return giveUp(context, refused, fileName, text);
    if (isSame) return cancelled(context, 'Edit cancelled, no changes made.');
    if (withoutComments(saved).trim() === '') return cancelled(context, 'Edit cancelled, saved file was empty.');
    const parsed = parseYamlValue(saved);
    if (!parsed.ok || !isObject(parsed.value)) {
      refused = parsed.ok ? 'the object provided is unrecognized' : `error converting YAML to JSON: ${parsed.message}`;
      text = `${INTRODUCTION}# The edited file had a syntax error: ${refused}\n#\n${withoutComments(saved)}`;
      continue;
    }
    const change = mergeDifference(original, parsed.value);
    if (Object.keys(change).length === 0) return cancelled(context, 'Edit cancelled, no changes made.');
    await context.request();
    const result = context.client.patch(info, namespaceOf(info, namespace), name, 'merge', change, { fieldValidation: 'Strict' });
    context.warn(result.warnings);
    if (result.ok) {
      context.out(`${objectReference(info, object)} edited\n`);
      return 0;
    }
    refused = `${qualifiedResource(info)} "${name}" is invalid`;
    text = `${INTRODUCTION}# ${subject} was not valid:\n${reasonsOf(result.status)}#\n${withoutComments(saved)}`;
  }
}

function reasonsOf({ details, message }: Status): string {
  const causes = details?.causes ?? [];
  return (causes.length === 0 ? [message] : causes.map((cause) => cause.text)).map((line) => `# * ${line}\n`).join('');
}

function cancelled(context: CommandContext, message: string): number {
  context.err(`${message}\n`);
  return 0;
}

async function giveUp(context: CommandContext, refused: string, fileName: string, text: string): Promise<number> {
  const path = `/tmp/${fileName}`;
  await context.host.writeFile(path, text);
  context.err(
    `error: ${refused}\nA copy of your changes has been stored to "${path}"\nerror: Edit cancelled, no valid changes were saved.\n`,
  );
  return 1;
}

const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
