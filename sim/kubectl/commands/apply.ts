import type { CommandOutcome, KubeClient } from '#sim/apiserver/client.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { all, dryRun, fieldManager, fileFlags, flag, printFlags, selector, validate } from '#sim/kubectl/common-flags.ts';
import { readManifestFiles } from '#sim/kubectl/manifest-files.ts';
import { applyManifests, type ManifestOptions, type SentObject } from '#sim/kubectl/manifests/index.ts';
import { NO_FILE } from '#sim/kubectl/messages.ts';
import { chooseOutput, printFormatted } from '#sim/kubectl/output.ts';

/** `kubectl apply` (rule KCT-16); what it does with each object is in manifests/. */
export const apply: KubectlCommand = {
  path: ['apply'],
  group: 'advanced',
  summary: 'Apply a configuration to a resource by file name or stdin',
  usage: '(-f FILENAME | -k DIRECTORY)',
  flags: [
    ...printFlags,
    ...fileFlags,
    dryRun,
    fieldManager,
    validate,
    selector,
    all,
    flag('server-side', 'bool', 'let the server merge'),
    flag('force-conflicts', 'bool', 'take fields over from other managers'),
    flag('prune', 'bool', 'delete what is no longer in the files'),
    flag('overwrite', 'bool', 'resolve conflicts in favour of the file', { preset: 'true' }),
    flag('force', 'bool', 'delete and create again when a patch fails'),
    flag('wait', 'bool', 'wait until pruned objects are gone'),
    flag('grace-period', 'int', 'seconds that pods get to end', { preset: '-1' }),
    flag('timeout', 'duration', 'how long to wait', { preset: '0s' }),
  ],
  run(context) {
    const { flags } = context;
    const isUnbounded = flags.isOn('prune') && !flags.isOn('all') && flags.text('selector') === '';
    if (isUnbounded) return context.fail(PRUNE_NEEDS_ALL);
    return sendManifests(context, applyManifests, { serverSide: flags.isOn('server-side') });
  },
};

const PRUNE_NEEDS_ALL =
  'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector';

const VALIDATION: Readonly<Record<string, ManifestOptions['fieldValidation']>> = {
  strict: 'Strict',
  true: 'Strict',
  warn: 'Warn',
  ignore: 'Ignore',
  false: 'Ignore',
};

/** Reads `-f` and hands the manifests on; prints what comes back. */
export async function sendManifests(
  context: CommandContext,
  send: (client: KubeClient, options: ManifestOptions) => Promise<CommandOutcome>,
  extra: Partial<ManifestOptions>,
): Promise<number> {
  const { flags, args, client, namespace, hasNamespaceFlag } = context;
  if (args.length > 0) return context.failUsage(`Unexpected args: [${args.join(' ')}]`);
  if (!flags.has('filename') && !flags.has('kustomize')) return context.fail(NO_FILE);
  const choice = await chooseOutput(context);
  if (!choice.ok) return context.fail(choice.error);
  const read = await readManifestFiles(context);
  if (!read.ok) return context.fail(read.error);
  const dry = flags.text('dry-run');
  const validation = VALIDATION[flags.text('validate').toLowerCase()];
  const print = (objects: readonly SentObject[], isNext: boolean): string => {
    const result = printFormatted(
      choice.format,
      objects.map(({ info, object }) => ({ info, objects: [object] })),
      objects.length === 1,
    );
    if (!result.ok) context.err(`error: ${result.error}\n`);
    // Documents of one stream, where each object is printed by itself.
    const separator = isNext && choice.format.is === 'yaml' ? '---\n' : '';
    return result.ok ? `${separator}${result.text}` : '';
  };
  const outcome = await send(client, {
    files: read.files,
    namespace,
    hasNamespaceFlag,
    labelSelector: flags.text('selector'),
    dryRun: dry === 'client' || dry === 'server' ? dry : 'none',
    ...(validation === undefined ? {} : { fieldValidation: validation }),
    ...(choice.format.is === 'table' ? {} : { print }),
    request: () => context.request(),
    ...extra,
  });
  context.out(outcome.stdout);
  context.err(outcome.stderr);
  return outcome.exitCode;
}
