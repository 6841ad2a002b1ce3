import type { Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject, LabelSelector } from '#sim/api/meta-v1/types.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import { parseTime } from '#sim/api/time.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext } from '#sim/kubectl/command.ts';
import { listObjects, namespaceOf } from '#sim/kubectl/fetch.ts';
import { noResources, TIMED_OUT } from '#sim/kubectl/messages.ts';
import { resolveArguments } from '#sim/kubectl/resolve.ts';
import { waitForChange } from '#sim/kubectl/waiting.ts';

/** One container whose log is read. */
export interface LogStream {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** Writes the prefix before each line when one was asked for. */
  decorate(text: string): string;
}

/** Kinds that have pods by a selector. */
const OWNERS = ['Job', 'Deployment', 'ReplicaSet', 'Service'];

/** The pods that the arguments lead to; an exit code when there are none. The problem is printed. */
export async function podsToRead(context: CommandContext, target: string | undefined): Promise<readonly Pod[] | number> {
  const podInfo = resourceOfKind('Pod');
  if (target === undefined) {
    await context.request();
    const result = listObjects(context, podInfo, { labelSelector: context.flags.text('selector') });
    if (!result.ok) return context.refuse(result);
    if (result.value.length > 0) return result.value.filter(isPod);
    context.err(noResources(context.namespace));
    return 0;
  }
  const found = await findTarget(context, target);
  if (typeof found === 'number') return found;
  if (isPod(found.object)) return [found.object];
  return podsOf(context, found.object);
}

export const isPod = (object: KubeObject): object is Pod => object.kind === 'Pod';

/** Reads `POD` or `TYPE/NAME`; the object, or an exit code. */
async function findTarget(
  context: CommandContext,
  target: string,
): Promise<{ readonly info: ResourceInfo; readonly object: KubeObject } | number> {
  const resolved = resolveArguments([target.includes('/') ? target : `pods/${target}`], context.client.resources);
  if (!resolved.ok) return context.fail(resolved.error);
  const [request] = resolved.requests;
  const name = request?.names[0];
  if (request === undefined || name === undefined) return context.fail(`invalid resource name ${target}`);
  await context.request();
  const result = context.client.get(request.info, namespaceOf(request.info, context.namespace), name);
  if (result.ok) return { info: request.info, object: result.value };
  const { reason, message } = result.status;
  return context.fail(`error from server (${reason}): ${message}${reason === 'NotFound' ? ` in namespace "${context.namespace}"` : ''}`);
}

/** The pods of a workload: the best one, or all with `--all-pods`; waits for a first one. */
export async function podsOf(
  context: CommandContext,
  owner: KubeObject,
  mode: 'logs' | 'attach' = 'logs',
): Promise<readonly Pod[] | number> {
  const { flags, host } = context;
  const type = `*v1.${owner.kind}`;
  if (!OWNERS.includes(owner.kind)) {
    const what = mode === 'logs' ? 'get the logs from' : 'attach to';
    return context.fail(`cannot ${what} ${type}: selector for ${type} not implemented`);
  }
  const podInfo = resourceOfKind('Pod');
  const owned = (): readonly Pod[] | undefined => {
    const all = listObjects(context, podInfo, {});
    const pods = all.ok ? all.value.filter(isPod).filter((pod) => selects(owner, pod)) : [];
    return pods.length > 0 ? pods : undefined;
  };
  await context.request();
  const pods = await waitForChange(
    host,
    podInfo,
    context.namespace,
    host.nowMs() + (flags.durationMs('pod-running-timeout') || 20_000),
    owned,
  );
  if (pods === undefined) return context.fail(TIMED_OUT);
  if (flags.isOn('all-pods')) return pods;
  const [best] = [...pods].sort(byUsefulness);
  if (best === undefined) return context.fail(TIMED_OUT);
  if (pods.length > 1) context.err(`Found ${pods.length} pods, using pod/${best.metadata.name}\n`);
  return [best];
}

function selects(owner: KubeObject, pod: Pod): boolean {
  // Every kind in OWNERS keeps its selector there; a Service's is a plain map.
  const { spec } = owner as KubeObject & { readonly spec?: { readonly selector?: LabelSelector & Readonly<Record<string, string>> } };
  const selector = spec?.selector;
  if (owner.kind === 'Service') return Object.entries(selector ?? {}).every(([key, value]) => pod.metadata.labels?.[key] === value);
  return matchesSelector(selector, pod.metadata.labels);
}

/**
 * Order in which logs prefer pods: assigned, phase, ready, ready for longer, more restarts, older.
 *
 * @source kubectl podutils.ByLogging, v1.35
 */
function byUsefulness(a: Pod, b: Pod): number {
  return keysOf(a).reduce((order, key, i) => order || key - (keysOf(b)[i] ?? 0), 0);
}

function keysOf({ spec, status, metadata }: Pod): readonly number[] {
  const ready = status.conditions?.find((one) => one.type === 'Ready' && one.status === 'True');
  const restarts = Math.max(0, ...(status.containerStatuses ?? []).map((one) => one.restartCount));
  return [
    spec.nodeName === undefined ? 1 : 0,
    status.phase === 'Pending' ? 2 : status.phase === 'Unknown' ? 1 : 0,
    ready === undefined ? 1 : 0,
    ready === undefined ? 0 : parseTime(ready.lastTransitionTime ?? ''),
    -restarts,
    parseTime(metadata.creationTimestamp),
  ];
}

/** Picks the containers to read; an exit code when the one asked for does not exist. */
export function streamsOf(context: CommandContext, pods: readonly Pod[], container: string): readonly LogStream[] | number {
  const { flags } = context;
  const hasPrefix = flags.isOn('prefix') || flags.isOn('all-pods');
  const streams: LogStream[] = [];
  for (const pod of pods) {
    const names = flags.isOn('all-containers') ? allNames(pod) : [container || defaultContainer(context, pod)];
    for (const name of names) {
      if (!allNames(pod).includes(name)) return context.fail(`container ${name} is not valid for pod ${pod.metadata.name}`);
      const prefix = `[pod/${pod.metadata.name}/${name}] `;
      streams.push({
        namespace: pod.metadata.namespace ?? '',
        pod: pod.metadata.name,
        container: name,
        decorate: (text) => (hasPrefix ? text.replace(/^(?=[^\n]|\n)/gm, prefix) : text),
      });
    }
  }
  return streams;
}

const allNames = ({ spec }: Pod): readonly string[] => [...(spec.initContainers ?? []), ...spec.containers].map(({ name }) => name);

/** The container that a command means when none is named; says so when there is a choice. */
export function defaultContainer(context: CommandContext, { spec, metadata }: Pod): string {
  const annotated = metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  if (annotated !== undefined && spec.containers.some(({ name }) => name === annotated)) return annotated;
  if (annotated !== undefined) context.err(`Default container name "${annotated}" not found in pod ${metadata.name}\n`);
  const first = spec.containers[0]?.name ?? '';
  const choice = [...spec.containers.map(({ name }) => name), ...(spec.initContainers ?? []).map(({ name }) => `${name} (init)`)];
  if (choice.length > 1) context.err(`Defaulted container "${first}" out of: ${choice.join(', ')}\n`);
  return first;
}
