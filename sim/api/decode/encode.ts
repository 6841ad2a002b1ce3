import { isObject } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { type FieldSchema, type FieldType, isPointerField, type StructSchema, structNamed, structOf } from '#sim/api/schema/index.ts';

/**
 * The object as Go would write it back: empty lists, maps and zero values left out where the types say `omitempty`,
 * structs that are no pointers always present (`status: {}`).
 *
 * @param object decoded; fields that the kind lacks are dropped
 * @source json tags of the v1.35 types
 */
export function encodeObject(kind: string, object: JsonObject): JsonObject {
  const struct = structOf(kind);
  return struct === undefined ? object : encodeStruct(struct, object);
}

function encodeStruct(struct: StructSchema, object: JsonObject): JsonObject {
  const out: Record<string, JsonValue> = {};
  for (const field of struct.fields.values()) {
    const value = encodeField(struct.name, field, object[field.name]);
    if (value !== undefined) out[field.name] = value;
  }
  return out;
}

function encodeField(struct: string, field: FieldSchema, value: JsonValue | undefined): JsonValue | undefined {
  const { type } = field;
  if (value === undefined || value === null) {
    if (type.is === 'struct' && type.isAlwaysThere) return encodeType(type, {});
    return undefined;
  }
  if (isEmpty(value) && type.is !== 'struct' && type.is !== 'any' && !field.isRequired && !isPointerField(struct, field.name))
    return undefined;
  return encodeType(type, value);
}

function isEmpty(value: JsonValue): boolean {
  if (value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function encodeType(type: FieldType, value: JsonValue): JsonValue {
  if (type.is === 'struct' && isObject(value)) {
    const struct = structNamed(type.struct);
    return struct === undefined ? value : encodeStruct(struct, value);
  }
  if (type.is === 'list' && Array.isArray(value)) return value.map((item: JsonValue) => encodeType(type.of, item));
  return value;
}
