import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { apiVersionOf } from '#sim/apiserver/resources.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { layoutTable } from '#sim/kubectl/print/index.ts';

const VERBS = 'create,delete,deletecollection,get,list,patch,update,watch';

/** `kubectl api-resources`. */
export const apiResources: KubectlCommand = {
  path: ['api-resources'],
  group: 'other',
  summary: 'Print the supported API resources on the server',
  usage: '[flags]',
  flags: [
    flag('api-group', 'string', 'only this group'),
    flag('namespaced', 'bool', 'only those with, or without, a namespace', { preset: 'true' }),
    flag('no-headers', 'bool', 'leave the header out'),
    flag('output', 'string', 'output format', { short: 'o', completes: ['name', 'wide'] }),
    flag('sort-by', 'string', 'name or kind', { completes: ['name', 'kind'] }),
    flag('verbs', 'strings', 'only those that know these verbs'),
    flag('categories', 'strings', 'only those of this category'),
    flag('cached', 'bool', 'do not ask the server again'),
  ],
  async run(context) {
    const { flags, args, client } = context;
    if (args.length > 0) return context.failUsage(`unexpected arguments: [${args.join(' ')}]`);
    await context.request();
    const isWanted = (info: ResourceInfo): boolean =>
      (!flags.has('api-group') || info.group === flags.text('api-group')) &&
      (!flags.has('namespaced') || info.namespaced === flags.isOn('namespaced')) &&
      (!flags.has('categories') || (flags.list('categories').includes('all') && info.inAll));
    const infos = client.resources.filter(isWanted);
    const key = (info: ResourceInfo): string => (flags.text('sort-by') === 'kind' ? info.kind : info.resource);
    const sorted = flags.has('sort-by') ? [...infos].sort((a, b) => (key(a) < key(b) ? -1 : 1)) : infos;
    if (flags.text('output') === 'name') {
      context.out(sorted.map((info) => `${info.resource}${info.group === '' ? '' : `.${info.group}`}\n`).join(''));
      return 0;
    }
    const isWide = flags.text('output') === 'wide';
    const header = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(isWide ? ['VERBS', 'CATEGORIES'] : [])];
    const rows = sorted.map((info) => [
      info.resource,
      info.shortNames.join(','),
      apiVersionOf(info),
      String(info.namespaced),
      info.kind,
      ...(isWide ? [VERBS, info.inAll ? 'all' : ''] : []),
    ]);
    context.out(layoutTable(flags.isOn('no-headers') ? rows : [header, ...rows]));
    return 0;
  },
};

/** `kubectl api-versions`. */
export const apiVersions: KubectlCommand = {
  path: ['api-versions'],
  group: 'other',
  summary: 'Print the supported API versions on the server, in the form of "group/version"',
  usage: '',
  flags: [],
  async run(context) {
    const { args } = context;
    if (args.length > 0) return context.failUsage(`unexpected arguments: [${args.join(' ')}]`);
    await context.request();
    const versions = [...new Set(context.client.resources.map(apiVersionOf))].sort();
    context.out(versions.map((version) => `${version}\n`).join(''));
    return 0;
  },
};
