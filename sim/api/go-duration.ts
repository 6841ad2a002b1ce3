import { utf8Bytes } from './utf8.ts';

const MAX_INT64 = 2n ** 63n - 1n;

/** Nanoseconds, or the sentence that Go's error prints. */
export type DurationResult = { readonly ok: true; readonly value: bigint } | { readonly ok: false; readonly error: string };

/** The time package's own quoting: a control character, and every byte of what is not ASCII, as `\xNN`. */
function quoteForDuration(text: string): string {
  let quoted = '"';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (char === '"' || char === '\\') quoted += `\\${char}`;
    else if (code >= 0x20 && code < 0x80) quoted += char;
    else
      for (const byte of utf8Bytes(code >= 0xd800 && code <= 0xdfff ? '\ufffd' : char))
        quoted += `\\x${byte.toString(16).padStart(2, '0')}`;
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
export function parseGoDuration(text: string): DurationResult {
  const invalid: DurationResult = { ok: false, error: `time: invalid duration ${quoteForDuration(text)}` };
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

/** Ms of nanoseconds. */
export const durationMs = (nanoseconds: bigint): number => Number(nanoseconds) / 1_000_000;
