import { decodeBase64 } from '#sim/api/base64.ts';
import { byteLength, goQuote } from '#sim/api/go-text.ts';
import { GoInt, GoTemplateError, type GoValue } from './ast.ts';
import { isList, isMap, plainText, sprintf, typeName } from './go-format.ts';

/** Go's truth: the zero value of a type is false. */
export function isTrue(value: GoValue): boolean {
  if (value instanceof GoInt) return value.value !== 0;
  if (isList(value)) return value.length > 0;
  if (isMap(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

const incompatible = (): never => {
  throw new GoTemplateError('incompatible types for comparison');
};

function isEqual(a: GoValue, b: GoValue): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return (a ?? null) === (b ?? null);
  if (isList(a) || isMap(a)) throw new GoTemplateError(`non-comparable type ${plainText(a)}: ${typeName(a)}`);
  if (typeName(a) !== typeName(b)) return incompatible();
  return plainText(a) === plainText(b);
}

function isLess(a: GoValue, b: GoValue): boolean {
  if (typeName(a) !== typeName(b)) return incompatible();
  if (a instanceof GoInt && b instanceof GoInt) return a.value < b.value;
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  throw new GoTemplateError('invalid type for comparison');
}

function indexed(value: GoValue, keys: readonly GoValue[]): GoValue {
  return keys.reduce((item, key) => {
    if (item === null || item === undefined) throw new GoTemplateError('index of untyped nil');
    if (isMap(item)) {
      if (typeof key !== 'string') throw new GoTemplateError(`value has type ${typeName(key)}; should be string`);
      return item[key];
    }
    if (!isList(item)) throw new GoTemplateError(`can't index item of type ${typeName(item)}`);
    if (!(key instanceof GoInt)) throw new GoTemplateError(`cannot index slice/array with type ${typeName(key)}`);
    if (key.value < 0 || key.value >= item.length) throw new GoTemplateError(`index out of range: ${key.value}`);
    return item[key.value];
  }, value);
}

function lengthOf(value: GoValue): GoInt {
  if (typeof value === 'string') return new GoInt(byteLength(value));
  if (isList(value)) return new GoInt(value.length);
  if (isMap(value)) return new GoInt(Object.keys(value).length);
  throw new GoTemplateError(value === null || value === undefined ? 'len of nil pointer' : `len of type ${typeName(value)}`);
}

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

function base64Text(value: GoValue): string {
  const text = plainText(value);
  if (!BASE64.test(text)) throw new GoTemplateError('base64 decode: illegal base64 data');
  return decodeBase64(text);
}

type TemplateFunction = (...values: readonly GoValue[]) => GoValue;

/** The functions of Go's templates and kubectl's own `exists` and `base64decode`; `and` and `or` are run by the executor. */
const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  and: (...values) => values.find((value) => !isTrue(value)) ?? values.at(-1),
  or: (...values) => values.find(isTrue) ?? values.at(-1),
  not: (value) => !isTrue(value),
  eq: (first, ...others) => others.some((other) => isEqual(first, other)),
  ne: (a, b) => !isEqual(a, b),
  lt: (a, b) => isLess(a, b),
  le: (a, b) => isLess(a, b) || isEqual(a, b),
  gt: (a, b) => !(isLess(a, b) || isEqual(a, b)),
  ge: (a, b) => !isLess(a, b),
  len: (value) => lengthOf(value),
  index: (value, ...keys) => indexed(value, keys),
  print: (...values) => values.map(plainText).join(''),
  println: (...values) => `${values.map(plainText).join(' ')}\n`,
  printf: (format, ...values) => sprintf(plainText(format), values),
  urlquery: (...values) => encodeURIComponent(values.map(plainText).join('')).replaceAll('%20', '+'),
  js: (...values) => goQuote(values.map(plainText).join('')).slice(1, -1),
  base64decode: (value) => base64Text(value),
  exists: (value, ...keys) => {
    try {
      return indexed(value, keys) !== undefined;
    } catch {
      return false;
    }
  },
};

export const FUNCTION_NAMES: ReadonlySet<string> = new Set(Object.keys(FUNCTIONS));

/** Calls a function. @throws GoTemplateError with Go's words */
export function callFunction(name: string, values: readonly GoValue[]): GoValue {
  const call = FUNCTIONS[name];
  if (call === undefined) throw new GoTemplateError(`function "${name}" not defined`);
  return call(...values);
}
