import { createShell, playLine, type Shell, ShellClock } from '#sim/shell/index.ts';
import type { Simulation } from '#sim/simulation.ts';

export interface TypedShellOptions {
  /** What lies in the home folder, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly namespace: string;
  /** A line that waits longer is interrupted, virtual ms. */
  readonly longestLineMs: number;
  /** What `kubectl edit` makes of a text; without it nothing is ever edited. */
  readonly edit?: (text: string) => string;
}

/** What a line did. */
export interface TypedLine {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What a terminal shows: both streams, in the order in which they were written. */
  readonly output: string;
}

/** The shell of a cluster without a page: time passes only while a line waits for it. Listens to the simulation's changes. */
export class TypedShell {
  private readonly simulation: Simulation;
  private readonly longestLineMs: number;
  private readonly clock: ShellClock;
  private readonly shell: Shell;
  private streamed = { stdout: '', stderr: '', output: '' };

  constructor(simulation: Simulation, { files, namespace, longestLineMs, edit }: TypedShellOptions) {
    this.simulation = simulation;
    this.longestLineMs = longestLineMs;
    this.clock = new ShellClock(() => simulation.epochMs);
    this.shell = createShell({
      files,
      namespace,
      hooks: {
        client: simulation.client,
        clock: this.clock,
        write: (stream, text) => {
          this.streamed[stream] += text;
          this.streamed.output += text;
        },
        edit: (_, text) => Promise.resolve(edit?.(text)),
      },
    });
    const { onChange } = simulation;
    simulation.onChange = (type, object) => {
      onChange?.(type, object);
      this.clock.notify({ type, object });
    };
  }

  /** Fetches what a line is going to need, as the terminal of a page does while it is typed. */
  prepare(line: string): Promise<void> {
    return this.shell.prepare(line);
  }

  /** Types a line and waits until it is done. */
  async type(line: string): Promise<TypedLine> {
    const { simulation } = this;
    const { startAtMs } = simulation.cluster.engine;
    const driven = {
      nowMs: () => simulation.epochMs,
      nextAtMs: () => startAtMs + simulation.nextAtMs,
      runUntil: (atMs: number) => simulation.runUntil(atMs - startAtMs),
    };
    this.streamed = { stdout: '', stderr: '', output: '' };
    const { stdout, stderr, exitCode } = await playLine(this.shell, line, this.clock, driven, this.longestLineMs);
    const { streamed } = this;
    return {
      exitCode,
      stdout: streamed.stdout + stdout,
      stderr: streamed.stderr + stderr,
      output: streamed.output + stdout + stderr,
    };
  }
}
