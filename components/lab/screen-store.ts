import { createStore, type StoreApi } from 'zustand/vanilla';

export const TABS = ['lesson', 'yaml', 'timeline', 'terminal', 'cluster'] as const;
export type Tab = (typeof TABS)[number];

/** What the screen decides, and only that. */
export interface ScreenState {
  /** Selected object, in every pane; null when nothing is. */
  readonly selectedUid: string | null;
  /** The pane that a narrow screen shows. */
  readonly tab: Tab;
}

export type ScreenStore = StoreApi<ScreenState>;

export function createScreenStore(tab: Tab): ScreenStore {
  return createStore<ScreenState>()(() => ({ selectedUid: null, tab }));
}
