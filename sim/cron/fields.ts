import { type GoResult, parseGoInt } from './go-text.ts';

/** The values one field of an expression selects. */
export interface FieldSet {
  /**
   * For each value from 0 to the maximum: the smallest selected value that is not below it; maximum + 1 when none is.
   * `next[v] === v` says that `v` is selected.
   */
  readonly next: Uint8Array;
  /** Some item is `*` or `?` with step 1; matters for the two day fields. */
  readonly isStarred: boolean;
}

/** The five fields of an expression. */
export interface FieldSets {
  readonly minute: FieldSet;
  readonly hour: FieldSet;
  readonly dayOfMonth: FieldSet;
  readonly month: FieldSet;
  readonly dayOfWeek: FieldSet;
}

/** Which values a field may have, and their names. */
export interface FieldBounds {
  readonly min: number;
  readonly max: number;
  /** Lower case names; the value is `min` + the index. */
  readonly names: readonly string[];
}

export const MINUTES: FieldBounds = { min: 0, max: 59, names: [] };
export const HOURS: FieldBounds = { min: 0, max: 23, names: [] };
export const DAYS_OF_MONTH: FieldBounds = { min: 1, max: 31, names: [] };
export const MONTHS: FieldBounds = {
  min: 1,
  max: 12,
  names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
};
export const DAYS_OF_WEEK: FieldBounds = { min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] };

interface Item {
  readonly start: bigint;
  readonly end: bigint;
  readonly step: bigint;
  readonly isStarred: boolean;
}

function parseNumber(text: string): GoResult<bigint> {
  const parsed = parseGoInt(text);
  if (!parsed.ok) return { ok: false, error: `failed to parse int from ${text}: ${parsed.error}` };
  if (parsed.value < 0n) return { ok: false, error: `negative number (${parsed.value}) not allowed: ${text}` };
  return parsed;
}

function parseValue(text: string, bounds: FieldBounds): GoResult<bigint> {
  const index = bounds.names.indexOf(text.toLowerCase());
  return index >= 0 ? { ok: true, value: BigInt(bounds.min + index) } : parseNumber(text);
}

function parseRange(range: string, item: string, bounds: FieldBounds): GoResult<Item> {
  const [low = '', high, ...more] = range.split('-');
  // A range that begins with a star is the star: what follows the hyphen is never read.
  if (low === '*' || low === '?') {
    return { ok: true, value: { start: BigInt(bounds.min), end: BigInt(bounds.max), step: 1n, isStarred: true } };
  }
  const start = parseValue(low, bounds);
  if (!start.ok) return start;
  if (more.length > 0) return { ok: false, error: `too many hyphens: ${item}` };
  const end = high === undefined ? start : parseValue(high, bounds);
  if (!end.ok) return end;
  return { ok: true, value: { start: start.value, end: end.value, step: 1n, isStarred: false } };
}

function parseItem(item: string, bounds: FieldBounds): GoResult<Item> {
  const [range = '', stepText, ...more] = item.split('/');
  const parsed = parseRange(range, item, bounds);
  if (!parsed.ok) return parsed;
  let { start, end, step, isStarred } = parsed.value;
  if (more.length > 0) return { ok: false, error: `too many slashes: ${item}` };
  if (stepText !== undefined) {
    const parsedStep = parseNumber(stepText);
    if (!parsedStep.ok) return parsedStep;
    step = parsedStep.value;
    if (!range.includes('-')) end = BigInt(bounds.max);
    if (step > 1n) isStarred = false;
  }
  const { min, max } = bounds;
  if (start < min) return { ok: false, error: `beginning of range (${start}) below minimum (${min}): ${item}` };
  if (end > max) return { ok: false, error: `end of range (${end}) above maximum (${max}): ${item}` };
  if (start > end) return { ok: false, error: `beginning of range (${start}) beyond end of range (${end}): ${item}` };
  if (step === 0n) return { ok: false, error: `step of range should be a positive number: ${item}` };
  return { ok: true, value: { start, end, step, isStarred } };
}

function fieldSet(bounds: FieldBounds, isStarred: boolean, selects: (value: number) => boolean): FieldSet {
  const next = new Uint8Array(bounds.max + 1);
  let following = bounds.max + 1;
  for (let value = bounds.max; value >= 0; value--) {
    if (value >= bounds.min && selects(value)) following = value;
    next[value] = following;
  }
  return { next, isStarred };
}

/**
 * Reads one field: a comma list of `*`, `?`, `a`, `a-b`, each with an optional `/step`. Empty items count for nothing.
 *
 * @source robfig/cron v3.0.1, standard parser
 */
export function parseField(text: string, bounds: FieldBounds): GoResult<FieldSet> {
  const selected = new Set<number>();
  let isStarred = false;
  for (const item of text.split(',')) {
    if (item === '') continue;
    const parsed = parseItem(item, bounds);
    if (!parsed.ok) return parsed;
    const { start, end, step } = parsed.value;
    for (let value = start; value <= end; value += step) selected.add(Number(value));
    isStarred ||= parsed.value.isStarred;
  }
  return { ok: true, value: fieldSet(bounds, isStarred, (value) => selected.has(value)) };
}

/** The set as robfig keeps it: one bit a value, bit 63 for the star; hexadecimal. */
export function fieldBits(set: FieldSet): string {
  let bits = set.isStarred ? 1n << 63n : 0n;
  set.next.forEach((following, value) => {
    if (following === value) bits |= 1n << BigInt(value);
  });
  return bits.toString(16);
}
