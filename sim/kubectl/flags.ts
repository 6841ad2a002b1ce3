import { durationMs, parseGoDuration } from '#sim/api/go-duration.ts';
import { goQuote } from '#sim/api/go-text.ts';
import { type FlagKind, isTrueWord, valueError } from './flag-values.ts';

/** One row of a command's flag table: it feeds parsing, help and completion. */
export interface FlagSpec {
  readonly name: string;
  readonly short?: string;
  readonly takes: FlagKind;
  /** Value without the flag; empty text, false or 0 when absent. */
  readonly preset?: string;
  /** Value of the flag written without one (`--dry-run`); only `--flag=value` gives another. Bools have `true`. */
  readonly bare?: string;
  /** `strings` that are not cut at commas. */
  readonly isArray?: boolean;
  readonly help: string;
  /** What completion offers for the value. */
  readonly completes?: 'file' | 'namespace' | 'selector' | 'label key' | 'container' | readonly string[];
}

/** The flags of one command line; asking for a flag that the command does not have gives its zero value. */
export interface FlagValues {
  /** True when the flag was written. */
  has(name: string): boolean;
  text(name: string): string;
  list(name: string): readonly string[];
  isOn(name: string): boolean;
  number(name: string): number;
  durationMs(name: string): number;
}

export type ParsedLine =
  | { readonly ok: true; readonly flags: FlagValues; readonly args: readonly string[]; readonly dashAt: number }
  | { readonly ok: false; readonly error: string };

/**
 * Reads the words after the command as pflag does: flags and arguments in any order, `--` ends the flags (rule KCT-1).
 *
 * @returns `dashAt` is the number of arguments before `--`, -1 without one; `error` is pflag's sentence
 */
export function parseFlags(words: readonly string[], specs: readonly FlagSpec[]): ParsedLine {
  const given = new Map<string, string[]>();
  const args: string[] = [];
  const set = (spec: FlagSpec, value: string, written: string): string | undefined => {
    const error = valueError(spec.takes, value);
    if (error !== undefined) return `invalid argument ${goQuote(value)} for ${goQuote(written)} flag: ${error}`;
    const values = spec.takes === 'strings' && !spec.isArray ? value.split(',') : [value];
    if (spec.takes === 'strings') given.set(spec.name, [...(given.get(spec.name) ?? []), ...values]);
    else given.set(spec.name, values);
    return undefined;
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--') {
      const dashAt = args.length;
      return { ok: true, flags: flagValues(given, specs), args: [...args, ...words.slice(i + 1)], dashAt };
    }
    if (!word.startsWith('-') || word === '-') {
      args.push(word);
      continue;
    }
    const next = words[i + 1];
    const step = word.startsWith('--') ? readLong(word, next, specs, set) : readShort(word, next, specs, set);
    if (step.error !== undefined) return { ok: false, error: step.error };
    if (step.tookNext) i += 1;
  }
  return { ok: true, flags: flagValues(given, specs), args, dashAt: -1 };
}

type Setter = (spec: FlagSpec, value: string, written: string) => string | undefined;
interface Step {
  readonly error?: string | undefined;
  readonly tookNext?: boolean;
}

const bareValue = (spec: FlagSpec): string | undefined => spec.bare ?? (spec.takes === 'bool' ? 'true' : undefined);
const writtenName = (spec: FlagSpec): string => (spec.short === undefined ? `--${spec.name}` : `-${spec.short}, --${spec.name}`);

function readLong(word: string, next: string | undefined, specs: readonly FlagSpec[], set: Setter): Step {
  const body = word.slice(2);
  if (body === '' || body.startsWith('-') || body.startsWith('=')) return { error: `bad flag syntax: ${word}` };
  const equals = body.indexOf('=');
  const name = equals < 0 ? body : body.slice(0, equals);
  const spec = specs.find((one) => one.name === name);
  if (spec === undefined) return { error: `unknown flag: --${name}` };
  if (equals >= 0) return { error: set(spec, body.slice(equals + 1), writtenName(spec)) };
  const bare = bareValue(spec);
  if (bare !== undefined) return { error: set(spec, bare, writtenName(spec)) };
  if (next === undefined) return { error: `flag needs an argument: --${name}` };
  return { error: set(spec, next, writtenName(spec)), tookNext: true };
}

/** `-n ns`, `-nns`, `-n=ns`, `-Ao yaml`. */
function readShort(word: string, next: string | undefined, specs: readonly FlagSpec[], set: Setter): Step {
  for (let i = 1; i < word.length; i++) {
    const letter = word.charAt(i);
    const spec = specs.find((one) => one.short === letter);
    if (spec === undefined) return { error: `unknown shorthand flag: '${letter}' in -${word.slice(i)}` };
    const rest = word.slice(i + 1);
    if (rest.startsWith('=') && rest.length > 1) return { error: set(spec, rest.slice(1), writtenName(spec)) };
    const bare = bareValue(spec);
    if (bare !== undefined) {
      const error = set(spec, bare, writtenName(spec));
      if (error !== undefined) return { error };
      continue;
    }
    if (rest !== '') return { error: set(spec, rest, writtenName(spec)) };
    if (next === undefined) return { error: `flag needs an argument: '${letter}' in -${word.slice(i)}` };
    return { error: set(spec, next, writtenName(spec)), tookNext: true };
  }
  return {};
}

function flagValues(given: ReadonlyMap<string, readonly string[]>, specs: readonly FlagSpec[]): FlagValues {
  const presetOf = (name: string): string | undefined => specs.find((spec) => spec.name === name)?.preset;
  const text = (name: string): string => given.get(name)?.at(-1) ?? presetOf(name) ?? '';
  return {
    has: (name) => given.has(name),
    text,
    list: (name) => given.get(name) ?? [],
    isOn: (name) => isTrueWord(text(name)),
    number: (name) => Number(text(name) || 0),
    durationMs: (name) => {
      const result = parseGoDuration(text(name));
      return result.ok ? durationMs(result.value) : 0;
    },
  };
}
