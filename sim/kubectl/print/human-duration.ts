import { parseTime } from '#sim/api/time.ts';

const SECONDS_PER_DAY = 86_400;
const DAYS_PER_YEAR = 365;

const two = (big: number, bigUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${big}${bigUnit}` : `${big}${bigUnit}${small}${smallUnit}`;

/**
 * A span the way kubectl shows ages: the larger it is, the coarser (rule PRT-1).
 *
 * @param ms span in ms; whole seconds count, truncated towards zero. Down to -1 s reads `0s`, below `<invalid>`
 * @source apimachinery duration.HumanDuration, v1.35
 */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return two(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return two(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  if (hours < 192) return two(days, 'd', hours % 24, 'h');
  if (days < 2 * DAYS_PER_YEAR) return `${days}d`;
  const years = Math.floor(days / DAYS_PER_YEAR);
  if (days < 8 * DAYS_PER_YEAR) return two(years, 'y', days % DAYS_PER_YEAR, 'd');
  return `${years}y`;
}

/** Age of an RFC 3339 instant at `nowMs`; `<unknown>` when it is unset. */
export function ageOf(time: string | null | undefined, nowMs: number): string {
  return time === undefined || time === null || time === '' ? '<unknown>' : humanDuration(nowMs - parseTime(time));
}
