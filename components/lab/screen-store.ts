import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Goal } from '#content/schema/index.ts';

export const TABS = ['lesson', 'yaml', 'timeline', 'terminal', 'cluster'] as const;
export type Tab = (typeof TABS)[number];

/** What the screen decides, and only that. */
export interface ScreenState {
  /** Selected object, in every pane; null when nothing is. */
  readonly selectedUid: string | null;
  /** The pane that a narrow screen shows. */
  readonly tab: Tab;
  /** True while the tour goes through the panes. */
  readonly isTouring: boolean;
  /** Goals of the task that was last found to be done; null before. */
  readonly passed: readonly Goal[] | null;
}

export type ScreenStore = StoreApi<ScreenState>;

export function createScreenStore(tab: Tab): ScreenStore {
  return createStore<ScreenState>()(() => ({ selectedUid: null, tab, isTouring: false, passed: null }));
}
