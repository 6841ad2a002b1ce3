import type { CronJob, Job, JobCondition } from './types.ts';

export const conditionOf = (job: Job, type: JobCondition['type']): JobCondition | undefined =>
  job.status.conditions?.find((condition) => condition.type === type);

/** Whether a condition is True. */
export const hasCondition = (job: Job, type: JobCondition['type']): boolean => conditionOf(job, type)?.status === 'True';

/** Complete or Failed, and so for good. */
export const isFinished = (job: Job): boolean => hasCondition(job, 'Complete') || hasCondition(job, 'Failed');

/** The zone that a schedule is read in: none when the schedule names its own, rule CRON-8. */
export function scheduleZone({ spec }: CronJob): string | undefined {
  return spec.schedule.includes('TZ') ? undefined : spec.timeZone;
}
