import type { Cluster } from '#sim/cluster.ts';
import type { Leap } from '#sim/engine/leap.ts';
import type { TimelineRecorder } from '#sim/timeline-recorder.ts';
import { type Beginning, beginningOf, isBusy, sampleCluster } from './sample.ts';

/** What repeats itself, and how a leap carries it on. */
export interface ClusterRepetition {
  readonly periodMs: number;
  readonly memoryPeriods: number;
  /** Timers run in one period. */
  readonly timersPerPeriod: number;
  /** First timer that belongs to something else, virtual ms; `Infinity` when there is none. */
  readonly fixedTimerAtMs: number;
  leapOf(periods: number): Leap;
  /** Where the last period stands on the timeline. */
  readonly span: { readonly fromEntry: number; readonly fromLane: number; readonly sinceLane: number; readonly serials: number };
}

interface Boundary {
  /** The serial that came next. */
  readonly nextSerial: number;
  readonly counters: readonly number[];
  readonly executed: number;
  readonly logLength: number;
  readonly lanes: number;
  readonly timers: ReadonlySet<string>;
  /** Cheap to make; without two equal ones the whole text is not looked at. */
  readonly outline: string;
  readonly text: string;
  readonly counts: ReadonlyMap<number, number>;
  readonly personalStarts: number;
}

const keyOf = (atMs: number, handler: number, subject: number): string => `${atMs}:${handler}:${subject}`;

/** Watches a run at the ends of its periods until it is seen to repeat itself. */
export class RepetitionWatcher {
  private readonly cluster: Cluster;
  private readonly timeline: TimelineRecorder;
  private readonly periodMs: number;
  private readonly beginning: Beginning;
  private readonly boundaries: Boundary[] = [];

  constructor(cluster: Cluster, timeline: TimelineRecorder, periodMs: number) {
    this.cluster = cluster;
    this.timeline = timeline;
    this.periodMs = periodMs;
    this.beginning = beginningOf(cluster);
  }

  /** Call at the end of every period. @returns what repeats itself, once as many periods were equal as leave traces */
  look(): ClusterRepetition | undefined {
    const { engine, server, kubelet } = this.cluster;
    const last = this.boundaries.at(-1);
    const counters = engine.readCounters();
    const { timers, relative, fixedTimerAtMs } = this.readTimers();
    const outline = isBusy(this.cluster)
      ? `busy ${engine.nowMs}`
      : [counters.map((value, i) => value - (last?.counters[i] ?? 0)).join(' '), relative, this.logSince(last)].join('|');
    const isLikely = outline === last?.outline;
    const sample = isLikely ? sampleCluster(this.cluster, this.beginning, this.periodMs, last.counts) : undefined;
    this.boundaries.push({
      nextSerial: server.store.peekSerial(),
      counters,
      executed: engine.executed,
      logLength: this.timeline.log.length,
      lanes: this.timeline.entries.length,
      timers,
      outline,
      text: sample?.text ?? '',
      counts: sample?.counts ?? new Map(),
      personalStarts: kubelet.processes.personalStarts,
    });
    if (sample === undefined) return undefined;
    const first = this.firstOfRemembered(Math.min(sample.oldestSerial, server.store.peekSerial()));
    return first === undefined ? undefined : this.repetitionSince(first, fixedTimerAtMs);
  }

  /** The earliest boundary that nothing of now is older than, when every period since was the same; undefined otherwise. */
  private firstOfRemembered(oldestSerial: number): number | undefined {
    const now = this.boundaries.length - 1;
    const serials = (at: number): number => this.boundaries[at]?.nextSerial ?? 0;
    let first = now - 1;
    while (first > 0 && serials(first) > oldestSerial) first -= 1;
    if (serials(first) > oldestSerial || first < 1) return undefined;
    const { text, outline, personalStarts } = this.boundaries[now] as Boundary;
    for (let at = first; at < now; at++) {
      const boundary = this.boundaries[at] as Boundary;
      if (boundary.text !== text || boundary.outline !== outline || boundary.personalStarts !== personalStarts) return undefined;
    }
    return first;
  }

  private repetitionSince(first: number, fixedTimerAtMs: number): ClusterRepetition {
    const { engine } = this.cluster;
    const now = this.boundaries.at(-1) as Boundary;
    const before = this.boundaries.at(-2) as Boundary;
    const start = this.boundaries[first] as Boundary;
    const perPeriod = now.counters.map((value, i) => value - (before.counters[i] ?? 0));
    const counted = new Map([...now.counts].map(([serial, count]) => [serial, count - (before.counts.get(serial) ?? count)]));
    const windowStartMs = engine.nowMs - this.periodMs;
    const fixed = (this.boundaries[0] as Boundary).timers;
    return {
      periodMs: this.periodMs,
      memoryPeriods: this.boundaries.length - 1 - first,
      timersPerPeriod: now.executed - before.executed,
      fixedTimerAtMs,
      span: {
        fromEntry: before.logLength,
        fromLane: before.lanes,
        sinceLane: (this.boundaries[0] as Boundary).lanes,
        serials: now.nextSerial - before.nextSerial,
      },
      leapOf: (periods) => ({
        periods,
        byMs: periods * this.periodMs,
        windowStartMs,
        sinceSerial: start.nextSerial,
        perPeriod,
        counted,
        isFixed: (atMs, handler, subject) => fixed.has(keyOf(atMs, handler, subject)),
      }),
    };
  }

  /** Timers that were set before watching began belong to something else. */
  private readTimers(): { timers: Set<string>; relative: string; fixedTimerAtMs: number } {
    const { engine } = this.cluster;
    const timers = new Set<string>();
    const relative: string[] = [];
    let fixedTimerAtMs = Number.POSITIVE_INFINITY;
    for (const { atMs, handler, subject } of engine.pendingTimers()) {
      const key = keyOf(atMs, handler, subject);
      timers.add(key);
      if (this.boundaries[0]?.timers.has(key) === true) fixedTimerAtMs = Math.min(fixedTimerAtMs, atMs);
      else relative.push(`${atMs - engine.nowMs}:${handler}`);
    }
    return { timers, relative: relative.sort().join(' '), fixedTimerAtMs };
  }

  /** Entries of the last period: when after its start, which lane, what. */
  private logSince(last: Boundary | undefined): string {
    if (last === undefined) return '';
    const { atMs, subject, state, detail } = this.timeline.log.slice(last.logLength);
    const sinceLane = this.boundaries[0]?.lanes ?? 0;
    const { nowMs } = this.cluster.engine;
    const words: string[] = [];
    for (let i = 0; i < atMs.length; i++) {
      const lane = subject[i] as number;
      words.push(
        `${nowMs - (atMs[i] as number)},${lane >= sinceLane ? `r${lane - last.lanes}` : lane},${state[i] as number},${detail[i] as number}`,
      );
    }
    return words.join(' ');
  }
}
