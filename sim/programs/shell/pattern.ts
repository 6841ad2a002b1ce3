/** Characters that make a text a pattern. */
const SPECIAL = /[*?[]/;
const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
};

const compiled = new Map<string, RegExp>();

/** Whether a pattern has anything but plain characters. A backslash takes the meaning of the next one away. */
export const isPattern = (pattern: string): boolean => SPECIAL.test(pattern.replace(/\\./gs, ''));

/** The text a pattern without special characters stands for. */
export const unescapePattern = (pattern: string): string => pattern.replace(/\\(.)/gs, '$1');

/** Makes a text match only itself. */
export const escapePattern = (text: string): string => text.replace(/[*?[\]\\]/g, '\\$&');

/** Source of a regular expression that matches what the shell pattern matches. */
export function patternSource(pattern: string, any = '[^]*', one = '[^]'): string {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === '\\' && i + 1 < pattern.length) source += escapeRegExp(pattern.charAt(++i));
    else if (char === '*') source += source.endsWith(any) ? '' : any;
    else if (char === '?') source += one;
    else if (char === '[') {
      const bracket = bracketSource(pattern, i);
      if (bracket === null) source += '\\[';
      else {
        source += bracket.source;
        i = bracket.end;
      }
    } else source += escapeRegExp(char);
  }
  return source;
}

/** A bracket expression that opens at `start`: its regular expression and where it ends; null when it never closes. */
export function bracketSource(pattern: string, start: number): { readonly source: string; readonly end: number } | null {
  let i = start + 1;
  const isNegated = pattern[i] === '!' || pattern[i] === '^';
  if (isNegated) i += 1;
  let inner = '';
  const first = i;
  while (i < pattern.length && (pattern[i] !== ']' || i === first)) {
    const named = /^\[:(\w+):\]/.exec(pattern.slice(i));
    const members = named?.[1] === undefined ? undefined : CLASSES[named[1]];
    if (named !== null && members !== undefined) {
      inner += members;
      i += named[0].length;
      continue;
    }
    if (pattern[i] === '\\' && i + 1 < pattern.length) i += 1;
    const char = pattern.charAt(i);
    inner += char === '-' ? '-' : char.replace(/[\\\]^[]/g, '\\$&');
    i += 1;
  }
  if (i >= pattern.length) return null;
  return { source: `[${isNegated ? '^' : ''}${inner}]`, end: i };
}

export const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Whether the whole text matches. */
export function matchesPattern(pattern: string, text: string): boolean {
  if (!isPattern(pattern)) return unescapePattern(pattern) === text;
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = safeRegExp(`^(?:${patternSource(pattern)})$`);
    if (compiled.size > 500) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression.test(text);
}

/** A regular expression, or one that matches nothing when the source is none (a range like `[z-a]`). */
export function safeRegExp(source: string, flags = ''): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    return /(?!)/;
  }
}
