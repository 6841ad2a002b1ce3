/** Something that runs in virtual time and whose state can be taken and put back. */
export interface Replayable<I, S, R> {
  readonly nowMs: number;
  /** Timers run so far; the measure of how much work a replay would be. */
  readonly executed: number;
  /** Runs until an instant, or until that many timers have run. @returns whether the instant was reached */
  runSome(untilMs: number, timers: number): boolean;
  perform(input: I): R;
  save(): S;
  restore(state: S): void;
  /** While replaying, nothing is told to the outside and nothing is logged. */
  setReplaying(isReplaying: boolean): void;
  /** What was logged after the present instant will not happen. */
  cutHere(): void;
  /** Jumps over periods of a repetition; what it logged is logged too, unless the past is replayed. */
  leap(repetition: Repetition, periods: number): void;
}

/** A stretch of a run in which every period is the one before it, later: nothing of it was simulated. */
export interface Repetition {
  readonly periodMs: number;
  /** Periods after which nothing is left of the time before: so many are simulated where the stretch is looked at. */
  readonly memoryPeriods: number;
}

interface PlacedInput<I> {
  readonly atMs: number;
  readonly input: I;
}

interface Checkpoint<S> {
  readonly atMs: number;
  readonly state: S;
  /** Inputs performed before it. */
  readonly inputs: number;
  /** What repeats itself from here on, and how often; undefined where the run was simulated. */
  readonly repeats?: { readonly repetition: Repetition; readonly periods: number };
}

/**
 * The past of a run: its inputs and checkpoints. Any instant is the nearest checkpoint before it, replayed (ENG-6).
 *
 * @typeParam R what performing an input gives
 */
export class History<I, S, R> {
  private readonly world: Replayable<I, S, R>;
  private readonly spacing: number;
  private readonly inputs: PlacedInput<I>[] = [];
  private readonly checkpoints: Checkpoint<S>[] = [];
  private head: Checkpoint<S> | undefined;
  private executedAtCheckpoint: number;

  /** @param spacing timers between two checkpoints */
  constructor(world: Replayable<I, S, R>, spacing: number) {
    this.world = world;
    this.spacing = spacing;
    this.executedAtCheckpoint = world.executed;
    this.checkpoints.push({ atMs: world.nowMs, state: world.save(), inputs: 0 });
  }

  /** Newest instant that was simulated. */
  get headMs(): number {
    return this.head?.atMs ?? this.world.nowMs;
  }

  get isAtHead(): boolean {
    return this.head === undefined;
  }

  get checkpointCount(): number {
    return this.checkpoints.length;
  }

  /** The inputs so far, oldest first. */
  get recorded(): readonly PlacedInput<I>[] {
    return this.inputs;
  }

  /** Lets time pass from the head on. Looking at the past ends. */
  runUntil(untilMs: number): void {
    this.toHead();
    while (!this.world.runSome(untilMs, this.spacing)) this.checkpoint();
    if (this.world.executed - this.executedAtCheckpoint >= this.spacing) this.checkpoint();
  }

  /** Lets so many periods pass without simulating them (ENG-14), then as many as the run remembers, simulated. */
  leap(repetition: Repetition, periods: number): void {
    this.toHead();
    const repeats = { repetition, periods };
    this.checkpoints.push({ atMs: this.world.nowMs, state: this.world.save(), inputs: this.inputs.length, repeats });
    this.world.leap(repetition, periods);
    this.settle(this.world.nowMs + repetition.memoryPeriods * repetition.periodMs);
    this.checkpoint();
  }

  /** Performs an input now. From the past, what came after is given up first: this is how a branch begins. */
  perform(input: I): R {
    if (this.head !== undefined) this.cutHere();
    this.settle(this.world.nowMs);
    this.inputs.push({ atMs: this.world.nowMs, input });
    return this.world.perform(input);
  }

  /** Shows a past instant; at or after the head it shows the head. */
  seek(atMs: number): void {
    if (atMs >= this.headMs) {
      this.toHead();
      return;
    }
    if (this.head === undefined) this.head = { atMs: this.world.nowMs, state: this.world.save(), inputs: this.inputs.length };
    const from = this.checkpointBefore(Math.max(0, atMs));
    this.world.setReplaying(true);
    this.enter(from, atMs);
    this.replay(from.inputs, atMs);
    this.world.setReplaying(false);
  }

  /**
   * Plays a stretch of the past once more, then shows what was shown before (ENG-15). Whole periods of a repetition that begins
   * inside the stretch are passed over.
   *
   * @param watch      is told when the stretch begins and ends
   * @param mostTimers after so many the replay is given up
   * @returns the instant that was reached
   */
  retrace(fromMs: number, untilMs: number, mostTimers: number, watch: (isWatching: boolean) => void): number {
    const endMs = Math.min(untilMs, this.headMs);
    const shown = this.world.save();
    const { executed } = this.world;
    this.world.setReplaying(true);
    try {
      const from = this.checkpointBefore(fromMs - 1);
      this.enter(from, fromMs);
      const first = this.replay(from.inputs, fromMs - 1);
      watch(true);
      return this.replayWithin(first, endMs, this.world.executed + mostTimers);
    } finally {
      watch(false);
      this.executedAtCheckpoint += this.world.executed - executed;
      this.world.restore(shown);
      this.world.setReplaying(false);
    }
  }

  private replayWithin(firstInput: number, endMs: number, mostExecuted: number): number {
    let next = firstInput;
    for (const stop of [...this.checkpoints.filter(({ atMs, repeats }) => repeats !== undefined && atMs > this.world.nowMs), undefined]) {
      const stopMs = Math.min(stop?.atMs ?? endMs, endMs);
      for (; next < (stop?.inputs ?? this.inputs.length); next++) {
        const { atMs, input } = this.inputs[next] as PlacedInput<I>;
        if (atMs > stopMs) break;
        if (!this.settle(atMs, mostExecuted)) return this.world.nowMs;
        this.world.perform(input);
      }
      if (!this.settle(stopMs, mostExecuted) || stop === undefined || stop.atMs >= endMs) return this.world.nowMs;
      this.enter(stop, endMs);
    }
    return this.world.nowMs;
  }

  /** Puts a checkpoint back; from one that a repetition begins at, its whole periods are passed over. */
  private enter(from: Checkpoint<S>, atMs: number): void {
    this.world.restore(from.state);
    if (from.repeats === undefined) return;
    const { repetition, periods } = from.repeats;
    const over = Math.min(periods, Math.floor((atMs - from.atMs) / repetition.periodMs) - repetition.memoryPeriods);
    if (over > 0) this.world.leap(repetition, over);
  }

  toHead(): void {
    if (this.head === undefined) return;
    this.world.restore(this.head.state);
    this.head = undefined;
  }

  /** @returns the number of the first input that comes later */
  private replay(firstInput: number, untilMs: number): number {
    let next = firstInput;
    for (; next < this.inputs.length; next++) {
      const { atMs, input } = this.inputs[next] as PlacedInput<I>;
      if (atMs > untilMs) break;
      this.settle(atMs);
      this.world.perform(input);
    }
    this.settle(untilMs);
    return next;
  }

  /** @returns false when that many timers in all had run before the instant was reached */
  private settle(untilMs: number, mostExecuted = Number.POSITIVE_INFINITY): boolean {
    while (this.world.executed < mostExecuted) if (this.world.runSome(untilMs, mostExecuted - this.world.executed)) return true;
    return false;
  }

  private checkpoint(): void {
    this.executedAtCheckpoint = this.world.executed;
    this.checkpoints.push({ atMs: this.world.nowMs, state: this.world.save(), inputs: this.inputs.length });
  }

  /** The last checkpoint from which an instant can be reached. */
  private checkpointBefore(atMs: number): Checkpoint<S> {
    let low = 0;
    let high = this.checkpoints.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.checkpoints[middle] as Checkpoint<S>).atMs <= atMs) low = middle;
      else high = middle - 1;
    }
    return this.checkpoints[low] as Checkpoint<S>;
  }

  /** A repetition that the branch leaves goes on only until here. */
  private shortenLeap(nowMs: number): void {
    const last = this.checkpoints.at(-1);
    if (last?.repeats === undefined) return;
    const { repetition } = last.repeats;
    const periods = Math.min(last.repeats.periods, Math.floor((nowMs - last.atMs) / repetition.periodMs));
    this.checkpoints[this.checkpoints.length - 1] = { ...last, repeats: { repetition, periods } };
    this.checkpoint();
  }

  /** The present instant becomes the head: everything after it is forgotten. */
  private cutHere(): void {
    const nowMs = this.world.nowMs;
    this.head = undefined;
    while ((this.checkpoints.at(-1)?.atMs ?? 0) > nowMs && this.checkpoints.length > 1) this.checkpoints.pop();
    while ((this.inputs.at(-1)?.atMs ?? -1) > nowMs) this.inputs.pop();
    this.executedAtCheckpoint = this.world.executed;
    this.shortenLeap(nowMs);
    this.world.cutHere();
  }
}
