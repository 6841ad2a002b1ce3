import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { listObjects } from '#sim/kubectl/fetch.ts';
import { dryRunSuffix } from '#sim/kubectl/messages.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { NO_LIMIT_MS, waitForChange } from '#sim/kubectl/waiting.ts';
import { markNode, nodeSelectionFlags, nodesOf } from './cordon.ts';
import { isPod } from './logs-streams.ts';

const RETRY_MS = 5000;

/** `kubectl drain NODE`: cordons, evicts, waits until the pods are gone (rule KCT-21). */
export const drain: KubectlCommand = {
  path: ['drain'],
  group: 'cluster',
  summary: 'Drain node in preparation for maintenance',
  usage: 'NODE',
  completes: 'nodes',
  flags: [
    ...nodeSelectionFlags,
    flag('force', 'bool', 'also delete pods that nothing would bring back'),
    flag('ignore-daemonsets', 'bool', 'leave pods of daemon sets alone'),
    flag('delete-emptydir-data', 'bool', 'also evict pods that use emptyDir'),
    flag('grace-period', 'int', 'seconds that pods get to end', { preset: '-1' }),
    flag('disable-eviction', 'bool', 'delete instead of evicting'),
    flag('pod-selector', 'string', 'only pods with these labels'),
    flag('skip-wait-for-delete-timeout', 'int', 'do not wait for pods that were deleted that long ago', { preset: '0' }),
    flag('chunk-size', 'int', 'how many objects to ask for at once', { preset: '500' }),
  ],
  async run(context) {
    const found = await nodesOf(context);
    if (typeof found === 'number') return found;
    if (found.problems.length > 0) return context.failWith(found.problems);
    const problems: Problem[] = [];
    for (const node of found.nodes) {
      const failure = await markNode(context, node, true);
      if (failure !== undefined) problems.push(failure);
    }
    const pending: string[] = [];
    /** Why nodes keep their pods; said once more at the end. */
    const said: string[] = [];
    for (const node of found.nodes) {
      const { name } = node.metadata;
      const pods = await podsOn(context, name);
      const obstacles = obstaclesOf(context, pods);
      if (obstacles.length > 0) {
        const list = obstacles.length === 1 ? (obstacles[0] ?? '') : `[${obstacles.join(', ')}]`;
        context.err(`error: unable to drain node "${name}" due to error: ${list}, continuing command...\n`);
        pending.push(name);
        said.push(...obstacles);
        continue;
      }
      const warnings = warningsOf(pods);
      if (warnings !== '') context.err(`Warning: ${warnings}\n`);
      problems.push(
        ...(await evictAll(
          context,
          pods.filter((pod) => !isDaemon(pod)),
        )),
      );
      if (problems.length === 0) context.out(`node/${name} drained${dryRunSuffix(context.flags.text('dry-run'))}\n`);
    }
    if (pending.length > 0) context.err(`There are pending nodes to be drained:\n${pending.map((name) => ` ${name}\n`).join('')}`);
    context.err(said.map((text) => `${text}\n`).join(''));
    return Math.max(said.length > 0 ? 1 : 0, context.failWith(problems));
  },
};

async function podsOn(context: CommandContext, node: string): Promise<readonly Pod[]> {
  await context.request();
  const result = listObjects(context, resourceOfKind('Pod'), {
    allNamespaces: true,
    fieldSelector: `spec.nodeName=${node}`,
    labelSelector: context.flags.text('pod-selector'),
  });
  return result.ok ? result.value.filter(isPod) : [];
}

const isDaemon = (pod: Pod): boolean =>
  pod.metadata.ownerReferences?.some((owner) => owner.kind === 'DaemonSet' && owner.controller === true) ?? false;
const isManaged = (pod: Pod): boolean => pod.metadata.ownerReferences?.some((owner) => owner.controller === true) ?? false;
const hasLocalData = (pod: Pod): boolean => pod.spec.volumes?.some((volume) => volume.emptyDir !== undefined) ?? false;

/** A pod that nothing would start again. */
const isLostWhenGone = (pod: Pod): boolean => !isManaged(pod) && !isTerminal(pod);

const namesOf = (some: readonly Pod[]): string => some.map((pod) => `${pod.metadata.namespace ?? ''}/${pod.metadata.name}`).join(', ');

/** What a drain that is told to go on all the same says of pods that nothing looks after, and of those that stay. */
function warningsOf(pods: readonly Pod[]): string {
  const daemons = pods.filter(isDaemon);
  const unmanaged = pods.filter(isLostWhenGone);
  return [
    ...(daemons.length > 0 ? [`ignoring DaemonSet-managed Pods: ${namesOf(daemons)}`] : []),
    ...(unmanaged.length > 0 ? [`deleting Pods that declare no controller: ${namesOf(unmanaged)}`] : []),
  ].join('; ');
}

function obstaclesOf({ flags }: CommandContext, pods: readonly Pod[]): readonly string[] {
  const daemons = flags.isOn('ignore-daemonsets') ? [] : pods.filter(isDaemon);
  const local = flags.isOn('delete-emptydir-data') ? [] : pods.filter((pod) => hasLocalData(pod) && !isTerminal(pod) && !isDaemon(pod));
  const unmanaged = flags.isOn('force') ? [] : pods.filter(isLostWhenGone);
  return [
    ...(unmanaged.length > 0
      ? [`cannot delete cannot delete Pods that declare no controller (use --force to override): ${namesOf(unmanaged)}`]
      : []),
    ...(daemons.length > 0 ? [`cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): ${namesOf(daemons)}`] : []),
    ...(local.length > 0 ? [`cannot delete Pods with local storage (use --delete-emptydir-data to override): ${namesOf(local)}`] : []),
  ];
}

/** Evicts pods, tries again while the server refuses for now, and waits until they are gone. */
async function evictAll(context: CommandContext, pods: readonly Pod[]): Promise<readonly Problem[]> {
  const { client, flags, host } = context;
  const info = resourceOfKind('Pod');
  const seconds = flags.number('grace-period');
  const grace: { readonly gracePeriodSeconds?: number } = seconds >= 0 ? { gracePeriodSeconds: seconds } : {};
  const limitMs = flags.durationMs('timeout');
  const endAtMs = host.nowMs() + (limitMs > 0 ? limitMs : NO_LIMIT_MS);
  if (flags.text('dry-run') !== 'none') {
    for (const { metadata } of pods)
      context.out(`evicting pod ${metadata.namespace ?? ''}/${metadata.name}${dryRunSuffix(flags.text('dry-run'))}\n`);
    return [];
  }
  for (const { metadata } of pods) context.out(`evicting pod ${metadata.namespace ?? ''}/${metadata.name}\n`);
  context.flush();
  for (const { metadata } of pods) {
    const { namespace = '', name } = metadata;
    await context.request();
    for (;;) {
      const result = flags.isOn('disable-eviction')
        ? client.delete(info, namespace, name, grace)
        : client.evict(namespace, name, grace.gracePeriodSeconds);
      if (result.ok || result.status.reason === 'NotFound') break;
      if (result.status.reason !== 'TooManyRequests') return [refusal(result.status)];
      const hint = `error when evicting pods/"${name}" -n "${namespace}" (will retry after 5s): ${result.status.message}`;
      context.err(`${hint}\n`);
      context.flush();
      if (host.nowMs() + RETRY_MS > endAtMs) return [problem(`global timeout reached: ${flags.text('timeout')}`)];
      await host.sleep(RETRY_MS);
      context.out(`evicting pod ${namespace}/${name}\n`);
    }
  }
  for (const { metadata } of pods) {
    const { namespace = '', name, uid } = metadata;
    const isGone = (): true | undefined => {
      const now = client.get(info, namespace, name);
      return !now.ok || now.value.metadata.uid !== uid ? true : undefined;
    };
    const gone = await waitForChange(host, info, namespace, endAtMs, isGone);
    if (gone === undefined) return [problem(`global timeout reached: ${flags.text('timeout')}`)];
    context.out(`pod/${name} ${flags.isOn('disable-eviction') ? 'deleted' : 'evicted'}\n`);
    context.flush();
  }
  return [];
}
