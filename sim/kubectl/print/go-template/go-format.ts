import { goQuote } from '#sim/api/go-text.ts';
import { padTo } from '#sim/kubectl/print/text-table.ts';
import { GoInt, type GoValue } from './ast.ts';

export const isList = (value: GoValue): value is readonly GoValue[] => Array.isArray(value);

export const isMap = (value: GoValue): value is { readonly [key: string]: GoValue } =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof GoInt);

/** Go's name for a value's type. */
export function typeName(value: GoValue): string {
  if (value === null || value === undefined) return '<nil>';
  if (value instanceof GoInt) return 'int';
  if (typeof value === 'number') return 'float64';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return isList(value) ? '[]interface {}' : 'map[string]interface {}';
}

/** A value as Go's %v prints it. */
export function plainText(value: GoValue): string {
  if (value === null || value === undefined) return '<nil>';
  if (value instanceof GoInt) return String(value.value);
  if (isList(value)) return `[${value.map(plainText).join(' ')}]`;
  if (!isMap(value)) return String(value);
  const keys = Object.keys(value).sort();
  return `map[${keys.map((key) => `${key}:${plainText(value[key])}`).join(' ')}]`;
}

const VERB = /%([-+ 0#]*)(\d*)(?:\.(\d+))?([a-zA-Z%])/g;

/** Go's fmt.Sprintf for the verbs that templates use; a verb that does not fit its value prints `%!d(float64=3)`. */
export function sprintf(format: string, values: readonly GoValue[]): string {
  let used = 0;
  const text = format.replace(VERB, (_, flags: string, width: string, precision: string | undefined, verb: string) => {
    if (verb === '%') return '%';
    if (used >= values.length) return `%!${verb}(MISSING)`;
    const value = values[used];
    used += 1;
    const shown = formatted(value, verb, precision);
    if (shown === undefined)
      return `%!${verb}(${value === null || value === undefined ? '<nil>' : `${typeName(value)}=${plainText(value)}`})`;
    const padded = padTo('', Number(width) - padTo(shown, 0).length);
    if (flags.includes('-')) return shown + padded;
    return (flags.includes('0') && verb !== 's' ? padded.replaceAll(' ', '0') : padded) + shown;
  });
  const rest = values.slice(used).map((value) => `${typeName(value)}=${plainText(value)}`);
  return rest.length === 0 ? text : `${text}%!(EXTRA ${rest.join(', ')})`;
}

/** One value under a verb; undefined when Go refuses it. */
function formatted(value: GoValue, verb: string, precision: string | undefined): string | undefined {
  const limit = precision === undefined ? undefined : Number(precision);
  switch (verb) {
    case 'v':
      return plainText(value);
    case 's':
      return typeof value === 'string' ? value.slice(0, limit) : isList(value) || isMap(value) ? plainText(value) : undefined;
    case 'q':
      return typeof value === 'string' ? goQuote(value) : undefined;
    case 't':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'd':
      return value instanceof GoInt ? String(value.value) : undefined;
    case 'f':
      return typeof value === 'number' ? value.toFixed(limit ?? 6) : undefined;
    case 'g':
      return typeof value === 'number' ? String(value) : undefined;
    case 'T':
      return typeName(value);
    default:
      return undefined;
  }
}
