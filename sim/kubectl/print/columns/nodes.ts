import type { KubeNode } from '#sim/api/core-v1/types.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { ageColumn, nameColumn, orNone } from './shared.ts';

/** `Ready`, `NotReady` or `Unknown`, then `SchedulingDisabled` when cordoned. */
export function nodeStatus({ spec, status }: KubeNode): string {
  const ready = status.conditions?.find((c) => c.type === 'Ready');
  const word = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady';
  return spec.unschedulable ? `${word},SchedulingDisabled` : word;
}

const ROLE_PREFIX = 'node-role.kubernetes.io/';

/** Roles from the labels, sorted; `<none>` without any. */
export function nodeRoles({ metadata }: KubeNode): string {
  const labels = Object.entries(metadata.labels ?? {});
  const roles = labels.flatMap(([key, value]) => {
    if (key.startsWith(ROLE_PREFIX) && key !== ROLE_PREFIX) return [key.slice(ROLE_PREFIX.length)];
    return key === 'kubernetes.io/role' && value !== '' ? [value] : [];
  });
  return orNone([...new Set(roles)].sort().join(','));
}

const address = (node: KubeNode, type: string): string => orNone(node.status.addresses?.find((a) => a.type === type)?.address);

const info = (node: KubeNode, key: string): string => node.status.nodeInfo?.[key] || '<unknown>';

const nodes: readonly TableColumn<KubeNode>[] = [
  nameColumn,
  { header: 'STATUS', cell: nodeStatus },
  { header: 'ROLES', cell: nodeRoles },
  ageColumn,
  { header: 'VERSION', cell: ({ status }) => status.nodeInfo?.['kubeletVersion'] ?? '' },
  { header: 'INTERNAL-IP', isWide: true, cell: (node) => address(node, 'InternalIP') },
  { header: 'EXTERNAL-IP', isWide: true, cell: (node) => address(node, 'ExternalIP') },
  { header: 'OS-IMAGE', isWide: true, cell: (node) => info(node, 'osImage') },
  { header: 'KERNEL-VERSION', isWide: true, cell: (node) => info(node, 'kernelVersion') },
  { header: 'CONTAINER-RUNTIME', isWide: true, cell: (node) => info(node, 'containerRuntimeVersion') },
];

export const nodeColumns = { Node: nodes };
