import { findProgram } from '#sim/programs/kernel/find-program.ts';
import { complain, sleep, spend, waitFor } from '#sim/programs/kernel/io.ts';
import type { Main, Step } from '#sim/programs/kernel/types.ts';
import type { Assignment, Command, SimpleCommand } from './ast.ts';
import { builtins, specialBuiltins } from './builtins.ts';
import { expandText, expandWords, traceCommand } from './expand.ts';
import { assignVariable, parameterValue } from './parameters.ts';
import { applyRedirects, keepFiles, restoreFiles } from './redirects.ts';
import type { Shell } from './shell-state.ts';
import { fail, runPendingTraps } from './shell-state.ts';

/** Time that starting a program takes, ms (rule PRG-5). */
const EXEC_MS = 1;
/** Functions may call each other this deep; the real shell overflows its stack later. */
const MAX_FUNCTION_DEPTH = 150;
const SEGMENTATION_FAULT = 139;

/** Expands and runs one command: assignments, redirections, then function, builtin or program. */
export function* runSimpleCommand(shell: Shell, command: SimpleCommand): Step<number> {
  yield* runPendingTraps(shell);
  if (shell.jump !== null) return shell.lastStatus;
  shell.line = command.line;
  shell.process.system.charge(1);
  shell.substitutionStatus = 0;
  const words = yield* command.words[0]?.literal === '[[' ? expandTest(shell, command) : expandWords(shell, command.words);
  if (shell.jump !== null) return 2;
  const saved = yield* applyRedirects(shell, command.redirects);
  const name = words[0];
  if (saved === null) {
    if (name !== undefined && specialBuiltins.has(name)) shell.jump ??= { kind: 'exit', status: 2, isFinal: false };
    return 1;
  }
  const status = yield* runExpanded(shell, command.assignments, words);
  if (name === 'exec' && words.length === 1) keepFiles(saved);
  else restoreFiles(shell.process, saved);
  return status;
}

/** Between `[[` and `]]` nothing is split. */
function* expandTest(shell: Shell, command: SimpleCommand): Step<string[]> {
  const words: string[] = [];
  for (const word of command.words) words.push(yield* expandText(shell, word));
  return words;
}

function* runExpanded(shell: Shell, assignments: readonly Assignment[], words: readonly string[]): Step<number> {
  const assigned = new Map<string, string>();
  for (const { name, value } of assignments) assigned.set(name, yield* expandText(shell, value));
  if (shell.jump !== null) return 2;
  if (shell.options.xtrace && (assigned.size > 0 || words.length > 0)) {
    yield* traceCommand(shell, [...[...assigned].map(([name, value]) => `${name}=${value}`), ...words]);
  }
  const name = words[0];
  if (name === undefined || specialBuiltins.has(name)) {
    for (const [variable, value] of assigned) if (!(yield* assignVariable(shell, variable, value))) return 2;
    return name === undefined ? shell.substitutionStatus : yield* dispatch(shell, words, new Map());
  }
  if (assigned.size === 0 || (!shell.functions.has(name) && !builtins.has(name))) return yield* dispatch(shell, words, assigned);
  const before = new Map([...assigned.keys()].map((variable) => [variable, shell.variables.get(variable)]));
  for (const [variable, value] of assigned) if (!(yield* assignVariable(shell, variable, value))) return 2;
  const status = yield* dispatch(shell, words, new Map());
  for (const [variable, value] of before) {
    if (value === undefined) shell.variables.unset(variable);
    else shell.variables.set(variable, value);
  }
  return status;
}

function* dispatch(shell: Shell, words: readonly string[], assigned: ReadonlyMap<string, string>): Step<number> {
  const name = words[0] ?? '';
  const special = specialBuiltins.get(name);
  if (special !== undefined) return yield* special(shell, words.slice(1));
  const body = shell.functions.get(name);
  if (body !== undefined) return yield* callFunction(shell, body, words.slice(1));
  const builtin = builtins.get(name);
  if (builtin !== undefined) return yield* builtin(shell, words.slice(1));
  return yield* runProgram(shell, words, assigned, false);
}

/** See `Evaluator.invoke`. */
export function* invokeCommand(
  shell: Shell,
  words: readonly string[],
  { isPlain, isExec }: { readonly isPlain: boolean; readonly isExec: boolean },
): Step<number> {
  const [name = '', ...args] = words;
  if (isExec) return yield* runProgram(shell, words, new Map(), true);
  const builtin = isPlain ? (specialBuiltins.get(name) ?? builtins.get(name)) : undefined;
  if (builtin !== undefined) return yield* builtin(shell, args);
  return isPlain ? yield* runProgram(shell, words, new Map(), false) : yield* dispatch(shell, words, new Map());
}

function* callFunction(shell: Shell, body: Command, args: readonly string[]): Step<number> {
  if (shell.functionDepth >= MAX_FUNCTION_DEPTH) {
    shell.jump = { kind: 'exit', status: SEGMENTATION_FAULT, isFinal: true };
    return SEGMENTATION_FAULT;
  }
  yield* spend(shell.process, 5);
  const { positional, loopDepth, isTested } = shell;
  shell.positional = args;
  shell.loopDepth = 0;
  shell.functionDepth += 1;
  shell.variables.enter();
  let status = yield* shell.evaluator.command(shell, body, isTested);
  shell.variables.leave();
  shell.functionDepth -= 1;
  shell.loopDepth = loopDepth;
  shell.positional = positional;
  if (shell.jump?.kind === 'return') {
    status = shell.jump.status;
    shell.jump = null;
  }
  return status;
}

function* runProgram(shell: Shell, words: readonly string[], assigned: ReadonlyMap<string, string>, isExec: boolean): Step<number> {
  const { process } = shell;
  const [name = ''] = words;
  const found = findProgram(process, name, assigned.get('PATH') ?? parameterValue(shell, 'PATH') ?? '');
  if (!found.ok) {
    yield* spend(process, 0);
    yield* complain(process, `${shell.name}: ${isExec ? `exec: line ${shell.line}: ` : ''}${name}: ${found.problem}`);
    if (isExec) shell.jump ??= { kind: 'exit', status: found.exitCode, isFinal: false };
    return found.exitCode;
  }
  const env = shell.variables.environment(assigned);
  if (isExec) {
    process.argv = words;
    process.env = env;
    process.handled.clear();
    const status = yield* started(found.main)(process);
    shell.jump = { kind: 'exit', status, isFinal: true };
    return status;
  }
  const child = process.system.spawn(process, started(found.main), { argv: words, env });
  if (child === undefined) return yield* fail(shell, "can't fork: Resource temporarily unavailable");
  yield* waitFor(() => child.exitStatus !== null);
  return child.exitStatus ?? 0;
}

const started = (main: Main): Main =>
  function* (process) {
    yield* sleep(process, EXEC_MS);
    yield* spend(process, 0);
    return yield* main(process);
  };
