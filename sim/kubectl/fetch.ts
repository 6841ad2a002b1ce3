import type { ApiResult, KubeObject, Status } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import type { ObjectGroup } from '#sim/kubectl/print/index.ts';
import type { CommandContext } from './command.ts';
import { type Problem, refusal } from './problem.ts';
import type { ResourceRequest } from './resolve.ts';

/** Objects that a command works on, by type in the order asked, and what could not be had. */
export interface Fetched {
  readonly groups: readonly ObjectGroup[];
  readonly problems: readonly Problem[];
}

export interface FetchOptions {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly allNamespaces?: boolean;
  /** `--ignore-not-found`. */
  readonly ignoreNotFound?: boolean;
}

const ENDPOINTS_WARNING = 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice';

/** Namespace of a request to that type; empty for cluster-wide ones. */
export const namespaceOf = (info: ResourceInfo, namespace: string): string => (info.namespaced ? namespace : '');

/** Reads named objects one by one and types without names as lists (rule KCT-5). */
export async function fetchObjects(
  context: CommandContext,
  requests: readonly ResourceRequest[],
  options: FetchOptions = {},
): Promise<Fetched> {
  const groups: ObjectGroup[] = [];
  const problems: Problem[] = [];
  for (const { info, names, namespace = context.namespace } of requests) {
    if (info.kind === 'Endpoints') context.warn([ENDPOINTS_WARNING]);
    if (names.length === 0) {
      await context.request();
      const result = listObjects(context, info, options);
      if (result.ok) groups.push({ info, objects: result.value });
      else problems.push(refusal(result.status));
      continue;
    }
    const found: KubeObject[] = [];
    for (const name of names) {
      await context.request();
      const result = context.client.get(info, namespaceOf(info, namespace), name);
      if (result.ok) found.push(result.value);
      else if (!(options.ignoreNotFound && result.status.reason === 'NotFound')) problems.push(refusal(result.status));
    }
    if (found.length > 0) groups.push({ info, objects: found });
  }
  return { groups, problems };
}

/** One list; a selector that the server cannot read is worded as kubectl words it. */
export function listObjects(context: CommandContext, info: ResourceInfo, options: FetchOptions): ApiResult<readonly KubeObject[]> {
  const { labelSelector = '', fieldSelector = '', allNamespaces = false } = options;
  const result = context.client.list(info, {
    namespace: info.namespaced && !allNamespaces ? context.namespace : undefined,
    ...(labelSelector === '' ? {} : { labelSelector }),
    ...(fieldSelector === '' ? {} : { fieldSelector }),
  });
  if (result.ok) return result;
  return { ...result, status: withSelectors(info, labelSelector, fieldSelector, result.status) };
}

function withSelectors(info: ResourceInfo, labels: string, fields: string, status: Status): Status {
  if (status.reason !== 'BadRequest' || status.message.startsWith('Unable to find')) return status;
  const type = `${info.group}/${info.version}, Resource=${info.resource}`;
  return {
    ...status,
    message: `Unable to find "${type}" that match label selector "${labels}", field selector "${fields}": ${status.message}`,
  };
}

/** All objects of the groups with their types, in order. */
export const flatten = (groups: readonly ObjectGroup[]): readonly { readonly info: ResourceInfo; readonly object: KubeObject }[] =>
  groups.flatMap(({ info, objects }) => objects.map((object) => ({ info, object })));
