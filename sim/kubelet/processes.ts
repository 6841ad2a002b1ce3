import type { Pod } from '#sim/api/core-v1/types.ts';
import { quantityBytes } from '#sim/api/quantity.ts';
import { mix } from '#sim/engine/hash.ts';
import { findImage, type PreparedProgram, prepareProgram, type ProgramInput, type ProgramTrace } from '#sim/programs/index.ts';
import { expand } from './environment.ts';
import type { KubeletState } from './kubelet-state.ts';
import type { ContainerPlan } from './pod-plan.ts';
import { mountsOf } from './pod-volumes.ts';
import { type ContainerWork, type Instance, isRunning, type PodWork, type Process, withContainer } from './pod-work.ts';
import type { VolumeKey } from './volume-table.ts';

/** Programs are evaluated this far at first, then twice as far each time. */
const FIRST_HORIZON_MS = 120_000;

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export const writerOf = (podSerial: number, index: number): number => podSerial * 64 + index;
const packExit = (index: number, token: number): number => token * 64 + index;

const preparedBySpec = new WeakMap<ContainerPlan, Map<string, PreparedProgram | { readonly startError: string }>>();

/** Starts, signals and ends the processes of containers: their programs' traces, laid on the virtual clock. */
export class Processes {
  private readonly exitHandler: number;
  private readonly extendHandler: number;

  private readonly state: KubeletState;
  private readonly onExit: (serial: number, index: number) => void;

  constructor(state: KubeletState, onExit: (serial: number, index: number) => void) {
    this.state = state;
    this.onExit = onExit;
    this.exitHandler = state.engine.register((serial, packed) => this.exit(serial, packed % 64, Math.floor(packed / 64)));
    this.extendHandler = state.engine.register((serial, packed) => this.extend(serial, packed % 64, Math.floor(packed / 64)));
  }

  /** The program of a container, or why the runtime cannot start it. */
  prepare(container: ContainerWork, env: Readonly<Record<string, string>>): PreparedProgram | { readonly startError: string } {
    const { plan } = container;
    const { spec } = plan;
    const image = findImage(this.state.catalogue, spec.image ?? '');
    if (image === undefined) return { startError: 'image is gone' };
    const lookup = (name: string): string | undefined => env[name];
    const command = (spec.command ?? []).map((word) => expand(word, lookup));
    const args = (spec.args ?? []).map((word) => expand(word, lookup));
    const argv = command.length > 0 ? [...command, ...args] : [...image.entrypoint, ...(args.length > 0 ? args : image.cmd)];
    const key = argv.join('\0');
    let known = preparedBySpec.get(plan);
    if (known === undefined) preparedBySpec.set(plan, (known = new Map()));
    const found = known.get(key);
    if (found !== undefined) return found;
    const limit = spec.resources?.limits?.memory;
    const prepared = prepareProgram(this.state.catalogue, image, argv, spec.workingDir ?? '', limit === undefined ? Number.POSITIVE_INFINITY : (quantityBytes(limit) ?? Number.POSITIVE_INFINITY));
    known.set(key, prepared);
    return prepared;
  }

  /** Runs a container's new instance from now on. The work comes back with its process and exit timer in place. */
  start(serial: number, pod: Pod, work: PodWork, index: number, instance: Instance, program: PreparedProgram, env: Readonly<Record<string, string>>): PodWork {
    const container = work.containers[index] as ContainerWork;
    const hostname = pod.spec.hostname ?? pod.metadata.name;
    const withNames = { PATH, HOSTNAME: hostname, HOME: '/root', ...env };
    const started: ContainerWork = { ...container, current: instance, process: undefined, log: undefined };
    return this.evaluate(serial, pod, withContainer(work, index, started), index, program, withNames, [], FIRST_HORIZON_MS);
  }

  /** Sends a signal to a running container. */
  signal(serial: number, pod: Pod, work: PodWork, index: number, signal: 'TERM' | 'KILL'): PodWork {
    const container = work.containers[index] as ContainerWork;
    const { process, current } = container;
    if (process === undefined || current === undefined || !isRunning(container)) return work;
    const atMs = this.state.nowMs - current.startedAtMs;
    const signals = [...process.signals, { atMs, signal }];
    return this.evaluate(serial, pod, work, index, process.program, process.env, signals, Math.max(FIRST_HORIZON_MS, atMs * 2));
  }

  /** The trace of a running or ended instance up to now; what logs and exec read. */
  traceOf(container: ContainerWork): ProgramTrace | undefined {
    return container.process?.trace;
  }

  /** What a command would do inside a running container. */
  exec(serial: number, pod: Pod, work: PodWork, index: number, argv: readonly string[]): { readonly output: string; readonly error: string; readonly exitCode: number } {
    const container = work.containers[index] as ContainerWork;
    const image = findImage(this.state.catalogue, container.plan.spec.image ?? '');
    const { process, current } = container;
    if (image === undefined || process === undefined || current === undefined) return { output: '', error: 'container is not running', exitCode: 126 };
    const program = prepareProgram(this.state.catalogue, image, argv, container.plan.spec.workingDir ?? '', Number.POSITIVE_INFINITY);
    if ('startError' in program) return { output: '', error: program.startError, exitCode: 126 };
    const nowMs = this.state.nowMs;
    const own = process.program.run(this.inputOf(serial, pod, work, index, process.env, process.signals, current.startedAtMs).input, nowMs - current.startedAtMs);
    const { input } = this.inputOf(serial, pod, work, index, process.env, [], nowMs);
    const files = Object.fromEntries(Object.entries(own.files).map(([path, text]) => [path.replace(/^\//, ''), text]));
    const trace = program.run({ ...input, mounts: [...input.mounts, { mountPath: '/', readOnly: false, files, foreignWrites: [] }] }, 60_000);
    const textOf = (stream: string): string => trace.output.filter((line) => line.stream === stream).map(({ text }) => text).join('');
    return { output: textOf('stdout'), error: textOf('stderr'), exitCode: trace.exit?.exitCode ?? 124 };
  }

  private inputOf(
    serial: number,
    pod: Pod,
    work: PodWork,
    index: number,
    env: Readonly<Record<string, string>>,
    signals: Process['signals'],
    startedAtMs: number,
  ): { readonly input: ProgramInput; readonly keys: readonly (VolumeKey | undefined)[] } {
    const { plan } = work.containers[index] as ContainerWork;
    const { mounts, keys } =
      plan.mountsShown.length <= 1 && pod.spec.volumes?.length === 1
        ? noMounts
        : mountsOf(this.state.server, this.state.volumes, pod, serial, plan.spec.name, writerOf(serial, index), startedAtMs, work.podIP);
    return {
      input: {
        argv: [],
        env,
        workingDir: plan.spec.workingDir ?? '',
        hostname: pod.spec.hostname ?? pod.metadata.name,
        startedAtMs: this.state.engine.startAtMs + startedAtMs,
        mounts,
        signals,
        memoryLimitBytes: Number.POSITIVE_INFINITY,
        seed: mix(this.state.engine.seed, serial, 40 + index),
      },
      keys,
    };
  }

  private evaluate(
    serial: number,
    pod: Pod,
    work: PodWork,
    index: number,
    program: PreparedProgram,
    env: Readonly<Record<string, string>>,
    signals: Process['signals'],
    horizonMs: number,
  ): PodWork {
    const container = work.containers[index] as ContainerWork;
    const startedAtMs = container.current?.startedAtMs ?? this.state.nowMs;
    const { input, keys } = this.inputOf(serial, pod, work, index, env, signals, startedAtMs);
    const trace = program.run(input, horizonMs);
    const token = container.exitToken + 1;
    const next = withContainer(work, index, { ...container, process: { program, env, signals, trace, startedAtMs }, exitToken: token });
    if (trace.exit !== null) this.state.engine.schedule(startedAtMs + trace.exit.atMs, this.exitHandler, serial, packExit(index, token));
    else if (trace.horizonMs !== Number.POSITIVE_INFINITY) this.state.engine.schedule(startedAtMs + trace.horizonMs, this.extendHandler, serial, packExit(index, token));
    this.state.work.set(serial, next);
    if (keys.length > 0) this.publishWrites(serial, index, startedAtMs, trace, keys);
    return this.state.work.get(serial) ?? next;
  }

  /** Puts a program's writes into its volumes and lets the others that mount them see what is to come. */
  private publishWrites(serial: number, index: number, startedAtMs: number, trace: ProgramTrace, keys: readonly (VolumeKey | undefined)[]): void {
    const writer = writerOf(serial, index);
    for (const [mount, key] of keys.entries()) {
      if (key === undefined) continue;
      const writes = trace.writes.filter((write) => write.mount === mount).map(({ atMs, path, content }) => ({ atMs: startedAtMs + atMs, writer, path, content }));
      if (this.state.volumes.setWrites(key, writer, startedAtMs, writes)) this.rerunReaders(serial, index, key);
    }
  }

  private rerunReaders(serial: number, index: number, key: VolumeKey): void {
    this.state.work.forEach((work, other) => {
      const pod = this.state.server.get<Pod>(other);
      if (pod === undefined) return;
      if (typeof key === 'number' && other !== serial) return;
      for (const [i, container] of work.containers.entries()) {
        if ((other === serial && i === index) || container.process === undefined || !isRunning(container) || container.current === undefined) continue;
        const { keys } = this.inputOf(other, pod, work, i, container.process.env, container.process.signals, container.current.startedAtMs);
        if (!keys.includes(key)) continue;
        this.rerun(other, pod, i);
      }
    });
  }

  /** Evaluates a running program again because its surroundings changed; its own writes stay unless they differ. */
  private rerun(serial: number, pod: Pod, index: number): void {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === undefined || container?.process === undefined || container.current === undefined) return;
    const { process, current } = container;
    const { input, keys } = this.inputOf(serial, pod, work, index, process.env, process.signals, current.startedAtMs);
    const horizonMs = process.trace.horizonMs === Number.POSITIVE_INFINITY ? FIRST_HORIZON_MS : process.trace.horizonMs;
    const trace = process.program.run(input, horizonMs);
    if (trace === process.trace || trace.exit?.atMs === process.trace.exit?.atMs) return;
    const token = container.exitToken + 1;
    this.state.work.set(serial, withContainer(work, index, { ...container, process: { ...process, trace }, exitToken: token }));
    const isOver = trace.exit !== null;
    const atMs = current.startedAtMs + (trace.exit?.atMs ?? trace.horizonMs);
    this.state.engine.schedule(atMs, isOver ? this.exitHandler : this.extendHandler, serial, packExit(index, token));
    for (const [mount, key] of keys.entries()) {
      if (key === undefined) continue;
      const writer = writerOf(serial, index);
      const writes = trace.writes.filter((write) => write.mount === mount).map((write) => ({ atMs: current.startedAtMs + write.atMs, writer, path: write.path, content: write.content }));
      this.state.volumes.setWrites(key, writer, current.startedAtMs, writes);
    }
  }

  private extend(serial: number, index: number, token: number): void {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    const pod = this.state.server.get<Pod>(serial);
    if (work === undefined || pod === undefined || container?.process === undefined || container.exitToken !== token || container.current === undefined) return;
    const { process, current } = container;
    this.evaluate(serial, pod, work, index, process.program, process.env, process.signals, (this.state.nowMs - current.startedAtMs) * 2);
  }

  private exit(serial: number, index: number, token: number): void {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === undefined || container?.process?.trace.exit == null || container.exitToken !== token || !isRunning(container)) return;
    const { exitCode, oomKilled } = container.process.trace.exit;
    const ended: Instance = {
      ...(container.current as Instance),
      finishedAtMs: this.state.nowMs,
      exitCode,
      reason: oomKilled ? 'OOMKilled' : exitCode === 0 ? 'Completed' : 'Error',
    };
    this.state.work.set(serial, withContainer(work, index, { ...container, current: ended }));
    this.onExit(serial, index);
  }
}

const noMounts = { mounts: [], keys: [] } as const;
