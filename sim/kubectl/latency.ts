/** How long kubectl itself takes, in ms. */
export interface KubectlTimings {
  /** A command that never talks to the server, from start to end. */
  readonly clientOnlyMs: number;
  /** From the start to the first request that the server sees. */
  readonly firstRequestMs: number;
  /** One more request of the same command (apply reads before it writes, a list of names is read one by one). */
  readonly nextRequestMs: number;
  /** From the last answer to the end. */
  readonly endMs: number;
}

/**
 * Medians of the recordings on a quiet machine: client-only commands 65 ms, a plain `get` 95 ms, `patch` changes the object
 * at 85 ms, the first object of an `apply` appears at 115 ms and each further one 60 ms later.
 */
export const kubectlTimings: KubectlTimings = { clientOnlyMs: 65, firstRequestMs: 85, nextRequestMs: 30, endMs: 8 };
