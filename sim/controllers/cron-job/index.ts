/** The CronJob controller and its decisions. */

export type { CommitOutcome, CronJobApi } from './commit-plan.ts';
export { commitCronJobPlan } from './commit-plan.ts';
export { CronJobController } from './cron-job-controller.ts';
export type { CronJobEvent } from './events.ts';
export { jobNameOfSlot } from './job-name.ts';
export { isCollectedBy, isControlledBy } from './jobs.ts';
export type { NewJob } from './new-job.ts';
export type { UpdateReaction } from './on-update.ts';
export { reactToUpdate } from './on-update.ts';
export type { JobStart } from './plan-start.ts';
export type { RecentSlot } from './schedule-arithmetic.ts';
export { mostRecent, nextRequeue } from './schedule-arithmetic.ts';
export type { CronJobPlan, CronJobStep } from './sync-cron-job.ts';
export { syncCronJob } from './sync-cron-job.ts';
