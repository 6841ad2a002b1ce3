import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';
import { RBAC_GROUP, RBAC_VERSION } from './create-role.ts';

const subjectFlags = [
  ...createFlags,
  flag('clusterrole', 'string', 'the cluster role to grant'),
  flag('user', 'strings', 'users who get it', { isArray: true }),
  flag('group', 'strings', 'groups that get it', { isArray: true }),
  flag('serviceaccount', 'strings', 'service accounts that get it: namespace:name', { isArray: true }),
];

/** `kubectl create rolebinding NAME (--role=NAME | --clusterrole=NAME) --serviceaccount=NS:NAME` (rule KCT-17). */
export const createRoleBinding: KubectlCommand = {
  path: ['create', 'rolebinding'],
  summary: 'Create a role binding for a particular role or cluster role',
  usage:
    'NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  flags: [...subjectFlags, flag('role', 'string', 'the role to grant')],
  run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const [role, clusterRole] = [context.flags.text('role'), context.flags.text('clusterrole')];
    if ((role === '') === (clusterRole === '')) return context.fail('exactly one of clusterrole or role must be specified');
    const roleRef = role === '' ? reference('ClusterRole', clusterRole) : reference('Role', role);
    return createBinding(context, 'RoleBinding', newMetadata(context, name), roleRef);
  },
};

/** `kubectl create clusterrolebinding NAME --clusterrole=NAME --user=USER` (rule KCT-17). */
export const createClusterRoleBinding: KubectlCommand = {
  path: ['create', 'clusterrolebinding'],
  summary: 'Create a cluster role binding for a particular cluster role',
  usage:
    'NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  flags: subjectFlags,
  requires: ['clusterrole'],
  run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    return createBinding(context, 'ClusterRoleBinding', { name }, reference('ClusterRole', context.flags.text('clusterrole')));
  },
};

const reference = (kind: string, name: string): JsonObject => ({ apiGroup: RBAC_GROUP, kind, name });

function createBinding(context: CommandContext, kind: string, metadata: JsonObject, roleRef: JsonObject): number | Promise<number> {
  const { flags } = context;
  const accounts = flags.list('serviceaccount').map((word) => word.split(':'));
  if (accounts.some((parts) => parts.length !== 2 || parts.includes(''))) return context.fail('serviceaccount must be <namespace>:<name>');
  const subjects = [
    ...flags.list('user').map((name) => reference('User', name)),
    ...flags.list('group').map((name) => reference('Group', name)),
    ...accounts.map(([namespace = '', name = '']) => ({ kind: 'ServiceAccount', name, namespace })),
  ];
  const body = { apiVersion: RBAC_VERSION, kind, metadata, roleRef, ...(subjects.length === 0 ? {} : { subjects }) };
  return createObject(context, kind, body, `failed to create ${kind.toLowerCase()}: `);
}
