import { parseGoDuration } from '#sim/api/go-duration.ts';
import { FieldSearch } from './field-search.ts';
import {
  DAYS_OF_MONTH,
  DAYS_OF_WEEK,
  type FieldBounds,
  type FieldSet,
  type FieldSets,
  fieldBits,
  HOURS,
  MINUTES,
  MONTHS,
  parseField,
} from './fields.ts';
import type { GoResult } from './go-text.ts';
import { loadZone, UTC, type Zone } from './zones.ts';

/** Fires at every instant whose local wall clock matches. */
export interface FieldSchedule {
  readonly kind: 'fields';
  readonly sets: FieldSets;
  readonly search: FieldSearch;
}

/** `@every`: fires that long after the instant asked about; zones and the calendar play no part. */
export interface IntervalSchedule {
  readonly kind: 'interval';
  /** Whole seconds, at least one. */
  readonly everyMs: number;
}

export type Schedule = FieldSchedule | IntervalSchedule;

export type ParsedSchedule = { readonly ok: true; readonly schedule: Schedule } | { readonly ok: false; readonly error: string };

const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** White space as Go's strings package has it. */
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const SPACES = new RegExp(SPACE);
const OUTER_SPACES = new RegExp(`^${SPACE}|${SPACE}$`, 'g');

const SECOND_NS = 1_000_000_000n;

function parseInterval(descriptor: string): GoResult<Schedule> {
  const duration = parseGoDuration(descriptor.slice('@every '.length));
  if (!duration.ok) return { ok: false, error: `failed to parse duration ${descriptor}: ${duration.error}` };
  const seconds = duration.value < SECOND_NS ? 1n : duration.value / SECOND_NS;
  return { ok: true, value: { kind: 'interval', everyMs: Number(seconds) * 1000 } };
}

function parseFields(expression: string, zone: Zone): GoResult<Schedule> {
  const texts = expression.split(SPACES).filter((text) => text !== '');
  const [minuteText = '', hourText = '', dayOfMonthText = '', monthText = '', dayOfWeekText = ''] = texts;
  if (texts.length !== 5) return { ok: false, error: `expected exactly 5 fields, found ${texts.length}: [${texts.join(' ')}]` };
  let error: string | undefined;
  const read = (text: string, bounds: FieldBounds): FieldSet => {
    const field = parseField(error === undefined ? text : '', bounds);
    if (field.ok) return field.value;
    error = field.error;
    return { next: new Uint8Array(), isStarred: false };
  };
  const sets: FieldSets = {
    minute: read(minuteText, MINUTES),
    hour: read(hourText, HOURS),
    dayOfMonth: read(dayOfMonthText, DAYS_OF_MONTH),
    month: read(monthText, MONTHS),
    dayOfWeek: read(dayOfWeekText, DAYS_OF_WEEK),
  };
  if (error !== undefined) return { ok: false, error };
  return { ok: true, value: { kind: 'fields', sets, search: new FieldSearch(sets, zone) } };
}

function parse(expression: string): GoResult<Schedule> {
  if (expression === '') return { ok: false, error: 'empty spec string' };
  let zone = UTC;
  let rest = expression;
  if (rest.startsWith('TZ=') || rest.startsWith('CRON_TZ=')) {
    const space = rest.indexOf(' ');
    // The parser panics here; Kubernetes catches that and reports it.
    if (space < 0) return { ok: false, error: 'invalid schedule format: runtime error: slice bounds out of range [:-1]' };
    const name = rest.slice(rest.indexOf('=') + 1, space);
    const loaded = loadZone(name);
    if (!loaded.ok) return { ok: false, error: `provided bad location ${name}: ${loaded.error}` };
    zone = loaded.zone;
    rest = rest.slice(space).replace(OUTER_SPACES, '');
  }
  if (!rest.startsWith('@')) return parseFields(rest, zone);
  const fields = DESCRIPTORS[rest];
  if (fields !== undefined) return parseFields(fields, zone);
  if (rest.startsWith('@every ')) return parseInterval(rest);
  return { ok: false, error: `unrecognized descriptor: ${rest}` };
}

const CACHE_SIZE = 2000;
const cache = new Map<string, ParsedSchedule>();
let lastExpression: string | undefined;
let lastTimeZone: string | undefined;
let lastParsed: ParsedSchedule = { ok: false, error: '' };

/**
 * Reads a schedule as the CronJob controller does: with a zone, the expression is parsed behind `TZ=<zone> `. Answers are
 * remembered, so asking again costs a look-up and gives the same object.
 *
 * @param timeZone undefined is the controller's local zone, UTC
 * @returns the error text is robfig's, without prefix
 * @source robfig/cron v3.0.1, ParseStandard
 */
export function parseSchedule(expression: string, timeZone: string | undefined): ParsedSchedule {
  if (expression === lastExpression && timeZone === lastTimeZone) return lastParsed;
  const text = timeZone === undefined ? expression : `TZ=${timeZone} ${expression}`;
  let parsed = cache.get(text);
  if (parsed === undefined) {
    const result = parse(text);
    parsed = result.ok ? { ok: true, schedule: result.value } : result;
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(text, parsed);
  }
  lastExpression = expression;
  lastTimeZone = timeZone;
  lastParsed = parsed;
  return parsed;
}

/**
 * The first instant strictly after `afterMs` at which the schedule fires, ms since 1970 UTC; `null` when it does not fire
 * within the next five calendar years.
 *
 * A wall time that a change of offset leaves out does not fire; one that it repeats fires twice.
 *
 * @source robfig/cron v3.0.1, SpecSchedule.Next and ConstantDelaySchedule.Next
 */
export function nextRun(schedule: Schedule, afterMs: number): number | null {
  const afterS = Math.floor(afterMs / 1000);
  if (schedule.kind === 'interval') return afterS * 1000 + schedule.everyMs;
  const foundS = schedule.search.nextAfter(afterS);
  return foundS === null ? null : foundS * 1000;
}

/** The five sets as robfig keeps them, hexadecimal, minute first; undefined for `@every`, which has none. */
export function scheduleBits(schedule: Schedule): readonly string[] | undefined {
  if (schedule.kind === 'interval') return undefined;
  const { minute, hour, dayOfMonth, month, dayOfWeek } = schedule.sets;
  return [minute, hour, dayOfMonth, month, dayOfWeek].map(fieldBits);
}
