import { print } from '#sim/programs/kernel/io.ts';
import type { Node } from '#sim/programs/kernel/nodes.ts';
import { baseName, joinPath } from '#sim/programs/kernel/paths.ts';
import type { Main, Process } from '#sim/programs/kernel/types.ts';
import { matchesPattern } from '#sim/programs/shell/pattern.ts';
import { absolute, applet, refuse } from './applet.ts';
import { formatDate } from './clock-applets.ts';
import { walk } from './file-applets.ts';
import { runCommand } from './run-command.ts';

/** Size of a program of the image, which is one file for all of them. */
const PROGRAM_BYTES = 1_037_528;

const sizeOf = (node: Node): number =>
  node.kind === 'file' ? node.content.length : node.kind === 'directory' ? 4096 : node.kind === 'program' ? PROGRAM_BYTES : 0;

function modeText(node: Node): string {
  const mode = node.kind === 'file' || node.kind === 'directory' ? node.mode : node.kind === 'program' ? 0o755 : 0o666;
  const kind = node.kind === 'directory' ? 'd' : node.kind === 'device' ? 'c' : '-';
  let text = kind;
  for (let bit = 8; bit >= 0; bit--) text += (mode & (1 << bit)) === 0 ? '-' : 'xwr'.charAt(bit % 3);
  return (mode & 0o1000) === 0 ? text : `${text.slice(0, -1)}t`;
}

function longLine(process: Process, node: Node, name: string): string {
  const modifiedAtMs = node.kind === 'file' || node.kind === 'directory' ? node.modifiedAtMs : -86_400_000;
  const when = formatDate('%b %e %H:%M', process.system.input.startedAtMs() + modifiedAtMs);
  const links = node.kind === 'directory' ? 2 + [...node.children.values()].filter((child) => child.kind === 'directory').length : 1;
  return `${modeText(node)} ${String(links).padStart(4)} root     root     ${String(sizeOf(node)).padStart(9)} ${when} ${name}`;
}

const list: Main = applet('alA1hRrtSdFpin', function* (process, { flags, operands }) {
  const { disk } = process.system;
  const show = (node: Node | undefined, name: string): string =>
    flags.has('l') && node !== undefined ? longLine(process, node, name) : name;
  let status = 0;
  const files: string[] = [];
  const directories: string[] = [];
  for (const path of operands.length === 0 ? ['.'] : operands) {
    const found = disk.find(absolute(process, path));
    if (!found.ok) status = yield* refuse(process, `${path}: ${found.problem}`);
    else if (found.value.kind === 'directory' && !flags.has('d')) directories.push(path);
    else files.push(show(found.value, path));
  }
  if (files.length > 0) yield* print(process, `${files.join('\n')}\n`);
  for (const [index, path] of directories.entries()) {
    const full = absolute(process, path);
    const names = disk.list(full);
    const shown = (names.ok ? names.value : []).filter((name) => flags.has('a') || flags.has('A') || !name.startsWith('.'));
    if (flags.has('a')) shown.unshift('.', '..');
    if (flags.has('t'))
      shown.sort(
        (a, b) =>
          modifiedAt(disk.lookup(absolute(process, joinPath(full, b)))) - modifiedAt(disk.lookup(absolute(process, joinPath(full, a)))),
      );
    if (flags.has('r')) shown.reverse();
    const lines = shown.map((name) => show(disk.lookup(absolute(process, joinPath(full, name))), name));
    if (directories.length + files.length > 1) lines.unshift(`${index > 0 || files.length > 0 ? '\n' : ''}${path}:`);
    if (flags.has('l')) lines.splice(directories.length + files.length > 1 ? 1 : 0, 0, `total ${shown.length * 4}`);
    if (lines.length > 0) yield* print(process, `${lines.join('\n')}\n`);
  }
  return status;
});

const modifiedAt = (node: Node | undefined): number => (node?.kind === 'file' || node?.kind === 'directory' ? node.modifiedAtMs : 0);

const stat: Main = applet('c:ftL', function* (process, { flags, operands }) {
  let status = 0;
  for (const path of operands) {
    const found = process.system.disk.find(absolute(process, path));
    if (!found.ok) {
      status = yield* refuse(process, `can't stat '${path}': ${found.problem}`);
      continue;
    }
    const node = found.value;
    const seconds = (): string => String(Math.floor((process.system.input.startedAtMs() + modifiedAt(node)) / 1000));
    const fields = new Map<string, () => string>([
      ['n', () => path],
      ['s', () => String(sizeOf(node))],
      ['A', () => modeText(node)],
      ['a', () => (node.kind === 'file' || node.kind === 'directory' ? node.mode.toString(8) : '755')],
      ['Y', seconds],
      [
        'F',
        () =>
          node.kind === 'directory'
            ? 'directory'
            : node.kind === 'device'
              ? 'character special file'
              : sizeOf(node) === 0
                ? 'regular empty file'
                : 'regular file',
      ],
      ['U', () => 'root'],
      ['G', () => 'root'],
      ['u', () => '0'],
      ['g', () => '0'],
    ]);
    const format = flags.get('c') ?? '  File: %n\n  Size: %s\n';
    yield* print(process, `${format.replace(/%([a-zA-Z])/g, (whole, letter: string) => fields.get(letter)?.() ?? whole)}\n`);
  }
  return status;
});

const diskUse: Main = applet('sakmhcd:x', function* (process, { flags, operands }) {
  const unit = flags.has('m') ? 1_048_576 : 1024;
  for (const path of operands.length === 0 ? ['.'] : operands) {
    const all = yield* walk(process, path);
    if (all.length === 0) return yield* refuse(process, `${path}: No such file or directory`);
    const wanted = flags.has('s') ? all.slice(0, 1) : all.filter(({ node }) => node.kind === 'directory' || flags.has('a'));
    for (const { path: each } of wanted.toReversed()) {
      const bytes = all
        .filter((one) => one.path === each || one.path.startsWith(joinPath(each, '')))
        .reduce((sum, { node }) => sum + Math.ceil(sizeOf(node) / 4096) * 4096, 0);
      const blocks = Math.ceil(bytes / unit);
      yield* print(process, `${flags.has('h') ? humanSize(bytes) : blocks}\t${each}\n`);
    }
  }
  return 0;
});

function humanSize(bytes: number): string {
  if (bytes < 1_048_576) return `${(bytes / 1024).toFixed(1)}K`;
  return bytes < 1_073_741_824 ? `${(bytes / 1_048_576).toFixed(1)}M` : `${(bytes / 1_073_741_824).toFixed(1)}G`;
}

/** `find [PATH…] [-name P] [-type f|d] [-maxdepth N] [-mindepth N] [-exec CMD {} ;] [-delete] [-print]`; conditions are joined by "and". */
const find: Main = function* (process) {
  const args = process.argv.slice(1);
  let i = 0;
  const paths: string[] = [];
  while (i < args.length && !/^[-(!]/.test(args[i] ?? '')) paths.push(args[i++] ?? '');
  const conditions = parseConditions(args.slice(i));
  if (typeof conditions === 'string') return yield* refuse(process, conditions);
  let status = 0;
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const all = yield* walk(process, path);
    if (all.length === 0) status = yield* refuse(process, `${path}: No such file or directory`);
    for (const entry of conditions.deletes ? all.toReversed() : all) {
      if (entry.depth > conditions.maxDepth || entry.depth < conditions.minDepth) continue;
      if (!conditions.tests.every((test) => test(entry))) continue;
      if (conditions.deletes) process.system.disk.remove(absolute(process, entry.path));
      else if (conditions.exec === null) yield* print(process, `${entry.path}\n`);
      else
        yield* runCommand(
          process,
          conditions.exec.map((word) => word.replaceAll('{}', entry.path)),
        );
    }
  }
  return status;
};

interface Conditions {
  readonly tests: readonly ((entry: { readonly path: string; readonly node: Node }) => boolean)[];
  readonly maxDepth: number;
  readonly minDepth: number;
  readonly exec: readonly string[] | null;
  readonly deletes: boolean;
}

function parseConditions(args: readonly string[]): Conditions | string {
  const tests: Conditions['tests'][number][] = [];
  let maxDepth = Number.POSITIVE_INFINITY;
  let minDepth = 0;
  let exec: readonly string[] | null = null;
  let deletes = false;
  let negates = false;
  for (let i = 0; i < args.length; i++) {
    const name = args[i] ?? '';
    const value = args[i + 1] ?? '';
    const add = (test: Conditions['tests'][number]): void => {
      const isNegated = negates;
      tests.push(isNegated ? (entry) => !test(entry) : test);
      negates = false;
      i += 1;
    };
    if (name === '-name') add(({ path }) => matchesPattern(value, baseName(path)));
    else if (name === '-path') add(({ path }) => matchesPattern(value, path));
    else if (name === '-type')
      add(({ node }) => (value === 'd' ? node.kind === 'directory' : value === 'f' && (node.kind === 'file' || node.kind === 'program')));
    else if (name === '-maxdepth') maxDepth = Number(args[++i]);
    else if (name === '-mindepth') minDepth = Number(args[++i]);
    else if (name === '!' || name === '-not') negates = true;
    else if (name === '-delete') deletes = true;
    else if (name === '-exec') {
      const end = args.findIndex((word, index) => index > i && (word === ';' || word === '+'));
      if (end < 0) return '-exec requires an argument';
      exec = args.slice(i + 1, end);
      i = end;
    } else if (name === '-empty') {
      add(({ node }) => (node.kind === 'directory' ? node.children.size === 0 : sizeOf(node) === 0));
      i -= 1;
    } else if (name !== '-print' && name !== '-print0') return `unrecognized: ${name}`;
  }
  return { tests, maxDepth, minDepth, exec, deletes };
}

export const listingApplets: readonly (readonly [string, Main])[] = [
  ['du', diskUse],
  ['find', find],
  ['ls', list],
  ['stat', stat],
];
