import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';
import { outcomeOf } from './jobs.ts';

const NONE: readonly Job[] = [];

/** Oldest start first, ties by name, Jobs that never started last. */
function byStart(a: Job, b: Job): number {
  const startA = a.status.startTime ?? '~';
  const startB = b.status.startTime ?? '~';
  if (startA !== startB) return startA < startB ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

function oldest(jobs: readonly Job[], outcome: 'Complete' | 'Failed', count: number): readonly Job[] {
  return jobs
    .filter((job) => outcomeOf(job) === outcome)
    .sort(byStart)
    .slice(0, count);
}

/** Finished Jobs beyond the history limits, in the order in which they are deleted: rule CRON-2. */
export function jobsBeyondHistory(cronJob: CronJob, jobs: readonly Job[]): readonly Job[] {
  let complete = 0;
  let failed = 0;
  for (const job of jobs) {
    const outcome = outcomeOf(job);
    if (outcome === 'Complete') complete += 1;
    else if (outcome === 'Failed') failed += 1;
  }
  const excessComplete = complete - (cronJob.spec.successfulJobsHistoryLimit ?? complete);
  const excessFailed = failed - (cronJob.spec.failedJobsHistoryLimit ?? failed);
  if (excessComplete <= 0 && excessFailed <= 0) return NONE;
  return [...oldest(jobs, 'Complete', Math.max(0, excessComplete)), ...oldest(jobs, 'Failed', Math.max(0, excessFailed))];
}
