import type { CommandOutcome } from '#sim/apiserver/client.ts';
import type { InterruptSignal } from '#sim/shell/interrupt-signal.ts';
import type { ShellHooks } from '#sim/shell/shell.ts';

/** What a command of our own sees of the shell that runs it. */
export interface CommandCall {
  readonly args: readonly string[];
  readonly stdin: string;
  readonly cwd: string;
  /** Runs a command line in a child of this shell and returns its output. */
  exec(line: string): Promise<CommandOutcome>;
}

/** The shell's own state and services, for its commands. */
export interface ShellState {
  readonly hooks: ShellHooks;
  readonly aliases: Map<string, string>;
  readonly history: readonly string[];
  /** The signal of the innermost command that can be interrupted on its own. */
  readonly signal: InterruptSignal;
  /** True while output may go straight to the terminal. */
  readonly streams: boolean;
  namespace: string;
  resolve(cwd: string, path: string): string;
  readFile(path: string): Promise<string | undefined>;
  listDirectory(path: string): Promise<readonly string[] | undefined>;
  /** Writes a file for a command; `changedFiles` tells of it. */
  saveFile(path: string, content: string): Promise<void>;
  /** Runs something whose output is collected instead of streamed. */
  captured<T>(run: () => Promise<T>): Promise<T>;
  /** Runs something under a signal of its own. */
  withSignal<T>(signal: InterruptSignal, run: () => Promise<T>): Promise<T>;
}

export type ShellCommand = (call: CommandCall, shell: ShellState) => CommandOutcome | Promise<CommandOutcome>;

export const succeed = (stdout = ''): CommandOutcome => ({ stdout, stderr: '', exitCode: 0 });
export const fail = (stderr: string, exitCode = 1): CommandOutcome => ({ stdout: '', stderr, exitCode });

/** Status of a command that Ctrl-C ended. */
export const INTERRUPTED_EXIT = 130;
