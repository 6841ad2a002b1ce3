import { release } from './kernel.ts';
import type { Block, OpenFile, Process, Step } from './types.ts';

const forever = Number.POSITIVE_INFINITY;

/** Lets `ms` pass. A handled signal cuts it short when `interruptible`; the result tells whether one did. */
export function* sleep(process: Process, ms: number, interruptible = false): Step<boolean> {
  const wakeAtMs = process.system.nowMs + ms;
  const ready = interruptible ? () => process.pending.length > 0 : null;
  yield { wakeAtMs, ready };
  return interruptible && process.pending.length > 0;
}

/** Waits until `ready`, however long it takes. */
export function* waitFor(ready: () => boolean): Step<void> {
  if (!ready()) yield { wakeAtMs: forever, ready };
}

/** Stands still for good; only a signal ends it. */
export function* hang(): Step<never> {
  const block: Block = { wakeAtMs: forever, ready: null };
  for (;;) yield block;
}

/** Books processor time and steps, and lets virtual time pass for them. */
export function* spend(process: Process, micros: number, steps = 1): Step<void> {
  const { system } = process;
  system.charge(steps);
  process.usedMicros += micros;
  const wholeMs = Math.floor(process.usedMicros / 1000);
  process.usedMicros -= wholeMs * 1000;
  const wakeAtMs = Math.max(system.nowMs + wholeMs, system.allowedAtMs);
  if (wakeAtMs > system.nowMs) yield { wakeAtMs, ready: null };
}

/** Writes all of `text`; the text of the error, or null. A broken pipe ends the process. */
export function* write(process: Process, fd: number, text: string): Step<string | null> {
  const file = process.files.get(fd);
  if (file === undefined) return 'Bad file descriptor';
  for (;;) {
    const result = file.tryWrite(text);
    if (result === 'ok') return null;
    if (result === 'broken pipe') {
      if (process.pid === 1 || process.ignored.has('PIPE') || process.handled.has('PIPE')) return 'Broken pipe';
      process.system.signal(process.pid, 'PIPE');
      return yield* hang();
    }
    if (result !== 'wait') return result;
    // A full pipe is drained by its reader, or loses it.
    yield { wakeAtMs: forever, ready: () => file.tryWrite('') !== 'wait' };
  }
}

/** Prints on standard output, ignoring errors. */
export const print = (process: Process, text: string): Step<string | null> => write(process, 1, text);
/** Prints on standard error, ignoring errors. */
export const complain = (process: Process, text: string): Step<string | null> => write(process, 2, `${text}\n`);

/** What can be read now, waiting for something to be there; `''` is the end. */
export function* readChunk(file: OpenFile): Step<string> {
  if (file.pushedBack !== '') {
    const text = file.pushedBack;
    file.pushedBack = '';
    return text;
  }
  let text = file.tryRead();
  while (text === null) {
    let got: string | null = null;
    yield {
      wakeAtMs: forever,
      ready: () => {
        got = file.tryRead();
        return got !== null;
      },
    };
    text = got;
  }
  return text;
}

/** Reads to the end. An endless source fills the memory instead, see `fillMemory`. */
export function* readAll(process: Process, file: OpenFile): Step<string> {
  if (file.isEndless) return yield* fillMemory(process, forever);
  const parts: string[] = [];
  let booked = 0;
  for (;;) {
    const chunk = yield* readChunk(file);
    if (chunk === '') break;
    parts.push(chunk);
    booked += chunk.length;
    if (booked > MAX_TEXT_BYTES) return yield* fillMemory(process, forever);
    process.system.allocate(chunk.length);
    yield* spend(process, 0, chunk.length >> 14);
  }
  process.system.allocate(-booked);
  return parts.join('');
}

/** A line with its line end; without one at the end of the file; `''` when nothing is left. */
export function* readLine(file: OpenFile): Step<string> {
  let line = '';
  for (;;) {
    const chunk = yield* readChunk(file);
    if (chunk === '') return line;
    const end = chunk.indexOf('\n');
    if (end >= 0) {
      file.pushedBack = chunk.slice(end + 1);
      return line + chunk.slice(0, end + 1);
    }
    line += chunk;
  }
}

/** Simplified: whoever holds more text than this is taken to fill the memory. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;

/** Bytes per ms that a program can fill memory with. */
const FILL_RATE = 1_000_000;

/** Takes memory until `bytes` are used or the limit ends the container; with neither, never comes back. */
export function* fillMemory(process: Process, bytes: number): Step<never | string> {
  const { system } = process;
  const wanted = Math.min(bytes, system.memoryLimitBytes);
  if (wanted === forever) return yield* hang();
  yield* sleep(process, Math.ceil(wanted / FILL_RATE));
  system.allocate(bytes === forever ? system.memoryLimitBytes : bytes);
  return process.exitStatus === null ? '' : yield* hang();
}

/** Points descriptor `fd` at `file`, or closes it (undefined). */
export function assign(process: Process, fd: number, file: OpenFile | undefined): void {
  const old = process.files.get(fd);
  if (file !== undefined) {
    file.references += 1;
    process.files.set(fd, file);
  } else process.files.delete(fd);
  if (old !== undefined) release(old);
}
