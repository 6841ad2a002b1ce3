import { print } from '#sim/programs/kernel/io.ts';
import type { Main } from '#sim/programs/kernel/types.ts';
import { unescapeText } from '#sim/programs/shell/text-formats.ts';
import { applet, linesOf, readInputs, refuse, refuseUsage } from './applet.ts';
import { evaluateExpr } from './expr.ts';

/** `1,3-5,7-` as a test of positions that start at 1. */
function parseRanges(spec: string): ((position: number) => boolean) | undefined {
  const ranges = spec.split(',').map((part) => /^(\d*)(-?)(\d*)$/.exec(part));
  if (ranges.some((range) => range === null || range[0] === '' || range[0] === '-')) return undefined;
  return (position) =>
    ranges.some((range) => {
      const from = Number(range?.[1] || 1);
      const to = range?.[2] === '' ? from : Number(range?.[3] || Number.POSITIVE_INFINITY);
      return position >= from && position <= to;
    });
}

const cut: Main = applet('d:f:c:b:sn', function* (process, { flags, operands }) {
  const spec = flags.get('f') ?? flags.get('c') ?? flags.get('b');
  if (spec === undefined) return yield* refuse(process, 'expected a list of bytes, characters, or fields');
  const isWanted = parseRanges(spec);
  if (isWanted === undefined) return yield* refuse(process, `invalid range '${spec}'`);
  const delimiter = flags.get('d') ?? '\t';
  const { inputs, failed } = yield* readInputs(process, operands);
  const select = (line: string): string | null => {
    if (!flags.has('f')) return [...line].filter((_, index) => isWanted(index + 1)).join('');
    if (!line.includes(delimiter)) return flags.has('s') ? null : line;
    return line
      .split(delimiter)
      .filter((_, index) => isWanted(index + 1))
      .join(delimiter);
  };
  for (const { text } of inputs)
    yield* print(
      process,
      lines(
        linesOf(text)
          .map(select)
          .filter((line) => line !== null),
      ),
    );
  return failed ? 1 : 0;
});

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

/** Characters of a `tr` set: ranges and classes spelt out. */
function expandSet(spec: string): string[] {
  const plain = unescapeText(spec, false).text.replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole);
  const characters: string[] = [];
  for (let i = 0; i < plain.length; i++) {
    if (plain[i + 1] === '-' && i + 2 < plain.length) {
      for (let code = plain.charCodeAt(i); code <= plain.charCodeAt(i + 2); code++) characters.push(String.fromCharCode(code));
      i += 2;
    } else characters.push(plain.charAt(i));
  }
  return characters;
}

const CLASSES: Readonly<Record<string, string>> = {
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  space: ' \t\n\r\v\f',
  blank: ' \t',
  punct: '!-/:-@[-`{-~',
};

const translate: Main = applet('+cCds', function* (process, { flags, operands }) {
  const [from, to = ''] = operands;
  if (from === undefined) return yield* refuseUsage(process);
  const source = expandSet(from);
  const target = expandSet(to);
  const isComplement = flags.has('c') || flags.has('C');
  const isIn = (char: string): boolean => source.includes(char) !== isComplement;
  const mapped = (char: string): string => {
    if (!isIn(char) || target.length === 0) return char;
    return target[Math.min(isComplement ? target.length - 1 : source.lastIndexOf(char), target.length - 1)] ?? char;
  };
  const squeezed = target.length > 0 ? new Set(target) : undefined;
  const { inputs } = yield* readInputs(process, []);
  for (const { text } of inputs) {
    let output = '';
    for (const char of text) {
      if (flags.has('d') && isIn(char)) continue;
      const next = flags.has('d') ? char : mapped(char);
      if (flags.has('s') && output.endsWith(next) && (squeezed?.has(next) ?? isIn(next))) continue;
      output += next;
    }
    yield* print(process, output);
  }
  return 0;
});

/** Compares runs of digits as numbers. */
function versionOrder(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    const isNumber = /^\d/.test(x) && /^\d/.test(y);
    if (x !== y) return isNumber ? Number(x) - Number(y) : x < y ? -1 : 1;
  }
  return 0;
}

const sort: Main = applet('nruk:t:fhbVsco:', function* (process, { flags, operands }) {
  const { inputs, failed } = yield* readInputs(process, operands);
  const separator = flags.get('t');
  const key = flags.get('k');
  const pick = (line: string): string => {
    if (key === undefined) return line;
    const [from = '1', to] = key.split(',').map((part) => Number.parseInt(part, 10));
    const fields = separator === undefined ? line.trim().split(/\s+/) : line.split(separator);
    return fields.slice(Number(from) - 1, to === undefined ? undefined : Number(to)).join(separator ?? ' ');
  };
  const isNumeric = flags.has('n') || flags.has('h') || /n/.test(key ?? '');
  const sign = flags.has('r') || /r/.test(key ?? '') ? -1 : 1;
  const fold = (text: string): string => (flags.has('f') ? text.toUpperCase() : text);
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const compareKeys = (a: string, b: string): number =>
    isNumeric
      ? (Number.parseFloat(pick(a)) || 0) - (Number.parseFloat(pick(b)) || 0)
      : flags.has('V')
        ? versionOrder(pick(a), pick(b))
        : order(fold(pick(a)), fold(pick(b)));
  const all = inputs.flatMap(({ text }) => linesOf(text));
  all.sort((a, b) => sign * (compareKeys(a, b) || (flags.has('s') || flags.has('u') ? 0 : order(a, b))));
  const kept = flags.has('u') ? all.filter((line, index) => index === 0 || compareKeys(all[index - 1] ?? '', line) !== 0) : all;
  yield* print(process, lines(kept));
  return failed ? 2 : 0;
});

const unique: Main = applet('cduif:s:', function* (process, { flags, operands }) {
  const { inputs, failed } = yield* readInputs(process, operands.slice(0, 1));
  const groups: { readonly line: string; count: number }[] = [];
  for (const line of inputs.flatMap(({ text }) => linesOf(text))) {
    const last = groups.at(-1);
    if (last !== undefined && (flags.has('i') ? last.line.toLowerCase() === line.toLowerCase() : last.line === line)) last.count += 1;
    else groups.push({ line, count: 1 });
  }
  const kept = groups.filter(({ count }) => (!flags.has('d') || count > 1) && (!flags.has('u') || count === 1));
  yield* print(process, lines(kept.map(({ line, count }) => (flags.has('c') ? `${String(count).padStart(7)} ${line}` : line))));
  return failed ? 1 : 0;
});

/** A program that turns the lines of its input into others. */
const perLine = (change: (all: readonly string[]) => readonly string[]): Main =>
  applet('b:s:', function* (process, { operands }) {
    const { inputs, failed } = yield* readInputs(process, operands);
    for (const { text } of inputs) yield* print(process, lines(change(linesOf(text))));
    return failed ? 1 : 0;
  });

const paste: Main = applet('sd:', function* (process, { flags, operands }) {
  const { inputs, failed } = yield* readInputs(process, operands);
  const delimiter = unescapeText(flags.get('d') ?? '\t', false).text.charAt(0);
  const columns = inputs.map(({ text }) => linesOf(text));
  if (flags.has('s')) yield* print(process, lines(columns.map((column) => column.join(delimiter))));
  else {
    const height = Math.max(0, ...columns.map((column) => column.length));
    yield* print(process, lines(Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? '').join(delimiter))));
  }
  return failed ? 1 : 0;
});

const expr: Main = function* (process) {
  const result = evaluateExpr(process.argv.slice(1));
  if (!result.ok) return yield* refuse(process, result.problem, 2);
  yield* print(process, `${result.value}\n`);
  return result.value === '' || result.value === '0' ? 1 : 0;
};

export const textApplets: readonly (readonly [string, Main])[] = [
  ['cut', cut],
  ['expr', expr],
  ['nl', perLine((all) => all.map((line, index) => `${String(index + 1).padStart(6)}\t${line}`))],
  ['paste', paste],
  ['rev', perLine((all) => all.map((line) => [...line].reverse().join('')))],
  ['sort', sort],
  ['tac', perLine((all) => all.toReversed())],
  ['tr', translate],
  ['uniq', unique],
];
