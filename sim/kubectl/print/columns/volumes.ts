import type { PersistentVolume, PersistentVolumeClaim } from '#sim/api/core-v1/types.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { accessModesText, ageColumn, nameColumn } from './shared.ts';

const orUnset = (text: string | undefined): string => text || '<unset>';

/** `Terminating` while being deleted, the phase otherwise. */
const statusText = ({ metadata, status }: PersistentVolume | PersistentVolumeClaim): string =>
  metadata.deletionTimestamp === undefined ? (status.phase ?? '') : 'Terminating';

const isBound = ({ spec }: PersistentVolumeClaim): boolean => spec.volumeName !== undefined && spec.volumeName !== '';

const claims: readonly TableColumn<PersistentVolumeClaim>[] = [
  nameColumn,
  { header: 'STATUS', cell: statusText },
  { header: 'VOLUME', cell: ({ spec }) => spec.volumeName ?? '' },
  { header: 'CAPACITY', cell: (claim) => (isBound(claim) ? (claim.status.capacity?.['storage'] ?? '0') : '') },
  { header: 'ACCESS MODES', cell: (claim) => (isBound(claim) ? accessModesText(claim.status.accessModes) : '') },
  { header: 'STORAGECLASS', cell: ({ spec }) => spec.storageClassName ?? '' },
  { header: 'VOLUMEATTRIBUTESCLASS', cell: () => orUnset(undefined) },
  ageColumn,
  { header: 'VOLUMEMODE', isWide: true, cell: ({ spec }) => orUnset(spec.volumeMode) },
];

const volumes: readonly TableColumn<PersistentVolume>[] = [
  nameColumn,
  { header: 'CAPACITY', cell: ({ spec }) => spec.capacity?.['storage'] ?? '0' },
  { header: 'ACCESS MODES', cell: ({ spec }) => accessModesText(spec.accessModes) },
  { header: 'RECLAIM POLICY', cell: ({ spec }) => spec.persistentVolumeReclaimPolicy ?? '' },
  { header: 'STATUS', cell: statusText },
  {
    header: 'CLAIM',
    cell: ({ spec: { claimRef } }) => (claimRef === undefined ? '' : `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}`),
  },
  { header: 'STORAGECLASS', cell: ({ spec }) => spec.storageClassName ?? '' },
  { header: 'VOLUMEATTRIBUTESCLASS', cell: () => orUnset(undefined) },
  { header: 'REASON', cell: () => '' },
  ageColumn,
  { header: 'VOLUMEMODE', isWide: true, cell: ({ spec }) => orUnset(spec.volumeMode) },
];

export const volumeColumns = { PersistentVolumeClaim: claims, PersistentVolume: volumes };
