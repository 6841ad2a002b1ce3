import type { ResourceInfo, WatchNotice, WatchSubscription } from '#sim/apiserver/client.ts';
import { Interrupted, type ShellSignal } from './shell.ts';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

class Subscription implements WatchSubscription {
  readonly resource: ResourceInfo;
  readonly namespace: string | undefined;
  queue: WatchNotice[] = [];
  waiter: (() => void) | undefined;
  isOpen = true;

  constructor(resource: ResourceInfo, namespace: string | undefined) {
    this.resource = resource;
    this.namespace = namespace;
  }

  close(): void {
    this.isOpen = false;
  }
}

/**
 * Waiting for virtual time, for commands that block. Whoever lets time pass (a player, the command line) tells this
 * class of every instant reached and every change seen; it resolves what was waited for.
 *
 * Instants are virtual ms.
 */
export class Waits {
  private sleepers: Sleeper[] = [];
  private subscriptions: Subscription[] = [];
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Whether some command waits for time or changes. */
  get isWaiting(): boolean {
    return this.sleepers.length > 0 || this.subscriptions.some(({ waiter }) => waiter !== undefined);
  }

  /** The next instant that somebody sleeps until; `Infinity` when nobody does. */
  get nextAtMs(): number {
    return this.sleepers.reduce((least, { atMs }) => Math.min(least, atMs), Number.POSITIVE_INFINITY);
  }

  sleep(ms: number, signal?: ShellSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stopListening = signal?.onInterrupt(() => {
        this.sleepers = this.sleepers.filter((one) => one !== sleeper);
        reject(new Interrupted());
      });
      const sleeper: Sleeper = {
        atMs: this.now() + Math.max(0, ms),
        wake: () => {
          stopListening?.();
          resolve();
        },
      };
      this.sleepers.push(sleeper);
    });
  }

  subscribe(resource: ResourceInfo, namespace: string | undefined): WatchSubscription {
    const subscription = new Subscription(resource, namespace);
    this.subscriptions.push(subscription);
    return subscription;
  }

  /** Resolves with what was seen since the last call, or with nothing when the time is over. */
  async nextChanges(subscription: WatchSubscription, timeoutMs: number, signal?: ShellSignal): Promise<readonly WatchNotice[]> {
    const known = this.subscriptions.find((one) => one === subscription);
    if (known === undefined) return [];
    if (known.queue.length === 0) {
      await new Promise<void>((resolve, reject) => {
        let sleeper: Sleeper | undefined;
        const finish = (): void => {
          known.waiter = undefined;
          if (sleeper !== undefined) this.sleepers = this.sleepers.filter((one) => one !== sleeper);
          stopListening?.();
          resolve();
        };
        const stopListening = signal?.onInterrupt(() => {
          known.waiter = undefined;
          if (sleeper !== undefined) this.sleepers = this.sleepers.filter((one) => one !== sleeper);
          reject(new Interrupted());
        });
        known.waiter = finish;
        if (timeoutMs !== Number.POSITIVE_INFINITY) {
          sleeper = { atMs: this.now() + Math.max(0, timeoutMs), wake: finish };
          this.sleepers.push(sleeper);
        }
      });
    }
    const seen = known.queue;
    known.queue = [];
    return seen;
  }

  /** A change happened. @returns whether somebody was waiting for it */
  notice(notice: WatchNotice): boolean {
    let isAwaited = false;
    for (const subscription of this.subscriptions) {
      const { resource, namespace } = subscription;
      if (!subscription.isOpen || resource.kind !== notice.object.kind) continue;
      if (namespace !== undefined && notice.object.metadata.namespace !== namespace) continue;
      subscription.queue.push(notice);
      if (subscription.waiter !== undefined) isAwaited = true;
    }
    return isAwaited;
  }

  /** Time stands at an instant: wakes the sleepers that are due and hands over queued changes. */
  settle(): void {
    const nowMs = this.now();
    this.subscriptions = this.subscriptions.filter(({ isOpen }) => isOpen);
    for (const subscription of this.subscriptions) if (subscription.queue.length > 0) subscription.waiter?.();
    const due = this.sleepers.filter(({ atMs }) => atMs <= nowMs);
    this.sleepers = this.sleepers.filter(({ atMs }) => atMs > nowMs);
    for (const { wake } of due) wake();
  }
}
