import type { Namespace, PriorityClass } from '#sim/api/core-v1/types.ts';
import { readFlag, readText } from '#sim/api/json-read.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { ageColumn, nameColumn } from './shared.ts';

const namespaces: readonly TableColumn<Namespace>[] = [
  nameColumn,
  { header: 'STATUS', cell: ({ status }) => status?.phase ?? '' },
  ageColumn,
];

const priorityClasses: readonly TableColumn<PriorityClass>[] = [
  nameColumn,
  { header: 'VALUE', cell: ({ value }) => `${value}` },
  { header: 'GLOBAL-DEFAULT', cell: ({ globalDefault = false }) => `${globalDefault}` },
  ageColumn,
  { header: 'PREEMPTIONPOLICY', cell: ({ preemptionPolicy = '' }) => preemptionPolicy },
];

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const text = (object: KubeObject, key: string, unset: string): string => readText(toJson(object), key) || unset;

const storageClasses: readonly TableColumn[] = [
  { header: 'NAME', cell: ({ metadata }) => `${metadata.name}${metadata.annotations?.[DEFAULT_CLASS] === 'true' ? ' (default)' : ''}` },
  { header: 'PROVISIONER', cell: (object) => text(object, 'provisioner', '') },
  { header: 'RECLAIMPOLICY', cell: (object) => text(object, 'reclaimPolicy', 'Delete') },
  { header: 'VOLUMEBINDINGMODE', cell: (object) => text(object, 'volumeBindingMode', 'Immediate') },
  { header: 'ALLOWVOLUMEEXPANSION', cell: (object) => `${readFlag(toJson(object), 'allowVolumeExpansion') ?? false}` },
  ageColumn,
];

export const clusterColumns = { Namespace: namespaces, PriorityClass: priorityClasses, StorageClass: storageClasses };
