/**
 * Kubernetes quantities (`500m`, `1.5Gi`, `2e3`), exact: values are held as whole billionths.
 *
 * @source apimachinery resource.Quantity, v1.35
 */

type Format = 'decimal' | 'binary' | 'exponent';

interface Parsed {
  readonly nano: bigint;
  readonly format: Format;
}

const NANO = 1_000_000_000n;
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;
const DECIMAL_EXPONENT: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;
const MAX_NANO = (2n ** 63n - 1n) * NANO;
const CACHE_LIMIT = 4096;
const cache = new Map<string, Parsed | null>();

/** The quantity in base units (cores, bytes, items), or undefined when the text is no quantity. */
export function parseQuantity(text: string): number | undefined {
  const parsed = parse(text);
  return parsed === null ? undefined : Number(parsed.nano) / 1e9;
}

/** True when the API server accepts the text as a quantity. */
export function isQuantity(text: string): boolean {
  return parse(text) !== null;
}

/** Thousandths of the base unit, rounded up; 0 for a text that is no quantity. */
export function quantityMilli(text: string): number {
  return Number(divideUp(parse(text)?.nano ?? 0n, 1_000_000n));
}

/** Whole base units (bytes for memory), rounded up; 0 for a text that is no quantity. */
export function quantityBytes(text: string): number {
  return Number(divideUp(parse(text)?.nano ?? 0n, NANO));
}

/** The spelling the API server stores: `0.5` is `500m`, `1024Mi` is `1Gi`. A text that is no quantity comes back unchanged. */
export function canonicalQuantity(text: string): string {
  const parsed = parse(text);
  return parsed === null ? text : print(parsed);
}

/** The sum, in the format of the first (of the second when the first is zero). */
export function addQuantities(a: string, b: string): string {
  return combine(a, b, (x, y) => x + y);
}

/** The difference, in the format of the first (of the second when the first is zero). */
export function subtractQuantities(a: string, b: string): string {
  return combine(a, b, (x, y) => x - y);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareQuantities(a: string, b: string): number {
  const x = parse(a)?.nano ?? 0n;
  const y = parse(b)?.nano ?? 0n;
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

function combine(a: string, b: string, operation: (x: bigint, y: bigint) => bigint): string {
  const x = parse(a) ?? { nano: 0n, format: 'decimal' };
  const y = parse(b) ?? { nano: 0n, format: 'decimal' };
  return print({ nano: operation(x.nano, y.nano), format: x.nano === 0n ? y.format : x.format });
}

function parse(text: string): Parsed | null {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parsed = parseUncached(text);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

function parseUncached(text: string): Parsed | null {
  const match = PATTERN.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', suffix = ''] = match;
  if (whole === '' && fraction === '') return null;
  const unit = unitOf(suffix);
  if (unit === undefined) return null;
  const digits = BigInt(whole + fraction);
  const numerator = digits * NANO * unit.multiplier;
  const magnitude = divideUp(numerator, 10n ** BigInt(fraction.length) * unit.divisor);
  const capped = magnitude > MAX_NANO ? MAX_NANO : magnitude;
  return { nano: sign === '-' ? -capped : capped, format: unit.format };
}

interface Unit {
  readonly multiplier: bigint;
  readonly divisor: bigint;
  readonly format: Format;
}

function unitOf(suffix: string): Unit | undefined {
  const power = BINARY.indexOf(suffix as (typeof BINARY)[number]);
  if (power > 0) return { multiplier: 1024n ** BigInt(power), divisor: 1n, format: 'binary' };
  const decimal = DECIMAL_EXPONENT[suffix];
  if (decimal !== undefined) return { ...tenTo(decimal), format: 'decimal' };
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix)?.[1];
  if (exponent === undefined || Math.abs(Number(exponent)) > 1000) return undefined;
  return { ...tenTo(Number(exponent)), format: 'exponent' };
}

function tenTo(exponent: number): { readonly multiplier: bigint; readonly divisor: bigint } {
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? { multiplier: power, divisor: 1n } : { multiplier: 1n, divisor: power };
}

/** Rounds away from zero, as the server does. */
function divideUp(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  if (quotient * divisor === value) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}

function print({ nano, format }: Parsed): string {
  if (nano === 0n) return '0';
  const isWhole = nano % NANO === 0n;
  const isSmall = nano > -1024n * NANO && nano < 1024n * NANO;
  if (format === 'binary' && isWhole && !isSmall) return printBinary(nano / NANO);
  let mantissa = nano;
  let step = 0;
  while (mantissa % 1000n === 0n && step < DECIMAL.length - 1) {
    mantissa /= 1000n;
    step += 1;
  }
  if (format !== 'exponent') return `${mantissa}${DECIMAL[step] ?? ''}`;
  const exponent = step * 3 - 9;
  return exponent === 0 ? `${mantissa}` : `${mantissa}e${exponent}`;
}

function printBinary(value: bigint): string {
  let mantissa = value;
  let step = 0;
  while (mantissa % 1024n === 0n && step < BINARY.length - 1) {
    mantissa /= 1024n;
    step += 1;
  }
  return `${mantissa}${BINARY[step] ?? ''}`;
}
