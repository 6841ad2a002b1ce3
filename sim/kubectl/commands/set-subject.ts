import { jsonEqual, readObjects, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { all, dryRun, fieldManager, fileFlags, flag, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import { dryRunSuffix } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference, toJson } from '#sim/kubectl/print/index.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';
import { RBAC_GROUP } from './create-role.ts';

const BINDINGS = ['RoleBinding', 'ClusterRoleBinding'];

/** `kubectl set subject rolebinding NAME --serviceaccount=NS:NAME` (rule KCT-34). */
export const setSubject: KubectlCommand = {
  path: ['set', 'subject'],
  summary: 'Update the user, group, or service account in a role binding or cluster role binding',
  usage:
    '(-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  completes: 'types and names',
  flags: [
    ...printFlags,
    ...fileFlags,
    selector,
    all,
    dryRun,
    fieldManager,
    flag('local', 'bool', 'change the file, not the server'),
    flag('user', 'strings', 'users to add', { isArray: true }),
    flag('group', 'strings', 'groups to add', { isArray: true }),
    flag('serviceaccount', 'strings', 'service accounts to add: namespace:name', { isArray: true }),
  ],
  async run(context) {
    const { flags, client, namespace } = context;
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const accounts = flags.list('serviceaccount').map((word) => word.split(':'));
    const wanted = [
      ...flags.list('user').map((name) => ({ apiGroup: RBAC_GROUP, kind: 'User', name })),
      ...flags.list('group').map((name) => ({ apiGroup: RBAC_GROUP, kind: 'Group', name })),
      ...accounts.map(([owner, name = '']) => ({ kind: 'ServiceAccount', name, namespace: owner || namespace })),
    ];
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
    if (missing.length > 0) return context.failWith(missing);
    if (wanted.length === 0) return context.fail('you must specify at least one value of user, group or serviceaccount');
    if (accounts.some((parts) => parts.length !== 2)) return context.fail('serviceaccount must be <namespace>:<name>');
    const problems: Problem[] = [];
    for (const { info, object } of flatten(groups)) {
      if (!BINDINGS.includes(info.kind)) {
        problems.push(
          problem(`${info.resource}/${object.metadata.name} setting subjects is only supported for RoleBinding/ClusterRoleBinding`),
        );
        continue;
      }
      const before = readObjects(toJson(object), 'subjects');
      const added = wanted.filter((one) => !before.some((other) => isSameSubject(one, other)));
      if (added.length === 0) continue;
      const subjects = [...before, ...added];
      const isDry = flags.text('dry-run') !== 'none';
      const place = namespaceOf(info, object.metadata.namespace ?? '');
      const result = client.patch(info, place, object.metadata.name, 'merge', { subjects }, { dryRun: isDry });
      if (!result.ok) {
        problems.push(refusal(result.status));
        continue;
      }
      const done = `${objectReference(info, object)} subjects updated${dryRunSuffix(flags.text('dry-run'))}`;
      writeObject(context, choice.format, { info, object: result.value }, done);
    }
    return context.failWith(problems);
  },
};

const isSameSubject = (a: JsonObject, b: JsonObject): boolean =>
  ['kind', 'name', 'namespace'].every((key) => jsonEqual(readText(a, key), readText(b, key)));
