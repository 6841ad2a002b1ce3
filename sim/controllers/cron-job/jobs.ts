import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';

/** How a Job ended; undefined while it has not. `SuccessCriteriaMet` and `FailureTarget` are no end. */
export function outcomeOf(job: Job): 'Complete' | 'Failed' | undefined {
  const { conditions } = job.status;
  if (conditions === undefined) return undefined;
  for (const { type, status } of conditions) {
    if ((type === 'Complete' || type === 'Failed') && status === 'True') return type;
  }
  return undefined;
}

/**
 * True for the Jobs that a sync of the CronJob takes into account: those in its namespace whose controller has its name.
 * Kind and uid of the controller are not looked at, as upstream does not. Rule CRON-1.
 */
export function isCollectedBy(cronJob: CronJob, job: Job): boolean {
  if (job.metadata.namespace !== cronJob.metadata.namespace) return false;
  return job.metadata.ownerReferences?.find(({ controller }) => controller === true)?.name === cronJob.metadata.name;
}

/** True when a change of the Job makes the controller sync the CronJob: its controller is this very CronJob. Rule CRON-1. */
export function isControlledBy(cronJob: CronJob, job: Job): boolean {
  const owner = job.metadata.ownerReferences?.find(({ controller }) => controller === true);
  return owner?.kind === 'CronJob' && owner.name === cronJob.metadata.name && owner.uid === cronJob.metadata.uid;
}
