import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES } from '#sim/index.ts';

/** One step in the life of an object. */
export interface LifeStep {
  readonly atMs: number;
  readonly what: string;
}

const WORDS: Readonly<Record<keyof typeof TIMELINE_STATES, string>> = {
  pending: 'Pending',
  unschedulable: 'Unschedulable',
  creating: 'Creating containers',
  pulling: 'Pulling the image',
  notReady: 'Running, not ready',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  backingOff: 'Waiting to retry',
  terminating: 'Terminating',
  gone: 'Deleted',
  jobSuspended: 'Suspended',
  jobActive: 'Active',
  jobComplete: 'Complete',
  jobFailed: 'Failed',
  jobEnding: 'Ending its pods',
  slotStarted: 'Started a run',
  slotSkipped: 'Skipped a run',
  slotMissed: 'Missed a run',
  slotSuspended: 'Suspended at a run',
};

const NAMES = Object.entries(TIMELINE_STATES) as readonly (readonly [keyof typeof TIMELINE_STATES, number])[];

function wordsOf(state: number, detail: number): string {
  const name = NAMES.find(([, code]) => code === state)?.[0];
  if (name === undefined) return 'Changed';
  if (name === 'failed') return `Failed with exit code ${detail}`;
  return name === 'backingOff' && detail > 0 ? `${WORDS[name]} in ${Math.round(detail / 1000)} s` : WORDS[name];
}

/** The states that an object went through up to an instant, oldest first; the newest `limit` of them. */
export function lifeOf(log: TimelineLog, uid: string, nowMs: number, limit: number): readonly LifeStep[] {
  const object = log.objects.findIndex((each) => each.uid === uid);
  const steps: LifeStep[] = [];
  if (object < 0) return steps;
  for (let entry = log.firstEntry[object] ?? NONE; entry !== NONE; entry = log.next[entry] ?? NONE) {
    const atMs = log.atMs[entry] ?? 0;
    if (atMs > nowMs) break;
    steps.push({ atMs, what: wordsOf(log.state[entry] ?? 0, log.detail[entry] ?? 0) });
  }
  return steps.slice(-limit);
}
