import { type FieldSchema, type FieldType, fieldAt, type StructSchema, structIn, structOf } from '#sim/api/schema/index.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { typeNeeded } from '#sim/kubectl/messages.ts';
import { findResource, noSuchType } from '#sim/kubectl/resolve.ts';

/**
 * `kubectl explain TYPE.FIELD.FIELD` (rule KCT-25).
 *
 * Simplified: names, types, enums and what is required; the descriptions are the API reference's and print as `<empty>`.
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
    const { args, client, flags } = context;
    const [target] = args;
    if (target === undefined) return context.fail(typeNeeded('explain'));
    if (args.length > 1)
      return context.fail("We accept only this format: explain RESOURCE\nSee 'kubectl explain -h' for help and examples");
    await context.request();
    const { info, fields } = splitTarget(target, client.resources);
    if (info === undefined) {
      context.err(`${noSuchType(target)}\n`);
      return 1;
    }
    context.out(`${info.group === '' ? '' : `GROUP:      ${info.group}\n`}KIND:       ${info.kind}\nVERSION:    ${info.version}\n\n`);
    const root = structOf(info.kind);
    if (fields.length === 0) return describeStruct(context, root, flags.isOn('recursive'));
    const missing = fields.findIndex((_, i) => fieldAt(info.kind, fields.slice(0, i + 1).join('.')) === undefined);
    const field = fieldAt(info.kind, fields.join('.'));
    if (missing >= 0 || field === undefined) return context.fail(`field "${fields[missing] ?? ''}" does not exist`);
    const enumeration = valuesOf(field.type);
    context.out(
      `FIELD: ${field.name} <${typeName(field.type)}>${field.isRequired ? ' -required-' : ''}\n${enumeration.length === 0 ? '\n' : `ENUM:\n${enumeration.map((value) => `    ${value}\n`).join('')}`}\n`,
    );
    return describeStruct(context, structIn(field.type), flags.isOn('recursive'));
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

function describeStruct(context: CommandContext, struct: StructSchema | undefined, isRecursive: boolean): number {
  context.out('DESCRIPTION:\n    <empty>\n');
  if (struct === undefined) {
    context.out('\n');
    return 0;
  }
  context.out('FIELDS:\n');
  for (const field of struct.fields.values())
    context.out(isRecursive ? fieldTree(field, 1, []) : `${fieldLines(field, 1)}    <no description>\n\n`);
  if (isRecursive) context.out('\n');
  return 0;
}

function fieldLines(field: FieldSchema, level: number): string {
  const values = valuesOf(field.type);
  const indent = '  '.repeat(level);
  const head = `${indent}${field.name}\t<${typeName(field.type)}>${field.isRequired ? ' -required-' : ''}\n`;
  return values.length === 0 ? head : `${head}${indent}enum: ${values.join(', ')}\n`;
}

/** Names and types of a field and all below it; a struct inside itself is not opened again. */
function fieldTree(field: FieldSchema, level: number, above: readonly string[]): string {
  const struct = structIn(field.type);
  const inner = struct === undefined || above.includes(struct.name) ? [] : [...struct.fields.values()];
  return fieldLines(field, level) + inner.map((one) => fieldTree(one, level + 1, [...above, struct?.name ?? ''])).join('');
}

const valuesOf = (type: FieldType): readonly string[] => (type.is === 'string' ? [...(type.values ?? [])].sort() : []);

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
    case 'quantity':
      return 'Quantity';
    case 'time':
      return type.hasMicroseconds ? 'MicroTime' : 'Time';
    case 'intOrString':
      return 'IntOrString';
    case 'any':
      return 'Object';
    case 'struct':
      return type.struct;
    case 'list':
      return `[]${typeName(type.of)}`;
    case 'map':
      return `map[string]${typeName(type.of)}`;
  }
}
