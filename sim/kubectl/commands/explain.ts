import {
  type FieldSchema,
  type FieldType,
  fieldAt,
  loadDescriptions,
  type StructSchema,
  structIn,
  structOf,
} from '#sim/api/schema/index.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { typeNeeded } from '#sim/kubectl/messages.ts';
import { findResource, noSuchType } from '#sim/kubectl/resolve.ts';
import { wordWrap } from '#sim/kubectl/word-wrap.ts';

/** Text of a struct, or of one of its fields; undefined when there is none. */
type TextOf = (struct: string, field?: string) => string | undefined;

const TEXT_WIDTH = 76;
const SHORT_ENUM = 4;

/**
 * `kubectl explain TYPE.FIELD.FIELD` (rule KCT-25).
 *
 * Simplified: the descriptions are those of version 1.36, where a few differ from the cluster's; that of Quantity is missing.
 *
 * @source kubectl v1.35, pkg/explain/v2/templates/plaintext.tmpl
 */
export const explain: KubectlCommand = {
  path: ['explain'],
  group: 'intermediate',
  summary: 'Get documentation for a resource',
  usage: 'TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]',
  completes: 'fields',
  flags: [
    flag('recursive', 'bool', 'show the fields of the fields'),
    flag('api-version', 'string', 'API version to explain'),
    flag('output', 'string', 'layout', { short: 'o', preset: 'plaintext' }),
  ],
  async run(context) {
    const { args, client } = context;
    const [target] = args;
    if (target === undefined) return context.fail(typeNeeded('explain'));
    if (args.length > 1) return context.fail('We accept only this format: explain RESOURCE\n');
    await context.request();
    const { info, fields } = splitTarget(target, client.resources);
    if (info === undefined) {
      context.err(`${noSuchType(target)}\n`);
      return 1;
    }
    context.out(`${info.group === '' ? '' : `GROUP:      ${info.group}\n`}KIND:       ${info.kind}\nVERSION:    ${info.version}\n\n`);
    const { referenceText } = await loadDescriptions();
    if (fields.length === 0) return explainType(context, [referenceText(info.kind)], structOf(info.kind), referenceText);
    const parent = parentStruct(info.kind, fields);
    const field = fieldAt(info.kind, fields.join('.'));
    if (parent === undefined || field === undefined) return context.fail(`field "${fields.at(-1) ?? ''}" does not exist`);
    const values = valuesOf(field.type);
    const enumeration = values.length === 0 ? '' : `ENUM:${values.map((value) => `\n    ${value}`).join('')}`;
    context.out(`FIELD: ${field.name} <${typeName(field.type)}>\n${enumeration}\n\n`);
    const texts = [referenceText(parent, field.name), referenceText(namedType(field.type))];
    return explainType(context, texts, structIn(field.type), referenceText);
  },
};

/** `jobs.spec.template`, `jobs.batch.spec`: the type is the longest part that names one. */
function splitTarget(
  target: string,
  resources: readonly ResourceInfo[],
): { readonly info: ResourceInfo | undefined; readonly fields: readonly string[] } {
  const words = target.replace(/\.$/, '').split('.');
  for (let cut = words.length; cut > 0; cut--) {
    const info = findResource(words.slice(0, cut).join('.'), resources);
    if (info !== undefined) return { info, fields: words.slice(cut) };
  }
  return { info: undefined, fields: [] };
}

/** Name of the struct that holds the last of these fields. */
function parentStruct(kind: string, fields: readonly string[]): string | undefined {
  if (fields.length === 1) return kind;
  const holder = fieldAt(kind, fields.slice(0, -1).join('.'));
  return holder === undefined ? undefined : structIn(holder.type)?.name;
}

/** The texts of a field and of its type, then the fields below. */
function explainType(
  context: CommandContext,
  texts: readonly (string | undefined)[],
  struct: StructSchema | undefined,
  textOf: TextOf,
): number {
  const description = texts.map((text) => (text === undefined ? '' : `${text}\n`)).join('');
  context.out(`DESCRIPTION:\n${paragraph(description || '<empty>')}\n`);
  const isRecursive = context.flags.isOn('recursive');
  if (struct !== undefined) {
    const lines = [...struct.fields.values()].map((field) =>
      isRecursive
        ? fieldTree(field, 1, [])
        : `${fieldLines(field, 1)}${paragraph(textOf(struct.name, field.name) ?? '<no description>')}\n\n`,
    );
    context.out(`FIELDS:\n${lines.join('')}`);
  }
  context.out('\n');
  return 0;
}

const paragraph = (text: string): string => wordWrap(text, TEXT_WIDTH).replaceAll(/^/gm, '    ');

function fieldLines(field: FieldSchema, level: number): string {
  const values = valuesOf(field.type);
  const indent = '  '.repeat(level);
  const head = `${indent}${field.name}\t<${typeName(field.type)}>${field.isRequired ? ' -required-' : ''}\n`;
  if (values.length === 0) return head;
  const more = values.length > SHORT_ENUM ? ', ....' : '';
  return `${head}${indent}enum: ${values.slice(0, SHORT_ENUM).join(', ')}${more}\n`;
}

/** Names and types of a field and all below it; a struct inside itself is not opened again. */
function fieldTree(field: FieldSchema, level: number, above: readonly string[]): string {
  const struct = structIn(field.type);
  const inner = struct === undefined || above.includes(struct.name) ? [] : [...struct.fields.values()];
  return fieldLines(field, level) + inner.map((one) => fieldTree(one, level + 1, [...above, struct?.name ?? ''])).join('');
}

const valuesOf = (type: FieldType): readonly string[] =>
  type.is === 'string' ? [...(type.values ?? [])].sort().map((value) => value || '""') : [];

function typeName(type: FieldType): string {
  switch (type.is) {
    case 'bool':
      return 'boolean';
    case 'int':
      return 'integer';
    case 'float':
      return 'number';
    case 'string':
    case 'bytes':
      return 'string';
    case 'time':
      return 'string';
    case 'quantity':
    case 'intOrString':
    case 'any':
    case 'struct':
      return namedType(type);
    case 'list':
      return `[]${typeName(type.of)}`;
    case 'map':
      return `map[string]${typeName(type.of)}`;
  }
}

/** The type of a field, its items or its values as the API reference lists it; empty for plain types. */
function namedType(type: FieldType): string {
  switch (type.is) {
    case 'list':
    case 'map':
      return namedType(type.of);
    case 'struct':
      return type.struct;
    case 'quantity':
      return 'Quantity';
    case 'intOrString':
      return 'IntOrString';
    case 'time':
      return type.hasMicroseconds ? 'MicroTime' : 'Time';
    case 'any':
      return 'FieldsV1';
    default:
      return '';
  }
}
