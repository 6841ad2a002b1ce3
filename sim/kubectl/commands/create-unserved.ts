import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { apiVersionOf } from '#sim/apiserver/resources.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, fileFlags, flag, selector } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';
import { fetchObjects, flatten } from '#sim/kubectl/fetch.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';

const kindOf = (group: string, kind: string, resource: string, version: string): ResourceInfo => ({
  group,
  version,
  kind,
  resource,
  singular: kind.toLowerCase(),
  shortNames: [],
  namespaced: true,
  inAll: false,
});
const BUDGET = kindOf('policy', 'PodDisruptionBudget', 'poddisruptionbudgets', 'v1');
const AUTOSCALER = kindOf('autoscaling', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', 'v2');

const USE_CPU = "Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).";

const amount = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text);

/** `kubectl create poddisruptionbudget NAME --selector=a=b --min-available=1`; the cluster has no such kind (rule KCT-36). */
export const createBudget: KubectlCommand = {
  path: ['create', 'poddisruptionbudget'],
  aliases: ['pdb'],
  summary: 'Create a pod disruption budget with the specified name',
  usage: 'NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    flag('selector', 'string', 'labels of the pods: a=b'),
    flag('min-available', 'string', 'how many must stay: 1 or 50%'),
    flag('max-unavailable', 'string', 'how many may be missing: 1 or 50%'),
  ],
  run(context) {
    const { flags } = context;
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const [min, max, labels] = [flags.text('min-available'), flags.text('max-unavailable'), flags.text('selector')];
    if (labels === '') return context.fail('a selector must be specified');
    if (min === '' && max === '') return context.fail('one of min-available or max-unavailable must be specified');
    if (min !== '' && max !== '') return context.fail('min-available and max-unavailable cannot be both specified');
    const matchLabels = Object.fromEntries(labels.split(',').map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']));
    const limit = min === '' ? { maxUnavailable: amount(max) } : { minAvailable: amount(min) };
    const body = {
      apiVersion: apiVersionOf(BUDGET),
      kind: BUDGET.kind,
      metadata: newMetadata(context, name),
      spec: { ...limit, selector: { matchLabels } },
      status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
    };
    return createObject(context, BUDGET, body, 'failed to create poddisruptionbudgets: ');
  },
};

/** `kubectl autoscale TYPE/NAME --max=N`; the cluster has no such kind (rule KCT-36). */
export const autoscale: KubectlCommand = {
  path: ['autoscale'],
  group: 'deploy',
  summary: 'Auto-scale a deployment, replica set, stateful set, or replication controller',
  usage: '(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu-percent=CPU]',
  completes: 'types and names',
  flags: [
    ...createFlags.filter(({ name }) => name !== 'validate'),
    ...fileFlags,
    selector,
    flag('min', 'int', 'fewest pods', { preset: '-1' }),
    flag('max', 'int', 'most pods', { preset: '-1' }),
    flag('cpu-percent', 'int', 'wanted use of CPU, in percent of what is requested', { preset: '-1' }),
    flag('cpu', 'string', 'wanted use of CPU: 70% or 500m'),
    flag('memory', 'string', 'wanted use of memory: 70% or 500Mi'),
    flag('name', 'string', 'name of the autoscaler'),
  ],
  requires: ['max'],
  async run(context) {
    const { flags } = context;
    if (flags.has('cpu-percent')) context.err(`Flag --cpu-percent has been deprecated, ${USE_CPU}\n`);
    const [min, max] = [flags.number('min'), flags.number('max')];
    if (max < 1) return context.fail(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
    if (max < min) return context.fail(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    const { groups, problems } = await fetchObjects(context, selected.requests, selected.options);
    if (problems.length > 0) return context.failWith(problems);
    for (const { info, object } of flatten(groups)) {
      if (!['Deployment', 'ReplicaSet'].includes(info.kind))
        return context.fail(
          `cannot autoscale a ${info.kind}: could not find scale subresource for ${apiVersionOf(info)}, Resource=${info.resource} in discovery information`,
        );
      const metrics = [
        ...metricOf('cpu', flags.text('cpu') || (flags.number('cpu-percent') < 0 ? '' : `${flags.number('cpu-percent')}%`)),
        ...metricOf('memory', flags.text('memory')),
      ];
      const body = {
        apiVersion: apiVersionOf(AUTOSCALER),
        kind: AUTOSCALER.kind,
        metadata: newMetadata(context, flags.text('name') || object.metadata.name),
        spec: {
          maxReplicas: max,
          ...(metrics.length === 0 ? {} : { metrics }),
          ...(min < 1 ? {} : { minReplicas: min }),
          scaleTargetRef: { apiVersion: apiVersionOf(info), kind: info.kind, name: object.metadata.name },
        },
        status: { currentMetrics: null, desiredReplicas: 0 },
      };
      const exitCode = await createObject(context, AUTOSCALER, body, undefined, 'autoscaled');
      if (exitCode !== 0) return exitCode;
    }
    return 0;
  },
};

/** One entry of `metrics`: percent of what is requested, or an average amount. */
function metricOf(name: string, text: string) {
  if (text === '') return [];
  const percent = /^(\d+)%$/.exec(text)?.[1];
  const target =
    percent === undefined ? { averageValue: text, type: 'AverageValue' } : { averageUtilization: Number(percent), type: 'Utilization' };
  return [{ resource: { name, target }, type: 'Resource' }];
}
