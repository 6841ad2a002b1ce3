/**
 * What a lane of the timeline can show, by code; the state column of the log holds these.
 *
 * Pods use 0-9, Jobs 16-20, CronJob slots 24-27. The glyph and colour of each are in `components/timeline`.
 */
export const TIMELINE_STATES = {
  pending: 0,
  unschedulable: 1,
  creating: 2,
  pulling: 3,
  notReady: 4,
  running: 5,
  succeeded: 6,
  failed: 7,
  backingOff: 8,
  terminating: 9,
  gone: 10,
  jobSuspended: 16,
  jobActive: 17,
  jobComplete: 18,
  jobFailed: 19,
  jobEnding: 20,
  slotStarted: 24,
  slotSkipped: 25,
  slotMissed: 26,
  slotSuspended: 27,
} as const;
