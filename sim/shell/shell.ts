import type { CommandOutcome, KubeClient } from '#sim/apiserver/client.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What the shell needs from the world around it. */
export interface ShellHooks {
  readonly client: KubeClient;
  readonly clock: VirtualClock;
  /** Output of the line that is running. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** Opens an editor; undefined when closed without saving. */
  edit(fileName: string, text: string): Promise<string | undefined>;
  /** Asks the person for a line; undefined at Ctrl-D and Ctrl-C. Absent where nobody sits at a terminal. */
  readonly readLine?: (prompt: string) => Promise<string | undefined>;
}

export interface ShellOptions {
  readonly hooks: ShellHooks;
  /** Files of the home folder `/home/learner`, by relative path. */
  readonly files: Readonly<Record<string, string>>;
  /** Namespace of the kubectl context; `default` when absent. */
  readonly namespace?: string;
}

export interface LineCompletion {
  /** Where the word to replace begins. */
  readonly from: number;
  readonly words: readonly string[];
}

/** Changes to files, by path relative to the home folder. */
export interface FileChanges {
  readonly written: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
}

/** A shell in the learner's home folder. One line runs at a time. */
export interface Shell {
  /** Fetches what a line is going to need while it is still being typed, so that it does not wait for it. Never rejects. */
  prepare(line: string): Promise<void>;
  /** Runs a line, or several; what was not streamed through `hooks.write` is in the outcome. Never rejects. */
  run(line: string): Promise<CommandOutcome>;
  /** Ctrl-C. Without a running line it does nothing. */
  interrupt(): void;
  /** Words that may stand at the end of the line. */
  complete(line: string): Promise<LineCompletion>;
  /** Takes over a file that was written elsewhere; a relative path is one of the home folder. */
  writeFile(path: string, content: string): Promise<void>;
  /** Forgets a file that was deleted elsewhere; nothing happens when there is none. */
  removeFile(path: string): Promise<void>;
  /** Undefined when there is no such file. */
  readFile(path: string): Promise<string | undefined>;
  /** Puts lines of earlier visits before those that `history` shows. */
  remember(lines: readonly string[]): void;
  /** Text files of the home folder that lines wrote or removed since the last call. */
  changedFiles(): Promise<FileChanges>;
}
