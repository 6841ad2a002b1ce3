import { byteLength } from '#sim/api/go-text.ts';
import { fillMemory, hang, print, readAll, readChunk, sleep, spend } from '#sim/programs/kernel/io.ts';
import { FileHandle } from '#sim/programs/kernel/open-file.ts';
import { openPath } from '#sim/programs/kernel/open-path.ts';
import type { Main, OpenFile, Process, Step } from '#sim/programs/kernel/types.ts';
import { absolute, applet, cannotOpen, linesOf, openInput, parseSize, pathProblem, readInputs, refuse } from './applet.ts';

/** Ms between two looks of a reader at an endless source. */
const ENDLESS_TURN_MS = 1000;

/** Copies as it comes, so that what a slow writer prints appears when it does. */
function* copy(process: Process, file: OpenFile): Step<void> {
  // Simplified: an endless source prints nothing, it only takes time.
  while (file.isEndless) yield* sleep(process, ENDLESS_TURN_MS);
  for (let chunk = yield* readChunk(file); chunk !== ''; chunk = yield* readChunk(file)) {
    yield* print(process, chunk);
    yield* spend(process, 0);
  }
}

const cat: Main = applet('nbAu', function* (process, { flags, operands }) {
  let status = 0;
  let line = 0;
  for (const name of operands.length === 0 ? ['-'] : operands) {
    const file = yield* openInput(process, name, cannotOpen);
    if (file === undefined) status = 1;
    else if (flags.has('n')) {
      for (const text of linesOf(yield* readAll(process, file))) yield* print(process, `${String(++line).padStart(6)}\t${text}\n`);
    } else yield* copy(process, file);
  }
  return status;
});

const tee: Main = applet('ai', function* (process, { flags, operands }) {
  const outputs: OpenFile[] = [];
  let status = 0;
  for (const path of operands) {
    const opened = openPath(process, path, flags.has('a') ? 'append' : 'write');
    if (opened.ok) outputs.push(opened.value);
    else status = yield* refuse(process, `${path}: ${opened.problem}`);
  }
  const input = process.files.get(0);
  if (input === undefined) return status;
  for (let chunk = yield* readChunk(input); chunk !== ''; chunk = yield* readChunk(input)) {
    for (const output of outputs) output.tryWrite(chunk);
    yield* print(process, chunk);
    yield* spend(process, 0);
  }
  return status;
});

/** `-5` as `-n 5`. */
function withOldCount(main: Main): Main {
  return (process) => {
    const [name = '', first = '', ...rest] = process.argv;
    if (/^-\d+$/.test(first)) process.argv = [name, '-n', first.slice(1), ...rest];
    return main(process);
  };
}

function* printHead(process: Process, file: OpenFile, lines: number, bytes: number | undefined): Step<void> {
  let linesLeft = lines;
  let bytesLeft = bytes ?? 0;
  while (bytes === undefined ? linesLeft > 0 : bytesLeft > 0) {
    const chunk = yield* readChunk(file);
    if (chunk === '') return;
    let end = 0;
    if (bytes !== undefined) {
      end = Math.min(bytesLeft, chunk.length);
      bytesLeft -= end;
    } else {
      while (linesLeft > 0 && end < chunk.length) {
        const next = chunk.indexOf('\n', end);
        end = next < 0 ? chunk.length : next + 1;
        if (next >= 0) linesLeft -= 1;
      }
    }
    file.pushedBack = file.isEndless ? '' : chunk.slice(end);
    yield* print(process, chunk.slice(0, end));
    yield* spend(process, 0, 1 + (end >> 14));
  }
}

const head: Main = withOldCount(
  applet('n:c:qv', function* (process, { flags, operands }) {
    const bytes = flags.has('c') ? parseSize(flags.get('c') ?? '') : undefined;
    const lines = parseSize((flags.get('n') ?? '10').replace(/^[-+]/, ''));
    if (lines === undefined || (flags.has('c') && bytes === undefined))
      return yield* refuse(process, `invalid number '${flags.get('c') ?? flags.get('n')}'`);
    let status = 0;
    for (const [index, name] of (operands.length === 0 ? ['-'] : operands).entries()) {
      const file = yield* openInput(process, name, pathProblem);
      if (file === undefined) {
        status = 1;
        continue;
      }
      if (operands.length > 1) yield* print(process, `${index > 0 ? '\n' : ''}==> ${name} <==\n`);
      if (flags.get('n')?.startsWith('-'))
        yield* print(process, joinLines(linesOf(yield* readAll(process, file)).slice(0, -lines || undefined)));
      else yield* printHead(process, file, lines, bytes);
    }
    return status;
  }),
);

const joinLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const tail: Main = withOldCount(
  applet('n:c:fFqs:v', function* (process, { flags, operands }) {
    const follows = flags.has('f') || flags.has('F');
    let status = 0;
    const followed: OpenFile[] = [];
    for (const [index, name] of (operands.length === 0 ? ['-'] : operands).entries()) {
      const file = yield* openInput(process, name, cannotOpen);
      if (file === undefined) {
        status = 1;
        continue;
      }
      if (file.isEndless) yield* fillMemory(process, Number.POSITIVE_INFINITY);
      if (operands.length > 1) yield* print(process, `${index > 0 ? '\n' : ''}==> ${name} <==\n`);
      yield* print(process, lastPart(yield* readAll(process, file), flags));
      followed.push(file);
    }
    if (!follows) return status;
    if (followed.length === 0) return yield* refuse(process, 'no files');
    return yield* follow(process, followed);
  }),
);

function lastPart(text: string, flags: ReadonlyMap<string, string>): string {
  const bytes = flags.get('c');
  const spec = bytes ?? flags.get('n') ?? '10';
  const count = parseSize(spec.replace(/^[-+]/, '')) ?? 10;
  if (bytes !== undefined) return spec.startsWith('+') ? text.slice(count - 1) : text.slice(Math.max(text.length - count, 0));
  const lines = text.split(/(?<=\n)/);
  return (spec.startsWith('+') ? lines.slice(Math.max(count - 1, 0)) : count === 0 ? [] : lines.slice(-count)).join('');
}

/** Prints what is added to the files, for ever. */
function* follow(process: Process, files: readonly OpenFile[]): Step<never> {
  const watched = files.filter((file) => file instanceof FileHandle);
  if (watched.length === 0) return yield* hang();
  const lengths = watched.map((file) => file.length);
  for (;;) {
    yield { wakeAtMs: Number.POSITIVE_INFINITY, ready: () => watched.some((file, index) => file.length !== lengths[index]) };
    for (const [index, file] of watched.entries()) {
      lengths[index] = file.length;
      yield* print(process, file.tryRead());
    }
    yield* spend(process, 0);
  }
}

const wc: Main = applet('lwcmL', function* (process, { flags, operands }) {
  const { inputs, failed } = yield* readInputs(process, operands);
  const columns = ['l', 'w', 'c'].filter((flag) => flags.size === 0 || flags.has(flag) || (flag === 'c' && flags.has('m')));
  const count = (text: string): readonly number[] =>
    columns.map((column) =>
      column === 'l' ? text.split('\n').length - 1 : column === 'w' ? (text.match(/\S+/g)?.length ?? 0) : byteLength(text),
    );
  const show = (counts: readonly number[], name: string): string => {
    const isPlain = counts.length === 1;
    const numbers = counts.map((each) => (isPlain ? String(each) : String(each).padStart(9))).join(' ');
    return `${numbers}${name === '-' ? '' : ` ${name}`}\n`;
  };
  const all = inputs.map(({ name, text }) => ({ name, counts: count(text) }));
  for (const { name, counts } of all) yield* print(process, show(counts, name));
  if (operands.length > 1)
    yield* print(
      process,
      show(
        columns.map((_, index) => all.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)),
        'total',
      ),
    );
  return failed ? 1 : 0;
});

const truncate: Main = applet('cs:', function* (process, { flags, operands }) {
  const size = parseSize(flags.get('s') ?? '') ?? 0;
  for (const path of operands) {
    const old = process.system.disk.read(absolute(process, path));
    const written = process.system.disk.write(
      absolute(process, path),
      (old.ok ? old.value : '').slice(0, size).padEnd(Math.min(size, 1_048_576), '\0'),
    );
    if (!written.ok) return yield* refuse(process, `${path}: open: ${written.problem}`);
  }
  return 0;
});

export const streamApplets: readonly (readonly [string, Main])[] = [
  ['cat', cat],
  ['head', head],
  ['tail', tail],
  ['tee', tee],
  ['truncate', truncate],
  ['wc', wc],
];
