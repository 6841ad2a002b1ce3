import type { WatchNotice } from '#sim/apiserver/client.ts';

/** The cluster's time as a waiting command sees it. Whoever owns the cluster makes it pass. */
export interface VirtualClock {
  /** Wall clock of the cluster, ms since 1970 UTC. */
  nowMs(): number;
  /**
   * Calls `wake` once when the clock reaches `atMs`.
   *
   * @param isBackground time need not pass for its sake: another wait decides (`timeout` beside its command)
   * @returns cancels it
   */
  schedule(atMs: number, wake: () => void, isBackground?: boolean): () => void;
  /** Calls `listener` after every change to an object. @returns stops it */
  onChange(listener: (notice: WatchNotice) => void): () => void;
}
