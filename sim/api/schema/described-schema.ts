import { isObject } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { courseText } from './course-texts.ts';
import { referenceText } from './descriptions.ts';
import { jsonSchemaFor } from './json-schema.ts';

/** The course's own text where there is one, else the API reference's. */
const textOf = (struct: string, field?: string): string | undefined => courseText(struct, field) ?? referenceText(struct, field);

const withText = (schema: JsonObject, description: string | undefined): JsonObject =>
  description === undefined ? schema : { ...schema, description };

/**
 * `jsonSchemaFor` with a description of every struct and field, for hover and completion.
 *
 * Large: load this module on demand. A description stands beside `$ref`; the YAML editor lets it win over the struct's own.
 */
export function describedSchemaFor(kinds: readonly string[]): JsonObject {
  const schema = jsonSchemaFor(kinds);
  const { definitions, properties } = schema;
  if (!isObject(definitions) || !isObject(properties)) return schema;
  return { ...schema, properties: describeProperties('TypeMeta', properties), definitions: describeDefinitions(definitions) };
}

const describeDefinitions = (definitions: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(definitions).map(([name, one]) => [name, isObject(one) ? describeStruct(name, one) : one]));

function describeStruct(name: string, { properties, ...schema }: JsonObject): JsonObject {
  return withText({ ...schema, ...(isObject(properties) ? { properties: describeProperties(name, properties) } : {}) }, textOf(name));
}

const describeProperties = (struct: string, properties: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(properties).map(([field, one]) => [field, isObject(one) ? withText(one, textOf(struct, field)) : one]));
