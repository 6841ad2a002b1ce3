import { useStore } from 'zustand';
import type { ClusterState } from './cluster-store.ts';
import { useLab } from './lab-context.ts';
import type { ScreenState } from './screen-store.ts';

/** A part of what the simulator last said; renders again only when that part changed. */
export function useCluster<T>(select: (state: ClusterState) => T): T {
  return useStore(useLab().cluster, select);
}

/** A part of what the screen decided. */
export function useScreen<T>(select: (state: ScreenState) => T): T {
  return useStore(useLab().screen, select);
}
