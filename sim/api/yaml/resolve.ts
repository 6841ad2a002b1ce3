/** What a scalar without quotes means by YAML 1.1. Dates stay text, as in go-yaml when it reads into JSON. */
export type PlainMeaning =
  | { readonly is: 'null' }
  | { readonly is: 'bool'; readonly value: boolean }
  | { readonly is: 'int' | 'float'; readonly value: number }
  | { readonly is: 'timestamp' | 'text' };

const WORDS = new Map<string, PlainMeaning>();
const addWords = (words: string, meaning: PlainMeaning): void => {
  for (const word of words.split(' ')) WORDS.set(word, meaning);
};
addWords('y Y yes Yes YES true True TRUE on On ON', { is: 'bool', value: true });
addWords('n N no No NO false False FALSE off Off OFF', { is: 'bool', value: false });
addWords(' ~ null Null NULL', { is: 'null' });
addWords('.nan .NaN .NAN', { is: 'float', value: Number.NaN });
addWords('.inf .Inf .INF +.inf +.Inf +.INF', { is: 'float', value: Number.POSITIVE_INFINITY });
addWords('-.inf -.Inf -.INF', { is: 'float', value: Number.NEGATIVE_INFINITY });

const TEXT: PlainMeaning = { is: 'text' };
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const GO_INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
const TIMESTAMP =
  /^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))|(?: \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?))?$/;

/** @source go-yaml v2 resolve.go */
export function resolvePlain(text: string): PlainMeaning {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charAt(0);
  if (first === '.') return /^\.[0-9]+([eE][-+]?[0-9]+)?$/.test(text) ? { is: 'float', value: Number(text) } : TEXT;
  if (!(first >= '0' && first <= '9') && first !== '+' && first !== '-') return TEXT;
  if (TIMESTAMP.test(text)) return { is: 'timestamp' };
  const digits = text.replaceAll('_', '');
  const integer = GO_INTEGER.exec(digits);
  if (integer !== null) return integerOf(integer);
  return FLOAT.test(digits) ? { is: 'float', value: Number(digits) } : TEXT;
}

function integerOf([, sign, hex, binary, octal, decimal]: RegExpExecArray): PlainMeaning {
  let size = Number(decimal ?? 0);
  if (hex !== undefined) size = Number.parseInt(hex, 16);
  else if (binary !== undefined) size = Number.parseInt(binary, 2);
  else if (octal !== undefined) size = Number.parseInt(octal, 8);
  const value = sign === '-' && size !== 0 ? -size : size;
  return { is: value >= 2 ** 64 || value < -(2 ** 63) ? 'float' : 'int', value };
}
