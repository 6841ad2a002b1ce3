import { readAll } from '#sim/programs/kernel/io.ts';
import { openPath } from '#sim/programs/kernel/open-path.ts';
import type { Step } from '#sim/programs/kernel/types.ts';
import type { Builtin } from './builtin.ts';
import { failBuiltin } from './builtin.ts';
import { parseScript } from './parser.ts';
import type { Shell } from './shell-state.ts';
import { fail } from './shell-state.ts';

const MAX_EVAL_DEPTH = 100;

const leaveLoop = (kind: 'break' | 'continue'): Builtin =>
  function* (shell, [levels = '1']) {
    if (!/^[1-9]\d*$/.test(levels)) return yield* failBuiltin(shell, kind, `Illegal number: ${levels}`);
    if (shell.loopDepth > 0) shell.jump = { kind, levels: Math.min(Number(levels), shell.loopDepth) };
    return 0;
  };

const exit: Builtin = function* (shell, [code]) {
  if (code !== undefined && !/^\d+$/.test(code)) return yield* failBuiltin(shell, 'exit', `Illegal number: ${code}`);
  const status = code === undefined ? shell.lastStatus : Number(code) & 255;
  shell.jump = { kind: 'exit', status, isFinal: false };
  return status;
};

const leave: Builtin = function* (shell, [code]) {
  if (code !== undefined && !/^\d+$/.test(code)) return yield* failBuiltin(shell, 'return', `Illegal number: ${code}`);
  const status = code === undefined ? shell.lastStatus : Number(code) & 255;
  shell.jump = { kind: 'return', status };
  return status;
};

const shift: Builtin = function* (shell, [count = '1']) {
  if (!/^\d+$/.test(count)) return yield* failBuiltin(shell, 'shift', `Illegal number: ${count}`);
  if (Number(count) > shell.positional.length) return yield* failBuiltin(shell, 'shift', "can't shift that many");
  shell.positional = shell.positional.slice(Number(count));
  return 0;
};

/** Runs a text in this very shell; a syntax error ends the shell once the lines before it ran. */
function* runText(shell: Shell, text: string): Step<number> {
  if (shell.functionDepth >= MAX_EVAL_DEPTH) return yield* fail(shell, 'out of memory');
  const { script, problem } = parseScript(text);
  shell.functionDepth += 1;
  const status = yield* shell.evaluator.run(shell, script, shell.isTested);
  shell.functionDepth -= 1;
  return problem === null || shell.jump !== null ? status : yield* fail(shell, `syntax error: ${problem}`);
}

const evaluate: Builtin = function* (shell, args) {
  shell.process.system.charge(1);
  return yield* runText(shell, args.join(' '));
};

const source: Builtin = function* (shell, [path, ...args]) {
  if (path === undefined) return yield* failBuiltin(shell, '.', 'filename argument required');
  const opened = openPath(shell.process, path, 'read');
  if (!opened.ok) return yield* failBuiltin(shell, '.', `can't open '${path}': ${opened.problem}`);
  const text = yield* readAll(shell.process, opened.value);
  const { positional } = shell;
  if (args.length > 0) shell.positional = args;
  let status = yield* runText(shell, text);
  if (args.length > 0) shell.positional = positional;
  if (shell.jump?.kind === 'return') {
    status = shell.jump.status;
    shell.jump = null;
  }
  return status;
};

const exec: Builtin = function* (shell, args) {
  return args.length === 0 ? 0 : yield* shell.evaluator.invoke(shell, args, { isPlain: true, isExec: true });
};

// biome-ignore lint/correctness/useYield: a builtin may take no time at all
const nothing: Builtin = function* () {
  return 0;
};

export const flowBuiltins: readonly (readonly [string, Builtin])[] = [
  [':', nothing],
  ['.', source],
  ['source', source],
  ['break', leaveLoop('break')],
  ['continue', leaveLoop('continue')],
  ['eval', evaluate],
  ['exec', exec],
  ['exit', exit],
  ['return', leave],
  ['shift', shift],
];
