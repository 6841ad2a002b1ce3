import { readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { ageColumn, nameColumn, orNone } from './shared.ts';

const roles: readonly TableColumn[] = [
  nameColumn,
  { header: 'CREATED AT', cell: ({ metadata }) => metadata.creationTimestamp ?? '<unknown>' },
];

/** `Role/reader`. */
function roleText(binding: KubeObject): string {
  const role = readStruct(toJson(binding), 'roleRef');
  return `${readText(role, 'kind')}/${readText(role, 'name')}`;
}

const subjectsText =
  (kind: string) =>
  (binding: KubeObject): string =>
    readObjects(toJson(binding), 'subjects')
      .filter((subject) => readText(subject, 'kind') === kind)
      .map((subject) => `${kind === 'ServiceAccount' ? `${readText(subject, 'namespace')}/` : ''}${readText(subject, 'name')}`)
      .join(', ');

const bindings: readonly TableColumn[] = [
  nameColumn,
  { header: 'ROLE', cell: roleText },
  ageColumn,
  { header: 'USERS', isWide: true, cell: subjectsText('User') },
  { header: 'GROUPS', isWide: true, cell: subjectsText('Group') },
  { header: 'SERVICEACCOUNTS', isWide: true, cell: subjectsText('ServiceAccount') },
];

const specOf = (ingress: KubeObject): JsonObject => readStruct(toJson(ingress), 'spec');

/** Hosts of the rules, at most three of them. */
function hostsText(ingress: KubeObject): string {
  const hosts = [
    ...new Set(
      readObjects(specOf(ingress), 'rules')
        .map((rule) => readText(rule, 'host'))
        .filter((host) => host !== ''),
    ),
  ].sort();
  if (hosts.length === 0) return '*';
  return hosts.length > 3 ? `${hosts.slice(0, 3).join(',')} + ${hosts.length - 3} more...` : hosts.join(',');
}

const ingresses: readonly TableColumn[] = [
  nameColumn,
  { header: 'CLASS', cell: (ingress) => orNone(readText(specOf(ingress), 'ingressClassName')) },
  { header: 'HOSTS', cell: hostsText },
  {
    header: 'ADDRESS',
    cell: (ingress) => readTexts(readStruct(readStruct(toJson(ingress), 'status'), 'loadBalancer'), 'ip').join(','),
  },
  { header: 'PORTS', cell: (ingress) => (readObjects(specOf(ingress), 'tls').length > 0 ? '80, 443' : '80') },
  ageColumn,
];

export const accessColumns = {
  Role: roles,
  ClusterRole: roles,
  RoleBinding: bindings,
  ClusterRoleBinding: bindings,
  Ingress: ingresses,
};
