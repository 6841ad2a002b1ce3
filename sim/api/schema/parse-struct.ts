import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { embeddedStructOf, goStringType } from './go-facts.ts';
import type { FieldSchema, FieldType, StructSchema } from './types.ts';

/**
 * Reads one line of the struct table: `Name|field|field…`, a field being `name`, `!` when required, `:`, type, patch, default.
 *
 * Types: `s` string, `s(A,B)` one of A and B, `b` bool, `i` int32, `l` int64, `f` float, `y` bytes, `q` Quantity, `t` Time,
 * `u` MicroTime, `o` IntOrString, `a` anything, `#X` struct X, `@X` struct X that is always there, `[T` list of T, `<T` map of T. Patch: `~`, `m` for merge,
 * `r` for retainKeys, then the merge key. Default: `=` and JSON.
 */
export function parseStruct(line: string): StructSchema {
  const [name = '', ...texts] = line.split('|');
  const fields = texts.map((text) => parseField(name, text));
  return { name, fields: new Map(fields.map((field) => [field.name, field])) };
}

const FIELD = /^([^:!]+)(!?):([^~=]+)(?:~(m?)(r?)([^=]*))?(?:=(.*))?$/;

function parseField(struct: string, text: string): FieldSchema {
  const match = FIELD.exec(text);
  if (match === null) throw new Error(`parseStruct: ${struct} has a malformed field ${text}`);
  const [, name = '', required, type = '', merges, retains, mergeKey = '', preset] = match;
  const embeddedIn = embeddedStructOf(struct, name);
  return {
    name,
    type: parseType(type, goStringType(struct, name)),
    isRequired: required === '!',
    ...(preset === undefined ? {} : { preset: JSON.parse(preset) as JsonValue }), // the table is ours; its test parses every default
    ...(merges === undefined ? {} : { patch: { merges: merges === 'm', retainsKeys: retains === 'r', mergeKey } }),
    ...(embeddedIn === undefined ? {} : { embeddedIn }),
  };
}

const SIMPLE: Readonly<Record<string, FieldType>> = {
  b: { is: 'bool', goType: 'bool' },
  i: { is: 'int', goType: 'int32', bits: 32 },
  l: { is: 'int', goType: 'int64', bits: 64 },
  f: { is: 'float', goType: 'float64' },
  y: { is: 'bytes', goType: '[]uint8' },
  q: { is: 'quantity', goType: 'resource.Quantity' },
  t: { is: 'time', goType: 'v1.Time', hasMicroseconds: false },
  u: { is: 'time', goType: 'v1.MicroTime', hasMicroseconds: true },
  o: { is: 'intOrString', goType: 'intstr.IntOrString' },
  a: { is: 'any', goType: 'v1.FieldsV1' },
};

function parseType(text: string, stringType: string): FieldType {
  const rest = text.slice(1);
  switch (text[0]) {
    case '#':
    case '@':
      return { is: 'struct', goType: `v1.${rest}`, struct: rest, isAlwaysThere: text.startsWith('@') };
    case '[': {
      const of = parseType(rest, stringType);
      return { is: 'list', goType: `[]${of.goType}`, of };
    }
    case '<': {
      const of = parseType(rest, stringType);
      return { is: 'map', goType: of.is === 'quantity' ? 'v1.ResourceList' : `map[string]${of.goType}`, of };
    }
    case 's':
      return rest === ''
        ? { is: 'string', goType: stringType }
        : { is: 'string', goType: stringType, values: rest.slice(1, -1).split(',') };
    default: {
      const simple = SIMPLE[text];
      if (simple === undefined) throw new Error(`parseStruct: no type is written ${text}`);
      return simple;
    }
  }
}
