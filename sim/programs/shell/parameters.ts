import type { Step } from '#sim/programs/kernel/types.ts';
import type { ArithmeticScope } from './arithmetic.ts';
import { evaluateArithmetic } from './arithmetic.ts';
import { matchesPattern, patternSource, safeRegExp } from './pattern.ts';
import type { Shell, ShellOptions } from './shell-state.ts';
import { fail } from './shell-state.ts';

/** Longest text a variable may hold (rule PRG-21). */
const MAX_TEXT = 16 * 1024 * 1024;
/** Shorter texts are not booked as memory. */
const SMALL_TEXT = 4096;

const OPTION_LETTERS: readonly (readonly [keyof ShellOptions, string])[] = [
  ['errexit', 'e'],
  ['noglob', 'f'],
  ['nounset', 'u'],
  ['xtrace', 'x'],
];

/** Value of a parameter; undefined when it is not set. `@` and `*` are the caller's matter. */
export function parameterValue(shell: Shell, name: string): string | undefined {
  switch (name) {
    case '?':
      return String(shell.lastStatus);
    case '$':
      return String(shell.shellPid);
    case '!':
      return shell.lastBackground === undefined ? '' : String(shell.lastBackground.pid);
    case '#':
      return String(shell.positional.length);
    case '0':
      return shell.name;
    case '-':
      return OPTION_LETTERS.filter(([option]) => shell.options[option])
        .map(([, letter]) => letter)
        .join('');
    case '@':
    case '*':
      return shell.positional.length === 0 ? undefined : shell.positional.join(' ');
    default:
      return /^\d/.test(name) ? shell.positional[Number(name) - 1] : variableValue(shell, name);
  }
}

function variableValue(shell: Shell, name: string): string | undefined {
  const { system } = shell.process;
  switch (name) {
    case 'RANDOM':
      return String(system.random() >>> 17);
    case 'LINENO':
      return String(shell.line);
    case 'PWD':
      return shell.process.cwd;
    case 'PPID':
      return '0';
    case 'EPOCHSECONDS':
      return String(Math.floor((system.input.startedAtMs() + system.nowMs) / 1000));
    case 'IFS':
      return shell.variables.get(name) ?? ' \t\n';
    case 'PS4':
      return shell.variables.get(name) ?? '+ ';
    case 'OPTIND':
      return shell.variables.get(name) ?? '1';
    default:
      return shell.variables.get(name);
  }
}

/** Sets a variable; a read-only one ends the shell. */
export function* assignVariable(shell: Shell, name: string, value: string): Step<boolean> {
  if (shell.variables.isReadonly(name)) {
    yield* fail(shell, `${name}: is read only`);
    return false;
  }
  const { system } = shell.process;
  if (value.length > SMALL_TEXT) {
    if (value.length > MAX_TEXT) {
      if (system.memoryLimitBytes !== Number.POSITIVE_INFINITY) system.allocate(system.memoryLimitBytes);
      else yield* fail(shell, 'out of memory');
      return false;
    }
    system.allocate(value.length - (shell.variables.get(name)?.length ?? 0));
  }
  shell.variables.set(name, value);
  if (name === 'OPTIND') shell.optionOffset = 0;
  return true;
}

/** Evaluates an expression; a wrong one ends the shell. */
export function* arithmetic(shell: Shell, text: string): Step<string> {
  const pending: [string, string][] = [];
  const scope: ArithmeticScope = {
    get: (name) => pending.findLast(([each]) => each === name)?.[1] ?? parameterValue(shell, name),
    set: (name, value) => pending.push([name, value]),
  };
  const result = evaluateArithmetic(text, scope);
  if (!result.ok) {
    yield* fail(shell, result.problem);
    return '';
  }
  for (const [name, value] of pending) yield* assignVariable(shell, name, value);
  return String(result.value);
}

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`. */
export function trimByPattern(value: string, operator: '#' | '##' | '%' | '%%', pattern: string): string {
  const { length } = value;
  const isSuffix = operator.startsWith('%');
  const isLongest = operator.length === 2;
  for (let i = 0; i <= length; i++) {
    const size = isLongest ? length - i : i;
    const piece = isSuffix ? value.slice(length - size) : value.slice(0, size);
    if (matchesPattern(pattern, piece)) return isSuffix ? value.slice(0, length - size) : value.slice(size);
  }
  return value;
}

/** `${x/p/r}` and `${x//p/r}`; `spec` is `p/r`. */
export function replaceByPattern(value: string, isAll: boolean, spec: string): string {
  const slash = /(?:^|[^\\])\//.exec(spec);
  const end = slash === null ? spec.length : slash.index + slash[0].length - 1;
  const pattern = spec.slice(0, end).replaceAll('\\/', '/');
  if (pattern === '') return value;
  const replacement = spec.slice(end + 1).replace(/\\(.)/gs, '$1');
  return value.replace(safeRegExp(patternSource(pattern), isAll ? 'g' : ''), () => replacement);
}
