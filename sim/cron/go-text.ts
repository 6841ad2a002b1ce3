/** How Go reads numbers and durations and quotes text: the wording of cron errors depends on it. */

const MAX_UINT64 = 2n ** 64n - 1n;
const MAX_INT64 = 2n ** 63n - 1n;

/** A value, or the sentence that Go's error prints. */
export type GoResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
};

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** A text in double quotes with Go's escapes. @source Go strconv.Quote */
export function quoteGo(text: string): string {
  let quoted = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const named = NAMED_ESCAPES[char];
    if (named !== undefined) quoted += named;
    else if (char === ' ' || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(char)) quoted += char;
    else if (code < 0x80) quoted += `\\x${hex(code, 2)}`;
    else quoted += code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  }
  return `${quoted}"`;
}

/** Reads a decimal integer with an optional sign. @source Go strconv.Atoi */
export function parseGoInt(text: string): GoResult<bigint> {
  const fail = (why: string): GoResult<bigint> => ({ ok: false, error: `strconv.Atoi: parsing ${quoteGo(text)}: ${why}` });
  const isNegative = text.startsWith('-');
  const digits = isNegative || text.startsWith('+') ? text.slice(1) : text;
  if (digits === '') return fail('invalid syntax');
  let value = 0n;
  for (const char of digits) {
    if (char < '0' || char > '9') return fail('invalid syntax');
    value = value * 10n + BigInt(char);
    // Overflow ends the reading, so it wins over a bad character further on.
    if (value > MAX_UINT64) return fail('value out of range');
  }
  if (value > (isNegative ? MAX_INT64 + 1n : MAX_INT64)) return fail('value out of range');
  return { ok: true, value: isNegative ? -value : value };
}
