import { complain } from '#sim/programs/kernel/io.ts';
import type { Environment, OpenFile, Process, SignalName, Step } from '#sim/programs/kernel/types.ts';
import type { Command, Script } from './ast.ts';
import { parseScript } from './parser.ts';
import { Variables } from './variables.ts';

/** Why the commands that follow are passed over. */
export type Jump =
  | { readonly kind: 'break' | 'continue'; readonly levels: number }
  | { readonly kind: 'return'; readonly status: number }
  /** `isFinal`: another program took the place of the shell, so that no EXIT trap runs. */
  | { readonly kind: 'exit'; readonly status: number; readonly isFinal: boolean };

export interface ShellOptions {
  errexit: boolean;
  nounset: boolean;
  xtrace: boolean;
  pipefail: boolean;
  noglob: boolean;
}

/** How the evaluator is reached from the parts it uses itself. */
export interface Evaluator {
  /** `isTested`: somebody looks at the status, so that `set -e` does not. */
  run(shell: Shell, script: Script, isTested: boolean): Step<number>;
  command(shell: Shell, command: Command, isTested: boolean): Step<number>;
  /** Runs a command that is already expanded, without looking for functions when `plain`. */
  invoke(shell: Shell, words: readonly string[], options: { readonly isPlain: boolean; readonly isExec: boolean }): Step<number>;
}

/** A running shell: one per process, copied for subshells. */
export interface Shell {
  readonly process: Process;
  readonly evaluator: Evaluator;
  readonly variables: Variables;
  readonly functions: Map<string, Command>;
  /** Text to run per signal and for `EXIT`; `''` ignores it. */
  readonly traps: Map<SignalName | 'EXIT', string>;
  readonly options: ShellOptions;
  /** `$0`, which also begins every message. */
  readonly name: string;
  /** `$$`: the first shell's, also in subshells. */
  readonly shellPid: number;
  positional: readonly string[];
  lastStatus: number;
  /** Status of the last command substitution of the running command. */
  substitutionStatus: number;
  lastBackground: Process | undefined;
  jobs: Process[];
  jump: Jump | null;
  line: number;
  loopDepth: number;
  functionDepth: number;
  /** Whether the running simple command's status is looked at, so that `set -e` does not. */
  isTested: boolean;
  /** Place of `getopts` inside a word of grouped flags. */
  optionOffset: number;
}

export interface ShellSetup {
  readonly name: string;
  readonly positional: readonly string[];
  readonly options: Partial<ShellOptions>;
  readonly evaluator: Evaluator;
  readonly env: Environment;
}

export function newShell(process: Process, { name, positional, options, evaluator, env }: ShellSetup): Shell {
  return {
    process,
    evaluator,
    variables: new Variables(env),
    functions: new Map(),
    traps: new Map(),
    options: { errexit: false, nounset: false, xtrace: false, pipefail: false, noglob: false, ...options },
    name,
    shellPid: process.pid,
    positional,
    lastStatus: 0,
    substitutionStatus: 0,
    lastBackground: undefined,
    jobs: [],
    jump: null,
    line: 1,
    loopDepth: 0,
    functionDepth: 0,
    isTested: false,
    optionOffset: 0,
  };
}

/** The copy that a subshell works on. Traps are reset, ignored signals stay ignored. */
function copyShell(shell: Shell, process: Process): Shell {
  const traps = new Map([...shell.traps].filter(([, text]) => text === ''));
  return {
    ...shell,
    process,
    variables: shell.variables.copy(),
    functions: new Map(shell.functions),
    traps,
    options: { ...shell.options },
    jobs: [],
    jump: null,
    loopDepth: 0,
  };
}

/** Starts a subshell as a child process; undefined when the container is full, which ends the shell. */
export function* fork(
  shell: Shell,
  work: (shell: Shell) => Step<number>,
  files?: ReadonlyMap<number, OpenFile>,
): Step<Process | undefined> {
  const { process } = shell;
  const main = function* (child: Process): Step<number> {
    const copy = copyShell(shell, child);
    const status = yield* work(copy);
    return yield* finish(copy, status);
  };
  const child = process.system.spawn(process, main, files === undefined ? {} : { files });
  if (child === undefined) yield* fail(shell, "can't fork: Resource temporarily unavailable");
  return child;
}

/** Says what is wrong and ends the shell with status 2. */
export function* fail(shell: Shell, message: string): Step<number> {
  yield* complain(shell.process, `${shell.name}: ${message}`);
  shell.jump ??= { kind: 'exit', status: 2, isFinal: false };
  return 2;
}

/** Status with which the shell ends, after its EXIT trap. */
export function* finish(shell: Shell, status: number): Step<number> {
  const result = shell.jump?.kind === 'exit' ? shell.jump.status : status;
  const isFinal = shell.jump?.kind === 'exit' && shell.jump.isFinal;
  const text = shell.traps.get('EXIT');
  if (text === undefined || text === '' || isFinal) return result;
  shell.traps.delete('EXIT');
  shell.jump = null;
  shell.lastStatus = result;
  yield* runTrap(shell, text);
  return exitStatusOf(shell.jump, result);
}

const exitStatusOf = (jump: Jump | null, otherwise: number): number => (jump?.kind === 'exit' ? jump.status : otherwise);

function* runTrap(shell: Shell, text: string): Step<void> {
  const { lastStatus } = shell;
  yield* shell.evaluator.run(shell, parseScript(text).script, true);
  shell.lastStatus = lastStatus;
}

/** Runs the traps of signals that came in the meantime. */
export function* runPendingTraps(shell: Shell): Step<void> {
  const { pending } = shell.process;
  while (pending.length > 0 && shell.jump === null) {
    const signal = pending.shift();
    const text = signal === undefined ? undefined : shell.traps.get(signal);
    if (text !== undefined && text !== '') yield* runTrap(shell, text);
  }
}
