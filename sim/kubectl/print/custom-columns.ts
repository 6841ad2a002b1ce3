import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { compilePath, lookUp } from '#sim/kubectl/print/jsonpath/find-by-path.ts';
import { goValueText } from '#sim/kubectl/print/jsonpath/go-values.ts';
import type { ListNode } from '#sim/kubectl/print/jsonpath/nodes.ts';
import { toJson } from './list.ts';
import { layoutTable } from './text-table.ts';
import type { PrintResult } from './types.ts';

interface Column {
  readonly header: string;
  readonly template: ListNode;
}

/** `-o custom-columns=HEADER:PATH,…` (rule PRT-15). Without objects the header prints alone. */
export function printCustomColumns(
  spec: string,
  objects: readonly KubeObject[],
  options: { readonly noHeaders?: boolean } = {},
): PrintResult {
  if (spec === '') return { ok: false, error: 'custom-columns format specified but no custom columns given' };
  const columns: Column[] = [];
  for (const part of spec.split(',')) {
    const colon = part.indexOf(':');
    if (colon < 0) return { ok: false, error: `unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>` };
    const compiled = compilePath(part.slice(colon + 1));
    if (!compiled.ok) return compiled;
    columns.push({ header: part.slice(0, colon), template: compiled.template });
  }
  const rows: (readonly string[])[] = options.noHeaders ? [] : [columns.map(({ header }) => header)];
  for (const object of objects) {
    const cells: string[] = [];
    for (const { template } of columns) {
      const found = lookUp(template, toJson(object));
      if (!found.ok) return found;
      cells.push(found.values.length === 0 ? '<none>' : found.values.map(goValueText).join(','));
    }
    rows.push(cells);
  }
  return { ok: true, text: layoutTable(rows) };
}
