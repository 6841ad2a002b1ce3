import { scheduleZone } from '#sim/api/batch-v1/job-facts.ts';
import type { CronJob } from '#sim/api/batch-v1/types.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';
import type { ReasonLog } from '#sim/apiserver/reasons.ts';
import { parseSchedule } from '#sim/cron/index.ts';
import { earliestSlotMs } from './plan-start.ts';
import { mostRecent, SYNC_DELAY_MS } from './schedule-arithmetic.ts';
import type { CronJobPlan } from './sync-cron-job.ts';

/** Says what one sync has decided, and what it decided it by. */
export function saySync({ engine, store }: ApiServer, reasons: ReasonLog, serial: number, cronJob: CronJob, plan: CronJobPlan): void {
  const { schedule, timeZone = 'UTC', startingDeadlineSeconds, concurrencyPolicy } = cronJob.spec;
  const { namespace = '' } = cronJob.metadata;
  const instantOf = (epochMs: number): number => epochMs - engine.startAtMs;
  const serialOf = (name: string): number => store.find('Job', namespace, name);
  const timing = { schedule, timeZone, nextAtMs: instantOf(plan.requeueAtMs - SYNC_DELAY_MS) };
  for (const step of plan.steps)
    if (step.kind === 'delete' && step.why === 'history')
      reasons.say(serial, 'cron/trimsHistory', { job: step.job.name }, serialOf(step.job.name));
  const sinceMs = earliestSlotMs(cronJob);
  const parsed = parseSchedule(schedule, scheduleZone(cronJob));
  const recent = parsed.ok ? mostRecent(parsed.schedule, sinceMs, engine.epochMs) : undefined;
  const slotAtMs = plan.start?.slotAtMs ?? recent?.slotAtMs ?? engine.epochMs;
  const slot = { ...timing, slotAtMs: instantOf(slotAtMs) };
  const { verdict } = plan;
  switch (verdict) {
    case 'deleted':
    case 'suspended':
      reasons.say(serial, `cron/${verdict}`, {});
      return;
    case 'unknownZone':
      reasons.say(serial, 'cron/unknownZone', { timeZone });
      return;
    case 'unparseable':
    case 'neverFires':
      reasons.say(serial, `cron/${verdict}`, { schedule });
      return;
    case 'notDue':
      // CRON-11: without the deadline there would be one
      if (startingDeadlineSeconds !== undefined && recent?.slotAtMs != null)
        reasons.say(serial, 'cron/tooLate', { ...slot, deadlineSeconds: startingDeadlineSeconds });
      else reasons.say(serial, 'cron/notDue', { ...timing, sinceAtMs: instantOf(sinceMs) });
      return;
    case 'handled':
      reasons.say(serial, 'cron/handled', slot);
      return;
    case 'forbidden': {
      const active = plan.status.active ?? [];
      reasons.say(
        serial,
        'cron/forbidden',
        { ...slot, job: active[0]?.name ?? '', active: active.length },
        serialOf(active[0]?.name ?? ''),
      );
      return;
    }
    case 'starts':
      if (recent !== undefined && recent.missed !== 'none')
        reasons.say(serial, 'cron/olderSlotsLost', { slotAtMs: slot.slotAtMs, sinceAtMs: instantOf(sinceMs) });
      if (concurrencyPolicy === 'Replace')
        for (const step of plan.steps)
          if (step.kind === 'delete' && step.why === 'replacement')
            reasons.say(serial, 'cron/replaces', { slotAtMs: slot.slotAtMs, job: step.job.name }, serialOf(step.job.name));
  }
}

/** Says which Job the sync has started, if it has. */
export function sayStart({ engine, store }: ApiServer, reasons: ReasonLog, serial: number, cronJob: CronJob, plan: CronJobPlan): void {
  const { schedule, timeZone = 'UTC' } = cronJob.spec;
  const job = plan.start?.job.metadata.name ?? '';
  const about = store.find('Job', cronJob.metadata.namespace ?? '', job);
  if (plan.start === undefined || about < 0) return;
  const slotAtMs = plan.start.slotAtMs - engine.startAtMs;
  const nextAtMs = plan.requeueAtMs - SYNC_DELAY_MS - engine.startAtMs;
  reasons.say(serial, 'cron/starts', { schedule, timeZone, slotAtMs, nextAtMs, job }, about);
}
