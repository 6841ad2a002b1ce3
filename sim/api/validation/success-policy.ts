import { goQuote } from '#sim/api/go-text.ts';
import { isSet, readNumber, readObject, readObjects, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { invalid, nonNegative, required, tooMany } from './field-error.ts';
import { dumpSuccessPolicy } from './template-dump.ts';

const MAX_RULES = 20;

/** successPolicy of a Job spec: rule VAL-15. */
export function validateSuccessPolicy(spec: JsonObject, path: string): readonly FieldError[] {
  const policy = readObject(spec, 'successPolicy');
  if (policy === undefined) return [];
  if (readText(spec, 'completionMode') !== 'Indexed') {
    return [{ path, text: `${path}: Invalid value: ${dumpSuccessPolicy(policy)}: requires indexed completion mode` }];
  }
  const rules = readObjects(policy, 'rules');
  if (rules.length === 0) {
    return [required(`${path}.rules`, 'at least one rules must be specified when the successPolicy is specified')];
  }
  const errors = rules.length > MAX_RULES ? [tooMany(`${path}.rules`, rules.length, MAX_RULES)] : [];
  const completions = readNumber(spec, 'completions');
  rules.forEach((rule, i) => {
    errors.push(...validateRule(rule, completions, `${path}.rules[${i}]`));
  });
  return errors;
}

function validateRule(rule: JsonObject, completions: number | undefined, path: string): readonly FieldError[] {
  const count = readNumber(rule, 'succeededCount');
  const hasIndexes = isSet(rule, 'succeededIndexes');
  if (count === undefined && !hasIndexes) {
    return [required(path, 'at least one of succeededCount or succeededIndexes must be specified')];
  }
  const errors: FieldError[] = [];
  let indexCount: number | undefined;
  if (hasIndexes) {
    const text = readText(rule, 'succeededIndexes');
    const parsed = countIndexes(text, completions ?? 0);
    indexCount = typeof parsed === 'number' ? parsed : 0;
    if (typeof parsed === 'string') errors.push(invalid(`${path}.succeededIndexes`, text, `error parsing succeededIndexes: ${parsed}`));
  }
  if (count === undefined) return errors;
  const at = `${path}.succeededCount`;
  errors.push(...nonNegative(at, count));
  if (completions !== undefined && count > completions) {
    errors.push(invalid(at, count, `must be less than or equal to ${completions} (the number of specified completions)`));
  }
  if (indexCount !== undefined && count > indexCount) {
    const text = `must be less than or equal to ${indexCount} (the number of indexes in the specified succeededIndexes field)`;
    errors.push(invalid(at, count, text));
  }
  return errors;
}

/**
 * How many indexes a text like `0-2,4` names.
 *
 * @returns the server's sentence when the text is malformed
 */
function countIndexes(text: string, completions: number): number | string {
  if (text === '') return 0;
  let total = 0;
  let previous: number | undefined;
  for (const fragment of text.split(',')) {
    const interval = parseInterval(fragment, completions);
    if (typeof interval === 'string') return interval;
    const [first, last] = interval;
    if (previous !== undefined && previous >= first) return notIncreasing(previous, first);
    total += last - first + 1;
    previous = last;
  }
  return total;
}

function parseInterval(fragment: string, completions: number): readonly [number, number] | string {
  const [from = '', to, ...rest] = fragment.split('-');
  if (rest.length > 0) {
    return `the fragment ${goQuote(fragment)} violates the requirement that an index interval can have at most two parts separated by '-'`;
  }
  const first = parseIndex(from, completions);
  if (typeof first === 'string' || to === undefined) return typeof first === 'string' ? first : [first, first];
  const last = parseIndex(to, completions);
  if (typeof last === 'string') return last;
  return first >= last ? notIncreasing(first, last) : [first, last];
}

const notIncreasing = (previous: number, current: number): string => `non-increasing order, previous: ${previous}, current: ${current}`;

function parseIndex(text: string, completions: number): number | string {
  if (!/^[-+]?\d+$/.test(text)) return `cannot convert string to integer for index: ${goQuote(text)}`;
  return Number(text) >= completions ? `too large index: ${goQuote(text)}` : Number(text);
}
