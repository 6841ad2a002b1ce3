import { print } from '#sim/programs/kernel/io.ts';
import type { Main, Process, Step } from '#sim/programs/kernel/types.ts';
import { escapeRegExp, safeRegExp } from '#sim/programs/shell/pattern.ts';
import type { Options } from './applet.ts';
import { absolute, applet, linesOf, readInputs, refuseUsage } from './applet.ts';
import { walk } from './file-applets.ts';
import { posixSource } from './regex.ts';

interface Search {
  readonly expression: RegExp;
  readonly flags: ReadonlyMap<string, string>;
  readonly showsNames: boolean;
  readonly before: number;
  readonly after: number;
}

function expressionOf(patterns: readonly string[], flags: ReadonlyMap<string, string>, isExtended: boolean): RegExp {
  const one = (pattern: string): string => {
    const source = flags.has('F') ? escapeRegExp(pattern) : posixSource(pattern, isExtended);
    if (flags.has('x')) return `^(?:${source})$`;
    return flags.has('w') ? `(?<!\\w)(?:${source})(?!\\w)` : source;
  };
  return safeRegExp(patterns.map((pattern) => `(?:${one(pattern)})`).join('|'), flags.has('i') ? 'gi' : 'g');
}

const grep = (isExtended: boolean, isFixed: boolean): Main =>
  applet('EFinvclLqsowxrRhHe:f:A:B:C:m:a', function* (process, options) {
    const { flags, operands } = options;
    const pattern = flags.get('e') ?? operands[0];
    if (pattern === undefined) return yield* refuseUsage(process);
    const all = isFixed ? new Map([...flags, ['F', '']]) : flags;
    const files = flags.has('e') ? operands : operands.slice(1);
    const context = Number(flags.get('C') ?? 0);
    return yield* search(
      process,
      { flags: all, operands: yield* expandDirectories(process, files, flags) },
      {
        expression: expressionOf(pattern.split('\n'), all, isExtended || flags.has('E')),
        flags: all,
        showsNames: (files.length > 1 || flags.has('r') || flags.has('R') || flags.has('H')) && !flags.has('h'),
        before: Number(flags.get('B') ?? context),
        after: Number(flags.get('A') ?? context),
      },
    );
  });

function* expandDirectories(process: Process, files: readonly string[], flags: ReadonlyMap<string, string>): Step<readonly string[]> {
  if (!flags.has('r') && !flags.has('R')) return files;
  const all: string[] = [];
  for (const file of files.length === 0 ? ['.'] : files) {
    if (process.system.disk.lookup(absolute(process, file))?.kind !== 'directory') all.push(file);
    else for (const { path, node } of yield* walk(process, file)) if (node.kind === 'file') all.push(path);
  }
  return all;
}

function* search(process: Process, { operands }: Options, given: Search): Step<number> {
  const { flags } = given;
  const { inputs, failed } = yield* readInputs(process, operands, (path, problem) => `${path}: ${problem}`);
  let found = false;
  for (const { name, text } of inputs) {
    const { matched, output } = searchText(given, name === '-' ? '(standard input)' : name, text);
    found ||= matched;
    if (flags.has('q')) {
      if (found) return 0;
    } else yield* print(process, output);
  }
  return failed ? 2 : found ? 0 : 1;
}

function searchText(
  { expression, flags, showsNames, before, after }: Search,
  name: string,
  text: string,
): { readonly matched: boolean; readonly output: string } {
  const lines = linesOf(text);
  const prefix = (index: number, mark: string): string => `${showsNames ? name + mark : ''}${flags.has('n') ? index + 1 + mark : ''}`;
  const limit = Number(flags.get('m') ?? Number.POSITIVE_INFINITY);
  const hits: number[] = [];
  for (const [index, line] of lines.entries()) {
    expression.lastIndex = 0;
    if (expression.test(line) !== flags.has('v')) hits.push(index);
    if (hits.length >= limit) break;
  }
  const matched = hits.length > 0;
  if (flags.has('l') || flags.has('L')) return { matched, output: matched === flags.has('l') ? `${name}\n` : '' };
  if (flags.has('c')) return { matched, output: `${showsNames ? `${name}:` : ''}${hits.length}\n` };
  let output = '';
  if (flags.has('o')) {
    expression.lastIndex = 0;
    for (const index of hits)
      for (const [part] of (lines[index] ?? '').matchAll(expression)) if (part !== '') output += `${prefix(index, ':')}${part}\n`;
    return { matched, output };
  }
  let shown = -1;
  for (const [place, index] of hits.entries()) {
    const first = Math.max(index - before, shown + 1);
    if (shown >= 0 && first > shown + 1 && before + after > 0) output += '--\n';
    const last = Math.min(index + after, lines.length - 1, (hits[place + 1] ?? lines.length) - 1);
    for (let i = first; i <= last; i++) output += `${prefix(i, i === index ? ':' : '-')}${lines[i] ?? ''}\n`;
    shown = Math.max(shown, last);
  }
  return { matched, output };
}

export const grepApplets: readonly (readonly [string, Main])[] = [
  ['egrep', grep(true, false)],
  ['fgrep', grep(false, true)],
  ['grep', grep(false, false)],
];
