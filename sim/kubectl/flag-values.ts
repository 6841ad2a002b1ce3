import { parseGoDuration } from '#sim/api/go-duration.ts';
import { goQuote } from '#sim/api/go-text.ts';

/** What a flag takes: the word that its usage line shows, and how its value is checked. */
export type FlagKind = 'bool' | 'string' | 'strings' | 'int' | 'duration';

const TRUE_WORDS = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE_WORDS = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** What is wrong with a value, as Go's parsers say it; undefined when it fits. */
export function valueError(kind: FlagKind, value: string): string | undefined {
  switch (kind) {
    case 'bool':
      return [...TRUE_WORDS, ...FALSE_WORDS].includes(value) ? undefined : `strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`;
    case 'int':
      return intError(value);
    case 'duration': {
      const result = parseGoDuration(value);
      return result.ok ? undefined : result.error;
    }
    case 'string':
    case 'strings':
      return undefined;
  }
}

function intError(value: string): string | undefined {
  if (!/^[-+]?(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|\d+)$/.test(value))
    return `strconv.ParseInt: parsing ${goQuote(value)}: invalid syntax`;
  const isTooBig = Math.abs(Number(value.replace(/^[-+]/, ''))) > 2 ** 63;
  return isTooBig ? `strconv.ParseInt: parsing ${goQuote(value)}: value out of range` : undefined;
}

export const isTrueWord = (value: string): boolean => TRUE_WORDS.includes(value);
