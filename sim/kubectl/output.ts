import type { JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { printJson, printYaml } from '#sim/api/print/index.ts';
import {
  asPrintable,
  type ObjectGroup,
  type PrintResult,
  printCustomColumns,
  printGoTemplate,
  printJsonPath,
  printJsonPathAsJson,
  printNames,
} from '#sim/kubectl/print/index.ts';
import type { CommandContext } from './command.ts';

/** A readable `-o` value. `table` is what prints without `-o`. */
export interface OutputFormat {
  readonly is: 'table' | 'wide' | 'json' | 'yaml' | 'name' | 'jsonpath' | 'jsonpath-as-json' | 'go-template' | 'custom-columns';
  readonly template: string;
}

export type OutputChoice = { readonly ok: true; readonly format: OutputFormat } | { readonly ok: false; readonly error: string };

const FROM_FILE: Readonly<Record<string, OutputFormat['is']>> = {
  'jsonpath-file': 'jsonpath',
  'go-template-file': 'go-template',
  templatefile: 'go-template',
  'custom-columns-file': 'custom-columns',
};
const TEMPLATED: Readonly<Record<string, OutputFormat['is']>> = {
  jsonpath: 'jsonpath',
  'jsonpath-as-json': 'jsonpath-as-json',
  'go-template': 'go-template',
  template: 'go-template',
  'custom-columns': 'custom-columns',
};
const PLAIN: Readonly<Record<string, OutputFormat['is']>> = {
  '': 'table',
  wide: 'wide',
  json: 'json',
  yaml: 'yaml',
  kyaml: 'yaml',
  name: 'name',
};

const TABLE_FORMATS = 'custom-columns,custom-columns-file,';
const allowed = (hasTables: boolean): string =>
  `${hasTables ? TABLE_FORMATS : ''}go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,${hasTables ? 'wide,' : ''}yaml`;

/**
 * Reads `-o` (rule KCT-6).
 *
 * @param hasTables whether the command knows `wide` and `custom-columns` (only `get` does)
 */
export async function chooseOutput(context: CommandContext, hasTables = false): Promise<OutputChoice> {
  const text = context.flags.text('output');
  const equals = text.indexOf('=');
  const word = equals < 0 ? text : text.slice(0, equals);
  const given = equals < 0 ? context.flags.text('template') : text.slice(equals + 1);
  const unknown = `unable to match a printer suitable for the output format "${text}", allowed formats are: ${allowed(hasTables)}`;
  const templated = TEMPLATED[word];
  if (templated !== undefined && (hasTables || templated !== 'custom-columns'))
    return { ok: true, format: { is: templated, template: given } };
  const fromFile = FROM_FILE[word];
  if (fromFile !== undefined && (hasTables || fromFile !== 'custom-columns')) {
    const content = await context.host.readFile(given);
    if (content === undefined) return { ok: false, error: `error reading --template ${given}, open ${given}: no such file or directory` };
    return { ok: true, format: { is: fromFile, template: content } };
  }
  const plain = equals < 0 ? PLAIN[word] : undefined;
  if (plain === undefined || (plain === 'wide' && !hasTables)) return { ok: false, error: unknown };
  return { ok: true, format: { is: plain, template: '' } };
}

/**
 * Prints objects in any format but a table.
 *
 * @param isSingle exactly one object was asked for by name, so that json, yaml and jsonpath work on it rather than a List
 */
export function printFormatted(format: OutputFormat, groups: readonly ObjectGroup[], isSingle: boolean, noHeaders = false): PrintResult {
  const objects = groups.flatMap((group) => group.objects);
  switch (format.is) {
    case 'name':
      return { ok: true, text: printNames(groups) };
    case 'custom-columns':
      return printCustomColumns(format.template, objects, { noHeaders });
    default:
      return printValue(format, asPrintable(objects, isSingle));
  }
}

/** Prints one value as json, yaml or through a template. */
export function printValue(format: OutputFormat, value: JsonValue): PrintResult {
  switch (format.is) {
    case 'json':
      return { ok: true, text: printJson(value) };
    case 'yaml':
      return { ok: true, text: printYaml(value) };
    case 'jsonpath':
      return printJsonPath(format.template, value);
    case 'jsonpath-as-json':
      return printJsonPathAsJson(format.template, value);
    case 'go-template':
      return format.template === ''
        ? { ok: false, error: 'template format specified but no template given' }
        : printGoTemplate(format.template, value);
    default:
      return { ok: true, text: '' };
  }
}

/** Writes a printed result, or its error. @returns the exit code */
export function writeResult(context: CommandContext, result: PrintResult): number {
  if (!result.ok) return context.fail(result.error);
  context.out(result.text);
  return 0;
}

/** The single object of a command that changed one: `-o` when asked for, else `done`. */
export function writeObject(
  context: CommandContext,
  format: OutputFormat,
  group: { readonly info: ObjectGroup['info']; readonly object: KubeObject },
  done: string,
): number {
  if (format.is === 'table') {
    context.out(`${done}\n`);
    return 0;
  }
  return writeResult(context, printFormatted(format, [{ info: group.info, objects: [group.object] }], true));
}
