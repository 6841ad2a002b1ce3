/** Typed columns that grow; a reader takes slices of them. */
export class TimelineLog {
  private atMs = new Float64Array(1024);
  private subject = new Int32Array(1024);
  private state = new Uint8Array(1024);
  private detail = new Float64Array(1024);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Bytes that the entries take. */
  get bytes(): number {
    return this.count * (8 + 4 + 1 + 8);
  }

  append(atMs: number, subject: number, state: number, detail: number): void {
    if (this.count === this.atMs.length) this.enlarge();
    this.atMs[this.count] = atMs;
    this.subject[this.count] = subject;
    this.state[this.count] = state;
    this.detail[this.count] = detail;
    this.count += 1;
  }

  /** Drops every entry from an index on: the future that a branch replaces. */
  truncate(length: number): void {
    if (length < this.count) this.count = length;
  }

  timeAt(index: number): number {
    return this.atMs[index] as number;
  }

  /** Index of the first entry after an instant; `length` when there is none. */
  firstAfter(atMs: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.atMs[middle] as number) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Copies of the columns from one index up to another; they may be transferred to another thread. */
  slice(
    from: number,
    until = this.count,
  ): {
    readonly atMs: Float64Array;
    readonly subject: Int32Array;
    readonly state: Uint8Array;
    readonly detail: Float64Array;
  } {
    const end = Math.min(until, this.count);
    return {
      atMs: this.atMs.slice(from, end),
      subject: this.subject.slice(from, end),
      state: this.state.slice(from, end),
      detail: this.detail.slice(from, end),
    };
  }

  private enlarge(): void {
    const size = this.atMs.length * 2;
    const [atMs, subject, state, detail] = [new Float64Array(size), new Int32Array(size), new Uint8Array(size), new Float64Array(size)];
    atMs.set(this.atMs);
    subject.set(this.subject);
    state.set(this.state);
    detail.set(this.detail);
    this.atMs = atMs;
    this.subject = subject;
    this.state = state;
    this.detail = detail;
  }
}
