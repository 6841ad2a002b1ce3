/**
 * Name of the Job of one slot: the CronJob's name and the slot in whole minutes since 1970. Rule CRON-16.
 *
 * @source batch/v1 CronJob controller utils, getJobName, v1.35
 */
export function jobNameOfSlot(cronJobName: string, slotAtMs: number): string {
  return `${cronJobName}-${Math.floor(slotAtMs / 60_000)}`;
}
