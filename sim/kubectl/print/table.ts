import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { columnsOf } from './columns-of.ts';
import { kindPrefix } from './names.ts';
import { TextTable } from './text-table.ts';
import type { ObjectGroup, TableOptions } from './types.ts';

/** Cuts a cell at its first line break (rule PRT-2). */
export function oneLine(cell: string): string {
  const end = cell.search(/[\f\n\r]/);
  return end < 0 ? cell : `${cell.slice(0, end)}...`;
}

/** `k=v,k=v` sorted by key; `<none>` without any. */
function joinLabels(labels: Readonly<Record<string, string>> | undefined): string {
  const keys = Object.keys(labels ?? {}).sort();
  return keys.length === 0 ? '<none>' : keys.map((key) => `${key}=${labels?.[key] ?? ''}`).join(',');
}

/** Header of a type's table under the options. */
export function headerRow(info: ResourceInfo, options: TableOptions): readonly string[] {
  return [
    ...(options.allNamespaces && info.namespaced ? ['NAMESPACE'] : []),
    ...columnsOf(info.kind)
      .filter((column) => options.wide || !column.isWide)
      .map((column) => column.header),
    ...(options.labelColumns ?? []).map((key) => (key.split('/').at(-1) ?? key).toUpperCase()),
    ...(options.showLabels ? ['LABELS'] : []),
  ];
}

/** One object's row under the options; `hasKind` writes the name as `job.batch/x`. */
export function objectRow(info: ResourceInfo, object: KubeObject, hasKind: boolean, options: TableOptions): readonly string[] {
  const { labels, namespace = '' } = object.metadata;
  const cells = columnsOf(info.kind)
    .filter((column) => options.wide || !column.isWide)
    .map((column) => oneLine(column.cell(object, options.nowMs)));
  const [first = '', ...rest] = cells;
  return [
    ...(options.allNamespaces && info.namespaced ? [namespace] : []),
    hasKind ? `${kindPrefix(info)}/${first}` : first,
    ...rest,
    ...(options.labelColumns ?? []).map((key) => labels?.[key] ?? ''),
    ...(options.showLabels ? [joinLabels(labels)] : []),
  ];
}

/**
 * `kubectl get` without `-o`, or with `-o wide` (rules PRT-2 to PRT-5).
 *
 * @param groups one per requested type, in the order asked; a type without objects still counts for the `kind/name` form,
 *   so leave out types of which a named object was not found
 * @returns '' when no group has objects
 */
export function printTable(groups: readonly ObjectGroup[], options: TableOptions): string {
  const hasKind = options.showKind === true || groups.length > 1;
  const tables = groups
    .filter(({ objects }) => objects.length > 0)
    .map(({ info, objects }) => {
      const rows = objects.map((object) => objectRow(info, object, hasKind, options));
      return new TextTable().append(options.noHeaders ? rows : [headerRow(info, options), ...rows]);
    });
  return tables.join(options.noHeaders ? '' : '\n');
}
