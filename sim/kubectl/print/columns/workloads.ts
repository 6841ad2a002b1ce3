import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { ageColumn, joinContainers, nameColumn, selectorCell } from './shared.ts';

const templateColumns: readonly TableColumn<Deployment | ReplicaSet>[] = [
  { header: 'CONTAINERS', isWide: true, cell: ({ spec }) => joinContainers(spec.template.spec, 'name') },
  { header: 'IMAGES', isWide: true, cell: ({ spec }) => joinContainers(spec.template.spec, 'image') },
  { header: 'SELECTOR', isWide: true, cell: ({ spec }) => selectorCell(spec.selector) },
];

const deployments: readonly TableColumn<Deployment>[] = [
  nameColumn,
  { header: 'READY', cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas ?? 1}` },
  { header: 'UP-TO-DATE', cell: ({ status }) => `${status.updatedReplicas ?? 0}` },
  { header: 'AVAILABLE', cell: ({ status }) => `${status.availableReplicas ?? 0}` },
  ageColumn,
  ...templateColumns,
];

const replicaSets: readonly TableColumn<ReplicaSet>[] = [
  nameColumn,
  { header: 'DESIRED', cell: ({ spec }) => `${spec.replicas ?? 1}` },
  { header: 'CURRENT', cell: ({ status }) => `${status.replicas ?? 0}` },
  { header: 'READY', cell: ({ status }) => `${status.readyReplicas ?? 0}` },
  ageColumn,
  ...templateColumns,
];

export const workloadColumns = { Deployment: deployments, ReplicaSet: replicaSets };
