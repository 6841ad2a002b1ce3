import type { CommandOutcome, KubeClient, KubectlHost } from '#sim/apiserver/client.ts';

/** Rejection of a wait that Ctrl-C ended. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
  }
}

/** What the shell needs from the world around it. Instants are ms since 1970 UTC, spans virtual ms. */
export interface ShellHooks {
  readonly client: KubeClient;
  nowMs(): number;
  /** Resolves when that much virtual time has passed; `signal` ends the wait early by rejecting with `Interrupted`. */
  sleep(ms: number, signal: ShellSignal): Promise<void>;
  nextChanges: KubectlHost['nextChanges'];
  subscribe: KubectlHost['subscribe'];
  /** Output of the line that is running. */
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** Opens an editor; undefined when closed without saving. */
  edit(fileName: string, text: string): Promise<string | undefined>;
}

/** Tells waits that Ctrl-C was pressed. */
export interface ShellSignal {
  readonly isInterrupted: boolean;
  onInterrupt(listener: () => void): () => void;
}

export interface ShellOptions {
  readonly hooks: ShellHooks;
  /** Files of the home folder `/home/learner`, by relative path. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Shell {
  /** Runs one line (or several); streamed output goes to `hooks.write`, the outcome carries the rest. */
  run(line: string): Promise<CommandOutcome>;
  /** Ctrl-C. */
  interrupt(): void;
  /** Words that may stand where the line ends; `from` is where the word to replace begins. */
  complete(line: string): Promise<{ readonly from: number; readonly words: readonly string[] }>;
  writeFile(path: string, content: string): Promise<void>;
  readFile(path: string): Promise<string | undefined>;
}
