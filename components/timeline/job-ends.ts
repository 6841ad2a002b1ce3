import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { APART, type Bar, type Viewport, xOf } from './layout-timeline.ts';

const ENDS = new Set<number>([S.jobComplete, S.jobFailed, S.gone]);

/** When each object ended and how; reads an entry of the log once. */
export class JobEnds {
  private readonly log: TimelineLog;
  private read = 0;
  private version = NONE;
  private endMs: number[] = [];
  private outcome: number[] = [];

  constructor(log: TimelineLog) {
    this.log = log;
  }

  /** Takes in what came since the last call. */
  update(): void {
    const { log } = this;
    if (log.cuts !== this.version || log.length < this.read) {
      this.version = log.cuts;
      this.read = 0;
      this.endMs = [];
      this.outcome = [];
    }
    for (; this.read < log.length; this.read++) {
      const state = log.state[this.read] ?? NONE;
      const object = log.object[this.read] ?? NONE;
      if (!ENDS.has(state) || this.outcome[object] !== undefined) continue;
      this.endMs[object] = log.atMs[this.read] ?? 0;
      this.outcome[object] = state;
    }
  }

  endOf(object: number): number {
    return this.endMs[object] ?? Infinity;
  }

  outcomeOf(object: number): number {
    return this.outcome[object] ?? NONE;
  }
}

const RUNNING = 1;
const SUCCEEDED = 2;
const FAILED = 3;
const OUTCOMES: Readonly<Record<number, number>> = { [RUNNING]: NONE, [SUCCEEDED]: S.succeeded, [FAILED]: S.failed };

/** What a crowd of Jobs comes to in a column of pixels: the worst of what happened there. */
function rankOf(outcome: number, endMs: number, nowMs: number): number {
  if (endMs > nowMs) return RUNNING;
  return outcome === S.jobFailed ? FAILED : SUCCEEDED;
}

/**
 * Bars of a crowd of Jobs in one lane: in each column of pixels the worst that happened there.
 *
 * @param jobs serial numbers, oldest first
 */
export function layoutCrowd(
  log: TimelineLog,
  ends: JobEnds,
  jobs: Iterable<number>,
  viewport: Viewport,
  nowMs: number,
  base: Pick<Bar, 'object' | 'kind' | 'yPx'>,
): readonly Bar[] {
  const width = Math.ceil(viewport.widthPx);
  const columns = new Uint8Array(width);
  const untilMs = Math.min(viewport.toMs, nowMs);
  for (const job of jobs) {
    const startMs = log.atMs[log.firstEntry[job] ?? 0] ?? Infinity;
    if (startMs > untilMs) break;
    const endMs = ends.endOf(job);
    if (endMs < viewport.fromMs) continue;
    const rank = rankOf(ends.outcomeOf(job), endMs, nowMs);
    const last = Math.min(width - 1, Math.floor(xOf(viewport, Math.min(endMs, untilMs))));
    for (let x = Math.max(0, Math.floor(xOf(viewport, startMs))); x <= last; x++) {
      if ((columns[x] ?? 0) < rank) columns[x] = rank;
    }
  }
  const bars: Bar[] = [];
  for (let x = 0; x < width; ) {
    const rank = columns[x] ?? 0;
    let end = x + 1;
    while (end < width && columns[end] === rank) end += 1;
    const outcome = OUTCOMES[rank] ?? NONE;
    if (rank > 0) bars.push({ ...base, shape: 'crowd', state: S.running, outcome, detail: 0, xPx: x, widthPx: end - x, joins: APART });
    x = end;
  }
  return bars;
}
