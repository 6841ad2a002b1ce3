import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { allNamespaces, chunkSize, fileFlags, flag, selector } from '#sim/kubectl/common-flags.ts';
import { describeObject, describeObjects, eventsOf, relatedKinds } from '#sim/kubectl/describe/index.ts';
import { flatten, listObjects, namespaceOf } from '#sim/kubectl/fetch.ts';
import { readTargets } from '#sim/kubectl/manifest-targets.ts';
import { FILES_AND_ARGUMENTS, NAME_AND_SELECTOR, noResources, typeNeeded } from '#sim/kubectl/messages.ts';
import type { ObjectGroup } from '#sim/kubectl/print/index.ts';
import { type Problem, refusal } from '#sim/kubectl/problem.ts';
import { type ResourceRequest, resolveArguments } from '#sim/kubectl/resolve.ts';

/** `kubectl describe`: a name that does not exist is tried as a prefix (rule KCT-10). */
export const describe: KubectlCommand = {
  path: ['describe'],
  group: 'troubleshooting',
  summary: 'Show details of a specific resource or group of resources',
  usage: '(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  completes: 'types and names',
  flags: [
    ...fileFlags,
    selector,
    allNamespaces,
    chunkSize,
    flag('show-events', 'bool', 'show the events of the object', { preset: 'true' }),
  ],
  async run(context) {
    const { args, flags, namespace, client } = context;
    const isAll = flags.isOn('all-namespaces');
    let requests: readonly ResourceRequest[] = [];
    if (flags.has('filename') || flags.has('kustomize')) {
      if (args.length > 0) return context.fail(FILES_AND_ARGUMENTS);
      const read = await readTargets(context);
      if (!read.ok) return context.failWith(read.problems);
      requests = read.requests;
    } else {
      if (args.length === 0) return context.fail(typeNeeded('describe'));
      const resolved = resolveArguments(args, client.resources);
      if (!resolved.ok) return context.fail(resolved.error);
      if (resolved.hasNames && flags.text('selector') !== '') return context.fail(NAME_AND_SELECTOR);
      context.warn(resolved.warnings);
      requests = resolved.requests;
    }
    await context.request();
    const { groups, problems } = find(context, requests);
    const texts = flatten(groups).map(({ info, object }) => describeObject(object, detailsOf(context, info, object)));
    context.out(describeObjects(texts));
    // Unlike `get` it names the namespace of kinds that have none, too.
    if (texts.length === 0 && problems.length === 0) context.err(noResources(isAll ? undefined : namespace));
    return context.failWith(problems);
  },
};

function find(
  context: CommandContext,
  requests: readonly ResourceRequest[],
): { readonly groups: readonly ObjectGroup[]; readonly problems: readonly Problem[] } {
  const { client, flags } = context;
  const groups: ObjectGroup[] = [];
  const problems: Problem[] = [];
  for (const { info, names, namespace = context.namespace } of requests) {
    const all = listObjects(context, info, { labelSelector: flags.text('selector'), allNamespaces: flags.isOn('all-namespaces') });
    if (!all.ok) {
      problems.push(refusal(all.status));
      continue;
    }
    if (names.length === 0) groups.push({ info, objects: all.value });
    for (const name of names) {
      const exact = client.get(info, namespaceOf(info, namespace), name);
      const objects = exact.ok ? [exact.value] : all.value.filter(({ metadata }) => metadata.name.startsWith(name));
      if (objects.length > 0) groups.push({ info, objects });
      else if (!exact.ok) problems.push(refusal(exact.status));
    }
  }
  return { groups, problems };
}

const isEvent = (object: KubeObject): object is KubeEvent => object.kind === 'Event';

/** Reads what a description shows besides the object. */
function detailsOf({ client, flags, host }: CommandContext, info: ResourceInfo, object: KubeObject): Parameters<typeof describeObject>[1] {
  const namespace = info.namespaced ? object.metadata.namespace : undefined;
  const listAll = (kind: string): readonly KubeObject[] => {
    const result = client.list(resourceOfKind(kind), { namespace: info.kind === 'Namespace' ? object.metadata.name : namespace });
    return result.ok ? result.value : [];
  };
  const events = flags.isOn('show-events') ? eventsOf(object, listAll('Event').filter(isEvent)) : undefined;
  return { nowMs: host.nowMs(), events, related: relatedKinds(object.kind).flatMap(listAll) };
}
