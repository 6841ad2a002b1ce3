/** A text with its backslash sequences replaced; `isCut` when `\c` ended it. */
export function unescapeText(text: string, octalNeedsZero: boolean): { readonly text: string; readonly isCut: boolean } {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char !== '\\') {
      result += char;
      continue;
    }
    const rest = text.slice(i + 1);
    const numeric = (octalNeedsZero ? /^0([0-7]{0,3})/ : /^([0-7]{1,3})/).exec(rest) ?? /^x([0-9a-fA-F]{1,2})/.exec(rest);
    if (numeric !== null) {
      const base = numeric[0].startsWith('x') ? 16 : 8;
      result += String.fromCharCode(Number.parseInt(numeric[1] === '' ? '0' : (numeric[1] ?? '0'), base) & 255);
      i += numeric[0].length;
      continue;
    }
    if (rest.startsWith('c')) return { text: result, isCut: true };
    const replacement = ESCAPES[rest.charAt(0)];
    result += replacement ?? `\\${rest.charAt(0)}`;
    i += 1;
  }
  return { text: result, isCut: false };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** What `echo` prints. */
export function echoText(args: readonly string[]): string {
  let endsLine = true;
  let unescapes = false;
  let first = 0;
  for (; /^-[neE]+$/.test(args[first] ?? ''); first++) {
    for (const flag of (args[first] ?? '').slice(1)) {
      if (flag === 'n') endsLine = false;
      else unescapes = flag === 'e';
    }
  }
  const text = args.slice(first).join(' ');
  const end = endsLine ? '\n' : '';
  if (!unescapes) return text + end;
  const result = unescapeText(text, true);
  return result.text + (result.isCut ? '' : end);
}

export interface PrintfResult {
  readonly text: string;
  /** What is wrong with the arguments; the exit code is 1 then. */
  readonly problems: readonly string[];
}

const DIRECTIVE = /%(%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+)?)?([a-zA-Z]))/;

/** What `printf` prints: the format is used again while arguments are left. */
export function formatPrintf(format: string, args: readonly string[]): PrintfResult {
  const problems: string[] = [];
  let text = '';
  let next = 0;
  const take = (): string | undefined => args[next++];
  const pieces = splitFormat(format);
  do {
    const before = next;
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        const plain = unescapeText(piece, false);
        text += plain.text;
        if (plain.isCut) return { text, problems };
      } else if (piece[1] === '%') text += '%';
      else {
        const done = formatDirective(piece, take, problems);
        text += done.text;
        if (done.isCut) return { text, problems };
      }
    }
    if (next === before) break;
  } while (next < args.length);
  return { text, problems };
}

function splitFormat(format: string): readonly (string | RegExpExecArray)[] {
  const pieces: (string | RegExpExecArray)[] = [];
  let rest = format;
  for (let match = DIRECTIVE.exec(rest); match !== null; match = DIRECTIVE.exec(rest)) {
    if (match.index > 0) pieces.push(rest.slice(0, match.index));
    pieces.push(match);
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

function formatDirective(
  match: RegExpExecArray,
  take: () => string | undefined,
  problems: string[],
): { readonly text: string; readonly isCut: boolean } {
  const [, , flags = '', widthText, precisionText, type = 's'] = match;
  const hasPrecision = match[0].includes('.');
  const width = Math.min(widthText === '*' ? Number(take() ?? 0) || 0 : Number(widthText ?? 0), 4096);
  const precision = Math.min(precisionText === '*' ? Number(take() ?? 0) || 0 : Number(precisionText ?? 0), 4096);
  const argument = take();
  const pad = (body: string, zeroes: boolean): string => {
    if (flags.includes('-')) return body.padEnd(width);
    if (!zeroes || !flags.includes('0')) return body.padStart(width);
    const sign = /^[-+ ]/.exec(body)?.[0] ?? '';
    return sign + body.slice(sign.length).padStart(width - sign.length, '0');
  };
  const signed = (value: number | bigint, body: string): string =>
    value >= 0 && flags.includes('+') ? `+${body}` : value >= 0 && flags.includes(' ') ? ` ${body}` : body;
  switch (type) {
    case 's':
    case 'b': {
      const result = type === 'b' ? unescapeText(argument ?? '', true) : { text: argument ?? '', isCut: false };
      return { text: pad(hasPrecision ? result.text.slice(0, precision) : result.text, false), isCut: result.isCut };
    }
    case 'c':
      return { text: pad((argument ?? '').slice(0, 1), false), isCut: false };
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': {
      const value = integerArgument(argument, problems);
      const base = type === 'o' ? 8 : type === 'x' || type === 'X' ? 16 : 10;
      const digits = BigInt.asUintN(64, base === 10 ? (value < 0n ? -value : value) : value).toString(base);
      const prefix = flags.includes('#') && base !== 10 ? (base === 16 ? '0x' : '0') : '';
      const body = signed(
        value,
        `${base === 10 && value < 0n ? '-' : ''}${prefix}${hasPrecision ? digits.padStart(precision, '0') : digits}`,
      );
      return { text: pad(type === 'X' ? body.toUpperCase() : body, true), isCut: false };
    }
    case 'f':
    case 'F':
    case 'e':
    case 'g': {
      const value = numberArgument(argument, problems);
      const places = hasPrecision ? Math.min(precision, 100) : 6;
      const body =
        type === 'e'
          ? exponential(value, places)
          : type === 'g'
            ? String(Number(value.toPrecision(Math.max(places, 1))))
            : value.toFixed(places);
      return { text: pad(signed(value, body), true), isCut: false };
    }
    default:
      problems.push(`%${type}: invalid format`);
      return { text: '', isCut: true };
  }
}

const exponential = (value: number, places: number): string => value.toExponential(places).replace(/e([+-])(\d)$/, 'e$10$2');

function integerArgument(argument: string | undefined, problems: string[]): bigint {
  const text = (argument ?? '').trim();
  if (/^["']/.test(text)) return BigInt(text.charCodeAt(1) || 0);
  const match = /^([+-]?)(0[xX][0-9a-fA-F]+|\d+)/.exec(text);
  if (match === null || match[0] !== text) {
    if (argument !== undefined && argument !== '') problems.push(`invalid number '${argument}'`);
  }
  if (match?.[2] === undefined) return 0n;
  const digits = /^0[0-7]+$/.test(match[2]) ? `0o${match[2].slice(1)}` : match[2].replace(/^0+(?=\d)/, '');
  const value = BigInt(digits);
  return BigInt.asIntN(64, match[1] === '-' ? -value : value);
}

function numberArgument(argument: string | undefined, problems: string[]): number {
  const value = Number((argument ?? '').trim() || 0);
  if (!Number.isNaN(value)) return value;
  problems.push(`invalid number '${argument ?? ''}'`);
  return 0;
}
