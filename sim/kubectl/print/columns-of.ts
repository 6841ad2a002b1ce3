import { accessColumns } from '#sim/kubectl/print/columns/access.ts';
import { batchColumns } from '#sim/kubectl/print/columns/batch.ts';
import { clusterColumns } from '#sim/kubectl/print/columns/cluster.ts';
import { configColumns } from '#sim/kubectl/print/columns/config.ts';
import { eventColumns } from '#sim/kubectl/print/columns/events.ts';
import { nodeColumns } from '#sim/kubectl/print/columns/nodes.ts';
import { podColumns } from '#sim/kubectl/print/columns/pods.ts';
import { serviceColumns } from '#sim/kubectl/print/columns/services.ts';
import { volumeColumns } from '#sim/kubectl/print/columns/volumes.ts';
import { workloadColumns } from '#sim/kubectl/print/columns/workloads.ts';
import { ageOf } from './human-duration.ts';
import type { TableColumn } from './types.ts';

const byKind: ReadonlyMap<string, readonly TableColumn[]> = new Map(
  Object.entries({
    ...accessColumns,
    ...batchColumns,
    ...clusterColumns,
    ...configColumns,
    ...eventColumns,
    ...nodeColumns,
    ...podColumns,
    ...serviceColumns,
    ...volumeColumns,
    ...workloadColumns,
  }),
);

const fallback: readonly TableColumn[] = [
  { header: 'NAME', cell: ({ metadata }) => metadata.name },
  { header: 'AGE', cell: ({ metadata }, nowMs) => ageOf(metadata.creationTimestamp, nowMs) },
];

/** The columns of a kind's table, wide ones included; NAME and AGE for a kind without its own (rule PRT-3). */
export function columnsOf(kind: string): readonly TableColumn[] {
  return byKind.get(kind) ?? fallback;
}
