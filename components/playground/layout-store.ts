import { persist } from 'zustand/middleware';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { quietStorage } from '#components/lab/index.ts';

/** Panes whose size the learner chooses; the editor takes what is left. */
export const SIZED_PANES = ['lesson', 'cluster', 'timeline', 'terminal'] as const;
export type SizedPane = (typeof SIZED_PANES)[number];

export interface LayoutState {
  /** Width of lesson and cluster, height of timeline and terminal, as a share (0 to 1) of the lab. */
  readonly shares: Readonly<Record<SizedPane, number>>;
  readonly collapsed: Readonly<Partial<Record<SizedPane, boolean>>>;
}

export type LayoutStore = StoreApi<LayoutState> & { readonly restore: () => void };

export const DEFAULT_SHARES: LayoutState['shares'] = { lesson: 0.32, cluster: 0.34, timeline: 0.3, terminal: 0.2 };

const LIMITS: Readonly<Record<SizedPane, readonly [number, number]>> = {
  lesson: [0.16, 0.5],
  cluster: [0.14, 0.45],
  timeline: [0.12, 0.6],
  terminal: [0.1, 0.5],
};

/** Keeps a share within what leaves room for the neighbours. */
function limitShare(pane: SizedPane, share: number): number {
  const [least, most] = LIMITS[pane];
  return Math.min(most, Math.max(least, share));
}

/** How the panes lie; one arrangement for all labs, kept in the browser. */
export function createLayout(): LayoutStore {
  const store = createStore<LayoutState>()(
    persist((): LayoutState => ({ shares: DEFAULT_SHARES, collapsed: {} }), {
      name: 'backoff.layout',
      version: 1,
      storage: quietStorage(),
      skipHydration: true,
    }),
  );
  return Object.assign(store, { restore: () => void store.persist.rehydrate() });
}

export function resizePane(store: LayoutStore, pane: SizedPane, share: number): void {
  const { shares, collapsed } = store.getState();
  store.setState({ shares: { ...shares, [pane]: limitShare(pane, share) }, collapsed: { ...collapsed, [pane]: false } });
}

export function togglePane(store: LayoutStore, pane: SizedPane): void {
  const { collapsed } = store.getState();
  store.setState({ collapsed: { ...collapsed, [pane]: !collapsed[pane] } });
}
