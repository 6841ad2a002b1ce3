#!/usr/bin/env node
// Writes sim/api/schema/generated.ts from an OpenAPI structure file. Run by hand when the Kubernetes version moves:
//   node tests/tools/generate-schema.mjs [openapi-structure.json]
// One line per Go struct, `Name|field|field…`; sim/api/schema/parse-struct.ts describes and reads the notation.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const input = process.argv[2] ?? 'tests/conformance/data/openapi-structure.json';
const { kubernetes, roots, schemas } = JSON.parse(readFileSync(input, 'utf8'));
const shortName = (reference) => reference.split(/[./]/).at(-1);
const SCALARS = { Quantity: 'q', Time: 't', MicroTime: 'u', IntOrString: 'o', FieldsV1: 'a' };

function typeText(schema) {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (reference !== undefined) return SCALARS[shortName(reference)] ?? `${schema.default === undefined ? '#' : '@'}${shortName(reference)}`;
  if (schema.type === 'array') return `[${typeText(schema.items)}`;
  if (schema.type === 'object') return schema.additionalProperties === undefined ? 'a' : `<${typeText(schema.additionalProperties)}`;
  if (schema.type === 'boolean') return 'b';
  if (schema.type === 'integer') return schema.format === 'int64' ? 'l' : 'i';
  if (schema.type === 'number') return 'f';
  if (schema.format === 'byte') return 'y';
  return schema.enum === undefined ? 's' : `s(${schema.enum.join(',')})`;
}

function fieldText(name, schema, required) {
  const { default: preset } = schema;
  const isEmpty = preset === undefined || preset === '' || JSON.stringify(preset) === '{}';
  const strategy = schema['x-kubernetes-patch-strategy'];
  const patch =
    strategy === undefined
      ? ''
      : `~${strategy.replace('merge', 'm').replace('retainKeys', 'r').replace(',', '')}${schema['x-kubernetes-patch-merge-key'] ?? ''}`;
  return `${name}${required ? '!' : ''}:${typeText(schema)}${patch}${isEmpty ? '' : `=${JSON.stringify(preset)}`}`;
}

const lines = Object.entries(schemas)
  .filter(([, schema]) => schema.properties !== undefined)
  .map(([name, { properties, required = [] }]) => {
    const fields = Object.entries(properties).map(([field, schema]) => fieldText(field, schema, required.includes(field)));
    return [shortName(name), ...fields].join('|');
  });
const text = lines.sort().join('\n');
if (/[`\\$]/.test(text)) throw new Error('generate-schema: the table holds a character that a template literal would change');

writeFileSync(
  'sim/api/schema/generated.ts',
  `// Written by tests/tools/generate-schema.mjs from the OpenAPI of Kubernetes ${kubernetes}; do not edit.

/** Kinds of the table, the structs that have apiVersion and kind. */
export const ROOT_KINDS = [
${roots.map((root) => `  '${shortName(root)}',\n`).join('')}] as const;

/** One line per struct; the notation is that of \`parse-struct.ts\`. */
export const STRUCT_LINES = \`${text}\`;
`,
);
console.log(`${lines.length} structs, ${text.length} characters, ${gzipSync(text, { level: 9 }).length} bytes gzip`);
