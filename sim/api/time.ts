/**
 * Civil time for a world without `Date`: RFC 3339 text from and to ms since 1970 UTC. The only place that converts.
 *
 * Algorithms are the usual proleptic Gregorian day counts (days from civil, civil from days).
 */

const DAY_MS = 86_400_000;

/** Year, month (1-12), day (1-31) and the time of day, UTC. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Days since 1970-01-01 of a civil date. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The civil date and time of an instant. */
export function civilFromMs(epochMs: number): CivilTime {
  const days = Math.floor(epochMs / DAY_MS);
  const secondOfDay = Math.floor((epochMs - days * DAY_MS) / 1000);
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day,
    hour: Math.floor(secondOfDay / 3600),
    minute: Math.floor((secondOfDay % 3600) / 60),
    second: secondOfDay % 60,
  };
}

/** Ms since 1970 UTC of a civil date and time. */
export function msFromCivil(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  return daysFromCivil(year, month, day) * DAY_MS + (hour * 3600 + minute * 60 + second) * 1000;
}

const pad2 = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** Texts of the seconds asked for last, each at its number modulo the size: a busy instant speaks of few seconds. */
const TEXTS = 128;
const textSeconds = new Float64Array(TEXTS).fill(Number.NaN);
const texts: string[] = new Array<string>(TEXTS).fill('');
let lastDay = Number.NaN;
let lastDayText = '';

/** `2026-11-23T08:27:37Z`: whole seconds, truncated. Repeated calls for a second cost next to nothing. */
export function formatTime(epochMs: number): string {
  const second = Math.floor(epochMs / 1000);
  const slot = second & (TEXTS - 1);
  if (textSeconds[slot] === second) return texts[slot] as string;
  const days = Math.floor(second / 86_400);
  if (days !== lastDay) {
    const { year, month, day } = civilFromMs(second * 1000);
    lastDayText = `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(day)}T`;
    lastDay = days;
  }
  const rest = second - days * 86_400;
  const text = `${lastDayText}${pad2(Math.floor(rest / 3600))}:${pad2(Math.floor((rest % 3600) / 60))}:${pad2(rest % 60)}Z`;
  textSeconds[slot] = second;
  texts[slot] = text;
  return text;
}

/** `2026-11-23T08:27:37.893495Z`, as MicroTime prints; the virtual clock has ms, so the last three digits are 0. */
export function formatMicroTime(epochMs: number): string {
  const ms = Math.floor(epochMs) - Math.floor(epochMs / 1000) * 1000;
  return `${formatTime(epochMs).slice(0, -1)}.${String(ms).padStart(3, '0')}000Z`;
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Ms since 1970 UTC of an RFC 3339 text; `NaN` when it is none. */
export function parseTime(text: string): number {
  const m = RFC_3339.exec(text);
  if (m === null) return Number.NaN;
  const n = (i: number): number => Number(m[i] ?? 0);
  const fraction = m[7] === undefined ? 0 : Math.floor(Number(`0.${m[7]}`) * 1000);
  const zoneMs = m[8] === undefined ? 0 : (n(9) * 3600 + n(10) * 60) * 1000 * (m[8] === '-' ? -1 : 1);
  return msFromCivil(n(1), n(2), n(3), n(4), n(5), n(6)) + fraction - zoneMs;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Mon, 23 Nov 2026 08:27:37 +0000`, as `kubectl describe` prints times. @source Go time.RFC1123Z */
export function formatRfc1123(epochMs: number): string {
  const { year, month, day, hour, minute, second } = civilFromMs(epochMs);
  const weekday = WEEKDAYS[(((Math.floor(epochMs / DAY_MS) + 4) % 7) + 7) % 7] ?? 'Sun';
  return `${weekday}, ${pad2(day)} ${MONTHS[month - 1] ?? 'Jan'} ${String(year).padStart(4, '0')} ${pad2(hour)}:${pad2(minute)}:${pad2(second)} +0000`;
}
