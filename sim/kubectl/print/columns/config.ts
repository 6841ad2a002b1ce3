import type { ConfigMap, LimitRange, ResourceQuota, Secret, ServiceAccount } from '#sim/api/core-v1/types.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { ageColumn, nameColumn } from './shared.ts';

const configMaps: readonly TableColumn<ConfigMap>[] = [
  nameColumn,
  { header: 'DATA', cell: ({ data = {}, binaryData = {} }) => `${Object.keys(data).length + Object.keys(binaryData).length}` },
  ageColumn,
];

const secrets: readonly TableColumn<Secret>[] = [
  nameColumn,
  { header: 'TYPE', cell: ({ type }) => type ?? 'Opaque' },
  { header: 'DATA', cell: ({ data = {} }) => `${Object.keys(data).length}` },
  ageColumn,
];

const serviceAccounts: readonly TableColumn<ServiceAccount>[] = [nameColumn, ageColumn];

/** `pods: 1/4, requests.cpu: 0/1` of the resources that count limits, or of the others. */
function quotaUse({ status }: ResourceQuota, isLimits: boolean): string {
  const { hard = {}, used = {} } = status;
  return Object.keys(hard)
    .sort()
    .filter((resource) => resource.startsWith('limits') === isLimits)
    .map((resource) => `${resource}: ${used[resource] ?? '0'}/${hard[resource] ?? '0'}`)
    .join(', ');
}

const resourceQuotas: readonly TableColumn<ResourceQuota>[] = [
  nameColumn,
  { header: 'REQUEST', cell: (quota) => quotaUse(quota, false) },
  { header: 'LIMIT', cell: (quota) => quotaUse(quota, true) },
  ageColumn,
];

/** A LimitRange shows when it was made, as text, where others show an age. */
const limitRanges: readonly TableColumn<LimitRange>[] = [
  nameColumn,
  { header: 'CREATED AT', cell: ({ metadata }) => metadata.creationTimestamp },
];

export const configColumns = {
  ConfigMap: configMaps,
  Secret: secrets,
  ServiceAccount: serviceAccounts,
  ResourceQuota: resourceQuotas,
  LimitRange: limitRanges,
};
