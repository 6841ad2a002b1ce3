import type { WatchNotice } from '#sim/apiserver/client.ts';
import type { VirtualClock } from './virtual-clock.ts';

interface Wait {
  readonly atMs: number;
  readonly isBackground: boolean;
  readonly wake: () => void;
}

/**
 * The book-keeping of a `VirtualClock`: its owner tells it that time has passed and that objects changed.
 *
 * Rule SHL-5: a wait is woken at its own instant if the owner stops at `nextWakeAtMs`.
 */
export class ShellClock implements VirtualClock {
  readonly nowMs: () => number;
  private readonly waits = new Set<Wait>();
  private readonly listeners = new Set<(notice: WatchNotice) => void>();
  private blockedWaiters: (() => void)[] = [];

  /** @param nowMs ms since 1970 UTC */
  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  schedule(atMs: number, wake: () => void, isBackground = false): () => void {
    const wait = { atMs, wake, isBackground };
    this.waits.add(wait);
    if (!isBackground) this.tellBlocked();
    return () => this.waits.delete(wait);
  }

  onChange(listener: (notice: WatchNotice) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Instant of the earliest wait; `Infinity` without any. */
  get nextWakeAtMs(): number {
    return Math.min(Infinity, ...[...this.waits].map((wait) => wait.atMs));
  }

  /** True while a command waits for time to pass. */
  get isBlocked(): boolean {
    return [...this.waits].some((wait) => !wait.isBackground);
  }

  /** True while a command wants to hear of changes. */
  get hasListeners(): boolean {
    return this.listeners.size > 0;
  }

  /** Resolves as soon as a command waits for time to pass. */
  whenBlocked(): Promise<void> {
    if (this.isBlocked) return Promise.resolve();
    return new Promise((resolve) => this.blockedWaiters.push(resolve));
  }

  /** Time has passed: wakes what is due, earliest first. @returns how many */
  tick(): number {
    const now = this.nowMs();
    const due = [...this.waits].filter((wait) => wait.atMs <= now).sort((a, b) => a.atMs - b.atMs);
    for (const wait of due) {
      this.waits.delete(wait);
      wait.wake();
    }
    return due.length;
  }

  /** An object changed. */
  notify(notice: WatchNotice): void {
    for (const listener of [...this.listeners]) listener(notice);
  }

  private tellBlocked(): void {
    const waiters = this.blockedWaiters;
    this.blockedWaiters = [];
    for (const resolve of waiters) resolve();
  }
}
