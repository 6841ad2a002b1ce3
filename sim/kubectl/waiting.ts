import type { KubectlHost, ResourceInfo, WatchNotice } from '#sim/apiserver/client.ts';

/** Long enough to stand for "no limit": a week of virtual time. */
export const NO_LIMIT_MS = 7 * 24 * 3_600_000;

/**
 * Asks again after each change until there is an answer.
 *
 * @param check called at once and after every batch of changes; undefined keeps waiting
 * @param endAtMs instant at which to give up, ms since 1970 UTC
 * @returns undefined when time is up
 */
export async function waitForChange<T>(
  host: KubectlHost,
  info: ResourceInfo,
  namespace: string | undefined,
  endAtMs: number,
  check: (notices: readonly WatchNotice[]) => T | undefined,
): Promise<T | undefined> {
  const watch = host.subscribe(info, namespace);
  try {
    let notices: readonly WatchNotice[] = [];
    for (;;) {
      const answer = check(notices);
      if (answer !== undefined) return answer;
      const leftMs = endAtMs - host.nowMs();
      if (leftMs <= 0) return undefined;
      notices = await host.nextChanges(watch, leftMs);
    }
  } finally {
    watch.close();
  }
}
