import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';
import { parseQuantities } from '#sim/kubectl/quantity-list.ts';

/** `kubectl create namespace NAME`. */
export const createNamespace: KubectlCommand = {
  path: ['create', 'namespace'],
  aliases: ['ns'],
  summary: 'Create a namespace with the specified name',
  usage: 'NAME [--dry-run=server|client|none]',
  flags: createFlags,
  run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    return createObject(context, 'Namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name }, spec: {}, status: {} });
  },
};

/** `kubectl create serviceaccount NAME`. */
export const createServiceAccount: KubectlCommand = {
  path: ['create', 'serviceaccount'],
  aliases: ['sa'],
  summary: 'Create a service account with the specified name',
  usage: 'NAME [--dry-run=server|client|none]',
  flags: createFlags,
  run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    return createObject(
      context,
      'ServiceAccount',
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: newMetadata(context, name) },
      'failed to create serviceaccount: ',
    );
  },
};

/** `kubectl create quota NAME --hard=pods=1`. */
export const createQuota: KubectlCommand = {
  path: ['create', 'quota'],
  aliases: ['resourcequota'],
  summary: 'Create a quota with the specified name',
  usage: 'NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2]',
  flags: [...createFlags, flag('hard', 'string', 'limits: pods=1,cpu=2'), flag('scopes', 'string', 'scopes of the quota')],
  run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const hard = parseQuantities(context.flags.text('hard'));
    if (!hard.ok) return context.fail(hard.error);
    const scopes = context.flags.text('scopes');
    const spec: JsonObject = {
      ...(Object.keys(hard.value).length === 0 ? {} : { hard: hard.value }),
      ...(scopes === '' ? {} : { scopes: scopes.split(',') }),
    };
    return createObject(
      context,
      'ResourceQuota',
      { apiVersion: 'v1', kind: 'ResourceQuota', metadata: newMetadata(context, name), spec, status: {} },
      'failed to create quota: ',
    );
  },
};

/** `kubectl create priorityclass NAME --value=1000`. */
export const createPriorityClass: KubectlCommand = {
  path: ['create', 'priorityclass'],
  aliases: ['pc'],
  summary: 'Create a priority class with the specified name',
  usage: 'NAME --value=VALUE --global-default=BOOL',
  flags: [
    ...createFlags,
    flag('value', 'int', 'the priority'),
    flag('global-default', 'bool', 'the priority of pods that name none'),
    flag('description', 'string', 'when to use it'),
    flag('preemption-policy', 'string', 'whether it may push others out', {
      preset: 'PreemptLowerPriority',
      completes: ['PreemptLowerPriority', 'Never'],
    }),
  ],
  run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    return createObject(context, 'PriorityClass', priorityClass(context, name), 'failed to create priorityclass: ');
  },
};

function priorityClass({ flags }: CommandContext, name: string): JsonObject {
  const description = flags.text('description');
  return {
    apiVersion: 'scheduling.k8s.io/v1',
    ...(description === '' ? {} : { description }),
    ...(flags.isOn('global-default') ? { globalDefault: true } : {}),
    kind: 'PriorityClass',
    metadata: { name },
    preemptionPolicy: flags.text('preemption-policy'),
    value: flags.number('value'),
  };
}
