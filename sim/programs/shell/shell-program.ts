import { complain, readAll } from '#sim/programs/kernel/io.ts';
import { openPath } from '#sim/programs/kernel/open-path.ts';
import type { Main, Process, Step } from '#sim/programs/kernel/types.ts';
import { evaluator } from './evaluate.ts';
import { parseOptions } from './option-builtins.ts';
import type { ParsedScript } from './parser.ts';
import { parseScript } from './parser.ts';
import { fail, finish, newShell } from './shell-state.ts';

const MAX_PARSED = 500;
const parsed = new Map<string, ParsedScript>();

/** Parsing is the same for every pod of a Job. */
function parseOnce(text: string): ParsedScript {
  let result = parsed.get(text);
  if (result === undefined) {
    if (parsed.size >= MAX_PARSED) parsed.clear();
    result = parseScript(text);
    parsed.set(text, result);
  }
  return result;
}

/** `sh`: runs the text after `-c`, a script file, or what comes in on standard input. */
export const shellProgram: Main = function* (process) {
  const [invoked = 'sh', ...args] = process.argv;
  const { changes, rest, others, problem } = parseOptions(args);
  if (problem !== null) {
    yield* complain(process, `${invoked}: ${problem}`);
    return 2;
  }
  const [first, ...more] = rest;
  if (others.includes('c')) {
    if (first === undefined) {
      yield* complain(process, `${invoked}: -c requires an argument`);
      return 2;
    }
    const [name = invoked, ...positional] = more;
    return yield* runShell(process, first, { name, positional, options: changes });
  }
  const setup = { name: first ?? invoked, positional: more, options: changes };
  const text = yield* readScript(process, invoked, first);
  return typeof text === 'number' ? text : yield* runShell(process, text, setup);
};

function* readScript(process: Process, invoked: string, path: string | undefined): Step<string | number> {
  if (path === undefined) {
    const input = process.files.get(0);
    return input === undefined ? '' : yield* readAll(process, input);
  }
  const opened = openPath(process, path, 'read');
  if (opened.ok) return yield* readAll(process, opened.value);
  yield* complain(process, `${invoked}: can't open '${path}': ${opened.problem}`);
  return 2;
}

type Setup = Pick<Parameters<typeof newShell>[1], 'name' | 'positional' | 'options'>;

function* runShell(process: Process, text: string, setup: Setup): Step<number> {
  const shell = newShell(process, { ...setup, evaluator, env: process.env });
  const { script, problem } = parseOnce(text);
  let status = yield* evaluator.run(shell, script, false);
  if (problem !== null && shell.jump === null) status = yield* fail(shell, `syntax error: ${problem}`);
  return yield* finish(shell, status);
}
