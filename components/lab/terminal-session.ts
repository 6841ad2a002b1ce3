import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TerminalCore } from './terminal-core.ts';
import type { WorkerClient } from './worker-client.ts';

/** A piece of what the terminal printed, as plain text. */
export interface SpokenPart {
  readonly id: number;
  readonly text: string;
}

export interface TerminalState {
  /** The last command and what it printed so far; what a screen reader is told. */
  readonly spoken: readonly SpokenPart[];
  /** What a key put after the prompt (an earlier line, a completed word) or the words that would fit there. */
  readonly recalled: string;
  readonly isRunning: boolean;
  /** True once something was typed or run. */
  readonly isUsed: boolean;
  /** True when the code of the terminal could not be fetched. */
  readonly isBroken: boolean;
}

/** What a session writes to. */
export interface TerminalScreen {
  readonly columns: number;
  write(text: string): void;
}

export interface TerminalSession {
  readonly store: StoreApi<TerminalState>;
  /** Takes what the keyboard sent. */
  type(data: string): void;
  /** Runs a line as if it had been typed; waits for a command that is still running. */
  run(line: string): void;
  /** Connects a screen: it gets everything written so far, then everything to come. Again after it changed its size. */
  attach(screen: TerminalScreen): void;
  detach(screen: TerminalScreen): void;
  /** The cluster was started anew: a command that still ran will never answer. */
  restarted(): void;
}

/** The shell's side of the terminal. Its code is fetched with the first use. */
export function createTerminalSession(client: WorkerClient): TerminalSession {
  const store = createStore<TerminalState>()(() => ({ spoken: [], recalled: '', isRunning: false, isUsed: false, isBroken: false }));
  let loading: Promise<TerminalCore> | undefined;
  function use(action: (core: TerminalCore) => void) {
    loading ??= import('./terminal-core.ts').then(({ createTerminalCore }) => createTerminalCore(client, store));
    loading.then(action, () => {
      loading = undefined;
      store.setState({ isBroken: true });
    });
  }
  return {
    store,
    type: (data) => use((core) => core.type(data)),
    run: (line) => use((core) => core.run(line)),
    attach: (screen) => use((core) => core.attach(screen)),
    detach: (screen) => use((core) => core.detach(screen)),
    restarted() {
      if (loading !== undefined) use((core) => core.restarted());
    },
  };
}
