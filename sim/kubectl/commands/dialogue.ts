import type { Pod } from '#sim/api/core-v1/types.ts';
import type { CommandContext } from '#sim/kubectl/command.ts';

/** Divides what a line printed from the folder that it left the shell in. */
const MARK = '\u0001';
const KILLED_EXIT = 137;
/** Lines that the next one must know of: variables and functions. */
const KEPT = /^\s*((export\s+)?\w+=\S*|export\s+\w+|alias\s.*|\w+\s*\(\)\s*\{.*\})\s*$/;

/** Whether a command line is a shell that waits for lines. */
export const isBareShell = (argv: readonly string[]): boolean =>
  /^(\/bin\/)?(ba|a)?sh$/.test(argv[0] ?? '') && argv.slice(1).every((word) => word === '-i' || word === '-l');

const RECORDED =
  'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.';

/**
 * `attach` and `run -i` on a container whose program is a shell that waits for input: talks to it, or gives it what was piped
 * in, and ends it with its input (rule KCT-37).
 *
 * @returns undefined when the program is another one
 */
export async function attachToShell(context: CommandContext, pod: Pod, container: string): Promise<number | undefined> {
  const { client, flags, host } = context;
  const spec = pod.spec.containers.find((one) => one.name === container);
  const argv = [...(spec?.command ?? []), ...(spec?.args ?? [])];
  if (spec?.stdin !== true || !flags.isOn('stdin') || !isBareShell(argv)) return undefined;
  const { name, namespace = '' } = pod.metadata;
  const shell = argv[0] ?? 'sh';
  let exitCode: number;
  if (host.readLine !== undefined) {
    if (flags.isOn('tty') && !flags.isOn('quiet')) context.err(`${RECORDED}\nIf you don't see a command prompt, try pressing enter.\n`);
    exitCode = await converse(context, { pod, container, shell, workingDir: spec.workingDir ?? '' }, host.readLine);
  } else {
    const result = client.exec(namespace, name, container, [shell, '-c', host.stdin]);
    if (!result.ok) return context.refuse(result);
    context.out(result.value.stdout);
    context.err(result.value.stderr);
    exitCode = result.value.exitCode;
  }
  client.exec(namespace, name, container, [shell, '-c', 'kill -INT 1']);
  const isBackSoon = pod.spec.restartPolicy === 'Always' && flags.isOn('tty') && !flags.isOn('quiet');
  if (isBackSoon && !flags.isOn('rm'))
    context.out(`Session ended, resume using 'kubectl attach ${name} -c ${container} -i -t' command when the pod is running\n`);
  return exitCode;
}

/** Where a shell in a container takes place. */
export interface DialoguePlace {
  readonly pod: Pod;
  readonly container: string;
  readonly shell: string;
  readonly workingDir: string;
}

/**
 * A shell in a container, line by line until `exit` or the end of the input (rule KCT-37).
 *
 * Each line runs in a shell of its own that is told the folder, the variables and the functions of the lines before.
 *
 * @param readLine asks the person for the next line
 * @returns the status that the shell ended with
 */
export async function converse(
  context: CommandContext,
  { pod, container, shell, workingDir }: DialoguePlace,
  readLine: (prompt: string) => Promise<string | undefined>,
): Promise<number> {
  const { client } = context;
  const { name, namespace = '' } = pod.metadata;
  const sign = (pod.spec.securityContext?.['runAsUser'] ?? 0) === 0 ? '#' : '$';
  const kept: string[] = [];
  let folder = workingDir || '/';
  let exitCode = 0;
  for (;;) {
    context.flush();
    const line = await readLine(`${folder} ${sign} `);
    if (line === undefined) return exitCode;
    if (line.trim() === '') continue;
    const script = [
      ...kept,
      `cd '${folder.replaceAll("'", "'\\''")}'`,
      `(exit ${exitCode})`,
      line,
      `__status=$?; printf '\\001%s' "$PWD"; exit $__status`,
    ].join('\n');
    const result = client.exec(namespace, name, container, [shell, '-c', script]);
    if (!result.ok) {
      context.err(`command terminated with exit code ${KILLED_EXIT}\n`);
      return KILLED_EXIT;
    }
    const { stdout, stderr } = result.value;
    const mark = stdout.lastIndexOf(MARK);
    exitCode = result.value.exitCode;
    context.out(mark < 0 ? stdout : stdout.slice(0, mark));
    context.err(stderr);
    if (mark >= 0) folder = stdout.slice(mark + 1);
    else if (/\b(exit|exec|kill)\b/.test(line)) return exitCode;
    if (exitCode === 0 && KEPT.test(line)) kept.push(line);
  }
}
