import { persist } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ManifestProblem } from '#sim/index.ts';
import { quietStorage } from './quiet-storage.ts';

export interface DocumentsState {
  /** Path of the tab on top. */
  readonly active: string;
  /** What the learner wrote, by path; a path that is missing holds its original text. */
  readonly drafts: Readonly<Record<string, string>>;
  /** The draft that a reset threw away, until the next edit; null when there is none. */
  readonly discarded: { readonly path: string; readonly text: string } | null;
  /** What the API server thinks of the text on top, as of its last answer. */
  readonly problems: readonly ManifestProblem[];
  /** The answer to the last Apply; null before the first one and after an edit. */
  readonly outcome: { readonly text: string; readonly isError: boolean } | null;
  /** A text that a command of the terminal wants edited; null when none does. */
  readonly request: EditRequest | null;
}

/** `kubectl edit` or `vi` waits for this text. */
export interface EditRequest {
  readonly request: number;
  readonly fileName: string;
  readonly text: string;
}

export interface Documents {
  readonly store: StoreApi<DocumentsState>;
  /** Paths of the tabs, in order. */
  readonly tabs: readonly string[];
  textOf(path: string): string;
  /** Takes over what the terminal wrote and removed; a file that it removed has its original text again. */
  take(written: Readonly<Record<string, string>>, removed: readonly string[]): void;
  /** Current texts of all tabs, and of every other file that was written. */
  texts(): Readonly<Record<string, string>>;
  edit(path: string, text: string): void;
  /** Goes back to the original text; `undoReset` brings the draft back. */
  reset(path: string): void;
  undoReset(): void;
  open(path: string): void;
  /** Reads the drafts that an earlier visit left. */
  restore(): void;
  /** Calls back after every change of a text, with the new text. */
  onEdit(listener: (path: string, text: string) => void): () => void;
}

/**
 * The files in the editor and the learner's drafts of them, kept in the browser under the lab's id.
 *
 * @param files original texts by path
 * @param tabs  paths that the editor opens, in order; never empty
 */
export function createDocuments(id: string, files: Readonly<Record<string, string>>, tabs: readonly string[]): Documents {
  const initial: DocumentsState = { active: tabs[0] ?? '', drafts: {}, discarded: null, problems: [], outcome: null, request: null };
  const store = createStore<DocumentsState>()(
    persist(() => initial, {
      name: `backoff.drafts.${id}`,
      version: 1,
      storage: quietStorage,
      skipHydration: true,
      partialize: ({ drafts }) => ({ drafts }),
    }),
  );
  const listeners = new Set<(path: string, text: string) => void>();
  const original = (path: string) => files[path] ?? '';
  const textOf = (path: string) => store.getState().drafts[path] ?? original(path);

  function keep(path: string, text: string | undefined) {
    const { [path]: _, ...others } = store.getState().drafts;
    store.setState({ drafts: text === undefined || text === files[path] ? others : { ...others, [path]: text } });
  }

  function put(path: string, text: string, change: Partial<DocumentsState>) {
    keep(path, text);
    store.setState({ outcome: null, ...change });
    for (const listener of listeners) listener(path, text);
  }

  return {
    store,
    tabs,
    textOf,
    take(written, removed) {
      for (const [path, text] of Object.entries(written)) keep(path, text);
      for (const path of removed) keep(path, undefined);
    },
    texts: () => ({ ...Object.fromEntries(tabs.map((path) => [path, textOf(path)])), ...store.getState().drafts }),
    edit: (path, text) => put(path, text, { discarded: null }),
    reset: (path) => put(path, original(path), { discarded: { path, text: textOf(path) } }),
    undoReset() {
      const { discarded } = store.getState();
      if (discarded !== null) put(discarded.path, discarded.text, { discarded: null });
    },
    open: (path) => store.setState({ active: path, problems: [], outcome: null }),
    restore: () => void store.persist.rehydrate(),
    onEdit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
