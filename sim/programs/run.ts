import { busyboxPrograms } from '#sim/programs/applets/applets.ts';
import { containerEnvironment } from '#sim/programs/kernel/environment.ts';
import type { OwnChange } from '#sim/programs/kernel/file-system.ts';
import { findProgram } from '#sim/programs/kernel/find-program.ts';
import { foldChanges, Kernel } from '#sim/programs/kernel/kernel.ts';
import { resolvePath } from '#sim/programs/kernel/paths.ts';
import { TrackedInput } from '#sim/programs/kernel/tracked-input.ts';
import type { Main } from '#sim/programs/kernel/types.ts';
import { pythonProgram } from '#sim/programs/python/python-program.ts';
import type { Catalogue } from './catalogue.ts';
import { mountsAt } from './exec-mounts.ts';
import { foreignProgram } from './foreign-program.ts';
import type { Read } from './kernel/tracked-input.ts';
import type { ImageDefinition, JoinedTrace, OutsideWrite, ProgramInput, ProgramStartError, ProgramTrace } from './program.ts';
import type { Tracked } from './trace-cache.ts';
import { horizonIndex, horizonMs, TraceCache } from './trace-cache.ts';

/** A container's program, ready to be run for many pods. */
export interface PreparedProgram {
  /**
   * The trace for an input, at least up to `untilMs` (the horizon is rounded up, so that callers share traces). Inputs
   * that differ only in what the program never looked at give the identical object. Working directory and memory limit
   * are those of the preparation.
   */
  run(input: ProgramInput, untilMs: number): ProgramTrace | ProgramStartError;
  /**
   * A command that joins the running container at `atMs` (`kubectl exec`, exec probes, preStop). Times of its trace count
   * from `atMs`; it sees the files as they are then. What it writes stays if the caller passes the writes on. Simplified:
   * it does not see the other processes.
   */
  exec(input: ProgramInput, atMs: number, argv: readonly string[], untilMs: number): JoinedTrace | ProgramStartError;
  /** The container's own files outside of mounts at `atMs`, by absolute path, as far as its program made or changed them. */
  ownFilesAt(input: ProgramInput, atMs: number): Readonly<Record<string, string>>;
  /** What a trace that `run` gave depends on beyond the command line; with the same answers it is the same. */
  readsOf(trace: ProgramTrace): readonly Read[];
}

interface Evaluation {
  readonly outcome: ProgramTrace | ProgramStartError;
  readonly ownChanges: readonly OwnChange[];
  readonly sent: JoinedTrace['sent'];
}

const NO_WRITES: readonly OutsideWrite[] = [];

/** Results kept per prepared program. */
const CACHE_LIMIT = 2000;
/** Command lines and signal histories kept per prepared program. */
const MAX_CACHES = 2000;

const programSets = new WeakMap<ImageDefinition, ReadonlySet<string>>();

function programsOf(image: ImageDefinition): ReadonlySet<string> {
  let programs = programSets.get(image);
  if (programs === undefined) {
    programs = new Set(image.programs);
    programSets.set(image, programs);
  }
  return programs;
}

function codeOf(catalogue: Catalogue, name: string): Main | undefined {
  const foreign = Object.hasOwn(catalogue.programs, name) ? catalogue.programs[name] : undefined;
  if (foreign !== undefined) return foreignProgram(foreign);
  return name === 'python' || name === 'python3' ? pythonProgram : busyboxPrograms.get(name);
}

/** Does once what is the same for every pod of a template's container. `argv` is what most inputs will have. */
export function prepareProgram(
  catalogue: Catalogue,
  image: ImageDefinition,
  argv: readonly string[],
  workingDir: string,
  memoryLimitBytes: number,
): PreparedProgram {
  return new CachedProgram(catalogue, image, argv, workingDir === '' ? '/' : resolvePath('/', workingDir), memoryLimitBytes);
}

class CachedProgram implements PreparedProgram {
  readonly #catalogue: Catalogue;
  readonly #image: ImageDefinition;
  readonly #workingDir: string;
  readonly #memoryLimitBytes: number;
  /** The usual case: the prepared command line, no signals. */
  readonly #usual = new TraceCache<Evaluation>(CACHE_LIMIT);
  readonly #others = new Map<string, TraceCache<Evaluation>>();
  readonly #reads = new WeakMap<ProgramTrace | ProgramStartError, readonly Read[]>();
  readonly #usualKey: string;
  #usualArgv: readonly string[];

  constructor(catalogue: Catalogue, image: ImageDefinition, argv: readonly string[], workingDir: string, memoryLimitBytes: number) {
    this.#catalogue = catalogue;
    this.#image = image;
    this.#workingDir = workingDir;
    this.#memoryLimitBytes = memoryLimitBytes;
    this.#usualArgv = argv;
    this.#usualKey = JSON.stringify(argv);
  }

  run(input: ProgramInput, untilMs: number): ProgramTrace | ProgramStartError {
    return this.#evaluation(input, horizonIndex(untilMs)).outcome;
  }

  exec(input: ProgramInput, atMs: number, argv: readonly string[], untilMs: number): JoinedTrace | ProgramStartError {
    const { outcome } = this.#evaluation(input, horizonIndex(atMs));
    const trace = 'startError' in outcome ? undefined : outcome;
    const ownFiles = this.ownFilesAt(input, atMs);
    const joined: ProgramInput = {
      ...input,
      argv,
      signals: [],
      outsideWrites: [],
      startedAtMs: input.startedAtMs + atMs,
      mounts: mountsAt(input.mounts, trace?.writes ?? [], atMs),
    };
    const { value } = this.#evaluate(joined, horizonMs(horizonIndex(untilMs)), ownFiles, false);
    return 'startError' in value.outcome ? value.outcome : { ...value.outcome, outsideWrites: value.ownChanges, sent: value.sent };
  }

  ownFilesAt(input: ProgramInput, atMs: number): Readonly<Record<string, string>> {
    const { ownChanges } = this.#evaluation(input, horizonIndex(atMs));
    const { outsideWrites = NO_WRITES } = input;
    const all: readonly OutsideWrite[] =
      outsideWrites.length === 0 ? ownChanges : [...ownChanges, ...outsideWrites].sort((a, b) => a.atMs - b.atMs);
    return foldChanges(
      {},
      all.filter((change) => change.atMs <= atMs),
    );
  }

  #evaluation(input: ProgramInput, index: number): Evaluation {
    const cache = this.#cacheFor(input);
    const known = cache.find(input, index);
    if (known !== undefined) return known;
    const tracked = this.#evaluate(input, horizonMs(index), {}, true);
    cache.add(input, index, tracked);
    this.#reads.set(tracked.value.outcome, tracked.reads);
    return tracked.value;
  }

  readsOf(trace: ProgramTrace): readonly Read[] {
    return this.#reads.get(trace) ?? [];
  }

  #cacheFor({ argv, signals }: ProgramInput): TraceCache<Evaluation> {
    if (signals.length === 0) {
      if (argv === this.#usualArgv) return this.#usual;
      if (JSON.stringify(argv) === this.#usualKey) {
        this.#usualArgv = argv;
        return this.#usual;
      }
    }
    const key = JSON.stringify([argv, signals.map(({ atMs, signal }) => [atMs, signal])]);
    let cache = this.#others.get(key);
    if (cache === undefined) {
      if (this.#others.size >= MAX_CACHES) this.#others.clear();
      cache = new TraceCache(CACHE_LIMIT);
      this.#others.set(key, cache);
    }
    return cache;
  }

  #evaluate(input: ProgramInput, untilMs: number, ownFiles: Readonly<Record<string, string>>, isInit: boolean): Tracked<Evaluation> {
    const tracked = new TrackedInput(input);
    const env = containerEnvironment(tracked);
    const kernel = new Kernel({
      input: tracked,
      programs: programsOf(this.#image),
      codeOf: (name) => codeOf(this.#catalogue, name),
      argv: input.argv,
      env,
      workingDir: this.#workingDir,
      memoryLimitBytes: this.#memoryLimitBytes,
      signals: input.signals,
      ownFiles,
      isInit,
    });
    const start = findStart(kernel, input.argv[0] ?? '', this.#workingDir, env.get('PATH') ?? '');
    if (typeof start === 'string')
      return { reads: tracked.reads, isFinal: true, value: { outcome: { startError: start }, ownChanges: [], sent: [] } };
    const { trace, ownChanges, sent } = kernel.run(start, untilMs);
    const isFinal = trace.exit !== null || trace.horizonMs === Number.POSITIVE_INFINITY;
    return { reads: tracked.reads, isFinal, value: { outcome: trace, ownChanges, sent } };
  }
}

/** The code of the first process, or the runtime's text. @source runc, as containerd 2 reports it */
function findStart(kernel: Kernel, name: string, cwd: string, path: string): Main | string {
  const found = findProgram({ system: kernel, cwd }, name, path);
  if (found.ok) return found.main;
  const quoted = JSON.stringify(name);
  if (!name.includes('/'))
    return `exec: ${quoted}: ${found.problem === 'not found' ? 'executable file not found in $PATH' : 'permission denied'}`;
  if (found.problem === 'Permission denied') {
    return `exec: ${quoted}: ${kernel.disk.lookup(resolvePath(cwd, name))?.kind === 'directory' ? 'is a directory' : 'permission denied'}`;
  }
  return `exec: ${quoted}: stat ${name}: no such file or directory`;
}

const prepared = new WeakMap<ImageDefinition, Map<string, { readonly catalogue: Catalogue; readonly program: PreparedProgram }>>();

/** Like `prepareProgram` and `run` in one, for callers without a place to keep what was prepared. */
export function runProgram(
  catalogue: Catalogue,
  image: ImageDefinition,
  input: ProgramInput,
  untilMs: number,
): ProgramTrace | ProgramStartError {
  let programs = prepared.get(image);
  if (programs === undefined || programs.size >= MAX_CACHES) {
    programs = new Map();
    prepared.set(image, programs);
  }
  const key = JSON.stringify([
    input.argv,
    input.workingDir,
    input.memoryLimitBytes === Number.POSITIVE_INFINITY ? null : input.memoryLimitBytes,
  ]);
  let entry = programs.get(key);
  if (entry?.catalogue !== catalogue) {
    entry = { catalogue, program: prepareProgram(catalogue, image, input.argv, input.workingDir, input.memoryLimitBytes) };
    programs.set(key, entry);
  }
  return entry.program.run(input, untilMs);
}
