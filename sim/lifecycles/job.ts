import { createMachine } from 'xstate';
import { tableOf } from './table.ts';

/** What happens to a Job, seen in its status. */
export const JOB_EVENTS = ['started', 'suspended', 'resumed', 'ending', 'completed', 'failed', 'removed'] as const;

export type JobEvent = (typeof JOB_EVENTS)[number];
export type JobState = 'created' | 'active' | 'suspended' | 'ending' | 'complete' | 'failed' | 'gone';

const ends = { completed: 'complete', failed: 'failed', removed: 'gone' } as const;

/** @source batch/v1 JobStatus conditions */
export const jobMachine = createMachine({
  id: 'job',
  initial: 'created',
  states: {
    created: { on: { started: 'active', suspended: 'suspended', ending: 'ending', ...ends } },
    active: { on: { suspended: 'suspended', ending: 'ending', ...ends } },
    suspended: { on: { resumed: 'active', started: 'active', ending: 'ending', ...ends } },
    ending: { on: { ...ends } },
    complete: { on: { removed: 'gone' } },
    failed: { on: { removed: 'gone' } },
    gone: {},
  },
});

export const jobTable = tableOf<JobState, JobEvent>(jobMachine, JOB_EVENTS);
