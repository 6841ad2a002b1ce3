import type { DeleteOptions, ResourceInfo } from '#sim/apiserver/client.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { all, allNamespaces, dryRun, fieldSelector, fileFlags, flag, output, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import { dryRunSuffix, TIMED_OUT } from '#sim/kubectl/messages.ts';
import { kindPrefix } from '#sim/kubectl/print/names.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { deleteRaw } from '#sim/kubectl/raw.ts';
import { type Selected, selectedRequests } from '#sim/kubectl/selected.ts';
import { NO_LIMIT_MS, waitForChange } from '#sim/kubectl/waiting.ts';

const FORCE_WARNING =
  'Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.';
const CASCADES: Readonly<Record<string, DeleteOptions['propagationPolicy']>> = {
  background: 'Background',
  foreground: 'Foreground',
  orphan: 'Orphan',
};

/** One object to delete, and then to wait for. */
interface Doomed {
  readonly info: ResourceInfo;
  readonly namespace: string;
  readonly name: string;
  readonly fileName?: string | undefined;
}

/** `kubectl delete`: all objects are deleted first, then it waits until each is gone (rule KCT-11). */
export const deleteCommand: KubectlCommand = {
  path: ['delete'],
  suggestFor: ['rm'],
  group: 'intermediate',
  summary: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
  usage: '([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])',
  completes: 'types and names',
  flags: [
    output,
    ...fileFlags,
    selector,
    fieldSelector,
    allNamespaces,
    all,
    dryRun,
    flag('cascade', 'string', 'what happens to dependents', {
      preset: 'background',
      bare: 'background',
      completes: ['background', 'foreground', 'orphan'],
    }),
    flag('grace-period', 'int', 'seconds that pods get to end; less than 0 leaves it to them', { preset: '-1' }),
    flag('force', 'bool', 'remove the object at once'),
    flag('now', 'bool', 'the same as --grace-period=1'),
    flag('wait', 'bool', 'wait until the objects are gone', { preset: 'true' }),
    flag('timeout', 'duration', 'how long to wait; 0 has no limit', { preset: '0s' }),
    flag('ignore-not-found', 'bool', 'say nothing about names that do not exist'),
    flag('interactive', 'bool', 'ask before deleting', { short: 'i' }),
    flag('raw', 'string', 'API path to delete'),
  ],
  async run(context) {
    const { flags } = context;
    if (flags.has('raw')) return deleteRaw(context, flags.text('raw'));
    const settings = readSettings(context);
    if (typeof settings === 'number') return settings;
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    if (settings.isForced) context.warn([FORCE_WARNING]);
    const { doomed, problems } = await namesOf(context, selected);
    if (doomed.length === 0 && problems.length === 0) {
      context.out('No resources found\n');
      return 0;
    }
    const waiting: (Doomed & { readonly uid: string })[] = [];
    for (const one of doomed) {
      await context.request();
      const uid = deleteOne(context, one, settings, problems);
      if (uid !== undefined) waiting.push({ ...one, uid });
    }
    context.flush();
    if (flags.isOn('wait') && flags.text('dry-run') === 'none') await waitUntilGone(context, waiting, problems);
    return context.failWith(problems);
  },
};

interface Settings extends DeleteOptions {
  readonly isForced: boolean;
}

function readSettings(context: CommandContext): Settings | number {
  const { flags } = context;
  const cascade = flags.text('cascade');
  const propagationPolicy = CASCADES[cascade === 'true' ? 'background' : cascade === 'false' ? 'orphan' : cascade];
  if (propagationPolicy === undefined)
    return context.fail(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
  const mode = flags.text('output');
  if (mode !== '' && mode !== 'name') return context.fail(`unexpected -o output mode: ${mode}. We only support '-o name'`);
  const isForced = flags.isOn('force');
  const asked = flags.number('grace-period');
  if (flags.isOn('now') && asked !== -1) return context.fail('--now and --grace-period cannot be specified together');
  if (isForced && asked > 0) return context.fail('--force and --grace-period greater than 0 cannot be specified together');
  const grace = flags.isOn('now') ? 1 : isForced ? 0 : asked === 0 ? 1 : asked;
  return { isForced, propagationPolicy, ...(grace < 0 ? {} : { gracePeriodSeconds: grace }), dryRun: flags.text('dry-run') === 'server' };
}

/** Named objects are deleted unseen; types with a selector are listed first. */
async function namesOf(
  context: CommandContext,
  selected: Selected,
): Promise<{ readonly doomed: readonly Doomed[]; readonly problems: Problem[] }> {
  const named = selected.requests.filter(({ names }) => names.length > 0);
  const listed = selected.requests.filter(({ names }) => names.length === 0);
  const doomed = named.flatMap(({ info, names, namespace = context.namespace, fileName }) =>
    names.map((name) => ({ info, name, namespace: namespaceOf(info, namespace), fileName })),
  );
  if (listed.length === 0) return { doomed, problems: [] };
  const { groups, problems } = await fetchObjects(context, listed, selected.options);
  const found = flatten(groups).map(({ info, object: { metadata } }) => ({
    info,
    name: metadata.name,
    namespace: metadata.namespace ?? '',
  }));
  return { doomed: [...doomed, ...found], problems: [...problems] };
}

/** @returns the uid of an object that was there */
function deleteOne(context: CommandContext, one: Doomed, settings: Settings, problems: Problem[]): string | undefined {
  const { client, flags } = context;
  const { info, namespace, name, fileName } = one;
  const { isForced, ...options } = settings;
  const before = client.get(info, namespace, name);
  if (flags.text('dry-run') !== 'client') {
    const result = before.ok ? client.delete(info, namespace, name, options) : before;
    context.warn(result.warnings);
    if (!result.ok) {
      const isIgnored =
        result.status.reason === 'NotFound' && (flags.isOn('ignore-not-found') || flags.text('selector') !== '' || flags.isOn('all'));
      if (!isIgnored) problems.push(refusal(result.status, fileName === undefined ? undefined : `error when deleting "${fileName}"`));
      return undefined;
    }
  }
  const where = info.namespaced ? ` from ${namespace} namespace` : '';
  const verb = isForced ? 'force deleted' : 'deleted';
  const line = `${kindPrefix(info)} "${name}" ${verb}${where}${dryRunSuffix(flags.text('dry-run'))}`;
  context.out(`${flags.text('output') === 'name' ? `${kindPrefix(info)}/${name}` : line}\n`);
  return before.ok ? before.value.metadata.uid : undefined;
}

async function waitUntilGone(
  { client, flags, host }: CommandContext,
  waiting: readonly (Doomed & { readonly uid: string })[],
  problems: Problem[],
): Promise<void> {
  const endAtMs = host.nowMs() + (flags.durationMs('timeout') > 0 ? flags.durationMs('timeout') : NO_LIMIT_MS);
  for (const { info, namespace, name, uid } of waiting) {
    const isGone = (): true | undefined => {
      const now = client.get(info, namespace, name);
      return !now.ok || now.value.metadata.uid !== uid ? true : undefined;
    };
    const gone = await waitForChange(host, info, info.namespaced ? namespace : undefined, endAtMs, isGone);
    if (gone === undefined) problems.push(problem(`${TIMED_OUT} on ${info.resource}/${name}`));
  }
}
