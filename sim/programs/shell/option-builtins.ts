import { complain, print } from '#sim/programs/kernel/io.ts';
import type { Step } from '#sim/programs/kernel/types.ts';
import type { Builtin } from './builtin.ts';
import { failBuiltin } from './builtin.ts';
import { assignVariable, parameterValue } from './parameters.ts';
import type { Shell, ShellOptions } from './shell-state.ts';

const LETTERS: Readonly<Record<string, keyof ShellOptions>> = { e: 'errexit', u: 'nounset', x: 'xtrace', f: 'noglob' };
const NAMES: readonly (keyof ShellOptions)[] = ['errexit', 'noglob', 'nounset', 'pipefail', 'xtrace'];
/** Options that are accepted and change nothing here. */
const WITHOUT_EFFECT = 'abChmnvEIV';
const NAMES_WITHOUT_EFFECT = ['allexport', 'ignoreeof', 'interactive', 'monitor', 'noclobber', 'noexec', 'notify', 'verbose', 'vi'];

export interface ParsedOptions {
  readonly changes: Partial<ShellOptions>;
  readonly rest: readonly string[];
  /** Letters that are no shell options, like the `c` of `sh -c`. */
  readonly others: readonly string[];
  readonly problem: string | null;
}

/** Reads `-e`, `+x`, `-eux`, `-o NAME` and so on up to the first operand. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  const changes: Partial<ShellOptions> = {};
  const others: string[] = [];
  let i = 0;
  for (; /^[-+]./.test(args[i] ?? ''); i++) {
    const word = args[i] ?? '';
    if (word === '--') return { changes, rest: args.slice(i + 1), others: [...others, '--'], problem: null };
    const isOn = word.startsWith('-');
    for (const letter of word.slice(1)) {
      const option = LETTERS[letter];
      if (option !== undefined) changes[option] = isOn;
      else if (letter === 'o') {
        i += 1;
        const name = NAMES.find((each) => each === args[i]);
        if (name !== undefined) changes[name] = isOn;
        else if (args[i] === undefined || !NAMES_WITHOUT_EFFECT.includes(args[i] ?? '')) {
          return { changes, rest: [], others, problem: `illegal option ${isOn ? '-' : '+'}o ${args[i] ?? ''}`.trimEnd() };
        }
      } else if (letter === 'c' || letter === 's' || letter === 'i' || letter === 'l') others.push(letter);
      else if (!WITHOUT_EFFECT.includes(letter)) return { changes, rest: [], others, problem: `illegal option -${letter}` };
    }
  }
  return { changes, rest: args.slice(i), others, problem: null };
}

const set: Builtin = function* (shell, args) {
  if (args.length === 0) {
    yield* print(
      shell.process,
      shell.variables
        .all()
        .map(([name, value]) => `${name}='${value.replaceAll("'", `'"'"'`)}'\n`)
        .join(''),
    );
    return 0;
  }
  const { changes, rest, others, problem } = parseOptions(args);
  if (problem !== null) return yield* failBuiltin(shell, 'set', problem);
  Object.assign(shell.options, changes);
  if (rest.length > 0 || others.includes('--')) shell.positional = rest;
  return 0;
};

const getopts: Builtin = function* (shell, [spec = '', name = '', ...given]) {
  const args = given.length > 0 ? given : shell.positional;
  const index = Number(parameterValue(shell, 'OPTIND')) || 1;
  const word = args[index - 1];
  if (word === undefined || !/^-./.test(word) || word === '--') {
    if (word === '--') yield* moveTo(shell, index + 1, 0);
    yield* assignVariable(shell, name, '?');
    return 1;
  }
  const offset = shell.optionOffset + 1;
  const letter = word.charAt(offset);
  const isLast = offset >= word.length - 1;
  const place = letter === ':' ? -1 : spec.indexOf(letter);
  if (place < 0) {
    yield* moveTo(shell, isLast ? index + 1 : index, isLast ? 0 : offset);
    return yield* badOption(shell, spec, name, letter, `Illegal option -${letter}`);
  }
  if (spec[place + 1] !== ':') {
    shell.variables.unset('OPTARG');
    yield* moveTo(shell, isLast ? index + 1 : index, isLast ? 0 : offset);
  } else {
    const value = isLast ? args[index] : word.slice(offset + 1);
    yield* moveTo(shell, isLast ? index + 2 : index + 1, 0);
    if (value === undefined) return yield* badOption(shell, spec, name, letter, `No arg for -${letter} option`);
    yield* assignVariable(shell, 'OPTARG', value);
  }
  yield* assignVariable(shell, name, letter);
  return 0;
};

function* moveTo(shell: Shell, index: number, offset: number): Step<void> {
  yield* assignVariable(shell, 'OPTIND', String(index));
  shell.optionOffset = offset;
}

function* badOption(shell: Shell, spec: string, name: string, letter: string, message: string): Step<number> {
  const isSilent = spec.startsWith(':');
  if (isSilent) yield* assignVariable(shell, 'OPTARG', letter);
  else yield* complain(shell.process, `${shell.name}: ${message}`);
  yield* assignVariable(shell, name, isSilent && message.startsWith('No arg') ? ':' : '?');
  return 0;
}

export const optionBuiltins = { set, getopts };
