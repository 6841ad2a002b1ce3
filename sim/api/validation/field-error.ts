import { goJson, goQuote } from '#sim/api/go-text.ts';
import type { FieldError, JsonValue } from '#sim/api/meta-v1/types.ts';

/**
 * Makers of field errors, worded as the API server words them.
 *
 * @source apimachinery util/validation/field, v1.35
 */

const withDetail = (text: string, detail: string): string => (detail === '' ? text : `${text}: ${detail}`);

export const required = (path: string, detail = ''): FieldError => ({ path, text: withDetail(`${path}: Required value`, detail) });

/** `value` undefined prints as null, as an unset pointer does. */
export const invalid = (path: string, value: JsonValue | undefined, detail: string): FieldError => ({
  path,
  text: `${path}: Invalid value: ${printValue(value)}: ${detail}`,
});

/** An invalid value of an internal struct, dumped already. */
export const invalidRaw = (path: string, dump: string, detail: string): FieldError => ({
  path,
  text: `${path}: Invalid value: ${dump}: ${detail}`,
});

/** An invalid value that the server does not repeat. */
export const invalidUnquoted = (path: string, detail: string): FieldError => ({ path, text: `${path}: Invalid value: ${detail}` });

export const unsupported = (path: string, value: JsonValue | undefined, supported: readonly string[]): FieldError => ({
  path,
  text: `${path}: Unsupported value: ${printValue(value)}: supported values: ${supported.map(goQuote).join(', ')}`,
});

export const duplicate = (path: string, value: JsonValue): FieldError => ({
  path,
  text: `${path}: Duplicate value: ${printValue(value)}`,
});

export const forbidden = (path: string, detail: string): FieldError => ({ path, text: `${path}: Forbidden: ${detail}` });

export const notFound = (path: string, value: string): FieldError => ({ path, text: `${path}: Not found: ${goQuote(value)}` });

export const tooMany = (path: string, count: number, most: number): FieldError => ({
  path,
  text: `${path}: Too many: ${count}: must have at most ${most} items`,
});

export const tooLong = (path: string, mostBytes: number): FieldError => ({
  path,
  text: `${path}: Too long: may not be more than ${mostBytes} bytes`,
});

/** One `Invalid value` per sentence. */
export const invalidEach = (path: string, value: string, sentences: readonly string[]): readonly FieldError[] =>
  sentences.map((sentence) => invalid(path, value, sentence));

/** The error of a number below 0; none when unset. */
export function nonNegative(path: string, value: number | undefined): readonly FieldError[] {
  return value === undefined || value >= 0 ? [] : [invalid(path, value, 'must be greater than or equal to 0')];
}

export const IMMUTABLE = 'field is immutable';

function printValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return 'null';
  return typeof value === 'string' ? goQuote(value) : goJson(value);
}
