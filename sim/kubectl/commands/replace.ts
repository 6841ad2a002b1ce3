import { omit, readStruct } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, fileFlags, flag } from '#sim/kubectl/common-flags.ts';
import { namespaceOf } from '#sim/kubectl/fetch.ts';
import { readTargets } from '#sim/kubectl/manifest-targets.ts';
import type { Manifest } from '#sim/kubectl/manifests/index.ts';
import { dryRunSuffix, NO_FILE } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { kindPrefix } from '#sim/kubectl/print/names.ts';
import { type Problem, refusal } from '#sim/kubectl/problem.ts';
import { NO_LIMIT_MS, waitForChange } from '#sim/kubectl/waiting.ts';

/** `kubectl replace -f FILE [--force]` (rule KCT-16). */
export const replace: KubectlCommand = {
  path: ['replace'],
  group: 'advanced',
  summary: 'Replace a resource by file name or stdin',
  usage: '-f FILENAME',
  flags: [
    ...createFlags,
    ...fileFlags,
    flag('force', 'bool', 'delete and create again'),
    flag('cascade', 'string', 'what happens to dependents', { preset: 'background', bare: 'background' }),
    flag('grace-period', 'int', 'seconds that pods get to end', { preset: '-1' }),
    flag('timeout', 'duration', 'how long to wait', { preset: '0s' }),
  ],
  async run(context) {
    const { flags } = context;
    if (!flags.has('filename') && !flags.has('kustomize')) return context.fail(NO_FILE);
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const read = await readTargets(context);
    if (!read.ok) return context.failWith(read.problems);
    const problems: Problem[] = [];
    if (flags.isOn('force')) for (const manifest of read.manifests) await deleteFirst(context, manifest);
    for (const manifest of read.manifests) {
      await context.request();
      const result = send(context, manifest);
      context.warn(result.warnings);
      const { info, fileName } = manifest;
      if (!result.ok)
        problems.push(
          refusal(
            result.status,
            result.status.reason === 'Invalid' && read.manifests.length === 1 ? undefined : `error when replacing "${fileName}"`,
          ),
        );
      else
        writeObject(
          context,
          choice.format,
          { info, object: result.value },
          `${kindPrefix(info)}/${manifest.name} replaced${dryRunSuffix(flags.text('dry-run'))}`,
        );
    }
    return context.failWith(problems);
  },
};

const placeOf = ({ namespace }: CommandContext, manifest: Manifest): string => namespaceOf(manifest.info, manifest.namespace || namespace);

function send(context: CommandContext, manifest: Manifest): ReturnType<CommandContext['client']['update']> {
  const { info, name } = manifest;
  const namespace = placeOf(context, manifest);
  const metadata: JsonObject = {
    ...omit(readStruct(manifest.object, 'metadata'), 'namespace'),
    ...(namespace === '' ? {} : { namespace }),
  };
  const body = { ...manifest.object, metadata };
  const options = { fieldValidation: 'Strict', dryRun: context.flags.text('dry-run') !== 'none' } as const;
  return context.flags.isOn('force')
    ? context.client.create(info, namespace, body, options)
    : context.client.update(info, namespace, name, body, options);
}

async function deleteFirst(context: CommandContext, manifest: Manifest): Promise<void> {
  const { client, host } = context;
  const { info, name } = manifest;
  const namespace = placeOf(context, manifest);
  await context.request();
  const result = client.delete(info, namespace, name, { propagationPolicy: 'Background' });
  if (!result.ok) return;
  context.out(`${kindPrefix(info)} "${name}" deleted${namespace === '' ? '' : ` from ${namespace} namespace`}\n`);
  const isGone = (): true | undefined => (client.get(info, namespace, name).ok ? undefined : true);
  await waitForChange(host, resourceOfKind(info.kind), namespace === '' ? undefined : namespace, host.nowMs() + NO_LIMIT_MS, isGone);
}
