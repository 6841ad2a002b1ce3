import { isTerminalPhase } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { namespaceOf } from '#sim/kubectl/fetch.ts';
import { readTargets } from '#sim/kubectl/manifest-targets.ts';
import { resolveArguments } from '#sim/kubectl/resolve.ts';
import { attachToShell, converse, isBareShell } from './dialogue.ts';
import { followStreams } from './logs-follow.ts';
import { defaultContainer, isPod, podsOf, streamsOf } from './logs-streams.ts';

const containerFlag = flag('container', 'string', 'container to work in', { short: 'c', completes: 'container' });
const quiet = flag('quiet', 'bool', 'say less', { short: 'q' });
const stdin = flag('stdin', 'bool', 'pass standard input on', { short: 'i' });
const tty = flag('tty', 'bool', 'give it a terminal', { short: 't' });
const podTimeout = flag('pod-running-timeout', 'duration', 'how long to wait for a pod', { preset: '1m' });

/** Said by kubectl when `-t` meets a pipe or a file. */
const NO_TERMINAL = 'Unable to use a TTY - input is not a terminal or the right kind of file\n';
/** What the container runtime says of a program that is not in the image, and what the kubelet puts before it. */
const NOT_FOUND = /^exec: ".*": executable file not found in \$PATH/;
const NOT_STARTED =
  'Internal error occurred: Internal error occurred: error executing command in container: failed to exec in container: failed to start exec: OCI runtime exec failed: exec failed: unable to start container process: ';

/** `kubectl exec POD -- COMMAND` (rule KCT-27). */
export const exec: KubectlCommand = {
  path: ['exec'],
  group: 'troubleshooting',
  summary: 'Execute a command in a container',
  usage: '(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  completes: 'pods',
  flags: [
    containerFlag,
    quiet,
    stdin,
    tty,
    podTimeout,
    flag('filename', 'strings', 'manifest that names the pod', { short: 'f', completes: 'file' }),
  ],
  async run(context) {
    const { args, flags, dashAt, client } = context;
    const fromFile = flags.has('filename') ? await targetOfFile(context) : undefined;
    if (typeof fromFile === 'number') return fromFile;
    const target = fromFile ?? (dashAt === 0 ? undefined : args[0]);
    if (target === undefined) return context.fail('pod, type/name or --filename must be specified');
    const argv = dashAt < 0 ? [] : args.slice(dashAt);
    if (dashAt < 0 && args.length > (fromFile === undefined ? 1 : 0))
      return context.fail(
        "exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples",
      );
    if (argv.length === 0) return context.fail('you must specify at least one command for the container');
    const pod = await podOf(context, target);
    if (typeof pod === 'number') return pod;
    const { name, namespace = '' } = pod.metadata;
    const { phase } = pod.status;
    if (isTerminalPhase(phase)) return context.fail(`cannot exec into a container in a completed pod; current phase is ${phase}`);
    const container = flags.text('container') || defaultContainer(context, pod);
    const names = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map((one) => one.name);
    if (!names.includes(container)) return context.fail(`container ${container} not found in pod ${name}`);
    if (isBareShell(argv)) return shellIn(context, pod, container, argv[0] ?? 'sh');
    if (flags.isOn('tty') && context.host.stdin !== '') context.err(NO_TERMINAL);
    const result = client.exec(namespace, name, container, argv);
    if (!result.ok) return context.refuse(result);
    if (NOT_FOUND.test(result.value.stderr)) return context.fail(`${NOT_STARTED}${result.value.stderr.trimEnd()}`);
    context.out(result.value.stdout);
    context.err(result.value.stderr);
    if (result.value.exitCode !== 0) context.err(`command terminated with exit code ${result.value.exitCode}\n`);
    return result.value.exitCode;
  },
};

/** A shell without a script: it reads lines of the terminal, else what was piped in, and ends at once without either. */
async function shellIn(context: CommandContext, pod: Pod, container: string, shell: string): Promise<number> {
  const { client, flags, host } = context;
  const { name, namespace = '' } = pod.metadata;
  const { readLine } = host;
  const isDialogue = flags.isOn('stdin') && readLine !== undefined;
  if (flags.isOn('tty') && !isDialogue) context.err(NO_TERMINAL);
  const script = isDialogue || !flags.isOn('stdin') ? ':' : host.stdin;
  const result = client.exec(namespace, name, container, [shell, '-c', script]);
  if (!result.ok) return context.refuse(result);
  const { stdout, stderr, exitCode } = result.value;
  if (NOT_FOUND.test(stderr)) return context.fail(`${NOT_STARTED}${stderr.trimEnd()}`);
  context.out(stdout);
  context.err(stderr);
  const workingDir = pod.spec.containers.find((one) => one.name === container)?.workingDir ?? '';
  const ended = isDialogue ? await converse(context, { pod, container, shell, workingDir }, readLine) : exitCode;
  if (ended !== 0 && ended !== 137) context.err(`command terminated with exit code ${ended}\n`);
  return ended;
}

/** `TYPE/NAME` of the first object in the files; an exit code when they are no good. */
async function targetOfFile(context: CommandContext): Promise<string | number> {
  const read = await readTargets(context);
  if (!read.ok) return context.failWith(read.problems);
  const [request] = read.requests;
  return request === undefined ? context.fail('no objects passed to exec') : `${request.info.resource}/${request.names[0] ?? ''}`;
}

/** The pod of `POD` or the first one of `TYPE/NAME`. */
async function podOf(context: CommandContext, target: string): Promise<Pod | number> {
  const resolved = resolveArguments([target.includes('/') ? target : `pods/${target}`], context.client.resources);
  if (!resolved.ok) return context.fail(resolved.error);
  const [request] = resolved.requests;
  if (request === undefined) return context.fail('pod, type/name or --filename must be specified');
  await context.request();
  const result = context.client.get(request.info, namespaceOf(request.info, context.namespace), request.names[0] ?? '');
  if (!result.ok) return context.refuse(result);
  if (isPod(result.value)) return result.value;
  const pods = await podsOf(context, result.value, 'attach');
  return typeof pods === 'number' ? pods : (pods[0] ?? 1);
}

/** `kubectl attach`: follows a running container; a shell that waits for input can be talked to (rule KCT-37). */
export const attach: KubectlCommand = {
  path: ['attach'],
  group: 'troubleshooting',
  summary: 'Attach to a running container',
  usage: '(POD | TYPE/NAME) -c CONTAINER',
  completes: 'pods',
  flags: [containerFlag, quiet, stdin, tty, podTimeout],
  async run(context) {
    const [target] = context.args;
    if (target === undefined) return context.fail('at least 1 argument is required for attach');
    if (context.args.length > 2)
      return context.fail(
        `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${context.args.length}: [${context.args.join(' ')}]`,
      );
    const pod = await podOf(context, target);
    if (typeof pod === 'number') return pod;
    const { phase } = pod.status;
    if (isTerminalPhase(phase)) return context.fail(`cannot attach a container in a completed pod; current phase is ${phase}`);
    const container = context.flags.text('container') || defaultContainer(context, pod);
    const names = pod.spec.containers.map((one) => one.name);
    if (!names.includes(container)) return context.fail(`container ${container} not found in pod ${pod.metadata.name}`);
    const typed = await attachToShell(context, pod, container);
    if (typed !== undefined) return typed;
    const streams = streamsOf(context, [pod], container);
    return typeof streams === 'number' ? streams : followStreams(context, streams, { tailLines: 0 });
  },
};

/** `kubectl port-forward`: there is no network to forward to. */
export const portForward: KubectlCommand = {
  path: ['port-forward'],
  group: 'troubleshooting',
  summary: 'Forward one or more local ports to a pod',
  usage: 'TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  completes: 'pods',
  flags: [podTimeout, flag('address', 'strings', 'addresses to listen on')],
  async run(context) {
    const [target] = context.args;
    if (context.flags.durationMs('pod-running-timeout') <= 0) return context.failUsage('--pod-running-timeout must be higher than zero');
    if (target === undefined || context.args.length < 2)
      return context.failUsage('TYPE/NAME and list of ports are required for port-forward');
    const pod = await podOf(context, target);
    if (typeof pod === 'number') return pod;
    const { phase } = pod.status;
    if (phase !== 'Running') return context.fail(`unable to forward port because pod is not running. Current status=${phase ?? 'Unknown'}`);
    return context.fail('this cluster is simulated and has no network to forward to');
  },
};

/** `kubectl cp`: only its refusals; pods of the simulated cluster keep no files that outlive a command. */
export const cp: KubectlCommand = {
  path: ['cp'],
  group: 'troubleshooting',
  summary: 'Copy files and directories to and from containers',
  usage: '<file-spec-src> <file-spec-dest>',
  flags: [
    containerFlag,
    flag('no-preserve', 'bool', 'do not keep owner and rights'),
    flag('retries', 'int', 'how often to try again', { preset: '0' }),
  ],
  async run(context) {
    const [source, target] = context.args;
    if (source === undefined || target === undefined || context.args.length > 2) return context.fail('source and destination are required');
    const remote = [source, target].find((word) => /^[^/.][^:]*:/.test(word));
    if (remote === undefined) return context.fail('one of src or dest must be a remote file specification');
    const place = remote.slice(0, remote.indexOf(':')).split('/');
    const name = place.at(-1) ?? '';
    const namespace = place.length > 1 ? (place[0] ?? '') : context.namespace;
    await context.request();
    const info = context.client.resources.find((one) => one.kind === 'Pod');
    const found = info === undefined ? undefined : context.client.get(info, namespace, name);
    if (found !== undefined && !found.ok) return context.refuse(found);
    return context.fail('this cluster is simulated; use kubectl exec to look into a pod');
  },
};
