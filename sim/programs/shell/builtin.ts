import { complain } from '#sim/programs/kernel/io.ts';
import type { Step } from '#sim/programs/kernel/types.ts';
import type { Shell } from './shell-state.ts';

/** A command that the shell runs itself. Arguments without the name; the result is the status. */
export type Builtin = (shell: Shell, args: readonly string[]) => Step<number>;

/** Says what is wrong the way a builtin does. */
export function* refuseBuiltin(shell: Shell, name: string, message: string, status = 2): Step<number> {
  yield* complain(shell.process, `${shell.name}: ${name}: line ${shell.line}: ${message}`);
  return status;
}

/** Like `refuseBuiltin`, for special builtins, whose errors end the shell. */
export function* failBuiltin(shell: Shell, name: string, message: string): Step<number> {
  yield* refuseBuiltin(shell, name, message);
  shell.jump ??= { kind: 'exit', status: 2, isFinal: false };
  return 2;
}
