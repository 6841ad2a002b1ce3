import type { PodSpec } from '#sim/api/core-v1/types.ts';
import type { KubeObject, LabelSelector } from '#sim/api/meta-v1/types.ts';
import { selectorText } from '#sim/api/selector.ts';
import { ageOf } from '#sim/kubectl/print/human-duration.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';

export const nameColumn: TableColumn = { header: 'NAME', cell: ({ metadata }: KubeObject) => metadata.name };

export const ageColumn: TableColumn = {
  header: 'AGE',
  cell: ({ metadata }: KubeObject, nowMs: number) => ageOf(metadata.creationTimestamp, nowMs),
};

export const orNone = (text: string | undefined): string => text || '<none>';

/** Names or images of the containers, joined by commas; init containers are not shown. */
export const joinContainers = (spec: PodSpec, field: 'name' | 'image'): string =>
  spec.containers.map((container) => container[field] ?? '').join(',');

/** `True` or `False`, as Go programs print booleans for people. */
export const capitalBoolean = (value: boolean): string => (value ? 'True' : 'False');

/** A selector as tables print it. */
export const selectorCell = (selector: LabelSelector | undefined): string => orNone(selectorText(selector));

/** `RWO,ROX`. */
export function accessModesText(modes: readonly string[] | undefined): string {
  const short: Readonly<Record<string, string>> = {
    ReadWriteOnce: 'RWO',
    ReadOnlyMany: 'ROX',
    ReadWriteMany: 'RWX',
    ReadWriteOncePod: 'RWOP',
  };
  const present = new Set(modes);
  return Object.entries(short)
    .filter(([mode]) => present.has(mode))
    .map(([, text]) => text)
    .join(',');
}
