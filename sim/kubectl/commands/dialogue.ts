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
