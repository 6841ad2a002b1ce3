import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { apiVersionOf, resourceOfKind } from '#sim/apiserver/resources.ts';
import { structNamed, structOf } from './lookup.ts';
import type { FieldSchema, FieldType } from './types.ts';

/**
 * The JSON Schema of manifests of these kinds, as the YAML editor wants it: properties, enumerations, required fields and
 * no unknown ones. Structs stand once under `definitions`.
 *
 * @param kinds bare kinds; a word that is no kind is left out
 */
export function jsonSchemaFor(kinds: readonly string[]): JsonObject {
  const definitions: Record<string, JsonObject> = {};
  const known = kinds.filter((kind) => structOf(kind) !== undefined);
  for (const kind of known) define(kind, definitions);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['apiVersion', 'kind'],
    properties: {
      apiVersion: { type: 'string', enum: [...new Set(known.map((kind) => apiVersionOf(resourceOfKind(kind))))] },
      kind: { type: 'string', enum: known },
    },
    allOf: known.map((kind) => ({
      if: { required: ['kind'], properties: { kind: { const: kind } } },
      // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
      then: { $ref: `#/definitions/${kind}` },
    })),
    definitions,
  };
}

function define(name: string, definitions: Record<string, JsonObject>): void {
  const struct = structNamed(name);
  if (struct === undefined || definitions[name] !== undefined) return;
  definitions[name] = {}; // holds the place: structs refer to themselves
  const fields = [...struct.fields.values()];
  const properties = Object.fromEntries(fields.map((field) => [field.name, propertySchema(name, field, definitions)]));
  const required = fields.filter((field) => field.isRequired).map((field) => field.name);
  definitions[name] = { type: 'object', additionalProperties: false, properties, ...(required.length === 0 ? {} : { required }) };
}

function propertySchema(struct: string, field: FieldSchema, definitions: Record<string, JsonObject>): JsonValue {
  if (structOf(struct) !== undefined && field.name === 'kind') return { type: 'string', const: struct };
  if (structOf(struct) !== undefined && field.name === 'apiVersion') return { type: 'string', const: apiVersionOf(resourceOfKind(struct)) };
  const schema = typeSchema(field.type, definitions);
  return field.preset === undefined ? schema : { ...schema, default: field.preset };
}

function typeSchema(type: FieldType, definitions: Record<string, JsonObject>): JsonObject {
  switch (type.is) {
    case 'string':
      return type.values === undefined ? { type: 'string' } : { type: 'string', enum: type.values };
    case 'bytes':
    case 'time':
      return { type: 'string' };
    case 'bool':
      return { type: 'boolean' };
    case 'int':
      return { type: 'integer' };
    case 'float':
      return { type: 'number' };
    case 'quantity':
      return { type: ['string', 'number'] };
    case 'intOrString':
      return { type: ['string', 'integer'] };
    case 'any':
      return {};
    case 'list':
      return { type: 'array', items: typeSchema(type.of, definitions) };
    case 'map':
      return { type: 'object', additionalProperties: typeSchema(type.of, definitions) };
    case 'struct':
      define(type.struct, definitions);
      return { $ref: `#/definitions/${type.struct}` };
  }
}
