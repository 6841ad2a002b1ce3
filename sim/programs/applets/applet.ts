import { complain, readAll } from '#sim/programs/kernel/io.ts';
import { openPath } from '#sim/programs/kernel/open-path.ts';
import { resolvePath } from '#sim/programs/kernel/paths.ts';
import type { Main, OpenFile, Process, Step } from '#sim/programs/kernel/types.ts';

export interface Options {
  /** Values of the flags that were given; `''` for flags without one. The last one counts. */
  readonly flags: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

/** An applet's own work, once its flags are read. */
export type Applet = (process: Process, options: Options) => Step<number>;

/** What a call without need for flags looks like. */
export const argumentsOf = (process: Process): readonly string[] => process.argv.slice(1);

const nameOf = (process: Process): string => (process.argv[0] ?? '').replace(/^.*\//, '');

/**
 * Makes a program of an applet.
 *
 * @param spec flags as getopt takes them: `n:` has a value; a leading `+` stops at the first operand
 * @param longFlags long names and the letters they stand for
 */
export function applet(spec: string, run: Applet, longFlags: Readonly<Record<string, string>> = {}): Main {
  return function* (process) {
    const parsed = parseFlags(argumentsOf(process), spec, longFlags);
    if (typeof parsed === 'string') return yield* refuseUsage(process, parsed);
    return yield* run(process, parsed);
  };
}

function parseFlags(args: readonly string[], spec: string, longFlags: Readonly<Record<string, string>>): Options | string {
  const flags = new Map<string, string>();
  const operands: string[] = [];
  const takesValue = (letter: string): boolean => spec[spec.indexOf(letter) + 1] === ':';
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--') {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (word.startsWith('--')) {
      const [name = '', value] = word.slice(2).split(/=(.*)/s);
      const letter = longFlags[name];
      if (letter === undefined) return `unrecognized option: ${name}`;
      flags.set(letter, takesValue(letter) ? (value ?? args[++i] ?? '') : '');
      continue;
    }
    if (!word.startsWith('-') || word === '-' || (/^-\.?\d/.test(word) && !spec.includes(word.charAt(1)))) {
      operands.push(word);
      if (spec.startsWith('+')) {
        operands.push(...args.slice(i + 1));
        break;
      }
      continue;
    }
    for (let j = 1; j < word.length; j++) {
      const letter = word.charAt(j);
      if (letter === ':' || letter === '+' || !spec.includes(letter)) return `unrecognized option: ${letter}`;
      if (!takesValue(letter)) {
        flags.set(letter, '');
        continue;
      }
      const value = j + 1 < word.length ? word.slice(j + 1) : args[++i];
      if (value === undefined) return `option requires an argument: ${letter}`;
      flags.set(letter, value);
      break;
    }
  }
  return { flags, operands };
}

/** Simplified: the usage text ends after its first lines. */
export function* refuseUsage(process: Process, message?: string): Step<number> {
  if (message !== undefined) yield* complain(process, `${nameOf(process)}: ${message}`);
  yield* complain(process, `BusyBox v1.36.1 (2024-06-10 07:11:47 UTC) multi-call binary.\n\nUsage: ${nameOf(process)}`);
  return 1;
}

/** `NAME: MESSAGE` on standard error. */
export function* refuse(process: Process, message: string, status = 1): Step<number> {
  yield* complain(process, `${nameOf(process)}: ${message}`);
  return status;
}

export const absolute = (process: Process, path: string): string => resolvePath(process.cwd, path);

/** Opens an operand, `-` being standard input; undefined after saying why not. */
export function* openInput(process: Process, path: string, message: (path: string, problem: string) => string): Step<OpenFile | undefined> {
  if (path === '-') return process.files.get(0);
  const opened = openPath(process, path, 'read');
  if (opened.ok && process.system.disk.lookup(absolute(process, path))?.kind !== 'directory') return opened.value;
  yield* refuse(process, message(path, opened.ok ? 'Is a directory' : opened.problem));
  return undefined;
}

export const cannotOpen = (path: string, problem: string): string =>
  problem === 'Is a directory' ? 'read error: Is a directory' : `can't open '${path}': ${problem}`;
export const pathProblem = (path: string, problem: string): string => `${path}: ${problem}`;

export interface Input {
  readonly name: string;
  readonly text: string;
}

/** Reads all operands, or standard input when there are none; `failed` when one could not be opened. */
export function* readInputs(
  process: Process,
  operands: readonly string[],
  message: (path: string, problem: string) => string = pathProblem,
): Step<{ readonly inputs: readonly Input[]; readonly failed: boolean }> {
  const inputs: Input[] = [];
  let failed = false;
  for (const name of operands.length === 0 ? ['-'] : operands) {
    const file = yield* openInput(process, name, message);
    if (file === undefined) failed = true;
    else inputs.push({ name, text: yield* readAll(process, file) });
  }
  return { inputs, failed };
}

/** Lines without their ends; a last line without one counts. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  K: 1024,
  kB: 1000,
  M: 1024 ** 2,
  MB: 1000 ** 2,
  G: 1024 ** 3,
  GB: 1000 ** 3,
  T: 1024 ** 4,
};

/** `10`, `4k`, `1M`; undefined when it is none. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+)([a-zA-Z]*)$/.exec(text);
  const unit = UNITS[(match?.[2] ?? '').replace(/iB?$/, '')];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}
