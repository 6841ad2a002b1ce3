import { goQuote } from '#sim/api/go-text.ts';
import type { JsonValue } from '#sim/api/meta-v1/types.ts';
import type { PrintResult } from '#sim/kubectl/print/types.ts';
import { GoTemplateError } from './ast.ts';
import { ExecutionError, executeGoTemplate } from './execute.ts';
import { parseGoTemplate } from './parse.ts';

/**
 * `-o go-template=TEMPLATE` (rule PRT-17).
 *
 * Simplified: no `define`, `template`, `block`, `break` or `continue`; after a failure kubectl also dumps the data.
 */
export function printGoTemplate(template: string, data: JsonValue): PrintResult {
  if (template === '') return { ok: false, error: 'template format specified but no template given' };
  try {
    return { ok: true, text: executeGoTemplate(parseGoTemplate(template), data) };
  } catch (error) {
    if (error instanceof GoTemplateError) {
      return { ok: false, error: `error parsing template ${template}, template: output:${lineOf(template)}: ${error.message}` };
    }
    if (!(error instanceof ExecutionError)) throw error;
    const before = template.slice(0, error.at.offset);
    const column = before.length - (before.lastIndexOf('\n') + 1);
    const place = `output:${lineOf(before)}:${column}: executing "output" at <${error.at.text}>`;
    return { ok: false, error: `error executing template ${goQuote(template)}: template: ${place}: ${error.message}` };
  }
}

const lineOf = (text: string): number => text.split('\n').length;
