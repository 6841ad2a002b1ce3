import { createMachine } from 'xstate';
import { tableOf } from './table.ts';

/** What happens to a CronJob, seen in its spec and status. */
export const CRON_JOB_EVENTS = ['jobStarted', 'allJobsEnded', 'suspended', 'resumed', 'removed'] as const;

export type CronJobEvent = (typeof CRON_JOB_EVENTS)[number];
export type CronJobState = 'waiting' | 'active' | 'suspended' | 'suspendedActive' | 'gone';

/** @source batch/v1 CronJobStatus */
export const cronJobMachine = createMachine({
  id: 'cronJob',
  initial: 'waiting',
  states: {
    waiting: { on: { jobStarted: 'active', suspended: 'suspended', removed: 'gone' } },
    active: { on: { allJobsEnded: 'waiting', suspended: 'suspendedActive', removed: 'gone' } },
    suspended: { on: { resumed: 'waiting', removed: 'gone' } },
    suspendedActive: { on: { allJobsEnded: 'suspended', resumed: 'active', removed: 'gone' } },
    gone: {},
  },
});

export const cronJobTable = tableOf<CronJobState, CronJobEvent>(cronJobMachine, CRON_JOB_EVENTS);
