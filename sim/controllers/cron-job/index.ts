/** The CronJob controller and its decisions. */

export { CronJobController } from './cron-job-controller.ts';
