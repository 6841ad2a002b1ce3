import type { Pod } from '#sim/api/core-v1/types.ts';
import { quantityBytes } from '#sim/api/quantity.ts';
import { hex64Of } from '#sim/engine/hash.ts';
import { findImage, type JoinedTrace, type PreparedProgram, type ProgramTrace, prepareProgram } from '#sim/programs/index.ts';
import { expand } from './environment.ts';
import type { KubeletState } from './kubelet-state.ts';
import type { ContainerPlan } from './pod-plan.ts';
import { givenVolumes } from './pod-volumes.ts';
import { type ContainerWork, type Instance, isRunning, type PodWork, type Process, withContainer } from './pod-work.ts';
import { hasOnlyToken, inputOf, writerOf } from './process-input.ts';
import { terminationMessage } from './termination-message.ts';
import { diskBytes, type VolumeKey } from './volume-table.ts';

/** Programs are evaluated this far at first, then twice as far each time. */
const FIRST_HORIZON_MS = 120_000;

/** A command run inside a container is followed this far. */
const EXEC_HORIZON_MS = 60_000;
/** Writers of exec commands are numbered beside the containers. */
const EXEC_WRITER = 32;

/** What a command inside a container gave. */
export interface ExecOutcome {
  readonly output: string;
  readonly error: string;
  readonly exitCode: number;
  /** `Infinity` when it does not end within the time that it is followed. */
  readonly durationMs: number;
  /** The runtime's answer when it cannot start the command at all. */
  readonly runtimeError?: string;
}

/** With a smaller limit the runtime itself does not fit. */
const LEAST_MEMORY_BYTES = 4 * 1024 * 1024;

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const packExit = (index: number, token: number): number => token * 64 + index;

/** Programs that share a volume are evaluated at most so often for one that started; far more than any lesson needs. */
const MOST_RERUNS = 500;

/** What a shell does while nobody types: it waits, and ends when its input does (rule KBL-31). */
const WAITING_SHELL = "trap 'exit 0' INT; while :; do sleep 86400 & wait; done";

/** A shell without a script whose input is held open reads no end of input. */
function withOpenInput(isOpen: boolean, argv: readonly string[]): readonly string[] {
  const isBareShell = argv.length === 1 && /^(\/bin\/)?(ba|a)?sh$/.test(argv[0] ?? '');
  return isOpen && isBareShell ? [...argv, '-c', WAITING_SHELL] : argv;
}

const preparedBySpec = new WeakMap<ContainerPlan, PreparedContainer>();

interface PreparedContainer {
  readonly program: PreparedProgram;
  readonly argv: readonly string[];
}

/** Whether a program looked at something that is each pod's own: its name, the clock, chance, files that others may write. */
function isPersonal(reads: ReturnType<PreparedProgram['readsOf']>, env: NonNullable<ContainerPlan['spec']['env']>): boolean {
  return reads.some((read) => {
    if (read.kind === 'mountPoints') return false;
    if (read.kind !== 'env') return true;
    return read.name === 'HOSTNAME' || env.some(({ name, valueFrom }) => name === read.name && valueFrom?.fieldRef !== undefined);
  });
}

/** Starts, signals and ends the processes of containers: their programs' traces, laid on the virtual clock. */
export class Processes {
  /** Starts so far of programs that may do something else in another pod of the same template. */
  personalStarts = 0;
  private readonly exitHandler: number;
  private readonly extendHandler: number;

  readonly state: KubeletState;
  private readonly onExit: (serial: number, index: number) => void;

  constructor(state: KubeletState, onExit: (serial: number, index: number) => void) {
    this.state = state;
    this.onExit = onExit;
    this.exitHandler = state.register((serial, packed) => this.exit(serial, packed % 64, Math.floor(packed / 64)));
    this.extendHandler = state.register((serial, packed) => this.extend(serial, packed % 64, Math.floor(packed / 64)));
  }

  /** The program of a container and its whole command line; undefined when its image is unknown. */
  private prepare(container: ContainerWork, env: Readonly<Record<string, string>>): PreparedContainer | undefined {
    const { plan } = container;
    const { spec } = plan;
    const known = preparedBySpec.get(plan);
    const image = known === undefined ? findImage(this.state.catalogue, spec.image ?? '') : undefined;
    const isFixed = ![...(spec.command ?? []), ...(spec.args ?? [])].some((word) => word.includes('$'));
    if (known !== undefined && isFixed) return known;
    const found = image ?? findImage(this.state.catalogue, spec.image ?? '');
    if (found === undefined) return undefined;
    const argv = withOpenInput(spec.stdin === true, commandLine(spec.command ?? [], spec.args ?? [], found.entrypoint, found.cmd, env));
    if (known !== undefined) return { program: known.program, argv };
    const limit = spec.resources?.limits?.['memory'];
    const limitBytes = limit === undefined ? Number.POSITIVE_INFINITY : (quantityBytes(limit) ?? Number.POSITIVE_INFINITY);
    const prepared = { program: prepareProgram(this.state.catalogue, found, argv, spec.workingDir ?? '', limitBytes), argv };
    preparedBySpec.set(plan, prepared);
    return prepared;
  }

  /** Runs a container's new instance from now on. @returns why the runtime cannot start it, or undefined */
  start(
    serial: number,
    pod: Pod,
    work: PodWork,
    index: number,
    instance: Instance,
    env: Readonly<Record<string, string>>,
  ): string | undefined {
    const container = work.containers[index] as ContainerWork;
    const prepared = this.prepare(container, env);
    if (prepared === undefined) return 'image is gone';
    const limit = container.plan.spec.resources?.limits?.['memory'];
    if (limit !== undefined && (quantityBytes(limit) ?? LEAST_MEMORY_BYTES) < LEAST_MEMORY_BYTES)
      return 'container init was OOM-killed (memory limit too low?)';
    const withNames = { PATH, HOSTNAME: pod.spec.hostname ?? pod.metadata.name, HOME: '/root', ...env };
    const process: Omit<Process, 'trace'> = {
      ...prepared,
      env: withNames,
      signals: noSignals,
      outsideWrites: noWrites,
      given: hasOnlyToken(pod) ? nothingGiven : givenVolumes(this.state.server, pod, work.podIP),
      startedAtMs: instance.startedAtMs,
    };
    const started: ContainerWork = { ...container, current: instance, process: undefined, log: undefined };
    return this.evaluate(serial, pod, withContainer(work, index, started), index, process, FIRST_HORIZON_MS);
  }

  /** Sends a signal to a running container. */
  signal(serial: number, pod: Pod, work: PodWork, index: number, signal: 'TERM' | 'KILL'): void {
    const container = work.containers[index] as ContainerWork;
    const { process } = container;
    if (process === undefined || !isRunning(container)) return;
    const atMs = this.state.nowMs - process.startedAtMs;
    const signals = [...process.signals, { atMs, signal }].sort((a, b) => a.atMs - b.atMs);
    this.evaluate(serial, pod, work, index, { ...process, signals }, Math.max(FIRST_HORIZON_MS, atMs * 2));
  }

  /** What a command would do inside a running container. What it writes stays, and its signals reach the program. */
  exec(serial: number, pod: Pod, work: PodWork, index: number, argv: readonly string[], limitMs = EXEC_HORIZON_MS): ExecOutcome {
    const { process } = work.containers[index] as ContainerWork;
    if (process === undefined) return { output: '', error: 'container is not running', exitCode: 126, durationMs: 0 };
    const { input, keys } = inputOf(this.state, serial, pod, work, index, process);
    const atMs = this.state.nowMs - process.startedAtMs;
    const outcome = process.program.exec(input, atMs, argv, limitMs);
    if ('startError' in outcome)
      return { ...noStart, error: outcome.startError, runtimeError: this.execError(serial, index, outcome.startError) };
    this.publishWrites(serial, index + EXEC_WRITER, this.state.nowMs, outcome, keys);
    this.leaveTraces(serial, index, atMs, process.program.ownFilesAt(input, atMs), outcome);
    const textOf = (stream: string): string => outcome.output.flatMap((line) => (line.stream === stream ? [line.text] : [])).join('');
    const { exit } = outcome;
    const durationMs = exit?.atMs ?? Number.POSITIVE_INFINITY;
    return { output: textOf('stdout'), error: textOf('stderr'), exitCode: exit?.exitCode ?? 124, durationMs };
  }

  /** What a command wrote into the container's own files, and its signals: the program may go on otherwise. */
  private leaveTraces(
    serial: number,
    index: number,
    atMs: number,
    before: Readonly<Record<string, string>>,
    { outsideWrites, sent }: JoinedTrace,
  ): void {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    const writes = outsideWrites.filter(({ path, content }) => content === null || before[path] !== content);
    if (work === undefined || container?.process === undefined || (writes.length === 0 && sent.length === 0)) return;
    if (container.process.outsideWrites.length + writes.length > MOST_OUTSIDE_WRITES) return;
    const inOrder = <T extends { readonly atMs: number }>(some: readonly T[], more: readonly T[]): readonly T[] =>
      [...some, ...more.map((one) => ({ ...one, atMs: one.atMs + atMs }))].sort((a, b) => a.atMs - b.atMs);
    this.change(serial, index, {
      ...container.process,
      outsideWrites: inOrder(container.process.outsideWrites, writes),
      signals: inOrder(container.process.signals, sent),
    });
  }

  /** The surroundings of a running program have changed. */
  change(serial: number, index: number, process: Process): void {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === undefined || container === undefined) return;
    this.state.work.set(serial, withContainer(work, index, { ...container, process }));
    const rerun = this.rerun(serial, index);
    if (rerun !== undefined) this.publishWrites(serial, index, rerun.startedAtMs, rerun.trace, rerun.keys);
  }

  private execError(serial: number, index: number, why: string): string {
    const id = hex64Of('', this.state.engine.seed, serial, index * 1024 + this.state.nowMs);
    const cause = `OCI runtime exec failed: exec failed: unable to start container process: ${why}`;
    return `rpc error: code = Unknown desc = failed to exec in container: failed to start exec "${id}": ${cause}`;
  }

  /** What a running container has on the node's disk beside its volumes: files of its own, and its log. */
  bytesAt(serial: number, pod: Pod, work: PodWork, index: number, nowMs: number): number {
    const { process } = work.containers[index] as ContainerWork;
    if (process === undefined) return 0;
    const atMs = nowMs - process.startedAtMs;
    const { input } = inputOf(this.state, serial, pod, work, index, process);
    const logBytes = process.trace.output.reduce((sum, line) => sum + (line.atMs <= atMs ? line.text.length : 0), 0);
    return logBytes + diskBytes(Object.values(process.program.ownFilesAt(input, atMs)));
  }

  /** Lays the program's trace on the clock. @returns why it cannot start, or undefined */
  private evaluate(
    serial: number,
    pod: Pod,
    work: PodWork,
    index: number,
    process: Omit<Process, 'trace'>,
    horizonMs: number,
  ): string | undefined {
    const container = work.containers[index] as ContainerWork;
    const { input, keys } = inputOf(this.state, serial, pod, work, index, process);
    const trace = process.program.run(input, horizonMs);
    if ('startError' in trace) return trace.startError;
    if (isPersonal(process.program.readsOf(trace), container.plan.spec.env ?? [])) this.personalStarts += 1;
    const token = container.exitToken + 1;
    this.state.work.set(serial, withContainer(work, index, { ...container, process: { ...process, trace }, exitToken: token }));
    this.scheduleEnd(serial, index, token, process.startedAtMs, trace);
    if (keys.length > 0) this.publishWrites(serial, index, process.startedAtMs, trace, keys);
    return undefined;
  }

  private scheduleEnd(serial: number, index: number, token: number, startedAtMs: number, trace: ProgramTrace): void {
    if (trace.exit !== null) this.state.engine.schedule(startedAtMs + trace.exit.atMs, this.exitHandler, serial, packExit(index, token));
    else this.state.engine.schedule(startedAtMs + trace.horizonMs, this.extendHandler, serial, packExit(index, token));
  }

  /**
   * Puts a program's writes into its volumes and lets the others that mount them see what is to come. What those then do
   * otherwise is seen by others again, until nobody changes anything: each round settles at least the next write in time.
   */
  private publishWrites(
    serial: number,
    index: number,
    startedAtMs: number,
    trace: ProgramTrace,
    keys: readonly (VolumeKey | undefined)[],
  ): void {
    const waiting = new Map<number, readonly [serial: number, index: number]>();
    const tellReaders = (writer: number, from: typeof keys, startMs: number, { writes }: ProgramTrace): void => {
      for (const [mount, key] of from.entries()) {
        if (key === undefined || !this.putWrites(key, mount, writer, startMs, writes)) continue;
        for (const reader of this.readersOf(writer, key)) waiting.set(writerOf(...reader), reader);
      }
    };
    tellReaders(writerOf(serial, index), keys, startedAtMs, trace);
    for (let reruns = 0; reruns < MOST_RERUNS; reruns++) {
      const [next] = waiting.values();
      if (next === undefined) return;
      waiting.delete(writerOf(...next));
      const rerun = this.rerun(...next);
      if (rerun !== undefined) tellReaders(writerOf(...next), rerun.keys, rerun.startedAtMs, rerun.trace);
    }
  }

  private putWrites(key: VolumeKey, mount: number, writer: number, startedAtMs: number, writes: ProgramTrace['writes']): boolean {
    const own = writes.flatMap((write) =>
      write.mount === mount ? [{ atMs: startedAtMs + write.atMs, writer, path: write.path, content: write.content }] : [],
    );
    return this.state.volumes.setWrites(key, writer, startedAtMs, own);
  }

  /** The running programs that have a volume, but for one that writes it. */
  private readersOf(writer: number, key: VolumeKey): (readonly [serial: number, index: number])[] {
    const readers: [serial: number, index: number][] = [];
    this.state.work.forEach((work, serial) => {
      if (typeof key === 'number' && serial !== Math.floor(writer / 64)) return;
      const pod = this.state.server.get<Pod>(serial);
      if (pod === undefined) return;
      for (const [index, container] of work.containers.entries()) {
        if (writerOf(serial, index) === writer || container.process === undefined || !isRunning(container)) continue;
        if (inputOf(this.state, serial, pod, work, index, container.process).keys.includes(key)) readers.push([serial, index]);
      }
    });
    return readers;
  }

  /** Evaluates a running program again because its surroundings changed. @returns what it now does, when that differs */
  private rerun(
    serial: number,
    index: number,
  ): { readonly trace: ProgramTrace; readonly startedAtMs: number; readonly keys: readonly (VolumeKey | undefined)[] } | undefined {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    const container = work?.containers[index];
    if (work === undefined || pod === undefined || container?.process === undefined) return undefined;
    const { process } = container;
    const { input, keys } = inputOf(this.state, serial, pod, work, index, process);
    const reachedMs = (this.state.nowMs - process.startedAtMs) * 2;
    const horizonMs = Math.max(
      reachedMs,
      process.trace.horizonMs === Number.POSITIVE_INFINITY ? FIRST_HORIZON_MS : process.trace.horizonMs,
    );
    const trace = process.program.run(input, horizonMs);
    if ('startError' in trace || trace === process.trace) return undefined;
    if ((trace.exit?.atMs ?? Number.POSITIVE_INFINITY) + process.startedAtMs < this.state.nowMs) return undefined;
    const token = container.exitToken + 1;
    this.state.work.set(serial, withContainer(work, index, { ...container, process: { ...process, trace }, exitToken: token }));
    this.scheduleEnd(serial, index, token, process.startedAtMs, trace);
    return { trace, startedAtMs: process.startedAtMs, keys };
  }

  private extend(serial: number, index: number, token: number): void {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    const pod = this.state.server.get<Pod>(serial);
    if (
      work === undefined ||
      pod === undefined ||
      container?.process === undefined ||
      container.exitToken !== token ||
      !isRunning(container)
    )
      return;
    const { process } = container;
    this.evaluate(serial, pod, work, index, process, (this.state.nowMs - process.startedAtMs) * 2);
  }

  /** Weather: the running process ends now, as it would on its own, with this exit code. @returns whether there was one */
  endNow(serial: number, index: number, exitCode: number, isOomKilled: boolean): boolean {
    return this.reschedule(serial, index, (_exit, atMs) => ({ atMs, exitCode, oomKilled: isOomKilled }));
  }

  /** Weather: the running process takes so much longer than it would. @returns whether it was going to end */
  slowDown(serial: number, index: number, byMs: number): boolean {
    return this.reschedule(serial, index, (exit) => (exit === null ? null : { ...exit, atMs: exit.atMs + byMs }));
  }

  /** Gives the running process another end; what it would have said after an earlier end is dropped. */
  private reschedule(serial: number, index: number, change: (exit: ProgramTrace['exit'], atMs: number) => ProgramTrace['exit']): boolean {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === undefined || container?.process === undefined || !isRunning(container)) return false;
    const { process } = container;
    const exit = change(process.trace.exit, this.state.nowMs - process.startedAtMs);
    if (exit === null) return false;
    const trace: ProgramTrace = {
      ...process.trace,
      exit,
      horizonMs: Number.POSITIVE_INFINITY,
      output: process.trace.output.filter(({ atMs }) => atMs <= exit.atMs),
      writes: process.trace.writes.filter(({ atMs }) => atMs <= exit.atMs),
    };
    const token = container.exitToken + 1;
    this.state.work.set(serial, withContainer(work, index, { ...container, process: { ...process, trace }, exitToken: token }));
    this.scheduleEnd(serial, index, token, process.startedAtMs, trace);
    return true;
  }

  private exit(serial: number, index: number, token: number): void {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === undefined || container?.process?.trace.exit == null || container.exitToken !== token || !isRunning(container)) return;
    const { exitCode, oomKilled } = container.process.trace.exit;
    const ended: Instance = {
      ...(container.current as Instance),
      finishedAtMs: container.process.startedAtMs + container.process.trace.exit.atMs,
      exitCode,
      reason: oomKilled ? 'OOMKilled' : exitCode === 0 ? 'Completed' : 'Error',
      message: terminationMessage(container.plan.spec, container.process.trace, exitCode),
    };
    this.state.work.set(serial, withContainer(work, index, { ...container, current: ended }));
    this.onExit(serial, index);
  }
}

const noStart = { output: '', exitCode: 126, durationMs: 0 } as const;
const noSignals: Process['signals'] = [];
const noWrites: Process['outsideWrites'] = [];
const nothingGiven: Process['given'] = [];
/** More writes of commands than this are not kept: only a probe that writes for ever makes so many. */
const MOST_OUTSIDE_WRITES = 2000;

/** KBL-8: command replaces the entrypoint, args replace the image's arguments; `$(NAME)` is expanded in both. */
function commandLine(
  command: readonly string[],
  args: readonly string[],
  entrypoint: readonly string[],
  cmd: readonly string[],
  env: Readonly<Record<string, string>>,
): readonly string[] {
  const lookup = (name: string): string | undefined => env[name];
  const given = args.map((word) => expand(word, lookup));
  if (command.length > 0) return [...command.map((word) => expand(word, lookup)), ...given];
  return [...entrypoint, ...(given.length > 0 ? given : cmd)];
}
