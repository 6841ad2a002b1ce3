import type { ListeningPort, ProgramExit, ProgramOutput, ProgramTrace } from '#sim/programs/program.ts';
import type { OwnChange } from './file-system.ts';
import { FileSystem } from './file-system.ts';
import { NullHandle, OutputHandle } from './open-file.ts';
import type { TrackedInput } from './tracked-input.ts';
import type { Block, Environment, Main, OpenFile, Process, SignalName, SpawnOptions, Step, System } from './types.ts';
import { signalNumbers } from './types.ts';

/** Work before throttling begins, and how much comes back per second of virtual time (rule PRG-6). */
const FREE_STEPS = 50_000;
const STEPS_PER_SECOND = 20;
const STEPS_PER_OUTPUT = 5;
/** More processes than this cannot be alive at once. */
const MAX_PROCESSES = 500;
/** Resident size of a shell. */
const BASE_MEMORY_BYTES = 1_048_576;

export interface KernelSetup {
  readonly input: TrackedInput;
  readonly programs: ReadonlySet<string>;
  readonly codeOf: (program: string) => Main | undefined;
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly workingDir: string;
  readonly memoryLimitBytes: number;
  readonly signals: readonly { readonly atMs: number; readonly signal: SignalName }[];
  readonly ownFiles: Readonly<Record<string, string>>;
  /** False for a command that joins a running container: default signal actions then apply to it. */
  readonly isInit: boolean;
}

interface Running {
  readonly process: Process;
  readonly work: Step<number>;
  block: Block | null;
}

/** A trace, with the times at which the container's own files changed. */
export interface KernelResult {
  readonly trace: ProgramTrace;
  readonly ownChanges: readonly OwnChange[];
  /** Signals of a command that joined the container for its first process. */
  readonly sent: SentSignals;
}

type SentSignals = readonly { readonly atMs: number; readonly signal: 'TERM' | 'INT' }[];

/** Runs the processes of one container on a clock of its own; single use. */
export class Kernel implements System {
  nowMs = 0;
  readonly input: TrackedInput;
  readonly disk: FileSystem;
  readonly memoryLimitBytes: number;
  readonly #setup: KernelSetup;
  readonly #output: ProgramOutput[] = [];
  #running: Running[] = [];
  #alive = new Map<number, Process>();
  #nextSignal = 0;
  #nextPid = 7;
  #memoryBytes = BASE_MEMORY_BYTES;
  #steps = 0;
  #randomState: number | undefined;
  #exit: ProgramExit | null = null;
  #sent: SentSignals = [];
  #ports: readonly (ListeningPort & { readonly pid: number })[] = [];

  constructor(setup: KernelSetup) {
    this.#setup = setup;
    this.input = setup.input;
    this.memoryLimitBytes = setup.memoryLimitBytes;
    const { programs, input, workingDir, ownFiles } = setup;
    this.disk = new FileSystem({ programs, input, workingDir, ownFiles, nowMs: () => this.nowMs });
  }

  /** Plays from the start to `untilMs`, the end, or the point where only a signal can go on. */
  run(main: Main, untilMs: number): KernelResult {
    this.#start(main);
    let horizonMs = untilMs;
    while (this.#exit === null) {
      const next = this.#running.find((each) => this.#isReady(each));
      if (next !== undefined) {
        this.#step(next);
        continue;
      }
      const wakeAtMs = this.#nextWakeAtMs();
      if (wakeAtMs > untilMs) {
        if (wakeAtMs === Number.POSITIVE_INFINITY) horizonMs = wakeAtMs;
        break;
      }
      this.nowMs = wakeAtMs;
      this.disk.applyForeign();
      this.#deliverSignals();
    }
    return this.#result(this.#exit === null ? horizonMs : Number.POSITIVE_INFINITY);
  }

  #start(main: Main): void {
    const log = (stream: 'stdout' | 'stderr'): OpenFile => new OutputHandle((text) => this.#print(stream, text));
    const files = new Map<number, OpenFile>([
      [0, new NullHandle()],
      [1, log('stdout')],
      [2, log('stderr')],
    ]);
    this.#launch(this.#setup.isInit ? 1 : this.#nextPid++, 0, main, {
      argv: this.#setup.argv,
      env: this.#setup.env,
      cwd: this.#setup.workingDir,
      files,
    });
    this.#deliverSignals();
  }

  #launch(
    pid: number,
    parentPid: number,
    main: Main,
    { argv, env, cwd, files }: { argv: readonly string[]; env: Environment; cwd: string; files: ReadonlyMap<number, OpenFile> },
  ): Process {
    for (const file of files.values()) file.references += 1;
    const process: Process = {
      pid,
      parentPid,
      system: this,
      files: new Map(files),
      argv,
      env,
      cwd,
      handled: new Set(),
      ignored: new Set(),
      pending: [],
      exitStatus: null,
      usedMicros: 0,
    };
    this.#alive.set(pid, process);
    this.#running.push({ process, work: main(process), block: null });
    return process;
  }

  #isReady(running: Running): boolean {
    const { block } = running;
    return block === null || block.wakeAtMs <= this.nowMs || (block.ready?.() ?? false);
  }

  #step(running: Running): void {
    const result = running.work.next();
    if (running.process.exitStatus !== null) return;
    if (result.done === true) this.#end(running.process, result.value & 255);
    else running.block = result.value;
  }

  #nextWakeAtMs(): number {
    let next = Math.min(this.#setup.signals[this.#nextSignal]?.atMs ?? Number.POSITIVE_INFINITY, this.disk.nextForeignAtMs);
    for (const { block } of this.#running) if (block !== null && block.wakeAtMs < next) next = block.wakeAtMs;
    return next;
  }

  #deliverSignals(): void {
    const { signals, isInit } = this.#setup;
    for (
      let due = signals[this.#nextSignal];
      due !== undefined && due.atMs <= this.nowMs && this.#exit === null;
      due = signals[this.#nextSignal]
    ) {
      this.#nextSignal += 1;
      const first = this.#running[0]?.process;
      if (due.signal === 'KILL' && isInit) this.#finish(137, false);
      else if (first !== undefined) this.signal(first.pid, due.signal);
    }
  }

  #end(process: Process, status: number): void {
    process.exitStatus = status;
    if (this.#ports.length > 0) this.#closePorts(process.pid);
    this.#alive.delete(process.pid);
    this.#running = this.#running.filter((each) => each.process !== process);
    for (const file of process.files.values()) release(file);
    process.files.clear();
    if (process.parentPid === 0) this.#finish(status, false);
  }

  #closePorts(pid: number): void {
    this.#ports = this.#ports.map((one) => (one.pid === pid && one.untilMs > this.nowMs ? { ...one, untilMs: this.nowMs } : one));
  }

  listen(process: Process, port: number, http: ListeningPort['http']): boolean {
    if (this.#ports.some((one) => one.port === port && one.untilMs > this.nowMs)) return false;
    this.#ports = [...this.#ports, { atMs: this.nowMs, untilMs: Number.POSITIVE_INFINITY, port, http, pid: process.pid }];
    return true;
  }

  #finish(exitCode: number, oomKilled: boolean): void {
    this.#exit ??= { atMs: this.nowMs, exitCode, oomKilled };
    for (const { process } of this.#running) process.exitStatus ??= exitCode;
    this.#running = [];
  }

  #print(stream: 'stdout' | 'stderr', text: string): void {
    if (text === '') return;
    const last = this.#output.at(-1);
    if (last !== undefined && last.atMs === this.nowMs && last.stream === stream) {
      this.#output[this.#output.length - 1] = { ...last, text: last.text + text };
      this.charge(1 + (text.length >> 10));
      return;
    }
    this.#output.push({ atMs: this.nowMs, stream, text });
    this.charge(STEPS_PER_OUTPUT + (text.length >> 10));
  }

  #result(horizonMs: number): KernelResult {
    const { ownChanges, writes } = this.disk;
    const trace: ProgramTrace = {
      output: this.#output,
      writes,
      exit: this.#exit,
      horizonMs,
      files: foldChanges(this.#setup.ownFiles, ownChanges),
      ...(this.#ports.length === 0 ? {} : { ports: this.#ports.map(({ pid: _, ...port }) => port) }),
    };
    return { trace, ownChanges, sent: this.#sent };
  }

  program(name: string): Main | undefined {
    return this.#setup.programs.has(name) ? this.#setup.codeOf(name) : undefined;
  }

  spawn(parent: Process, main: Main, options: SpawnOptions): Process | undefined {
    if (this.#alive.size >= MAX_PROCESSES) return undefined;
    this.charge(5);
    const pid = this.#nextPid++;
    const { argv = parent.argv, env = parent.env, files = parent.files } = options;
    const child = this.#launch(pid, parent.pid, main, { argv, env, cwd: parent.cwd, files });
    for (const signal of parent.ignored) child.ignored.add(signal);
    return child;
  }

  signal(pid: number, signal: SignalName): boolean {
    const process = this.#alive.get(pid);
    if (process === undefined) return this.#sendOut(pid, signal);
    const isInit = pid === 1;
    if (process.ignored.has(signal) || signal === 'CHLD' || signal === 'CONT' || signal === 'STOP') return true;
    if (process.handled.has(signal) && signal !== 'KILL') process.pending.push(signal);
    else if (!isInit) this.#end(process, 128 + signalNumbers[signal]);
    return true;
  }

  /** The first process of a container that a command joined is not in sight, but signals reach it. No signal kills it by default. */
  #sendOut(pid: number, signal: SignalName): boolean {
    if (pid !== 1 || this.#setup.isInit) return false;
    if (signal === 'TERM' || signal === 'INT') this.#sent = [...this.#sent, { atMs: this.nowMs, signal }];
    return true;
  }

  isAlive(pid: number): boolean {
    if (pid === 1 && !this.#setup.isInit) return true;
    return this.#alive.has(pid);
  }

  processes(): readonly Process[] {
    return [...this.#alive.values()];
  }

  allocate(bytes: number): void {
    this.#memoryBytes += bytes;
    if (this.#memoryBytes > this.memoryLimitBytes) this.#finish(137, true);
  }

  charge(steps: number): void {
    this.#steps += steps;
  }

  get allowedAtMs(): number {
    return this.#steps <= FREE_STEPS ? 0 : Math.ceil(((this.#steps - FREE_STEPS) * 1000) / STEPS_PER_SECOND);
  }

  /** 32 bits, from a linear congruential generator that starts at the input's seed. */
  random(): number {
    const state = this.#randomState ?? this.input.seed() >>> 0;
    this.#randomState = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#randomState;
  }
}

const NO_FILES: Readonly<Record<string, string>> = Object.freeze({});

/** The container's own files after some changes to them. */
export function foldChanges(start: Readonly<Record<string, string>>, changes: readonly OwnChange[]): Readonly<Record<string, string>> {
  if (changes.length === 0) return Object.keys(start).length === 0 ? NO_FILES : start;
  const files = new Map(Object.entries(start));
  for (const { path, content } of changes) {
    if (content === null) files.delete(path);
    else files.set(path, content);
  }
  return Object.fromEntries(files);
}

/** One descriptor less points at `file`. */
export function release(file: OpenFile): void {
  file.references -= 1;
  if (file.references === 0) file.close();
}
