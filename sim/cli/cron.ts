import { formatTime, parseTime } from '#sim/api/time.ts';
import { nextRun, parseSchedule, type Schedule, scheduleBits } from '#sim/cron/index.ts';

/** A row of the cron table. `t` of an input row is not read, save for how many instants it asks for when `n` is absent. */
interface CronRow {
  readonly e: string;
  readonly tz: string;
  readonly from: string;
  readonly n?: number;
}

/** How many next runs a row asks for when it does not say. */
const DEFAULT_COUNT = 4;

/** Stands for "never", as Go's zero time does. */
const NEVER = 'ZERO';

function readRow(line: string): (CronRow & { readonly count: number }) | undefined {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { e, tz = '', from, n, t } = (typeof row === 'object' && row !== null ? row : {}) as Readonly<Record<string, unknown>>;
  if (typeof e !== 'string' || typeof tz !== 'string' || typeof from !== 'string' || Number.isNaN(parseTime(from))) return undefined;
  const given = Array.isArray(t) && t[0] !== NEVER ? t.length : DEFAULT_COUNT;
  return typeof n === 'number' ? { e, tz, from, n, count: n } : { e, tz, from, count: given };
}

function nextRuns(schedule: Schedule, from: string, count: number): string[] {
  const runs: string[] = [];
  let atMs = parseTime(from);
  while (runs.length < count) {
    const nextMs = nextRun(schedule, atMs);
    if (nextMs === null) return [...runs, NEVER];
    runs.push(formatTime(nextMs));
    atMs = nextMs;
  }
  return runs;
}

/**
 * Answers a table of schedules: JSON lines with `e` (expression), `tz` (empty is UTC), `from` and `n`, printed again with
 * `t` (the next runs; `ZERO` ends the list when there is none) and `bits`, or with `err`.
 */
export function runCron(lines: string): string {
  const answers: string[] = [];
  lines.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const asked = readRow(line);
    if (asked === undefined) {
      answers.push(JSON.stringify({ line: index + 1, err: 'not a row with e, tz and from' }));
      return;
    }
    const { count, ...row } = asked;
    const parsed = parseSchedule(row.e, row.tz === '' ? undefined : row.tz);
    const answer = parsed.ok
      ? { ...row, t: nextRuns(parsed.schedule, row.from, count), bits: scheduleBits(parsed.schedule) }
      : { ...row, err: parsed.error };
    answers.push(JSON.stringify(answer));
  });
  return answers.map((line) => `${line}\n`).join('');
}
