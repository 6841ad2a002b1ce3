import { complain, fillMemory, hang, readChunk, sleep } from '#sim/programs/kernel/io.ts';
import { openPath } from '#sim/programs/kernel/open-path.ts';
import type { Main, OpenFile, Process, Step } from '#sim/programs/kernel/types.ts';
import { argumentsOf, parseSize, refuse } from './applet.ts';

/** Bytes per ms that `dd` copies. */
const COPY_RATE = 1_000_000;
/** Simplified: of a larger output only this much is what was read, the rest is zeros, which take no memory. */
const MAX_CONTENT = 1_048_576;
/** Simplified: a file is at most this long. */
const MAX_LENGTH = 268_435_456;

/** `dd if=… of=… bs=… count=…`: takes a block of memory, then time for what it copies. */
const dd: Main = function* (process) {
  const given = new Map<string, string>();
  for (const argument of argumentsOf(process)) {
    const [name = '', value] = argument.split(/=(.*)/s);
    if (value === undefined || !/^(if|of|bs|ibs|obs|count|skip|seek|conv|status|iflag|oflag)$/.test(name))
      return yield* refuse(process, `unrecognized: ${argument}`);
    given.set(name, value);
  }
  const blockBytes = parseSize(given.get('bs') ?? given.get('ibs') ?? '512');
  const count = given.has('count') ? parseSize(given.get('count') ?? '') : Number.POSITIVE_INFINITY;
  if (blockBytes === undefined || blockBytes === 0 || count === undefined)
    return yield* refuse(process, `invalid number '${given.get('bs') ?? given.get('count')}'`);
  const input = yield* open(process, given.get('if'), 0, 'read');
  const output = yield* open(process, given.get('of'), 1, 'write');
  if (input === undefined || output === undefined) return 1;
  if (blockBytes > MAX_CONTENT) yield* fillMemory(process, blockBytes);
  const copied = input.isEndless
    ? yield* copyEndless(process, input, output, blockBytes * count)
    : yield* copyAll(input, output, blockBytes * count);
  if (blockBytes > MAX_CONTENT) process.system.allocate(-blockBytes);
  return yield* report(process, copied, blockBytes, given.get('status'));
};

function* open(process: Process, path: string | undefined, standard: number, mode: 'read' | 'write'): Step<OpenFile | undefined> {
  if (path === undefined) return process.files.get(standard);
  const opened = openPath(process, path, mode);
  if (opened.ok) return opened.value;
  yield* refuse(process, `can't open '${path}': ${opened.problem}`);
  return undefined;
}

function* copyEndless(process: Process, input: OpenFile, output: OpenFile, bytes: number): Step<number> {
  if (bytes === Number.POSITIVE_INFINITY) return yield* hang();
  let content = '';
  while (content.length < Math.min(bytes, MAX_CONTENT)) content += input.tryRead() ?? '';
  // repeated text that nobody reads is never laid out in memory
  const rest = '\0'.repeat(Math.max(0, Math.min(bytes, MAX_LENGTH) - MAX_CONTENT));
  output.tryWrite(content.slice(0, Math.min(bytes, MAX_CONTENT)) + rest);
  yield* sleep(process, Math.ceil(bytes / COPY_RATE));
  return bytes;
}

function* copyAll(input: OpenFile, output: OpenFile, bytes: number): Step<number> {
  let copied = 0;
  while (copied < bytes) {
    const chunk = (yield* readChunk(input)).slice(0, bytes - copied);
    if (chunk === '') break;
    output.tryWrite(chunk);
    copied += chunk.length;
  }
  return copied;
}

function* report(process: Process, bytes: number, blockBytes: number, status: string | undefined): Step<number> {
  if (status === 'none') return 0;
  const records = `${Math.floor(bytes / blockBytes)}+${bytes % blockBytes === 0 ? 0 : 1}`;
  const seconds = Math.max(bytes / COPY_RATE / 1000, 0.001);
  const summary = `${bytes} bytes (${(bytes / 1_048_576).toFixed(1)}MB) copied, ${seconds.toFixed(6)} seconds, ${(bytes / seconds / 1_048_576).toFixed(1)}MB/s`;
  yield* complain(process, `${records} records in\n${records} records out${status === 'noxfer' ? '' : `\n${summary}`}`);
  return 0;
}

export const memoryApplets: readonly (readonly [string, Main])[] = [['dd', dd]];
