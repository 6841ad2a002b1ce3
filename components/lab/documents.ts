import { persist } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ManifestProblem } from '#sim/index.ts';
import { quietStorage, type StorageTrouble } from './quiet-storage.ts';

export interface DocumentsState {
  /** Path of the tab on top. */
  readonly active: string;
  /** What the learner wrote, by path; a path that is missing holds its original text. */
  readonly drafts: Readonly<Record<string, string>>;
  /** The draft that a reset threw away, until the next edit, or the file that was deleted; null when there is none. */
  readonly discarded: { readonly path: string; readonly text: string; readonly wasDeleted: boolean } | null;
  /** What the API server thinks of the text on top, as of its last answer. */
  readonly problems: readonly ManifestProblem[];
  /** The answer to the last Apply; null before the first one and after an edit. */
  readonly outcome: { readonly text: string; readonly isError: boolean } | null;
  /** Why drafts last only for this visit; null while they are kept. */
  readonly unkept: StorageTrouble | null;
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
  /** Paths of the tabs, in order: the lab's own, then the files that the learner made, here or in the terminal. */
  tabs(): readonly string[];
  /** True for a file that the learner made; the lab's own can be neither renamed nor deleted. */
  isMade(path: string): boolean;
  exists(path: string): boolean;
  /** Makes an empty file and opens it. */
  make(path: string): void;
  rename(path: string, newPath: string): void;
  /** Deletes a file that the learner made; `undo` brings it back. */
  remove(path: string): void;
  textOf(path: string): string;
  /** Takes over what the terminal wrote and removed; a file that it removed has its original text again. */
  take(written: Readonly<Record<string, string>>, removed: readonly string[]): void;
  /** Current texts of all tabs, and of every other file that was written. */
  texts(): Readonly<Record<string, string>>;
  edit(path: string, text: string): void;
  /** Goes back to the original text; `undo` brings the draft back. */
  reset(path: string): void;
  undo(): void;
  open(path: string): void;
  /** Reads the drafts that an earlier visit left. */
  restore(): void;
  /** Calls back after every change of a text, with the new text; null when the file is gone. */
  onEdit(listener: (path: string, text: string | null) => void): () => void;
}

/**
 * The files in the editor and the learner's drafts of them, kept in the browser under the lab's id.
 *
 * @param files original texts by path
 * @param tabs  paths that the editor opens, in order; never empty
 */
export function createDocuments(id: string, files: Readonly<Record<string, string>>, tabs: readonly string[]): Documents {
  const first = tabs[0] ?? '';
  const initial: DocumentsState = {
    active: first,
    drafts: {},
    discarded: null,
    problems: [],
    outcome: null,
    unkept: null,
    request: null,
  };
  const store = createStore<DocumentsState>()(
    persist(() => initial, {
      name: `backoff.drafts.${id}`,
      version: 1,
      storage: quietStorage((unkept) => {
        // A change of the store is kept too, so that telling the same twice would never end.
        if (store.getState().unkept !== unkept) store.setState({ unkept });
      }),
      skipHydration: true,
      partialize: ({ drafts }) => ({ drafts }),
    }),
  );
  const listeners = new Set<(path: string, text: string | null) => void>();
  const original = (path: string) => files[path] ?? '';
  const textOf = (path: string) => store.getState().drafts[path] ?? original(path);

  const isMade = (path: string) => files[path] === undefined;
  const exists = (path: string) => !isMade(path) || store.getState().drafts[path] !== undefined;

  function keep(path: string, text: string | undefined, change: Partial<DocumentsState> = {}) {
    const { drafts } = store.getState();
    const { [path]: _, ...others } = drafts;
    // In its place: made files are tabs in this order.
    store.setState({ drafts: text === undefined || text === files[path] ? others : { ...drafts, [path]: text }, ...change });
    if (!exists(store.getState().active)) store.setState({ active: first });
  }

  function tell(path: string, text: string | null) {
    for (const listener of listeners) listener(path, text);
  }

  function put(path: string, text: string, change: Partial<DocumentsState>) {
    keep(path, text, { outcome: null, ...change });
    tell(path, text);
  }

  return {
    store,
    tabs: () => [...tabs, ...Object.keys(store.getState().drafts).filter(isMade)],
    isMade,
    exists,
    make: (path) => put(path, '', { active: path, problems: [] }),
    rename(path, newPath) {
      const { drafts, active } = store.getState();
      const text = textOf(path);
      const renamed = Object.entries(drafts).map(([each, draft]) => [each === path ? newPath : each, draft]);
      store.setState({ drafts: Object.fromEntries(renamed), active: active === path ? newPath : active, outcome: null });
      tell(path, null);
      tell(newPath, text);
    },
    remove(path) {
      keep(path, undefined, { discarded: { path, text: textOf(path), wasDeleted: true }, problems: [], outcome: null });
      tell(path, null);
    },
    textOf,
    take(written, removed) {
      for (const [path, text] of Object.entries(written)) keep(path, text);
      for (const path of removed) keep(path, undefined);
    },
    texts: () => ({ ...Object.fromEntries(tabs.map((path) => [path, textOf(path)])), ...store.getState().drafts }),
    edit(path, text) {
      const { discarded } = store.getState();
      put(path, text, { discarded: discarded?.wasDeleted && discarded.path !== path ? discarded : null });
    },
    reset: (path) => put(path, original(path), { discarded: { path, text: textOf(path), wasDeleted: false } }),
    undo() {
      const { discarded } = store.getState();
      if (discarded !== null) put(discarded.path, discarded.text, { active: discarded.path, problems: [], discarded: null });
    },
    open: (path) => store.setState({ active: path, problems: [], outcome: null }),
    restore: () => void store.persist.rehydrate(),
    onEdit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
