import { findProgram } from '#sim/programs/kernel/find-program.ts';
import { sleep, waitFor } from '#sim/programs/kernel/io.ts';
import type { Environment, Main, Process, Step } from '#sim/programs/kernel/types.ts';
import { refuse } from './applet.ts';

const EXEC_MS = 1;

/** Code of a command, or the status after saying why there is none. */
function* programFor(process: Process, words: readonly string[]): Step<Main | number> {
  const [name = ''] = words;
  const found = findProgram(process, name, process.env.get('PATH') ?? '');
  if (found.ok) return found.main;
  const problem = found.problem === 'not found' ? 'No such file or directory' : found.problem;
  return yield* refuse(process, `can't execute '${name}': ${problem}`, found.exitCode);
}

/** Runs a command as a child and waits for it. */
export function* runCommand(process: Process, words: readonly string[], env: Environment = process.env): Step<number> {
  const main = yield* programFor(process, words);
  if (typeof main === 'number') return main;
  const delayed: Main = function* (child) {
    yield* sleep(child, EXEC_MS);
    return yield* main(child);
  };
  const child = process.system.spawn(process, delayed, { argv: words, env });
  if (child === undefined) return yield* refuse(process, 'fork: Resource temporarily unavailable');
  yield* waitFor(() => child.exitStatus !== null);
  return child.exitStatus ?? 0;
}

/** Goes on as another command in the same process. */
export function* becomeCommand(process: Process, words: readonly string[], env: Environment = process.env): Step<number> {
  const main = yield* programFor(process, words);
  if (typeof main === 'number') return main;
  process.argv = words;
  process.env = env;
  process.handled.clear();
  return yield* main(process);
}
