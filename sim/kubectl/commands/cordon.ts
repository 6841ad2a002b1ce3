import type { KubeNode } from '#sim/api/core-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { dryRun, flag, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects } from '#sim/kubectl/fetch.ts';
import { dryRunSuffix } from '#sim/kubectl/messages.ts';
import { type Problem, refusal } from '#sim/kubectl/problem.ts';

const nodeFlags = [selector, dryRun];

/** `kubectl cordon NODE` (rule KCT-21). */
export const cordon: KubectlCommand = {
  path: ['cordon'],
  group: 'cluster',
  summary: 'Mark node as unschedulable',
  usage: 'NODE',
  completes: 'nodes',
  flags: nodeFlags,
  run: (context) => markAll(context, true),
};

/** `kubectl uncordon NODE`. */
export const uncordon: KubectlCommand = {
  path: ['uncordon'],
  group: 'cluster',
  summary: 'Mark node as schedulable',
  usage: 'NODE',
  completes: 'nodes',
  flags: nodeFlags,
  run: (context) => markAll(context, false),
};

async function markAll(context: CommandContext, unschedulable: boolean): Promise<number> {
  const nodes = await nodesOf(context);
  if (typeof nodes === 'number') return nodes;
  const problems: Problem[] = [...nodes.problems];
  for (const node of nodes.nodes) {
    const failure = await markNode(context, node, unschedulable);
    if (failure !== undefined) problems.push(failure);
  }
  return context.failWith(problems);
}

/** The nodes named or selected; an exit code when none are. */
export async function nodesOf(
  context: CommandContext,
): Promise<{ readonly nodes: readonly KubeNode[]; readonly problems: readonly Problem[] } | number> {
  const { args, flags, command } = context;
  const labelSelector = flags.text('selector');
  if (args.length === 0 && labelSelector === '') return context.failUsage(`USAGE: ${command.path.join(' ')} NODE [flags]`);
  if (args.length > 0 && labelSelector !== '') return context.fail('error: cannot specify both a node name and a --selector option');
  const names = args.map((name) => name.replace(/^nodes?\//, ''));
  const { groups, problems } = await fetchObjects(context, [{ info: resourceOfKind('Node'), names }], { labelSelector });
  const nodes = groups.flatMap((group) => group.objects).filter((object): object is KubeNode => object.kind === 'Node');
  return { nodes, problems };
}

/** Cordons or uncordons one node and says so. */
export async function markNode(context: CommandContext, node: KubeNode, unschedulable: boolean): Promise<Problem | undefined> {
  const { client, flags } = context;
  const { name } = node.metadata;
  const word = unschedulable ? 'cordoned' : 'uncordoned';
  const suffix = dryRunSuffix(flags.text('dry-run'));
  if ((node.spec.unschedulable ?? false) === unschedulable) {
    context.out(`node/${name} already ${word}${suffix}\n`);
    return undefined;
  }
  await context.request();
  const patch = { spec: { unschedulable: unschedulable ? true : null } };
  const result = client.patch(resourceOfKind('Node'), '', name, 'strategic', patch, { dryRun: flags.text('dry-run') !== 'none' });
  if (!result.ok) return refusal(result.status);
  context.out(`node/${name} ${word}${suffix}\n`);
  return undefined;
}

export const nodeSelectionFlags = [...nodeFlags, flag('timeout', 'duration', 'how long to try', { preset: '0s' })];
