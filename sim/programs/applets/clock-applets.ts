import { civilFromMs, msFromCivil, parseTime } from '#sim/api/time.ts';
import { hang, print, sleep } from '#sim/programs/kernel/io.ts';
import type { Main, Process } from '#sim/programs/kernel/types.ts';
import { applet, argumentsOf, refuse, refuseUsage } from './applet.ts';

const UNIT_SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** Ms of `1`, `0.5`, `2m`, `infinity`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  if (/^inf(inity)?$/.test(text)) return Number.POSITIVE_INFINITY;
  const match = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * (UNIT_SECONDS[match[2] ?? ''] ?? 1) * 1000);
}

const pause: Main = function* (process) {
  const args = argumentsOf(process);
  if (args.length === 0) return yield* refuseUsage(process);
  let totalMs = 0;
  for (const text of args) {
    const ms = parseDuration(text);
    if (ms === undefined) return yield* refuse(process, `invalid number '${text}'`);
    totalMs += ms;
  }
  if (totalMs === Number.POSITIVE_INFINITY) return yield* hang();
  yield* sleep(process, totalMs);
  return 0;
};

const pauseMicros: Main = function* (process) {
  const [text = ''] = argumentsOf(process);
  if (!/^\d+$/.test(text)) return yield* refuse(process, `invalid number '${text}'`);
  yield* sleep(process, Math.round(Number(text) / 1000));
  return 0;
};

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAY_MS = 86_400_000;

/** strftime, in UTC. */
export function formatDate(format: string, epochMs: number): string {
  const { year, month, day, hour, minute, second } = civilFromMs(epochMs);
  const days = Math.floor(epochMs / DAY_MS);
  const weekday = (((days + 4) % 7) + 7) % 7;
  const dayOfYear = days - Math.floor(msFromCivil(year, 1, 1) / DAY_MS) + 1;
  const two = (value: number): string => String(value).padStart(2, '0');
  const fields = new Map<string, () => string>([
    ['%', () => '%'],
    ['A', () => WEEKDAYS[weekday] ?? ''],
    ['B', () => MONTHS[month - 1] ?? ''],
    ['C', () => two(Math.floor(year / 100))],
    ['D', () => formatDate('%m/%d/%y', epochMs)],
    ['F', () => formatDate('%Y-%m-%d', epochMs)],
    ['H', () => two(hour)],
    ['I', () => two(hour % 12 || 12)],
    ['M', () => two(minute)],
    ['N', () => String((epochMs % 1000) * 1_000_000).padStart(9, '0')],
    ['P', () => (hour < 12 ? 'am' : 'pm')],
    ['R', () => `${two(hour)}:${two(minute)}`],
    ['S', () => two(second)],
    ['T', () => `${two(hour)}:${two(minute)}:${two(second)}`],
    ['U', () => two(Math.floor((dayOfYear + 6 - weekday) / 7))],
    ['V', () => two(isoWeek(dayOfYear, weekday))],
    ['W', () => two(Math.floor((dayOfYear + 6 - ((weekday + 6) % 7)) / 7))],
    ['Y', () => String(year)],
    ['Z', () => 'UTC'],
    ['a', () => (WEEKDAYS[weekday] ?? '').slice(0, 3)],
    ['b', () => (MONTHS[month - 1] ?? '').slice(0, 3)],
    ['c', () => formatDate('%a %b %e %H:%M:%S %Y', epochMs)],
    ['d', () => two(day)],
    ['e', () => String(day).padStart(2)],
    ['h', () => (MONTHS[month - 1] ?? '').slice(0, 3)],
    ['j', () => String(dayOfYear).padStart(3, '0')],
    ['k', () => String(hour).padStart(2)],
    ['l', () => String(hour % 12 || 12).padStart(2)],
    ['m', () => two(month)],
    ['n', () => '\n'],
    ['p', () => (hour < 12 ? 'AM' : 'PM')],
    ['s', () => String(Math.floor(epochMs / 1000))],
    ['t', () => '\t'],
    ['u', () => String(weekday === 0 ? 7 : weekday)],
    ['w', () => String(weekday)],
    ['y', () => two(year % 100)],
    ['z', () => '+0000'],
  ]);
  return format.replace(/%([-_0]?)([a-zA-Z%])/g, (whole, flag: string, letter: string) => {
    const text = fields.get(letter)?.();
    return text === undefined ? whole : flag === '-' ? text.replace(/^[0 ](?=.)/, '') : text;
  });
}

/** Simplified: the first and last days of a year may belong to a week of the other one. */
const isoWeek = (dayOfYear: number, weekday: number): number =>
  Math.max(1, Math.floor((dayOfYear - (weekday === 0 ? 7 : weekday) + 10) / 7));

const epochMs = (process: Process): number => process.system.input.startedAtMs() + process.system.nowMs;

/** Instants that `date -d` takes. */
function parseInstant(text: string): number | undefined {
  if (text.startsWith('@') && /^@\d+$/.test(text)) return Number(text.slice(1)) * 1000;
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (match !== null)
    return msFromCivil(
      Number(match[1]),
      Number(match[2]),
      Number(match[3]),
      Number(match[4] ?? 0),
      Number(match[5] ?? 0),
      Number(match[6] ?? 0),
    );
  const ms = parseTime(text);
  return Number.isNaN(ms) ? undefined : ms;
}

const date: Main = applet(
  'uRId:s:D:',
  function* (process, { flags, operands }) {
    const given = flags.get('d');
    const atMs = given === undefined ? epochMs(process) : parseInstant(given);
    if (atMs === undefined) return yield* refuse(process, `invalid date '${given}'`);
    const [format] = operands;
    if (format !== undefined && !format.startsWith('+')) return yield* refuse(process, `invalid date '${format}'`);
    const otherwise = flags.has('R') ? '%a, %d %b %Y %H:%M:%S %z' : flags.has('I') ? '%F' : '%a %b %e %H:%M:%S %Z %Y';
    yield* print(process, `${formatDate(format?.slice(1) ?? otherwise, atMs)}\n`);
    return 0;
  },
  { utc: 'u', date: 'd', 'rfc-2822': 'R' },
);

const uptime: Main = function* (process) {
  yield* print(process, ` ${formatDate('%H:%M:%S', epochMs(process))} up 3 days,  4:05,  0 users,  load average: 0.10, 0.08, 0.05\n`);
  return 0;
};

export const clockApplets: readonly (readonly [string, Main])[] = [
  ['date', date],
  ['sleep', pause],
  ['uptime', uptime],
  ['usleep', pauseMicros],
];
