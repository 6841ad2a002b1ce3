import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { formatRelative, formatSpan } from './format-time.ts';
import { isSlot, nextState } from './next-state.ts';

/** Words for a stretch of time; states left out are too short-lived to be worth a sentence once they are over. */
const SPANS: Readonly<Record<number, string>> = {
  [S.notReady]: 'running but not ready',
  [S.running]: 'running',
  [S.backingOff]: 'waiting to retry',
  [S.unschedulable]: 'unschedulable',
  [S.terminating]: 'terminating',
  [S.jobActive]: 'active',
  [S.jobSuspended]: 'suspended',
};

const INSTANTS: Readonly<Record<number, string>> = {
  [S.succeeded]: 'succeeded',
  [S.gone]: 'deleted',
  [S.jobComplete]: 'complete',
  [S.jobFailed]: 'failed',
};

const UNFINISHED: Readonly<Record<number, string>> = {
  [S.pending]: 'pending',
  [S.creating]: 'creating',
  [S.pulling]: 'pulling its image',
  [S.jobEnding]: 'ending',
};

const SLOTS: Readonly<Record<number, string>> = {
  [S.slotStarted]: 'started',
  [S.slotSkipped]: 'skipped',
  [S.slotMissed]: 'missed',
  [S.slotSuspended]: 'suspended',
};

function countSlots(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].map(([word, count]) => `${count} ${count === 1 ? 'run' : 'runs'} ${word}`);
}

/**
 * What a lane shows, as a sentence: `pod training-job-x7k2p: running from 0:01 to 0:08, succeeded`.
 *
 * @param nowMs the instant that is shown; nothing later is told
 */
export function describeLane(log: TimelineLog, object: number, nowMs: number): string {
  const about = log.objects[object];
  if (about === undefined) return '';
  const facts: string[] = [];
  const slots = new Map<string, number>();
  for (let entry = log.firstEntry[object] ?? NONE; entry !== NONE; entry = log.next[entry] ?? NONE) {
    const atMs = log.atMs[entry] ?? 0;
    if (atMs > nowMs) break;
    const state = log.state[entry] ?? 0;
    const next = isSlot(state) ? NONE : nextState(log, entry);
    const nextMs = next === NONE ? Infinity : (log.atMs[next] ?? Infinity);
    const isOver = nextMs <= nowMs;
    const detail = log.detail[entry] ?? 0;
    const slot = SLOTS[state];
    const span = SPANS[state];
    const from = formatRelative(atMs);
    if (slot !== undefined) {
      slots.set(slot, (slots.get(slot) ?? 0) + 1);
    } else if (span !== undefined) {
      const wait = state === S.backingOff && detail > 0 ? ` ${formatSpan(detail)}` : '';
      facts.push(isOver ? `${span}${wait} from ${from} to ${formatRelative(nextMs)}` : `${span}${wait} since ${from}`);
    } else if (state === S.failed) {
      facts.push(`failed with exit code ${detail}`);
    } else if (INSTANTS[state] !== undefined) {
      facts.push(INSTANTS[state]);
    } else if (!isOver) {
      facts.push(`${UNFINISHED[state] ?? 'changing'} since ${from}`);
    }
  }
  return `${about.kind.toLowerCase()} ${about.name}: ${[...facts, ...countSlots(slots)].join(', ') || 'created'}`;
}
