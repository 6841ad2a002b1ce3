import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { flag, printFlags } from '#sim/kubectl/common-flags.ts';
import { CONTEXT } from '#sim/kubectl/messages.ts';
import { chooseOutput, printValue, writeResult } from '#sim/kubectl/output.ts';
import { layoutTable } from '#sim/kubectl/print/index.ts';

const command = (
  word: string,
  summary: string,
  usage: string,
  run: KubectlCommand['run'],
  flags: KubectlCommand['flags'] = [],
): KubectlCommand => ({
  path: ['config', word],
  summary,
  usage,
  flags,
  run,
});

/** `kubectl config …`: one context, whose namespace can be changed (rule KCT-26). */
export const configCommands: readonly KubectlCommand[] = [
  command('current-context', 'Display the current-context', '', (context) => say(context, CONTEXT.name)),
  command('get-contexts', 'Describe one or many contexts', '[(-o|--output=)name)]', getContexts, [
    flag('output', 'string', 'output format', { short: 'o', completes: ['name'] }),
    flag('no-headers', 'bool', 'leave the header out'),
  ]),
  command('get-clusters', 'Display clusters defined in the kubeconfig', '', (context) => say(context, `NAME\n${CONTEXT.cluster}`)),
  command('get-users', 'Display users defined in the kubeconfig', '', (context) => say(context, `NAME\n${CONTEXT.user}`)),
  command('use-context', 'Set the current-context in a kubeconfig file', 'CONTEXT_NAME', useContext),
  command('set-context', 'Set a context entry in kubeconfig', '[NAME | --current] [--namespace=namespace]', setContext, [
    flag('current', 'bool', 'change the current context'),
  ]),
  command('view', 'Display merged kubeconfig settings or a specified kubeconfig file', '[flags]', view, [
    ...printFlags,
    flag('minify', 'bool', 'only the current context'),
    flag('raw', 'bool', 'do not hide secrets'),
    flag('flatten', 'bool', 'put certificates inside'),
    flag('merge', 'bool', 'merge all files', { preset: 'true' }),
  ]),
];

function say(context: CommandContext, text: string): number {
  context.out(`${text}\n`);
  return 0;
}

function getContexts(context: CommandContext): number {
  const { args, flags, host } = context;
  const [name] = args;
  if (name !== undefined && name !== CONTEXT.name) return context.fail(`context ${name} not found`);
  if (flags.text('output') === 'name') return say(context, CONTEXT.name);
  const namespace = host.namespace() === 'default' ? '' : host.namespace();
  const row = ['*', CONTEXT.name, CONTEXT.cluster, CONTEXT.user, namespace];
  context.out(layoutTable(flags.isOn('no-headers') ? [row] : [['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'], row]));
  return 0;
}

function useContext(context: CommandContext): number {
  const [name] = context.args;
  if (name === undefined || context.args.length > 1)
    return context.failUsage(`Unexpected args: ${context.args.length === 0 ? '[]' : `[${context.args.join(' ')}]`}`);
  return name === CONTEXT.name
    ? say(context, `Switched to context "${name}".`)
    : context.fail(`no context exists with the name: "${name}"`);
}

function setContext(context: CommandContext): number {
  const { args, flags, host } = context;
  const [name] = args;
  if (flags.isOn('current') ? name !== undefined : name === undefined) {
    return context.failUsage(
      flags.isOn('current')
        ? 'you cannot specify both a context name and --current'
        : 'you must specify a non-empty context name or --current',
    );
  }
  if (name !== undefined && name !== CONTEXT.name) return say(context, `Context "${name}" created.`);
  if (flags.has('namespace')) host.setNamespace(flags.text('namespace') || 'default');
  return say(context, `Context "${CONTEXT.name}" modified.`);
}

async function view(context: CommandContext): Promise<number> {
  const choice = await chooseOutput(context);
  if (!choice.ok) return context.fail(choice.error);
  const format = choice.format.is === 'table' ? { ...choice.format, is: 'yaml' as const } : choice.format;
  return writeResult(context, printValue(format, kubeconfig(context.host.namespace())));
}

function kubeconfig(namespace: string): JsonObject {
  const place = namespace === 'default' ? {} : { namespace };
  return {
    apiVersion: 'v1',
    clusters: [{ cluster: { 'certificate-authority-data': 'DATA+OMITTED', server: CONTEXT.server }, name: CONTEXT.cluster }],
    contexts: [{ context: { cluster: CONTEXT.cluster, ...place, user: CONTEXT.user }, name: CONTEXT.name }],
    'current-context': CONTEXT.name,
    kind: 'Config',
    users: [{ name: CONTEXT.user, user: { 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED' } }],
  };
}
