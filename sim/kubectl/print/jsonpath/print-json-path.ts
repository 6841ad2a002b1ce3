import { goQuote } from '#sim/api/go-text.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import { compactJson, printJson } from '#sim/api/print/index.ts';
import type { PrintResult } from '#sim/kubectl/print/types.ts';
import { evaluate } from './evaluate.ts';
import { goSource } from './go-values.ts';
import { JsonPathError } from './nodes.ts';
import { parseTemplate } from './parse.ts';

const EMPTY_TEMPLATE = 'template format specified but no template given';

/** One result: lists and maps as compact JSON, scalars plainly. */
const plain = (value: JsonValue): string => (typeof value === 'string' ? value : compactJson(value));

/** `-o jsonpath=TEMPLATE` (rules PRT-11 to PRT-13): no line end unless the template writes one. */
export function printJsonPath(template: string, data: JsonValue): PrintResult {
  return run(template, data, (results) => results.map((values) => values.map(plain).join(' ')).join(''));
}

/** `-o jsonpath-as-json=TEMPLATE`: the results of each action as an indented array. */
export function printJsonPathAsJson(template: string, data: JsonValue): PrintResult {
  return run(template, data, (results) => results.map((values) => printJson(values)).join(''));
}

function run(template: string, data: JsonValue, print: (results: readonly (readonly JsonValue[])[]) => string): PrintResult {
  if (template === '') return { ok: false, error: EMPTY_TEMPLATE };
  try {
    const parsed = parseTemplate(template);
    try {
      return { ok: true, text: print(evaluate(parsed, data)) };
    } catch (error) {
      return { ok: false, error: executionFrame(template, data, messageOf(error)) };
    }
  } catch (error) {
    return { ok: false, error: `error parsing jsonpath ${template}, ${messageOf(error)}` };
  }
}

/** The words of a template error; any other error is a bug and goes on. */
export function messageOf(error: unknown): string {
  if (error instanceof JsonPathError) return error.message;
  throw error;
}

/** kubectl shows the whole object, as Go source. */
function executionFrame(template: string, data: JsonValue, message: string): string {
  return [
    `error executing jsonpath ${goQuote(template)}: Error executing template: ${message}. Printing more information for debugging the template:`,
    '\ttemplate was:',
    `\t\t${template}`,
    '\tobject given to jsonpath engine was:',
    `\t\t${goSource(data)}`,
    '',
    '',
  ].join('\n');
}
