import { goQuote } from '#sim/api/go-text.ts';
import { civilFromMs } from '#sim/api/time.ts';
import type { CommandOutcome, KubectlHost } from '#sim/apiserver/client.ts';
import type { KubectlCommand } from './command.ts';
import { COMMANDS, GROUPS } from './command-table.ts';
import { GLOBAL_FLAGS } from './common-flags.ts';
import { RunningCommand } from './context.ts';
import { type FlagSpec, type FlagValues, parseFlags } from './flags.ts';
import { commandHelp, groupHelp, optionsHelp, rootHelp } from './help.ts';
import { isInterrupted } from './interrupted.ts';
import { kubectlTimings } from './latency.ts';
import { CONTEXT } from './messages.ts';
import { unknownCommand } from './suggest.ts';

/** Status of a process that Ctrl-C ended. */
const INTERRUPTED_EXIT = 130;

/**
 * Runs one kubectl command line (rules KCT-1 to KCT-3).
 *
 * @param argv words after `kubectl`
 * @returns what is left to print (streamed output went through `host.write`) and the exit code; never throws
 */
export async function runKubectl(argv: readonly string[], host: KubectlHost): Promise<CommandOutcome> {
  try {
    return await dispatch(argv, host);
  } catch (error) {
    if (isInterrupted(error)) return { stdout: '', stderr: '', exitCode: INTERRUPTED_EXIT };
    return { stdout: '', stderr: `error: ${error instanceof Error ? error.message : String(error)}\n`, exitCode: 1 };
  }
}

async function dispatch(argv: readonly string[], host: KubectlHost): Promise<CommandOutcome> {
  const { words, path, command } = findCommand(argv);
  if (command === undefined) {
    await host.sleep(kubectlTimings.clientOnlyMs);
    return withoutCommand(words, path);
  }
  const parsed = parseFlags(words, [...command.flags, ...GLOBAL_FLAGS.filter((global) => isFree(global, command))]);
  if (!parsed.ok) {
    await host.sleep(kubectlTimings.clientOnlyMs);
    return failure(`error: ${parsed.error}\nSee 'kubectl ${path.join(' ')} --help' for usage.\n`);
  }
  if (parsed.flags.isOn('help')) return { stdout: commandHelp(command), stderr: '', exitCode: 0 };
  const missing = (command.requires ?? []).filter((name) => !parsed.flags.has(name));
  const running = new RunningCommand({ command, args: parsed.args, dashAt: parsed.dashAt, flags: withDryRun(parsed.flags), host });
  try {
    if (parsed.flags.text('dry-run') === BARE_DRY_RUN) running.err(dryRunWarning(host.nowMs()));
    const settingsError = globalProblem(running.flags, command);
    const missingText = `required flag(s) ${missing.map((name) => `"${name}"`).join(', ')} not set`;
    const exitCode =
      missing.length > 0
        ? running.fail(missingText)
        : settingsError === undefined
          ? await command.run(running)
          : running.fail(settingsError);
    await running.end();
    return { ...running.take(), exitCode };
  } catch (error) {
    if (!isInterrupted(error)) running.err(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    return { ...running.take(), exitCode: isInterrupted(error) ? INTERRUPTED_EXIT : 1 };
  }
}

/** What `--dry-run` without a value stands for in the table of flags. */
const BARE_DRY_RUN = 'unchanged';

/** `--dry-run` alone is the client's, as it once was the only one. */
const withDryRun = (flags: FlagValues): FlagValues => ({
  ...flags,
  text: (name) => (name === 'dry-run' && flags.text(name) === BARE_DRY_RUN ? 'client' : flags.text(name)),
});

const TIMEOUT_FORMAT =
  'Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)';

/** A line of kubectl's log: instant, process, place in its code. */
function dryRunWarning(nowMs: number): string {
  const { month, day, hour, minute, second } = civilFromMs(nowMs);
  const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
  const time = `${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(Math.floor(nowMs % 1000) * 1000, 6)}`;
  return `W${pad(month)}${pad(day)} ${time}    1422 helpers.go:703] --dry-run is deprecated and can be replaced with --dry-run=client.\n`;
}

/** Values of common flags that no command accepts. */
function globalProblem(flags: FlagValues, command: KubectlCommand): string | undefined {
  const dryRun = flags.text('dry-run');
  for (const [flag, word, known] of [
    ['context', 'context', CONTEXT.name],
    ['cluster', 'cluster', CONTEXT.cluster],
    ['user', 'auth info', CONTEXT.user],
  ] as const) {
    const value = flags.text(flag);
    const isOwn = command.path[0] === 'config' || command.flags.some(({ name }) => name === flag);
    if (value !== '' && value !== known && !isOwn) return `${word} ${goQuote(value)} does not exist`;
  }
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h)?)+$/.test(flags.text('request-timeout'))) return TIMEOUT_FORMAT;
  const validate = command.flags.some(({ name }) => name === 'validate') ? flags.text('validate') : 'strict';
  if (!['strict', 'true', 'warn', 'ignore', 'false'].includes(validate))
    return `invalid - validate option ${goQuote(validate)}; must be one of: strict (or true), warn, ignore (or false)`;
  const hasDryRun = command.flags.some(({ name }) => name === 'dry-run');
  if (!hasDryRun || ['none', 'client', 'server'].includes(dryRun)) return undefined;
  return `Invalid dry-run value (${dryRun}). Must be "none", "server", or "client".`;
}

/** A command may give a letter or a name of the global flags a meaning of its own. */
const isFree = (global: FlagSpec, command: KubectlCommand): boolean =>
  !command.flags.some((own) => own.name === global.name || (own.short !== undefined && own.short === global.short));

/** The command that the first words name, the words of its path, and the words left for it. */
export function findCommand(argv: readonly string[]): {
  readonly path: readonly string[];
  readonly words: readonly string[];
  readonly command: KubectlCommand | undefined;
} {
  const { before, rest: written } = leadingFlags(argv);
  const rest = written[0] === 'create' && written[1] === 'svc' ? ['create', 'service', ...written.slice(2)] : written;
  let best: { readonly command: KubectlCommand; readonly length: number } | undefined;
  for (const command of COMMANDS) {
    const { length } = command.path;
    if (length > (best?.length ?? 0) && matches(command, rest)) best = { command, length };
  }
  if (best !== undefined) return { command: best.command, path: best.command.path, words: [...before, ...rest.slice(best.length)] };
  const depth = GROUPS[rest.slice(0, 2).join(' ')] !== undefined ? 2 : GROUPS[rest[0] ?? ''] !== undefined ? 1 : 0;
  return { command: undefined, path: rest.slice(0, depth), words: rest.slice(depth) };
}

function matches({ path, aliases = [] }: KubectlCommand, words: readonly string[]): boolean {
  const last = path.length - 1;
  return path.every((word, i) => words[i] === word || (i === last && aliases.includes(words[i] ?? '')));
}

/** Global flags may stand before the command: `kubectl -n x get pods`. */
function leadingFlags(argv: readonly string[]): { readonly before: readonly string[]; readonly rest: readonly string[] } {
  let at = 0;
  while (at < argv.length && (argv[at] ?? '').startsWith('-')) {
    const word = argv[at] ?? '';
    const spec = GLOBAL_FLAGS.find((flag) => word === `--${flag.name}` || word === `-${flag.short ?? ''}`);
    if (word === '-h' || word === '--help') break;
    at += spec !== undefined && spec.takes !== 'bool' ? 2 : 1;
  }
  return { before: argv.slice(0, at), rest: argv.slice(at) };
}

function withoutCommand(words: readonly string[], path: readonly string[]): CommandOutcome {
  const [word] = words;
  const isHelp = word === undefined || word === '-h' || word === '--help';
  if (path.length > 0) {
    if (word === undefined) return failure(groupHelp(path));
    if (isHelp) return { stdout: groupHelp(path), stderr: '', exitCode: 0 };
    return failure(`error: unknown command "${words.join(' ')}"\nSee 'kubectl ${path.join(' ')} -h' for help and examples\n`);
  }
  if (word === 'help') return helpOf(words.slice(1));
  if (word === 'alpha') return { stdout: 'No alpha commands are available in this version of kubectl\n', stderr: '', exitCode: 0 };
  if (word === 'options') return { stdout: optionsHelp(GLOBAL_FLAGS), stderr: '', exitCode: 0 };
  if (isHelp) return { stdout: rootHelp(), stderr: '', exitCode: 0 };
  if (word.startsWith('-'))
    return failure(
      `error: unknown ${word.startsWith('--') ? `flag: ${word}` : `shorthand flag: '${word.charAt(1)}' in ${word}`}\nSee 'kubectl --help' for usage.\n`,
    );
  return failure(unknownCommand(word));
}

function helpOf(words: readonly string[]): CommandOutcome {
  const { command, path } = findCommand(words);
  const stdout = command !== undefined ? commandHelp(command) : path.length > 0 ? groupHelp(path) : rootHelp();
  return { stdout, stderr: '', exitCode: 0 };
}

const failure = (stderr: string): CommandOutcome => ({ stdout: '', stderr, exitCode: 1 });
