import { print } from '#sim/programs/kernel/io.ts';
import type { Step } from '#sim/programs/kernel/types.ts';
import type { Builtin } from './builtin.ts';
import { failBuiltin } from './builtin.ts';
import { assignVariable } from './parameters.ts';
import type { Shell } from './shell-state.ts';
import { fail } from './shell-state.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const quote = (value: string): string => `'${value.replaceAll("'", `'"'"'`)}'`;

/** Does `mark` to each `NAME[=VALUE]` after assigning it. */
const declare = (command: string, mark: (shell: Shell, name: string) => boolean): Builtin =>
  function* (shell, args) {
    for (const argument of args) {
      if (argument === '-p') continue;
      const equals = argument.indexOf('=');
      const name = equals < 0 ? argument : argument.slice(0, equals);
      if (!NAME.test(name)) return yield* failBuiltin(shell, command, `${name}: bad variable name`);
      if (command === 'readonly' && equals >= 0 && !(yield* assignVariable(shell, name, argument.slice(equals + 1)))) return 2;
      if (!mark(shell, name)) return yield* failBuiltin(shell, command, 'not in a function');
      if (command !== 'readonly' && equals >= 0 && !(yield* assignVariable(shell, name, argument.slice(equals + 1)))) return 2;
    }
    return args.every((argument) => argument === '-p') ? yield* printExported(shell, command) : 0;
  };

function* printExported(shell: Shell, command: string): Step<number> {
  if (command !== 'export') return 0;
  const entries = [...shell.variables.environment().entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  yield* print(shell.process, entries.map(([name, value]) => `export ${name}=${quote(value)}\n`).join(''));
  return 0;
}

const unset: Builtin = function* (shell, args) {
  for (const name of args) {
    if (name === '-f' || name === '-v') continue;
    if (shell.variables.isReadonly(name)) return yield* fail(shell, `unset: line ${shell.line}: ${name}: is read only`);
    if (args[0] === '-f') shell.functions.delete(name);
    else shell.variables.unset(name);
  }
  return 0;
};

export const specialVariableBuiltins: readonly (readonly [string, Builtin])[] = [
  [
    'export',
    declare('export', (shell, name) => {
      shell.variables.export(name);
      return true;
    }),
  ],
  [
    'readonly',
    declare('readonly', (shell, name) => {
      shell.variables.protect(name);
      return true;
    }),
  ],
  ['unset', unset],
];

export const localBuiltin: Builtin = declare('local', (shell, name) => shell.variables.makeLocal(name));
