import { print } from '#sim/programs/kernel/io.ts';
import type { Node } from '#sim/programs/kernel/nodes.ts';
import { baseName, directoryName, joinPath } from '#sim/programs/kernel/paths.ts';
import type { Main, Process, Step } from '#sim/programs/kernel/types.ts';
import { absolute, applet, refuse, refuseUsage } from './applet.ts';

const makeDirectory: Main = applet(
  'pm:',
  function* (process, { flags, operands }) {
    if (operands.length === 0) return yield* refuseUsage(process);
    let status = 0;
    for (const path of operands) {
      const made = flags.has('p')
        ? makeParents(process, absolute(process, path))
        : process.system.disk.makeDirectory(absolute(process, path));
      if (!made.ok) status = yield* refuse(process, `can't create directory '${path}': ${made.problem}`);
    }
    return status;
  },
  { parents: 'p' },
);

function makeParents(process: Process, path: string): { readonly ok: true } | { readonly ok: false; readonly problem: string } {
  const { disk } = process.system;
  let at = '';
  for (const name of path.split('/').filter((each) => each !== '')) {
    at += `/${name}`;
    const node = disk.lookup(at);
    if (node?.kind === 'directory') continue;
    const made =
      node === undefined ? disk.makeDirectory(at) : { ok: false as const, problem: at === path ? 'File exists' : 'Not a directory' };
    if (!made.ok) return made;
  }
  return { ok: true };
}

const removeDirectory: Main = applet('p', function* (process, { operands }) {
  let status = 0;
  for (const path of operands) {
    const node = process.system.disk.lookup(absolute(process, path));
    const removed =
      node !== undefined && node.kind !== 'directory'
        ? { ok: false as const, problem: 'Not a directory' }
        : process.system.disk.remove(absolute(process, path));
    if (!removed.ok) status = yield* refuse(process, `'${path}': ${removed.problem}`);
  }
  return status;
});

const remove: Main = applet('rRfi', function* (process, { flags, operands }) {
  const isForced = flags.has('f');
  const isRecursive = flags.has('r') || flags.has('R');
  if (operands.length === 0) return isForced ? 0 : yield* refuseUsage(process);
  let status = 0;
  for (const path of operands) {
    const node = process.system.disk.lookup(absolute(process, path));
    if (node === undefined) {
      if (!isForced) status = yield* refuse(process, `can't remove '${path}': No such file or directory`);
    } else if (node.kind === 'directory' && !isRecursive) status = yield* refuse(process, `'${path}' is a directory`);
    else {
      const problem = removeTree(process, absolute(process, path));
      if (problem !== null) status = yield* refuse(process, `can't remove '${path}': ${problem}`);
    }
  }
  return status;
});

function removeTree(process: Process, path: string): string | null {
  const { disk } = process.system;
  process.system.charge(1);
  const names = disk.list(path);
  if (names.ok) for (const name of names.value) removeTree(process, joinPath(path, name));
  const removed = disk.remove(path);
  return removed.ok ? null : removed.problem;
}

/** Where a copy of `source` goes: into `target` when that is a directory. */
function destination(process: Process, source: string, target: string): string {
  const isDirectory = process.system.disk.lookup(absolute(process, target))?.kind === 'directory';
  return absolute(process, isDirectory ? joinPath(target, baseName(source)) : target);
}

function copyTree(process: Process, node: Node, from: string, to: string): string | null {
  const { disk } = process.system;
  process.system.charge(1);
  if (node.kind !== 'directory') {
    const written = disk.write(to, node.kind === 'file' ? node.content : '');
    if (written.ok && node.kind === 'file') written.value.mode = node.mode;
    return written.ok ? null : `can't create '${to}': ${written.problem}`;
  }
  if (to === from || to.startsWith(`${from}/`)) return `recursion detected, omitting directory '${from}'`;
  if (disk.lookup(to)?.kind !== 'directory') {
    const made = disk.makeDirectory(to);
    if (!made.ok) return `can't create directory '${to}': ${made.problem}`;
  }
  let problem: string | null = null;
  for (const [name, child] of node.children) problem = copyTree(process, child, joinPath(from, name), joinPath(to, name)) ?? problem;
  return problem;
}

const copy: Main = applet('rRapfdLPuT', function* (process, { flags, operands }) {
  const target = operands.at(-1);
  if (target === undefined || operands.length < 2) return yield* refuseUsage(process);
  const isRecursive = flags.has('r') || flags.has('R') || flags.has('a');
  if (operands.length > 2 && process.system.disk.lookup(absolute(process, target))?.kind !== 'directory') {
    return yield* refuse(process, `target '${target}' is not a directory`);
  }
  let status = 0;
  for (const source of operands.slice(0, -1)) {
    const found = process.system.disk.find(absolute(process, source));
    if (!found.ok) status = yield* refuse(process, `can't stat '${source}': ${found.problem}`);
    else if (found.value.kind === 'directory' && !isRecursive) status = yield* refuse(process, `omitting directory '${source}'`);
    else {
      const problem = copyTree(process, found.value, absolute(process, source), destination(process, source, target));
      if (problem !== null) status = yield* refuse(process, problem);
    }
  }
  return status;
});

const move: Main = applet('fin', function* (process, { operands }) {
  const target = operands.at(-1);
  if (target === undefined || operands.length < 2) return yield* refuseUsage(process);
  let status = 0;
  for (const source of operands.slice(0, -1)) {
    const from = absolute(process, source);
    const found = process.system.disk.find(from);
    const to = destination(process, source, target);
    if (!found.ok) status = yield* refuse(process, `can't rename '${source}': ${found.problem}`);
    else if (to !== from) {
      const problem = copyTree(process, found.value, from, to) ?? removeTree(process, from);
      if (problem !== null) status = yield* refuse(process, problem.startsWith("can't") ? problem : `can't rename '${source}': ${problem}`);
    }
  }
  return status;
});

/** Simplified: a link is a copy. */
const link: Main = applet('sfnT', function* (process, { flags, operands }) {
  const [source, target = '.'] = operands;
  if (source === undefined) return yield* refuseUsage(process);
  const to = destination(process, source, target);
  if (!flags.has('f') && process.system.disk.lookup(to) !== undefined) return yield* refuse(process, `${target}: File exists`);
  const from = flags.has('s') && !source.startsWith('/') ? joinPath(directoryName(to), source) : absolute(process, source);
  const found = process.system.disk.find(from);
  if (!found.ok) return flags.has('s') ? 0 : yield* refuse(process, `${source}: ${found.problem}`);
  const problem = copyTree(process, found.value, from, to);
  return problem === null ? 0 : yield* refuse(process, `${target}: ${problem}`);
});

const touch: Main = applet('cmad:t:r:', function* (process, { flags, operands }) {
  let status = 0;
  for (const path of operands) {
    const node = process.system.disk.lookup(absolute(process, path));
    if (node?.kind === 'file' || node?.kind === 'directory') node.modifiedAtMs = process.system.nowMs;
    else if (node === undefined && !flags.has('c')) {
      const made = process.system.disk.open(absolute(process, path));
      if (!made.ok) status = yield* refuse(process, `${path}: ${made.problem}`);
    }
  }
  return status;
});

/** `755`, `+x`, `a+x`, `u+rw,g-w`. */
function changedMode(mode: number, spec: string): number | undefined {
  if (/^[0-7]{1,4}$/.test(spec)) return Number.parseInt(spec, 8);
  let result = mode;
  for (const clause of spec.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause);
    if (match === null) return undefined;
    const who = match[1] === '' || match[1]?.includes('a') ? 'ugo' : (match[1] ?? '');
    let bits = 0;
    for (const [letter, shift] of [
      ['u', 6],
      ['g', 3],
      ['o', 0],
    ] as const) {
      if (!who.includes(letter)) continue;
      for (const [permission, bit] of [
        ['r', 4],
        ['w', 2],
        ['x', 1],
      ] as const)
        if (match[3]?.includes(permission)) bits |= bit << shift;
    }
    result = match[2] === '+' ? result | bits : match[2] === '-' ? result & ~bits : bits;
  }
  return result;
}

const changeMode: Main = applet('+R', function* (process, { operands }) {
  const [spec, ...paths] = operands;
  if (spec === undefined || paths.length === 0) return yield* refuseUsage(process);
  let status = 0;
  for (const path of paths) {
    const found = process.system.disk.find(absolute(process, path));
    if (!found.ok) {
      status = yield* refuse(process, `${path}: ${found.problem}`);
      continue;
    }
    if (found.value.kind !== 'file' && found.value.kind !== 'directory') continue;
    const mode = changedMode(found.value.mode, spec);
    if (mode === undefined) return yield* refuse(process, `invalid mode '${spec}'`);
    found.value.mode = mode;
  }
  return status;
});

/** Simplified: everything belongs to root, whatever is asked. */
const changeOwner: Main = applet('+Rh', function* (process, { operands }) {
  for (const path of operands.slice(1)) {
    const found = process.system.disk.find(absolute(process, path));
    if (!found.ok) return yield* refuse(process, `${path}: ${found.problem}`);
  }
  return 0;
});

const makeTemporary: Main = applet('dp:tu', function* (process, { flags, operands }) {
  const [template = joinPath(flags.get('p') ?? '/tmp', 'tmp.XXXXXX')] = operands;
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const path = template.replace(/X+$/, (marks) =>
    [...marks].map(() => letters.charAt((process.system.random() >>> 8) % letters.length)).join(''),
  );
  const full = absolute(process, path);
  const made = flags.has('d') ? process.system.disk.makeDirectory(full) : process.system.disk.open(full);
  if (!made.ok) return yield* refuse(process, `${path}: ${made.problem}`);
  yield* print(process, `${path}\n`);
  return 0;
});

/** Paths below and at `path`, depth first, parents first. */
export function* walk(
  process: Process,
  path: string,
  depth = 0,
): Step<readonly { readonly path: string; readonly node: Node; readonly depth: number }[]> {
  const found = process.system.disk.find(absolute(process, path));
  if (!found.ok) return [];
  process.system.charge(1);
  const all = [{ path, node: found.value, depth }];
  if (found.value.kind === 'directory')
    for (const name of [...found.value.children.keys()].sort()) all.push(...(yield* walk(process, joinPath(path, name), depth + 1)));
  return all;
}

export const fileApplets: readonly (readonly [string, Main])[] = [
  ['chmod', changeMode],
  ['chown', changeOwner],
  ['cp', copy],
  ['ln', link],
  ['mkdir', makeDirectory],
  ['mktemp', makeTemporary],
  ['mv', move],
  ['rm', remove],
  ['rmdir', removeDirectory],
  ['touch', touch],
];
