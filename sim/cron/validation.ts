import { parseSchedule } from './schedule.ts';
import { timeZoneLoadError } from './zones.ts';

/** What the text checks of `spec.schedule` need to know about the rest of the request. */
export interface ScheduleCheck {
  /** An update whose stored schedule already carried a zone may keep one. */
  readonly allowsZonePrefix?: boolean;
  /** `spec.timeZone` is set. */
  readonly hasTimeZone?: boolean;
}

/**
 * Details of the field errors of a non-empty `spec.schedule`, without path and value; empty when it is valid.
 *
 * @source batch/v1 CronJob validation, v1.35
 */
export function scheduleErrors(expression: string, check: ScheduleCheck = {}): string[] {
  const errors: string[] = [];
  const parsed = parseSchedule(expression, undefined);
  if (!parsed.ok) errors.push(parsed.error);
  if (expression.includes('TZ')) {
    if (check.allowsZonePrefix !== true) errors.push('cannot use TZ or CRON_TZ in schedule, use timeZone field instead');
    else if (check.hasTimeZone === true) errors.push('cannot use both timeZone field and TZ or CRON_TZ in schedule');
  }
  return errors;
}

const ZONE_PART = /^[A-Za-z.\-_0-9+]{1,14}$/;

/**
 * Details of the field errors of a `spec.timeZone` that is set, without path and value; empty when it is valid.
 *
 * @source batch/v1 CronJob validation, v1.35
 */
export function timeZoneErrors(zone: string): string[] {
  if (zone === '') return ['timeZone must be nil or non-empty string'];
  const isMalformed = (part: string): boolean => part === '.' || part === '..' || part.startsWith('-') || !ZONE_PART.test(part);
  if (zone.split('/').some(isMalformed)) return [`unknown time zone ${zone}`];
  const errors: string[] = [];
  if (zone.toLowerCase() === 'local') errors.push('timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones');
  const loadError = timeZoneLoadError(zone);
  if (loadError !== undefined) errors.push(loadError);
  return errors;
}
