import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeyValue } from './key-value.ts';
import { mergeProgress, NO_PROGRESS, type Progress } from './progress.ts';
import { readProgress, toStored } from './stored-progress.ts';

export interface ProgressState {
  readonly progress: Progress;
  /** False until storage has answered, one way or the other. */
  readonly isLoaded: boolean;
  /** Why progress lasts only until the page is left; null while it is kept. */
  readonly problem: string | null;
}

export interface ProgressStore {
  readonly store: StoreApi<ProgressState>;
  /** Resolves when storage has answered. Never rejects. */
  load(): Promise<void>;
  /** Changes progress on screen at once, and in storage as soon as it answers. */
  change(make: (progress: Progress) => Progress): Promise<void>;
  /** Forgets everything. */
  reset(): Promise<void>;
}

const KEY = 'progress';

class UnreadableError extends Error {}

/** What to tell the learner when storage fails. */
function problemOf(error: unknown): string {
  if (error instanceof UnreadableError) {
    return `The stored progress cannot be used, and stays as it is until you reset it: ${error.message}.`;
  }
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') {
    return 'The browser’s storage is full, so progress lasts only until this tab is closed. Free some space, or export your progress.';
  }
  return 'The browser does not let this site store anything, so progress lasts only until this tab is closed.';
}

/**
 * Progress of this learner, on screen and in storage.
 *
 * @param announce tells other tabs that storage changed
 */
export function createProgressStore(storage: KeyValue, announce: () => void): ProgressStore {
  const store = createStore<ProgressState>()(() => ({ progress: NO_PROGRESS, isLoaded: false, problem: null }));

  async function write(change: (before: unknown) => Progress) {
    try {
      let after = NO_PROGRESS;
      await storage.update(KEY, (before) => {
        after = change(before);
        return toStored(after);
      });
      store.setState({ progress: after, problem: null });
      announce();
    } catch (error) {
      store.setState({ problem: problemOf(error) });
    }
  }

  /** Throws rather than lose what cannot be read: only a reset overwrites it. */
  function known(before: unknown): Progress {
    if (before === undefined) return NO_PROGRESS;
    const read = readProgress(before);
    if (read.ok) return read.progress;
    throw new UnreadableError(read.reason);
  }

  return {
    store,
    async load() {
      try {
        store.setState({ progress: known(await storage.get(KEY)), isLoaded: true, problem: null });
      } catch (error) {
        store.setState({ isLoaded: true, problem: problemOf(error) });
      }
    },
    async change(make) {
      const changed = make(store.getState().progress);
      store.setState({ progress: changed });
      await write((before) => make(mergeProgress(changed, known(before))));
    },
    async reset() {
      store.setState({ progress: NO_PROGRESS });
      await write(() => NO_PROGRESS);
    },
  };
}
