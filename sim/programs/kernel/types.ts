import type { FileSystem } from './file-system.ts';
import type { TrackedInput } from './tracked-input.ts';

export type SignalName = 'HUP' | 'INT' | 'QUIT' | 'KILL' | 'USR1' | 'USR2' | 'PIPE' | 'ALRM' | 'TERM' | 'CHLD' | 'CONT' | 'STOP';

/** Why a process stands still: it goes on at `wakeAtMs` (`Infinity`: never by itself) or as soon as `ready` says so. */
export interface Block {
  readonly wakeAtMs: number;
  readonly ready: (() => boolean) | null;
}

/** Work of a process. Every point where virtual time may pass is a `yield`. */
export type Step<T> = Generator<Block, T, void>;

/** The code of a process; its result is the exit code. */
export type Main = (process: Process) => Step<number>;

/** What a file descriptor points at. Shared by all descriptors that were duplicated from one another. */
export interface OpenFile {
  /** Descriptors that point here; the kernel counts. */
  references: number;
  /** Text put back by a reader that took too much. */
  pushedBack: string;
  /** `''` at the end of the file, `null` when a read would have to wait. */
  tryRead(): string | null;
  /** `wait`: try again later. Anything else but `ok` is the text of the error. */
  tryWrite(text: string): WriteResult;
  close(): void;
  /** Endless sources (`/dev/zero`) cannot be read to their end. */
  readonly isEndless: boolean;
}

export type WriteResult = 'ok' | 'wait' | 'broken pipe' | 'Bad file descriptor' | 'No space left on device';

export interface Process {
  readonly pid: number;
  readonly parentPid: number;
  readonly system: System;
  readonly files: Map<number, OpenFile>;
  argv: readonly string[];
  env: Environment;
  cwd: string;
  /** Signals with a handler of the program's own; they wait in `pending` until it looks. */
  readonly handled: Set<SignalName>;
  readonly ignored: Set<SignalName>;
  readonly pending: SignalName[];
  /** Exit code, 128 + n when signal n ended it; `null` while it runs. */
  exitStatus: number | null;
  /** Processor time used since the clock last moved for it, in µs. */
  usedMicros: number;
}

/** The variables a process was started with. */
export interface Environment {
  get(name: string): string | undefined;
  /** All of them, in order. */
  entries(): ReadonlyMap<string, string>;
}

export interface SpawnOptions {
  readonly argv?: readonly string[];
  readonly env?: Environment;
  /** Descriptors of the child; the parent's when left out. */
  readonly files?: ReadonlyMap<number, OpenFile>;
}

/** What programs may ask of the container they run in. */
export interface System {
  readonly nowMs: number;
  readonly input: TrackedInput;
  readonly disk: FileSystem;
  /** Finds the code of a program by its name on `$PATH`; undefined when the image lacks it. */
  program(name: string): Main | undefined;
  /** `undefined` when the container has too many processes. */
  /** Takes connections on a port until the process ends. False when the port is taken. */
  listen(process: Process, port: number, http: { readonly folder?: string } | undefined): boolean;
  spawn(parent: Process, main: Main, options: SpawnOptions): Process | undefined;
  /** False when there is no such process. */
  signal(pid: number, signal: SignalName): boolean;
  isAlive(pid: number): boolean;
  processes(): readonly Process[];
  /** Books memory; ends the whole container when it passes the limit. */
  allocate(bytes: number): void;
  readonly memoryLimitBytes: number;
  /** Books evaluator steps; work beyond the allowance is spread over time (rule PRG-6). */
  charge(steps: number): void;
  /** Instant until which a process that used up the allowance has to wait. */
  readonly allowedAtMs: number;
  random(): number;
}

export const signalNumbers: Readonly<Record<SignalName, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
};

/** `TERM`, `SIGTERM`, `15`; undefined for anything else. */
export function parseSignal(text: string): SignalName | undefined {
  const name = text.toUpperCase().replace(/^SIG/, '');
  for (const [key, number] of Object.entries(signalNumbers)) {
    // Object.entries widens the keys of a closed record to string.
    if (key === name || String(number) === text) return key as SignalName;
  }
  return undefined;
}
