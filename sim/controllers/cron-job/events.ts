import type { Status } from '#sim/api/meta-v1/types.ts';
import { quoteGo } from '#sim/cron/index.ts';

/** One thing the controller says about a CronJob. */
export interface CronJobEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

const normal = (reason: string, message: string): CronJobEvent => ({ type: 'Normal', reason, message });
const warning = (reason: string, message: string): CronJobEvent => ({ type: 'Warning', reason, message });

/** The controller's sentences, worded as v1.35 words them. */
export const events = {
  created: (job: string) => normal('SuccessfulCreate', `Created job ${job}`),
  sawCompleted: (job: string, condition: string) => normal('SawCompletedJob', `Saw completed job: ${job}, condition: ${condition}`),
  deleted: (job: string) => normal('SuccessfulDelete', `Deleted job ${job}`),
  alreadyActive: normal('JobAlreadyActive', 'Not starting job because prior execution is running and concurrency policy is Forbid'),
  missing: (job: string) => normal('MissingJob', `Active job went missing: ${job}`),
  unexpected: (job: string) => warning('UnexpectedJob', `Saw a job that the controller did not create or forgot: ${job}`),
  tooManyMissed: warning(
    'TooManyMissedTimes',
    'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
  ),
  createFailed: (status: Status) => warning('FailedCreate', `Error creating job: ${status.message}`),
  // Upstream's wording is literally this.
  deleteFailed: (status: Status) => warning('FailedDelete', `Deleted job: ${status.message}`),
  getFailed: (status: Status) => warning('FailedGet', `Get job: ${status.message}`),
  unparseable: (schedule: string, error: string) => warning('UnparseableSchedule', `unparseable schedule: ${quoteGo(schedule)} : ${error}`),
  unparseableUpdate: (schedule: string) => warning('UnParseableCronJobSchedule', `unparseable schedule for cronjob: ${schedule}`),
  invalid: (schedule: string, error: string) => warning('InvalidSchedule', `invalid schedule: ${schedule} : ${error}`),
  unsupported: (schedule: string) =>
    warning(
      'UnsupportedSchedule',
      `CRON_TZ or TZ used in schedule ${quoteGo(schedule)} is not officially supported, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details`,
    ),
  unknownTimeZone: (zone: string, error: string) => warning('UnknownTimeZone', `invalid timeZone: ${quoteGo(zone)}: ${error}`),
} as const;
