import type { ResourceInfo } from '#sim/apiserver/client.ts';

/** One type to work on; no names means all objects of it. */
export interface ResourceRequest {
  readonly info: ResourceInfo;
  readonly names: readonly string[];
  /** Namespace that a manifest names; the command's otherwise. */
  readonly namespace?: string;
  /** File that named the object. */
  readonly fileName?: string;
}

/** What resource arguments ask for, in their order. `error` comes without `error: `. */
export type Resolution =
  | { readonly ok: true; readonly requests: readonly ResourceRequest[]; readonly hasNames: boolean; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly error: string };

export const noSuchType = (word: string): string => `the server doesn't have a resource type "${word.split('.')[0] ?? ''}"`;

const MIXED_FORMS =
  "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";

/**
 * The type that a word names: `jobs`, `job`, `Job`, `jobs.batch`, `job.v1.batch`, `cj` (rule KCT-4). Short names count
 * upper and lower case, the others do not.
 */
export function findResource(word: string, resources: readonly ResourceInfo[]): ResourceInfo | undefined {
  const [name = '', ...rest] = word.split('.');
  const matchesName = (info: ResourceInfo): boolean =>
    info.shortNames.includes(name) || info.resource === name.toLowerCase() || info.singular === name.toLowerCase() || info.kind === name;
  const matchesGroup = (info: ResourceInfo): boolean => {
    if (rest.length === 0) return true;
    const group = rest.join('.');
    return group === info.group || (rest[0] === info.version && rest.slice(1).join('.') === info.group);
  };
  return resources.find((info) => matchesName(info) && matchesGroup(info));
}

/**
 * Reads `TYPE[,TYPE] [NAME…]` or `TYPE/NAME…` (rule KCT-4).
 *
 * @param options.needsNames a type alone is refused (commands that change things)
 */
export function resolveArguments(
  args: readonly string[],
  resources: readonly ResourceInfo[],
  options: { readonly needsNames?: boolean } = {},
): Resolution {
  const slashes = args.filter((arg) => arg.includes('/')).length;
  if (slashes > 0 && slashes < args.length) return { ok: false, error: MIXED_FORMS };
  if (slashes > 0) return resolvePairs(args, resources);
  const [types = '', ...names] = args;
  if (options.needsNames && names.length === 0) return { ok: false, error: 'resource(s) were provided, but no name was specified' };
  const infos: ResourceInfo[] = [];
  for (const word of expandAll(types, resources)) {
    const info = findResource(word, resources);
    if (info === undefined) return { ok: false, error: noSuchType(word) };
    if (!infos.includes(info)) infos.push(info);
  }
  return { ok: true, requests: infos.map((info) => ({ info, names })), hasNames: names.length > 0, warnings: warningsOf(types) };
}

function expandAll(types: string, resources: readonly ResourceInfo[]): readonly string[] {
  const all = resources.filter((info) => info.inAll).map((info) => (info.group === '' ? info.resource : `${info.resource}.${info.group}`));
  return types.split(',').flatMap((word) => (word === 'all' ? all : [word]));
}

/** `ev` also fits the newer Event API. `events` is the core one either way. */
const warningsOf = (types: string): readonly string[] =>
  types.split(',').includes('ev') ? ['short name "ev" could also match lower priority resource events.events.k8s.io'] : [];

function resolvePairs(args: readonly string[], resources: readonly ResourceInfo[]): Resolution {
  const requests: ResourceRequest[] = [];
  for (const arg of args) {
    const [type = '', name = '', ...rest] = arg.split('/');
    if (rest.length > 0) return { ok: false, error: 'arguments in resource/name form may not have more than one slash' };
    if (type === '' || name === '' || type.includes(','))
      return { ok: false, error: 'arguments in resource/name form must have a single resource and name' };
    const info = findResource(type, resources);
    if (info === undefined) return { ok: false, error: noSuchType(type) };
    const last = requests.at(-1);
    if (last?.info === info) requests[requests.length - 1] = { info, names: [...last.names, name] };
    else requests.push({ info, names: [name] });
  }
  return { ok: true, requests, hasNames: true, warnings: [] };
}
