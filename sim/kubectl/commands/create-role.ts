import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { parseLabelSelector } from '#sim/api/selector.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';
import { findResource } from '#sim/kubectl/resolve.ts';

/** Group and version of the kinds that grant access. */
export const RBAC_GROUP = 'rbac.authorization.k8s.io';
export const RBAC_VERSION = `${RBAC_GROUP}/v1`;

const ruleFlags = [
  ...createFlags,
  flag('verb', 'strings', 'what may be done', { completes: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'] }),
  flag('resource', 'strings', 'types that it may be done to: deployments.apps, pods/log'),
  flag('resource-name', 'strings', 'only these objects', { isArray: true }),
];

const VERBS = [
  ...['*', 'get', 'delete', 'list', 'create', 'update', 'patch', 'watch', 'proxy', 'deletecollection'],
  ...['use', 'bind', 'escalate', 'impersonate'],
];
/** Verbs that fit few types, none of which is a type of this cluster apart from the last. */
const SPECIAL_VERBS: Readonly<Record<string, readonly string[]>> = {
  use: [],
  bind: [`roles.${RBAC_GROUP}`, `clusterroles.${RBAC_GROUP}`],
  escalate: [`roles.${RBAC_GROUP}`, `clusterroles.${RBAC_GROUP}`],
  impersonate: ['serviceaccounts'],
};
const URL_VERBS = ['*', 'get', 'put', 'post', 'head', 'options', 'delete', 'patch'];

/** `kubectl create role NAME --verb=VERB --resource=TYPE` (rule KCT-17). */
export const createRole: KubectlCommand = {
  path: ['create', 'role'],
  summary: 'Create a role with single rule',
  usage: 'NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [--dry-run=server|client|none]',
  flags: ruleFlags,
  run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const verbs = verbsOf(context);
    if (verbs.length === 0) return context.fail('at least one verb must be specified');
    warnOfVerbs(context, verbs);
    const targets = targetsOf(context);
    if (targets.length === 0) return context.fail('at least one resource must be specified');
    const rules = resourceRules(context, verbs, targets);
    if (typeof rules === 'number') return rules;
    const body = { apiVersion: RBAC_VERSION, kind: 'Role', metadata: newMetadata(context, name), rules };
    return createObject(context, 'Role', body, 'failed to create role: ');
  },
};

/** `kubectl create clusterrole NAME --verb=VERB (--resource=TYPE | --non-resource-url=PATH)` (rule KCT-17). */
export const createClusterRole: KubectlCommand = {
  path: ['create', 'clusterrole'],
  summary: 'Create a cluster role',
  usage: 'NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [--dry-run=server|client|none]',
  flags: [
    ...ruleFlags,
    flag('non-resource-url', 'strings', 'paths of the server that may be asked for'),
    flag('aggregation-rule', 'string', 'labels of the cluster roles to combine: a=b'),
  ],
  run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const rules = clusterRules(context);
    if (typeof rules === 'number') return rules;
    const body = { apiVersion: RBAC_VERSION, kind: 'ClusterRole', metadata: { name }, ...rules };
    return createObject(context, 'ClusterRole', body, 'failed to create clusterrole: ');
  },
};

function clusterRules(context: CommandContext): JsonObject | number {
  const { flags } = context;
  const verbs = verbsOf(context);
  const targets = targetsOf(context);
  const urls = [...new Set(flags.list('non-resource-url'))];
  const aggregated = flags.text('aggregation-rule');
  if (aggregated !== '') {
    if (urls.length + verbs.length + targets.length + flags.list('resource-name').length > 0)
      return context.fail('aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames');
    const matchLabels = Object.fromEntries(aggregated.split(',').map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']));
    if (!parseLabelSelector(aggregated).ok) return context.fail(`invalid aggregation rule: ${aggregated}`);
    return { aggregationRule: { clusterRoleSelectors: [{ matchLabels }] }, rules: null };
  }
  if (verbs.length === 0) return context.fail('at least one verb must be specified');
  if (targets.length === 0 && urls.length === 0) return context.fail('one of resource or nonResourceURL must be specified');
  if (targets.length > 0) warnOfVerbs(context, verbs);
  const rules = targets.length === 0 ? [] : resourceRules(context, verbs, targets);
  if (typeof rules === 'number') return rules;
  const badVerb = urls.length === 0 ? undefined : verbs.find((verb) => !URL_VERBS.includes(verb));
  if (badVerb !== undefined) return context.fail(`invalid verb: '${badVerb}' for nonResourceURL`);
  for (const url of urls) {
    if (url === '*') continue;
    if (url === '' || !url.startsWith('/')) return context.fail('nonResourceURL should start with /');
    if (url.slice(0, -1).includes('*')) return context.fail(`nonResourceURL only supports wildcard matches when '*' is at the end`);
  }
  return { rules: [...rules, ...(urls.length === 0 ? [] : [{ nonResourceURLs: urls, verbs }])] };
}

/** One type of `--resource`: `pods/log`, `deployments.apps`. */
interface Target {
  readonly type: string;
  readonly group: string;
  readonly subresource: string;
}

/** Each verb once; `*` is all of them. */
function verbsOf({ flags }: CommandContext): readonly string[] {
  const verbs = [...new Set(flags.list('verb').filter((verb) => verb !== ''))];
  return verbs.includes('*') ? ['*'] : verbs;
}

function warnOfVerbs(context: CommandContext, verbs: readonly string[]): void {
  for (const verb of verbs) if (!VERBS.includes(verb)) context.warn([`'${verb}' is not a standard resource verb`]);
}

function targetsOf({ flags }: CommandContext): readonly Target[] {
  const targets = flags.list('resource').map((word): Target => {
    const [path = '', ...subresource] = word.split('/');
    const [type = '', ...group] = path.split('.');
    return { type, group: group.join('.'), subresource: subresource.join('/') };
  });
  const any = targets.find(({ type, group, subresource }) => type === '*' && group === '' && subresource === '');
  return any === undefined ? targets : [any];
}

/** One rule per API group, in the order of their names; types are written out. */
function resourceRules(context: CommandContext, verbs: readonly string[], targets: readonly Target[]): readonly JsonObject[] | number {
  const byGroup = new Map<string, string[]>();
  for (const { type, group, subresource } of targets) {
    if (type === '') return context.fail('resource must be specified if apiGroup/subresource specified');
    const info = type === '*' ? undefined : findResource(group === '' ? type : `${type}.${group}`, context.client.resources);
    const resource = info?.resource ?? type;
    const owner = info?.group ?? group;
    const special = type === '*' ? undefined : verbs.find((verb) => !isFit(verb, resource, owner));
    if (special !== undefined) return context.fail(`can not perform '${special}' on '${resource}' in group '${owner}'`);
    if (info === undefined && type !== '*') {
      context.err(`the server doesn't have a resource type "${type}"${group === '' ? '' : ` in group "${group}"`}\n`);
      return 1;
    }
    byGroup.set(owner, [...(byGroup.get(owner) ?? []), subresource === '' ? resource : `${resource}/${subresource}`]);
  }
  const names = [...new Set(context.flags.list('resource-name'))];
  return [...byGroup]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, resources]) => ({
      apiGroups: [group],
      ...(names.length === 0 ? {} : { resourceNames: names }),
      resources: [...new Set(resources)],
      verbs,
    }));
}

function isFit(verb: string, resource: string, group: string): boolean {
  const fitting = SPECIAL_VERBS[verb];
  return fitting === undefined || fitting.includes(group === '' ? resource : `${resource}.${group}`);
}
