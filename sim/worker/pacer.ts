import type { ShellClock } from '#sim/shell/index.ts';
import type { Simulation } from '#sim/simulation.ts';
import type { EntryFilter, RunGoal, RunOutcome } from './protocol.ts';
import { fits, instantOf } from './run-goal.ts';

/** A turn of playback computes at most this long before the page is served again. */
const TURN_MS = 24;
/** A command that waits while the run is paused may let this much virtual time pass at once. */
const LONGEST_JUMP_MS = 600_000;
/** Looking for something to happen gives up after this long. */
const LONGEST_SEARCH_MS = 400 * 24 * 3_600_000;
/** From here on a stretch may be leapt over when it only repeats itself. */
const LEAP_MS = 3 * 3_600_000;
/** A long run begins with pieces of this length; they grow as long as they are computed quickly. */
const FIRST_PIECE_MS = 2 * LEAP_MS;
const LEAST_PIECE_MS = 60_000;
/** Real time without any change before a stretch counts as idle. */
const IDLE_MS = 1200;

interface Errand {
  readonly run: number;
  readonly goal: RunGoal;
  readonly untilMs: number | null;
  readonly sinceMs: number;
  pieceMs: number;
}

/** What the pacer needs to know of its session. */
export interface Paced {
  readonly simulation: Simulation;
  readonly clock: ShellClock | undefined;
  /** Real time, ms. */
  now(): number;
  /** More may have changed than anybody was told of. */
  touch(): void;
}

/** Lets virtual time pass: as it plays, to the next change, to a goal, for a command that waits. */
export class Pacer {
  private readonly paced: Paced;
  private errand: Errand | undefined;
  private skipsIdle = false;
  isPlaying = false;
  speed = 1;

  constructor(paced: Paced) {
    this.paced = paced;
  }

  /** Whether real time is to go on becoming virtual time. */
  get isBusy(): boolean {
    return this.isPlaying || this.errand !== undefined || this.isBlocked;
  }

  /** Whether a command waits for virtual time. */
  get isBlocked(): boolean {
    return this.paced.clock?.isBlocked ?? false;
  }

  /** Whether time is to pass as fast as it can be computed. */
  get isHurried(): boolean {
    return this.errand !== undefined || (this.isBlocked && !this.isPlaying);
  }

  play(speed: number, skipsIdle: boolean): void {
    this.errand = undefined;
    this.isPlaying = true;
    this.speed = speed;
    this.skipsIdle = skipsIdle;
  }

  pause(): void {
    this.errand = undefined;
    this.isPlaying = false;
  }

  /** Begins to run to a goal; `turn` does it. */
  runUntil(run: number, goal: RunGoal): void {
    const { simulation } = this.paced;
    this.isPlaying = false;
    const untilMs = goal.kind === 'entry' ? null : instantOf(goal, simulation.nowMs, simulation.cluster.engine.startAtMs);
    this.errand = { run, goal, untilMs, sinceMs: simulation.nowMs, pieceMs: FIRST_PIECE_MS };
  }

  /** Lets real time become virtual time for a bounded while. @returns the errand that is done, if one is */
  turn(elapsedMs: number): { readonly run: number; readonly outcome: RunOutcome } | undefined {
    if (this.errand !== undefined) return this.goOn(this.errand);
    if (this.isPlaying) this.playOn(elapsedMs * this.speed);
    else if (this.isBlocked) this.driveCommand();
    return undefined;
  }

  /** Runs to an instant at or after the head, waking commands on the way. */
  runTo(untilMs: number): void {
    const { simulation, clock } = this.paced;
    const { startAtMs } = simulation.cluster.engine;
    while (clock !== undefined && clock.nextWakeAtMs - startAtMs < untilMs) {
      this.pass(clock.nextWakeAtMs - startAtMs);
      if (clock.tick() === 0) break;
    }
    this.pass(untilMs);
    clock?.tick();
  }

  /** Shows the next change. */
  step(): void {
    const { simulation } = this.paced;
    const any: EntryFilter = { states: [], objectKind: null, uid: null };
    if (this.seekKnown(any)) return;
    const { log } = simulation.timeline;
    const before = log.length;
    const limitMs = simulation.nowMs + LONGEST_SEARCH_MS;
    while (log.length === before && simulation.nextAtMs <= limitMs) this.runTo(simulation.nextAtMs);
    this.paced.touch();
  }

  /** Nobody is told of each change where nobody listens and the stretch is long: it may then be leapt over. */
  private pass(untilMs: number): void {
    const { simulation, clock } = this.paced;
    const isWatched = clock !== undefined && (clock.isBlocked || clock.hasListeners);
    if (isWatched || untilMs - simulation.nowMs <= LEAP_MS) {
      simulation.runUntil(untilMs);
      return;
    }
    const { onChange } = simulation;
    simulation.onChange = undefined;
    simulation.runUntil(untilMs);
    simulation.onChange = onChange;
    this.paced.touch();
  }

  private goOn(errand: Errand): { readonly run: number; readonly outcome: RunOutcome } | undefined {
    const outcome = errand.goal.kind === 'entry' ? this.search(errand, errand.goal) : this.approach(errand);
    if (outcome === undefined) return undefined;
    this.errand = undefined;
    this.paced.touch();
    return { run: errand.run, outcome };
  }

  private approach(errand: Errand): RunOutcome | undefined {
    const { simulation } = this.paced;
    const { untilMs } = errand;
    if (untilMs === null) return 'never';
    if (untilMs <= simulation.history.headMs) {
      simulation.history.seek(untilMs);
      return 'reached';
    }
    simulation.history.toHead();
    const deadline = this.paced.now() + TURN_MS;
    while (simulation.nowMs < untilMs && this.paced.now() < deadline) {
      const beganAt = this.paced.now();
      this.runTo(Math.min(untilMs, simulation.nowMs + errand.pieceMs));
      const tookMs = this.paced.now() - beganAt;
      errand.pieceMs = tookMs > TURN_MS ? Math.max(LEAST_PIECE_MS, errand.pieceMs / 4) : errand.pieceMs * 2;
    }
    return simulation.nowMs < untilMs ? undefined : 'reached';
  }

  private search(errand: Errand, filter: EntryFilter): RunOutcome | undefined {
    if (this.seekKnown(filter)) return 'reached';
    const { simulation } = this.paced;
    const { log, entries } = simulation.timeline;
    const deadline = this.paced.now() + TURN_MS;
    while (this.paced.now() < deadline) {
      if (!(simulation.nextAtMs - errand.sinceMs <= LONGEST_SEARCH_MS)) return 'never';
      const before = log.length;
      this.runTo(simulation.nextAtMs);
      if (log.length === before) continue;
      const { subject, state } = log.slice(before);
      if (subject.some((lane, i) => fits(filter, state[i] as number, entries.at(lane)))) return 'reached';
    }
    return undefined;
  }

  /** While the past is shown: the next entry that fits, or the head. @returns whether there was one */
  private seekKnown(filter: EntryFilter): boolean {
    const { simulation } = this.paced;
    if (simulation.history.isAtHead) return false;
    const { log, entries } = simulation.timeline;
    const first = log.firstAfter(simulation.nowMs);
    const { atMs, subject, state } = log.slice(first);
    const found = subject.findIndex((lane, i) => fits(filter, state[i] as number, entries.at(lane)));
    if (found < 0) {
      simulation.history.toHead();
      return false;
    }
    simulation.history.seek(atMs[found] as number);
    this.paced.touch();
    return true;
  }

  private playOn(virtualMs: number): void {
    const { simulation } = this.paced;
    const target = simulation.nowMs + virtualMs;
    if (!simulation.history.isAtHead) {
      simulation.history.seek(this.skipsIdle ? Math.max(target, this.knownIdleEndMs()) : target);
      this.paced.touch();
      return;
    }
    const deadline = this.paced.now() + TURN_MS;
    if (this.skipsIdle && this.isIdle()) {
      const { log } = simulation.timeline;
      const before = log.length;
      while (log.length === before && Number.isFinite(simulation.nextAtMs) && this.paced.now() < deadline) this.runTo(simulation.nextAtMs);
      if (log.length !== before) return;
    }
    while (simulation.nowMs < target && this.paced.now() < deadline)
      this.runTo(Math.min(target, simulation.nowMs + Math.max(1, virtualMs / 8)));
  }

  private isIdle(): boolean {
    const { simulation } = this.paced;
    const { log } = simulation.timeline;
    return log.length > 0 && simulation.nowMs - log.timeAt(log.length - 1) > IDLE_MS * this.speed;
  }

  /** Shortly before the next change, when the present instant lies in an idle stretch of the past; else 0. */
  private knownIdleEndMs(): number {
    const { simulation } = this.paced;
    const { log } = simulation.timeline;
    const next = log.firstAfter(simulation.nowMs);
    if (next === 0 || next >= log.length) return 0;
    const leadMs = IDLE_MS * this.speed;
    return simulation.nowMs - log.timeAt(next - 1) > leadMs ? log.timeAt(next) - leadMs / 4 : 0;
  }

  /** A command waits while the run is paused: its time passes, nothing else asks for more. */
  private driveCommand(): void {
    const { clock, simulation } = this.paced;
    if (clock === undefined) return;
    const wakeMs = clock.nextWakeAtMs - simulation.cluster.engine.startAtMs;
    const nextMs = clock.hasListeners ? Math.min(wakeMs, Math.max(simulation.nextAtMs, simulation.nowMs)) : wakeMs;
    if (nextMs - simulation.nowMs > LONGEST_JUMP_MS) return;
    if (simulation.history.isAtHead) simulation.runUntil(nextMs);
    else simulation.history.seek(nextMs);
    clock.tick();
  }
}
