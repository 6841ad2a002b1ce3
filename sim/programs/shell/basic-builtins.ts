import { complain, print } from '#sim/programs/kernel/io.ts';
import { resolvePath } from '#sim/programs/kernel/paths.ts';
import type { Step } from '#sim/programs/kernel/types.ts';
import type { Builtin } from './builtin.ts';
import { refuseBuiltin } from './builtin.ts';
import type { Shell } from './shell-state.ts';
import { evaluateTest } from './test-expression.ts';
import { echoText, formatPrintf } from './text-formats.ts';

// biome-ignore-start lint/correctness/useYield: a builtin may take no time at all
const succeed: Builtin = function* () {
  return 0;
};
const refuse: Builtin = function* () {
  return 1;
};
// biome-ignore-end lint/correctness/useYield: a builtin may take no time at all

const echo: Builtin = function* (shell, args) {
  const problem = yield* print(shell.process, echoText(args));
  return problem === null ? 0 : yield* refuseBuiltin(shell, 'echo', `write error: ${problem}`, 1);
};

const printf: Builtin = function* (shell, [format, ...args]) {
  if (format === undefined) return yield* refuseBuiltin(shell, 'printf', 'usage: printf FORMAT [ARG]...');
  const { text, problems } = formatPrintf(format, args);
  yield* print(shell.process, text);
  for (const problem of problems) yield* complain(shell.process, `sh: ${problem}`);
  return problems.length > 0 ? 1 : 0;
};

const test = (closing: string | null): Builtin =>
  function* (shell, args) {
    if (closing !== null && args.at(-1) !== closing) return yield* complainOfTest(shell, `missing ${closing}`);
    const result = evaluateTest(shell.process, closing === null ? args : args.slice(0, -1));
    return result.status === 2 ? yield* complainOfTest(shell, result.problem) : result.status;
  };

function* complainOfTest(shell: Shell, message: string): Step<number> {
  yield* complain(shell.process, `sh: ${message}`);
  return 2;
}

const changeDirectory: Builtin = function* (shell, args) {
  const [target] = args.filter((argument) => !/^-[LP]$/.test(argument));
  const { process, variables } = shell;
  const path = target === '-' ? (variables.get('OLDPWD') ?? process.cwd) : (target ?? variables.get('HOME') ?? '/');
  const full = resolvePath(process.cwd, path);
  const found = process.system.disk.find(full);
  if (!found.ok) return yield* refuseBuiltin(shell, 'cd', `can't cd to ${path}: ${found.problem}`);
  if (found.value.kind !== 'directory') return yield* refuseBuiltin(shell, 'cd', `can't cd to ${path}: Not a directory`);
  variables.set('OLDPWD', process.cwd);
  process.cwd = full;
  if (target === '-') yield* print(process, `${full}\n`);
  return 0;
};

const printDirectory: Builtin = function* (shell) {
  yield* print(shell.process, `${shell.process.cwd}\n`);
  return 0;
};

const umask: Builtin = function* (shell, args) {
  if (args.length === 0) yield* print(shell.process, '0022\n');
  return 0;
};

const ulimit: Builtin = function* (shell, args) {
  if (args.every((argument) => argument.startsWith('-'))) yield* print(shell.process, 'unlimited\n');
  return 0;
};

export const basicBuiltins: readonly (readonly [string, Builtin])[] = [
  ['[', test(']')],
  ['[[', test(']]')],
  ['alias', succeed],
  ['cd', changeDirectory],
  ['echo', echo],
  ['false', refuse],
  ['hash', succeed],
  ['printf', printf],
  ['pwd', printDirectory],
  ['test', test(null)],
  ['true', succeed],
  ['ulimit', ulimit],
  ['umask', umask],
  ['unalias', succeed],
];
