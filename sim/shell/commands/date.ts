import { civilFromMs, daysFromCivil, parseTime } from '#sim/api/time.ts';
import { fail, type ShellCommand, succeed } from './shell-command.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DEFAULT_FORMAT = '%a %b %e %H:%M:%S UTC %Y';

/** `date [-u] [-d TIME] [+FORMAT]` by the cluster's clock, in UTC. */
export const date: ShellCommand = ({ args }, { hooks }) => {
  let ms = hooks.clock.nowMs();
  let format = DEFAULT_FORMAT;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg.startsWith('+')) format = arg.slice(1);
    else if (arg === '-I' || arg === '--iso-8601') format = '%Y-%m-%d';
    else if (arg === '-Iseconds') format = '%Y-%m-%dT%H:%M:%S+00:00';
    else if (arg === '-d' || arg.startsWith('--date=')) {
      const text = arg === '-d' ? (args[++i] ?? '') : arg.slice('--date='.length);
      const instant = instantOf(text, ms);
      if (instant === undefined) return fail(`date: invalid date '${text}'\n`);
      ms = instant;
    } else if (arg !== '-u' && arg !== '--utc')
      return fail(`date: invalid option -- '${arg.replace(/^-+/, '')}'\nTry 'date --help' for more information.\n`);
  }
  return succeed(`${formatDate(ms, format)}\n`);
};

function instantOf(text: string, nowMs: number): number | undefined {
  if (text === 'now' || text === 'today') return nowMs;
  const seconds = /^@(\d+)$/.exec(text)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const relative = /^([-+]?\d+)\s*(second|sec|minute|min|hour|day|week)s?(\s+ago)?$/.exec(text);
  if (relative !== null) {
    const unit = { second: 1, sec: 1, minute: 60, min: 60, hour: 3600, day: 86_400, week: 604_800 }[relative[2] ?? ''] ?? 1;
    return nowMs + Number(relative[1]) * unit * 1000 * (relative[3] === undefined ? 1 : -1);
  }
  const ms = parseTime(
    /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text.replace(/^(\S+) (\S+)$/, '$1T$2').replace(/(\d)$/, '$1Z'),
  );
  return Number.isNaN(ms) ? undefined : ms;
}

const pad = (n: number, width = 2, fill = '0'): string => String(n).padStart(width, fill);

/** strftime with the letters that people use. */
function formatDate(ms: number, format: string): string {
  const { year, month, day, hour, minute, second } = civilFromMs(ms);
  const days = daysFromCivil(year, month, day);
  const weekday = (((days + 4) % 7) + 7) % 7;
  const values: Readonly<Record<string, string>> = {
    Y: String(year),
    y: pad(year % 100),
    m: pad(month),
    d: pad(day),
    e: pad(day, 2, ' '),
    H: pad(hour),
    I: pad(hour % 12 || 12),
    p: hour < 12 ? 'AM' : 'PM',
    M: pad(minute),
    S: pad(second),
    N: `${pad(Math.floor(ms) % 1000, 3)}000000`,
    s: String(Math.floor(ms / 1000)),
    a: DAYS[weekday]?.slice(0, 3) ?? '',
    A: DAYS[weekday] ?? '',
    b: MONTHS[month - 1]?.slice(0, 3) ?? '',
    B: MONTHS[month - 1] ?? '',
    j: pad(days - daysFromCivil(year, 1, 1) + 1, 3),
    u: String(weekday || 7),
    w: String(weekday),
    F: `${year}-${pad(month)}-${pad(day)}`,
    T: `${pad(hour)}:${pad(minute)}:${pad(second)}`,
    R: `${pad(hour)}:${pad(minute)}`,
    D: `${pad(month)}/${pad(day)}/${pad(year % 100)}`,
    Z: 'UTC',
    z: '+0000',
    n: '\n',
    t: '\t',
    '%': '%',
  };
  return format.replace(/%-?([A-Za-z%])/g, (whole, letter: string) => {
    const value = values[letter];
    return value === undefined ? whole : whole.startsWith('%-') ? value.replace(/^[0 ]+(?=.)/, '') : value;
  });
}
