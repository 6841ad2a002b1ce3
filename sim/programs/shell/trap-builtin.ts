import { print } from '#sim/programs/kernel/io.ts';
import type { SignalName } from '#sim/programs/kernel/types.ts';
import { parseSignal } from '#sim/programs/kernel/types.ts';
import type { Builtin } from './builtin.ts';
import { refuseBuiltin } from './builtin.ts';
import type { Shell } from './shell-state.ts';

function parseCondition(text: string): SignalName | 'EXIT' | undefined {
  return text === 'EXIT' || text === '0' || text === 'exit' ? 'EXIT' : parseSignal(text);
}

/** `trap ACTION SIGNAL…`: `-` or a missing action restores the default, an empty one ignores the signal. */
export const trapBuiltin: Builtin = function* (shell, args) {
  const rest = args[0] === '--' ? args.slice(1) : args;
  if (rest.length === 0) {
    const lines = [...shell.traps].map(([signal, text]) => `trap -- '${text.replaceAll("'", `'"'"'`)}' ${signal}\n`);
    yield* print(shell.process, lines.join(''));
    return 0;
  }
  const [first = '', ...others] = rest;
  const isReset = rest.length === 1 || /^\d+$/.test(first);
  const action = isReset ? '-' : first;
  for (const name of isReset ? rest : others) {
    const condition = parseCondition(name);
    if (condition === undefined) return yield* refuseBuiltin(shell, 'trap', `${name}: invalid signal specification`, 1);
    setTrap(shell, condition, action);
  }
  return 0;
};

function setTrap(shell: Shell, condition: SignalName | 'EXIT', action: string): void {
  if (action === '-') shell.traps.delete(condition);
  else shell.traps.set(condition, action);
  if (condition === 'EXIT') return;
  const { handled, ignored } = shell.process;
  handled.delete(condition);
  ignored.delete(condition);
  if (action === '') ignored.add(condition);
  else if (action !== '-') handled.add(condition);
}
