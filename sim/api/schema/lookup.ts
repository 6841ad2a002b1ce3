import { EXTRA_ROOT_KINDS, EXTRA_STRUCT_LINES } from './extra-structs.ts';
import { ROOT_KINDS, STRUCT_LINES } from './generated.ts';
import { parseStruct } from './parse-struct.ts';
import type { FieldSchema, FieldType, StructSchema } from './types.ts';

const rootKinds: ReadonlySet<string> = new Set([...ROOT_KINDS, ...EXTRA_ROOT_KINDS]);
const lines = new Map(`${STRUCT_LINES}\n${EXTRA_STRUCT_LINES}`.split('\n').map((line) => [line.slice(0, line.indexOf('|')), line]));
const parsed = new Map<string, StructSchema>();

/** A struct by its Go name (`PodSpec`); undefined when the table has none. Each is read at its first use. */
export function structNamed(name: string): StructSchema | undefined {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const line = lines.get(name);
  if (line === undefined) return undefined;
  const struct = parseStruct(line);
  parsed.set(name, struct);
  return struct;
}

/** The struct of a kind that the server knows (`CronJob`); undefined for other words. */
export const structOf = (kind: string): StructSchema | undefined => (rootKinds.has(kind) ? structNamed(kind) : undefined);

/**
 * The field at a path of a kind; list indexes and map keys are passed over.
 *
 * @param path `spec.template.spec.containers[0].image`, or the same without indexes
 * @returns undefined where the schema has no such field
 */
export function fieldAt(kind: string, path: string): FieldSchema | undefined {
  let struct = structOf(kind);
  let field: FieldSchema | undefined;
  for (const word of path.replaceAll(/\[[^\]]*\]/g, '').split('.')) {
    if (struct === undefined) return field !== undefined && innermost(field.type).is === 'struct' ? undefined : field;
    field = struct.fields.get(word);
    if (field === undefined) return undefined;
    struct = structIn(field.type);
  }
  return field;
}

/** The type of the items of a list or the values of a map, at any depth. */
function innermost(type: FieldType): FieldType {
  return type.is === 'list' || type.is === 'map' ? innermost(type.of) : type;
}

/** The struct that a field, its items or its values hold; undefined for scalars. */
export function structIn(type: FieldType): StructSchema | undefined {
  const inner = innermost(type);
  return inner.is === 'struct' ? structNamed(inner.struct) : undefined;
}
