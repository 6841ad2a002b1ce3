import { count, type Sentences, span, type Wording } from './sentence.ts';

interface Timing {
  readonly timeZone: string;
  readonly nextAtMs: number;
}

const next = ({ nextAtMs, timeZone }: Timing, { clock }: Wording): string =>
  Number.isFinite(nextAtMs) ? ` It looks again at ${clock(nextAtMs, timeZone)}, the next slot.` : '';

/** What the CronJob controller says. */
export const cronJobSentences: Sentences<'cron'> = {
  'cron/deleted': () => ({
    text: 'The CronJob is being deleted, so the controller starts nothing more.',
    rule: 'CRON-7',
    field: 'metadata.deletionTimestamp',
  }),
  'cron/suspended': () => ({
    text: 'The CronJob is suspended. The controller starts nothing and sets no time to look again: only a change of the CronJob wakes it.',
    rule: 'CRON-7',
    field: 'spec.suspend',
    value: 'true',
  }),
  'cron/unknownZone': ({ timeZone }) => ({
    text: 'The controller cannot load the time zone. It starts nothing and does not look again until the CronJob changes.',
    rule: 'CRON-8',
    field: 'spec.timeZone',
    value: timeZone,
  }),
  'cron/unparseable': ({ schedule }) => ({
    text: 'The controller cannot read the schedule. It starts nothing and does not look again until the CronJob changes.',
    rule: 'CRON-8',
    field: 'spec.schedule',
    value: schedule,
  }),
  'cron/neverFires': ({ schedule }) => ({
    text: 'No date ever fits the schedule, so nothing is started.',
    rule: 'CRON-8',
    field: 'spec.schedule',
    value: schedule,
  }),
  'cron/notDue': (facts, wording) => ({
    text: `No slot of the schedule lies between ${wording.clock(facts.sinceAtMs, facts.timeZone)} and now, so there is nothing to start.${next(facts, wording)}`,
    rule: 'CRON-12',
    field: 'spec.schedule',
    value: facts.schedule,
  }),
  'cron/tooLate': (facts, wording) => ({
    text:
      `The slot of ${wording.clock(facts.slotAtMs, facts.timeZone)} was more than ${span(facts.deadlineSeconds * 1000)} ago when the ` +
      `controller looked. Beyond the starting deadline a slot is not seen, and no event tells of it.${next(facts, wording)}`,
    rule: 'CRON-11',
    field: 'spec.startingDeadlineSeconds',
    value: String(facts.deadlineSeconds),
  }),
  'cron/handled': (facts, wording) => ({
    text: `The slot of ${wording.clock(facts.slotAtMs, facts.timeZone)} has been started already.${next(facts, wording)}`,
    rule: 'CRON-13',
    field: 'status.lastScheduleTime',
  }),
  'cron/forbidden': (facts, wording) => ({
    text:
      `The slot of ${wording.clock(facts.slotAtMs, facts.timeZone)} was due, but Job ${facts.job} was still active` +
      `${facts.active > 1 ? ` and ${count(facts.active - 1, 'more Job')}` : ''}. Under Forbid nothing is started then.`,
    rule: 'CRON-14',
    field: 'spec.concurrencyPolicy',
    value: 'Forbid',
  }),
  'cron/olderSlotsLost': ({ slotAtMs, sinceAtMs }, { clock }) => ({
    text: `Several slots had passed since ${clock(sinceAtMs)}. Only the latest, of ${clock(slotAtMs)}, is started; the older ones are lost.`,
    rule: 'CRON-9',
    field: 'status.lastScheduleTime',
  }),
  'cron/replaces': ({ slotAtMs, job }, { clock }) => ({
    text: `Job ${job} was still active at the slot of ${clock(slotAtMs)}. Under Replace it is deleted to make room.`,
    rule: 'CRON-15',
    field: 'spec.concurrencyPolicy',
    value: 'Replace',
  }),
  'cron/starts': (facts, { clock }) => ({
    text: `The CronJob controller started Job ${facts.job} for the slot of ${clock(facts.slotAtMs, facts.timeZone)}.`,
    rule: 'CRON-17',
    field: 'spec.schedule',
    value: facts.schedule,
  }),
  'cron/refused': ({ message }) => ({ text: `The API server refused the Job: ${message}.`, rule: 'CRON-17' }),
  'cron/trimsHistory': ({ job }) => ({
    text: `Job ${job} had ended and was one more than the history keeps, so it is deleted.`,
    rule: 'CRON-2',
    field: 'spec.successfulJobsHistoryLimit',
  }),
};

/** Whoever removes what is no longer needed. */
export const cleanupSentences: Sentences<'ttl'> & Sentences<'gc'> & Sentences<'podgc'> & Sentences<'api'> = {
  'ttl/expires': ({ seconds }) => ({
    text: `The Job ended ${span(seconds * 1000)} ago. Its time to live is over, so it is deleted with its Pods.`,
    rule: 'TTL-1',
    field: 'spec.ttlSecondsAfterFinished',
    value: String(seconds),
  }),
  'gc/ownerGone': ({ owner }) => ({
    text: `Its owner, ${owner}, no longer exists, so the garbage collector deletes it.`,
    rule: 'GC-1',
    field: 'metadata.ownerReferences',
    value: owner,
  }),
  'gc/ownerGoes': ({ owner }) => ({
    text: `Its owner, ${owner}, is being deleted in the foreground: what it owns goes first.`,
    rule: 'GC-3',
    field: 'metadata.ownerReferences',
    value: owner,
  }),
  'podgc/nodeGone': ({ node }) => ({
    text: `Its node ${node} no longer exists, so the Pod is marked Failed and removed.`,
    rule: 'PGC-1',
    field: 'spec.nodeName',
    value: node,
  }),
  'api/evicts': () => ({ text: 'Somebody evicted the Pod, as a drain of its node does.', rule: 'API-9' }),
  'api/deletes': ({ graceSeconds }) => ({
    text: graceSeconds > 0 ? `It was deleted, with ${graceSeconds} s of grace.` : 'It was deleted.',
    rule: 'API-4',
    field: 'metadata.deletionTimestamp',
  }),
};
