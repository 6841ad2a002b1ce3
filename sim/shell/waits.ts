import type { WatchNotice, WatchSubscription } from '#sim/apiserver/client.ts';
import { Interrupted } from '#sim/kubectl/index.ts';
import type { InterruptSignal } from './interrupt-signal.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Resolves when the clock reaches an instant (ms since 1970 UTC); rejects with `Interrupted` on Ctrl-C. */
export function waitFor(clock: VirtualClock, signal: InterruptSignal, atMs: number): Promise<void> {
  return waitUntil(clock, signal, atMs, () => () => undefined);
}

/**
 * One wait that ends by the clock, by Ctrl-C, or when `arm` is told so.
 *
 * @param arm gets the function that ends the wait early; gives back how to stop listening
 */
function waitUntil(clock: VirtualClock, signal: InterruptSignal, atMs: number, arm: (finish: () => void) => () => void): Promise<void> {
  if (signal.isInterrupted) return Promise.reject(new Interrupted());
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      release();
      resolve();
    };
    const cancel = clock.schedule(atMs, finish);
    const disarm = arm(finish);
    const stop = signal.onInterrupt(() => {
      release();
      reject(new Interrupted());
    });
    const release = (): void => {
      cancel();
      disarm();
      stop();
    };
  });
}

/** Changes to one kind of object since the subscription, kept until they are asked for. */
export class ChangeBuffer implements WatchSubscription {
  private notices: WatchNotice[] = [];
  private wake: (() => void) | undefined;
  private readonly stop: () => void;

  /** @param namespace undefined for all */
  constructor(clock: VirtualClock, kind: string, namespace: string | undefined) {
    this.stop = clock.onChange((notice) => {
      if (notice.object.kind !== kind) return;
      if (namespace !== undefined && notice.object.metadata.namespace !== namespace) return;
      this.notices.push(notice);
      this.wake?.();
    });
  }

  /** What came since the last call; waits for the next change when nothing has, at most `timeoutMs`. */
  async next(clock: VirtualClock, signal: InterruptSignal, timeoutMs: number): Promise<readonly WatchNotice[]> {
    if (this.notices.length === 0) {
      await waitUntil(clock, signal, clock.nowMs() + timeoutMs, (finish) => {
        this.wake = finish;
        return () => {
          this.wake = undefined;
        };
      });
    }
    const seen = this.notices;
    this.notices = [];
    return seen;
  }

  close(): void {
    this.stop();
  }
}
