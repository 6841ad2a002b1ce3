/** Cron expressions as Kubernetes reads them, time zones, and the next instant a schedule fires. */

export { quoteGo } from './go-text.ts';
export type { Schedule } from './schedule.ts';
export { nextRun, parseSchedule, scheduleBits } from './schedule.ts';
export { scheduleErrors, timeZoneErrors } from './validation.ts';
export { formatTimeInZone, timeZoneLoadError, zoneOffsetMs } from './zones.ts';
