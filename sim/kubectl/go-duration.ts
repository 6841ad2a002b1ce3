import { goQuote } from '#sim/api/go-text.ts';

const UNIT_MS: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

export type DurationResult = { readonly ok: true; readonly ms: number } | { readonly ok: false; readonly error: string };

/**
 * Reads `1h30m`, `-5s`, `1.5s`, `0`.
 *
 * @source Go time.ParseDuration
 */
export function parseGoDuration(text: string): DurationResult {
  const invalid = { ok: false, error: `time: invalid duration ${goQuote(text)}` } as const;
  const sign = text.startsWith('-') ? -1 : 1;
  let rest = text.replace(/^[-+]/, '');
  if (rest === '0') return { ok: true, ms: 0 };
  if (rest === '') return invalid;
  let ms = 0;
  while (rest !== '') {
    const number = /^(\d+\.?\d*|\.\d+)/.exec(rest)?.[0];
    if (number === undefined) return invalid;
    rest = rest.slice(number.length);
    const unit = /^[^.\d]+/.exec(rest)?.[0];
    if (unit === undefined) return { ok: false, error: `time: missing unit in duration ${goQuote(text)}` };
    const factor = UNIT_MS[unit];
    if (factor === undefined) return { ok: false, error: `time: unknown unit ${goQuote(unit)} in duration ${goQuote(text)}` };
    ms += Number(number) * factor;
    rest = rest.slice(unit.length);
  }
  return { ok: true, ms: ms * sign };
}
