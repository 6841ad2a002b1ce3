/**
 * What a container does, as a pure function of what it was given.
 *
 * A program never runs "live": it is evaluated into a trace (what it prints, writes and when it ends) up to a horizon.
 * When something reaches it from outside later (a signal, a file that another container wrote), the same function is
 * evaluated again with that as one more input; the part before that instant comes out the same.
 */
export interface ProgramInput {
  /** The whole command line after `$(VAR)` expansion; never empty. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Empty means `/`. */
  readonly workingDir: string;
  readonly hostname: string;
  /** Wall-clock instant of the start, ms since 1970 UTC; what `date` sees. */
  readonly startedAtMs: number;
  readonly mounts: readonly ProgramMount[];
  /** What commands that joined the container wrote outside of volumes, in time order; none when left out. */
  readonly outsideWrites?: readonly OutsideWrite[];
  /** Signals in time order; `atMs` counts from the start of the program. */
  readonly signals: readonly { readonly atMs: number; readonly signal: 'TERM' | 'KILL' | 'INT' }[];
  /** `Infinity` when the container has no memory limit. */
  readonly memoryLimitBytes: number;
  /** Seeds `$RANDOM` and the like; the same seed gives the same trace. */
  readonly seed: number;
}

/** A write into the container's own files, by absolute path; a directory ends in `/`, `content: null` removes. */
export interface OutsideWrite {
  readonly atMs: number;
  readonly path: string;
  readonly content: string | null;
}

/** A volume as the program sees it. File paths are relative to the volume's root, without a leading slash. */
export interface ProgramMount {
  readonly mountPath: string;
  readonly readOnly: boolean;
  /** The volume when the program started. A directory is a path that ends in `/`; a single file that is mounted has the empty path. */
  readonly files: Readonly<Record<string, string>>;
  /** Permission bits of files that have others than 0644, and under the empty path those of the volume's root. */
  readonly modes?: Readonly<Record<string, number>>;
  /** Writes by others while the program runs, in time order; `content: null` removes. `atMs` counts from the start. */
  readonly foreignWrites: readonly { readonly atMs: number; readonly path: string; readonly content: string | null }[];
}

export interface ProgramOutput {
  readonly atMs: number;
  readonly stream: 'stdout' | 'stderr';
  /** Whole text written at that instant, line ends included. */
  readonly text: string;
}

export interface ProgramWrite {
  readonly atMs: number;
  /** Index into `ProgramInput.mounts`. */
  readonly mount: number;
  readonly path: string;
  readonly content: string | null;
}

export interface ProgramExit {
  readonly atMs: number;
  readonly exitCode: number;
  readonly oomKilled: boolean;
}

/** A port on which the program takes connections, from `atMs` on. */
export interface ListeningPort {
  readonly atMs: number;
  /** `Infinity` as far as the trace goes. */
  readonly untilMs: number;
  readonly port: number;
  /** What it serves by HTTP: the files of a folder, or anything; undefined when it does not speak HTTP. */
  readonly http: { readonly folder?: string } | undefined;
}

/** Times in ms from the start of the program. `exit` is null while it still runs at `horizonMs`. */
export interface ProgramTrace {
  readonly output: readonly ProgramOutput[];
  readonly writes: readonly ProgramWrite[];
  readonly exit: ProgramExit | null;
  /** Everything up to this instant is in the trace; `Infinity` when it ended or can only wait for a signal. */
  readonly horizonMs: number;
  /**
   * The container's own files outside mounts at the end of the trace, by absolute path; what `kubectl exec` sees.
   */
  readonly files: Readonly<Record<string, string>>;
  /** None when left out. */
  readonly ports?: readonly ListeningPort[];
}

/** What a command gave that joined a container. */
export interface JoinedTrace extends ProgramTrace {
  /** What it wrote outside of volumes. */
  readonly outsideWrites: readonly OutsideWrite[];
  /** Signals that it sent to the container's first process. */
  readonly sent: ProgramInput['signals'];
}

/** The process could not be started at all; `message` is the runtime's text after `exec: `. */
export interface ProgramStartError {
  readonly startError: string;
}

/** A named program of an image (`python`, `sh`, `sleep`, …). Pure; looks only at its input. */
export type Program = (input: ProgramInput, untilMs: number) => ProgramTrace;

/** An image of the catalogue. Data, so that a lesson can add one. */
export interface ImageDefinition {
  /** Full reference as pulled, without registry: `ml-training:v1`, `busybox:1.36`. */
  readonly name: string;
  /** True for images that every node already has. */
  readonly presentOnNodes: boolean;
  readonly sizeBytes: number;
  /** `sha256:…` of the manifest; prints in `imageID`. */
  readonly digest: string;
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  /** Names of the programs on `$PATH`. */
  readonly programs: readonly string[];
  /** Ms that a cold pull takes. */
  readonly pullMs: number;
}
