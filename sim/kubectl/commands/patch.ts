import { jsonEqual } from '#sim/api/json-read.ts';
import type { JsonValue, Status } from '#sim/api/meta-v1/types.ts';
import { parseYamlValue } from '#sim/api/yaml/index.ts';
import type { PatchType } from '#sim/apiserver/client.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { dryRun, fieldManager, fileFlags, flag, printFlags } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import { goJsonError } from '#sim/kubectl/go-json.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference, toJson } from '#sim/kubectl/print/index.ts';
import { type Problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';

const TYPES = ['json', 'merge', 'strategic'] as const;

/** `kubectl patch` (rule KCT-12). */
export const patch: KubectlCommand = {
  path: ['patch'],
  group: 'advanced',
  summary: 'Update fields of a resource',
  usage: '(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  completes: 'types and names',
  flags: [
    ...printFlags,
    ...fileFlags,
    dryRun,
    fieldManager,
    flag('patch', 'string', 'the patch, as JSON or YAML', { short: 'p' }),
    flag('patch-file', 'string', 'file with the patch', { completes: 'file' }),
    flag('type', 'string', 'kind of patch', { preset: 'strategic', completes: TYPES }),
    flag('subresource', 'string', 'subresource to patch', { completes: ['status', 'scale'] }),
    flag('local', 'bool', 'patch the file, not the server'),
  ],
  async run(context) {
    const { flags, client } = context;
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const text = await patchText(context);
    if (typeof text === 'number') return text;
    const type = TYPES.find((one) => one === flags.text('type').toLowerCase());
    if (type === undefined) return context.fail(`--type must be one of [json merge strategic], not "${flags.text('type')}"`);
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
    const problems: Problem[] = [...missing];
    const body = readPatch(text, type);
    if (!body.ok && body.is === 'client') return context.fail(body.error);
    for (const { info, object } of flatten(groups)) {
      if (!body.ok) {
        problems.push(refusal(badRequest(body.error)));
        continue;
      }
      const isDry = flags.text('dry-run') !== 'none';
      const namespace = namespaceOf(info, object.metadata.namespace ?? '');
      const result = client.patch(info, namespace, object.metadata.name, type, body.value, { fieldValidation: 'Warn', dryRun: isDry });
      context.warn(result.warnings);
      if (!result.ok) {
        problems.push(refusal(result.status));
        continue;
      }
      const isSame = result.value === object || jsonEqual(withoutRevision(toJson(object)), withoutRevision(toJson(result.value)));
      // It says nothing of a dry run.
      const words = `patched${isSame ? ' (no change)' : ''}`;
      // The scale of an object is an object of its own, of the same name.
      const reference = flags.text('subresource') === 'scale' ? `scale.autoscaling/${object.metadata.name}` : objectReference(info, object);
      writeObject(context, choice.format, { info, object: result.value }, `${reference} ${words}`);
    }
    return context.failWith(problems);
  },
};

async function patchText(context: CommandContext): Promise<string | number> {
  const { flags, host } = context;
  const hasText = flags.text('patch') !== '';
  const file = flags.text('patch-file');
  if (hasText && file !== '') return context.fail('cannot specify --patch and --patch-file together');
  if (file !== '') {
    const content = await host.readFile(file);
    return content ?? context.fail(`unable to read patch file: open ${file}: no such file or directory`);
  }
  return hasText ? flags.text('patch') : context.fail('must specify --patch or --patch-file containing the contents of the patch');
}

type ReadPatch =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly is: 'client' | 'server'; readonly error: string };

/** JSON goes to the server as it is, so its errors are the server's; YAML is turned into JSON here. */
function readPatch(text: string, type: PatchType): ReadPatch {
  if (text.trimStart().startsWith('{')) {
    const error = goJsonError(text);
    if (error !== undefined) return { ok: false, is: 'server', error };
    const value = JSON.parse(text) as JsonValue;
    if (type === 'json')
      return {
        ok: false,
        is: 'server',
        error: 'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
      };
    return { ok: true, value };
  }
  const parsed = parseYamlValue(text);
  if (!parsed.ok) return { ok: false, is: 'client', error: `unable to parse ${JSON.stringify(text)}: ${parsed.message}` };
  if (type === 'json' && !Array.isArray(parsed.value)) {
    const kind = typeof parsed.value === 'object' ? 'object' : typeof parsed.value;
    return {
      ok: false,
      is: 'server',
      error: `error decoding patch: json: cannot unmarshal ${kind} into Go value of type []handlers.jsonPatchOp`,
    };
  }
  if (type !== 'json' && (typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value))) {
    const kind = Array.isArray(parsed.value) ? 'array' : typeof parsed.value;
    return { ok: false, is: 'server', error: `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}` };
  }
  return { ok: true, value: parsed.value };
}

const badRequest = (message: string): Status => ({ code: 400, reason: 'BadRequest', message });

/** What counts as a change: everything but the bookkeeping that every write touches. */
function withoutRevision(object: { readonly [key: string]: JsonValue }): JsonValue {
  const metadata = object['metadata'];
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return object;
  return { ...object, metadata: { ...metadata, resourceVersion: '' } };
}
