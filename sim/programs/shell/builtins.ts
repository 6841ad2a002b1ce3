import { basicBuiltins } from './basic-builtins.ts';
import type { Builtin } from './builtin.ts';
import { commandBuiltins } from './command-builtins.ts';
import { flowBuiltins } from './flow-builtins.ts';
import { jobBuiltins } from './job-builtins.ts';
import { optionBuiltins } from './option-builtins.ts';
import { readBuiltin } from './read-builtin.ts';
import { trapBuiltin } from './trap-builtin.ts';
import { localBuiltin, specialVariableBuiltins } from './variable-builtins.ts';

/** Special builtins come before functions; assignments before them stay. */
export const specialBuiltins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...flowBuiltins,
  ...specialVariableBuiltins,
  ['set', optionBuiltins.set],
  ['trap', trapBuiltin],
]);

/** Builtins that a function of the same name replaces. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...basicBuiltins,
  ...commandBuiltins,
  ...jobBuiltins,
  ['getopts', optionBuiltins.getopts],
  ['local', localBuiltin],
  ['read', readBuiltin],
]);
