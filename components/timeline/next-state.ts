import { NONE, type TimelineLog } from '#components/lab/index.ts';
import { TIMELINE_STATES } from '#sim/index.ts';

/** Whether a state is a scheduled instant of a CronJob rather than something that lasts. */
export function isSlot(state: number): boolean {
  return state >= TIMELINE_STATES.slotStarted;
}

/** The object's next entry after this one that is no slot, or `NONE`: a scheduled instant interrupts nothing. */
export function nextState(log: TimelineLog, entry: number): number {
  let next = log.next[entry] ?? NONE;
  while (next !== NONE && isSlot(log.state[next] ?? 0)) next = log.next[next] ?? NONE;
  return next;
}
