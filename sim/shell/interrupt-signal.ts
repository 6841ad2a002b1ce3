/** Tells everything that waits in one line, or in one command of it, that it was interrupted. */
export class InterruptSignal {
  private readonly listeners = new Set<() => void>();
  private interrupted = false;

  get isInterrupted(): boolean {
    return this.interrupted;
  }

  interrupt(): void {
    if (this.interrupted) return;
    this.interrupted = true;
    for (const listener of [...this.listeners]) listener();
  }

  /** Calls the listener at the interruption, at once when it was before. @returns stops it */
  onInterrupt(listener: () => void): () => void {
    if (this.interrupted) listener();
    else this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
