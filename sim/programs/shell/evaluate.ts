import { spend, waitFor } from '#sim/programs/kernel/io.ts';
import { makePipe } from '#sim/programs/kernel/open-file.ts';
import type { OpenFile, Process, Step } from '#sim/programs/kernel/types.ts';
import type { Command, Redirect, Script } from './ast.ts';
import { expandPattern, expandText, expandWords } from './expand.ts';
import { assignVariable } from './parameters.ts';
import { matchesPattern } from './pattern.ts';
import { applyRedirects, restoreFiles } from './redirects.ts';
import type { Evaluator, Shell } from './shell-state.ts';
import { fork, runPendingTraps } from './shell-state.ts';
import { invokeCommand, runSimpleCommand } from './simple-command.ts';

/** Processor time of one turn of a loop, µs (rule PRG-5). */
const LOOP_MICROS = 20;

export const evaluator: Evaluator = { run: runScript, command: runCommand, invoke: invokeCommand };

function* runScript(shell: Shell, script: Script, isTested: boolean): Step<number> {
  let status = 0;
  for (const { command, isBackground } of script.commands) {
    if (shell.jump !== null) return status;
    status = isBackground ? yield* runInBackground(shell, command) : yield* runCommand(shell, command, isTested);
    shell.lastStatus = status;
    yield* runPendingTraps(shell);
  }
  return status;
}

function* runInBackground(shell: Shell, command: Command): Step<number> {
  const job = yield* fork(shell, (copy) => runCommand(copy, command, false));
  if (job === undefined) return 2;
  shell.lastBackground = job;
  shell.jobs.push(job);
  return 0;
}

function* runCommand(shell: Shell, command: Command, isTested: boolean): Step<number> {
  let status: number;
  switch (command.kind) {
    case 'simple':
      shell.isTested = isTested;
      status = yield* runSimpleCommand(shell, command);
      break;
    case 'not':
      return (yield* runCommand(shell, command.command, true)) === 0 ? 1 : 0;
    case 'and':
    case 'or':
      return yield* runAndOr(shell, command, isTested);
    case 'pipeline':
      status = yield* runPipeline(shell, command.stages, isTested);
      break;
    case 'function':
      shell.functions.set(command.name, command.body);
      return 0;
    case 'subshell':
      status = yield* redirected(shell, command.redirects, () => runSubshell(shell, command.body, isTested));
      break;
    case 'group':
    case 'if':
    case 'for':
    case 'while':
    case 'until':
    case 'case':
      return yield* redirected(shell, command.redirects, () => runCompound(shell, command, isTested));
  }
  if (status !== 0 && !isTested && shell.options.errexit) shell.jump ??= { kind: 'exit', status, isFinal: false };
  return status;
}

function* redirected(shell: Shell, redirects: readonly Redirect[], run: () => Step<number>): Step<number> {
  if (redirects.length === 0) return yield* run();
  const saved = yield* applyRedirects(shell, redirects);
  if (saved === null) return 1;
  const status = yield* run();
  restoreFiles(shell.process, saved);
  return status;
}

function* runAndOr(shell: Shell, command: Command & { readonly kind: 'and' | 'or' }, isTested: boolean): Step<number> {
  const left = yield* runCommand(shell, command.left, true);
  shell.lastStatus = left;
  if (shell.jump !== null || (left === 0) !== (command.kind === 'and')) return left;
  return yield* runCommand(shell, command.right, isTested);
}

function* runSubshell(shell: Shell, body: Script, isTested: boolean): Step<number> {
  const child = yield* fork(shell, (copy) => runScript(copy, body, isTested));
  if (child === undefined) return 2;
  yield* waitFor(() => child.exitStatus !== null);
  return child.exitStatus ?? 0;
}

function* runPipeline(shell: Shell, stages: readonly Command[], isTested: boolean): Step<number> {
  const children: Process[] = [];
  let input: OpenFile | undefined;
  for (const [index, stage] of stages.entries()) {
    const isLast = index === stages.length - 1;
    const pipe = isLast ? undefined : makePipe();
    const files = new Map(shell.process.files);
    if (input !== undefined) files.set(0, input);
    if (pipe !== undefined) files.set(1, pipe.writer);
    const child = yield* fork(shell, (copy) => runCommand(copy, stage, isTested), files);
    if (child === undefined) return 2;
    children.push(child);
    input = pipe?.reader;
  }
  yield* waitFor(() => children.every((child) => child.exitStatus !== null));
  const statuses = children.map((child) => child.exitStatus ?? 0);
  const last = statuses.at(-1) ?? 0;
  return shell.options.pipefail ? (statuses.findLast((status) => status !== 0) ?? 0) : last;
}

function* runCompound(shell: Shell, command: Command, isTested: boolean): Step<number> {
  switch (command.kind) {
    case 'group':
      return yield* runScript(shell, command.body, isTested);
    case 'if': {
      const condition = yield* runScript(shell, command.condition, true);
      if (shell.jump !== null) return condition;
      if (condition === 0) return yield* runScript(shell, command.then, isTested);
      return command.otherwise === null ? 0 : yield* runScript(shell, command.otherwise, isTested);
    }
    case 'for':
      return yield* runFor(shell, command, isTested);
    case 'while':
    case 'until':
      return yield* runWhile(shell, command, isTested);
    case 'case':
      return yield* runCase(shell, command, isTested);
    default:
      return 0;
  }
}

function* runFor(shell: Shell, command: Command & { readonly kind: 'for' }, isTested: boolean): Step<number> {
  const values = command.words === null ? shell.positional : yield* expandWords(shell, command.words);
  let status = 0;
  shell.loopDepth += 1;
  for (const value of values) {
    if (shell.jump !== null || !(yield* assignVariable(shell, command.name, value))) break;
    yield* spend(shell.process, LOOP_MICROS);
    status = yield* runScript(shell, command.body, isTested);
    if (!continuesLoop(shell)) break;
  }
  shell.loopDepth -= 1;
  return status;
}

function* runWhile(shell: Shell, command: Command & { readonly kind: 'while' | 'until' }, isTested: boolean): Step<number> {
  let status = 0;
  shell.loopDepth += 1;
  for (;;) {
    const condition = yield* runScript(shell, command.condition, true);
    if (!continuesLoop(shell)) break;
    if ((condition === 0) !== (command.kind === 'while')) break;
    yield* spend(shell.process, LOOP_MICROS);
    yield* runPendingTraps(shell);
    status = yield* runScript(shell, command.body, isTested);
    if (!continuesLoop(shell)) break;
  }
  shell.loopDepth -= 1;
  return status;
}

/** Takes one level off a `break` or `continue`; false when the loop is over. */
function continuesLoop(shell: Shell): boolean {
  const { jump } = shell;
  if (jump === null) return true;
  if (jump.kind !== 'break' && jump.kind !== 'continue') return false;
  shell.jump = jump.levels > 1 ? { ...jump, levels: jump.levels - 1 } : null;
  return jump.kind === 'continue' && jump.levels <= 1;
}

function* runCase(shell: Shell, command: Command & { readonly kind: 'case' }, isTested: boolean): Step<number> {
  const subject = yield* expandText(shell, command.subject);
  for (const branch of command.branches) {
    for (const pattern of branch.patterns) {
      if (shell.jump !== null) return 0;
      if (matchesPattern(yield* expandPattern(shell, pattern), subject)) return yield* runScript(shell, branch.body, isTested);
    }
  }
  return 0;
}
