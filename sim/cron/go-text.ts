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

/** UTF-8 of one code point; half a surrogate pair becomes the replacement character. */
function utf8(code: number): readonly number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
  if (code >= 0xd800 && code <= 0xdfff) return [0xef, 0xbf, 0xbd];
  if (code < 0x1_0000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
}

/** The time package's own quoting: a control character, and every byte of what is not ASCII, as `\xNN`. */
function quoteForDuration(text: string): string {
  let quoted = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (char === '"' || char === '\\') quoted += `\\${char}`;
    else if (code >= 0x20 && code < 0x80) quoted += char;
    else
      quoted += utf8(code)
        .map((byte) => `\\x${hex(byte, 2)}`)
        .join('');
  }
  return `${quoted}"`;
}

const UNIT_NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  '\u00b5s': 1_000n,
  '\u03bcs': 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** Digits after the point; those that no longer fit 63 bits are dropped. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const char of digits) {
    const longer = value * 10n + BigInt(char);
    if (longer > MAX_INT64 + 1n) break;
    value = longer;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}

/** Reads `1h30m`, `-1.5s`, `500ms`… as nanoseconds. @source Go time.ParseDuration */
export function parseGoDuration(text: string): GoResult<bigint> {
  const invalid: GoResult<bigint> = { ok: false, error: `time: invalid duration ${quoteForDuration(text)}` };
  const isNegative = text.startsWith('-');
  let rest = isNegative || text.startsWith('+') ? text.slice(1) : text;
  if (rest === '0') return { ok: true, value: 0n };
  if (rest === '') return invalid;
  let total = 0n;
  while (rest !== '') {
    const [number = '', whole = '', fraction = ''] = /^([0-9]*)(?:\.([0-9]*))?/.exec(rest) ?? [];
    if (whole === '' && fraction === '') return invalid;
    const amount = whole === '' ? 0n : BigInt(whole);
    if (amount > MAX_INT64 + 1n) return invalid;
    rest = rest.slice(number.length);
    const [unitName = ''] = /^[^.0-9]*/.exec(rest) ?? [];
    if (unitName === '') return { ok: false, error: `time: missing unit in duration ${quoteForDuration(text)}` };
    rest = rest.slice(unitName.length);
    const unit = UNIT_NANOSECONDS[unitName];
    if (unit === undefined) {
      return { ok: false, error: `time: unknown unit ${quoteForDuration(unitName)} in duration ${quoteForDuration(text)}` };
    }
    total += amount * unit + fractionOf(fraction, unit);
    if (total > MAX_INT64 + 1n) return invalid;
  }
  if (!isNegative && total > MAX_INT64) return invalid;
  return { ok: true, value: isNegative ? -total : total };
}
