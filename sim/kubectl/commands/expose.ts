import { isObject, readNumber, readObject, readObjects, readPairs, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { mergePatch } from '#sim/api/patch/index.ts';
import { parseYamlValue } from '#sim/api/yaml/index.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, fileFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, newMetadata } from '#sim/kubectl/created.ts';
import { fetchObjects, flatten } from '#sim/kubectl/fetch.ts';
import { toJson } from '#sim/kubectl/print/index.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';

const EXPOSABLE = ['Pod', 'Deployment', 'ReplicaSet', 'Service'];
const LONGEST_NAME = 63;

/** `kubectl expose TYPE/NAME --port=PORT`: a Service before the pods of an object (rule KCT-35). */
export const expose: KubectlCommand = {
  path: ['expose'],
  group: 'beginner',
  summary: 'Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service',
  usage:
    '(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]',
  completes: 'types and names',
  flags: [
    ...createFlags.filter(({ name }) => name !== 'validate'),
    ...fileFlags,
    flag('name', 'string', 'name of the service'),
    flag('port', 'string', 'port of the service; several with commas'),
    flag('target-port', 'string', 'port of the container, number or name'),
    flag('protocol', 'string', 'protocol of the port', { completes: ['TCP', 'UDP', 'SCTP'] }),
    flag('type', 'string', 'type of the service', { completes: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] }),
    flag('selector', 'string', 'labels of the pods: a=b,c=d'),
    flag('labels', 'string', 'labels of the service: a=b,c=d', { short: 'l' }),
    flag('cluster-ip', 'string', "the address, or 'None' for a headless service"),
    flag('external-ip', 'string', 'an address outside of the cluster'),
    flag('load-balancer-ip', 'string', 'address of the load balancer'),
    flag('session-affinity', 'string', "'None' or 'ClientIP'", { completes: ['None', 'ClientIP'] }),
    flag('overrides', 'string', 'JSON that changes the service'),
    flag('override-type', 'string', 'how it changes it', { preset: 'merge', completes: ['json', 'merge', 'strategic'] }),
  ],
  async run(context) {
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    const { groups, problems } = await fetchObjects(context, selected.requests, selected.options);
    if (problems.length > 0) return context.failWith(problems);
    let exitCode = 0;
    for (const { info, object } of flatten(groups)) {
      if (!EXPOSABLE.includes(info.kind)) return context.fail(`cannot expose a ${info.kind}${info.group === '' ? '' : `.${info.group}`}`);
      const body = serviceOf(context, info.kind, toJson(object));
      if (typeof body === 'number') return body;
      exitCode = await createObject(context, 'Service', body, undefined, 'exposed');
      if (exitCode !== 0) return exitCode;
    }
    return exitCode;
  },
};

function serviceOf(context: CommandContext, kind: string, object: JsonObject): JsonObject | number {
  const { flags } = context;
  const metadata = readStruct(object, 'metadata');
  const name = (flags.text('name') || readText(metadata, 'name')).slice(0, LONGEST_NAME);
  const selector = flags.text('selector') === '' ? selectorOf(kind, object) : pairsOf(flags.text('selector'));
  if (typeof selector === 'string') return context.fail(`couldn't retrieve selectors via --selector flag or introspection: ${selector}`);
  const ports = portsOf(context, kind, object);
  if (typeof ports === 'string') return context.fail(ports);
  const clusterIP = flags.text('cluster-ip');
  if (ports.length === 0 && clusterIP !== 'None') return context.fail("couldn't find port via --port flag or introspection");
  const labels = flags.text('labels') === '' ? Object.fromEntries(readPairs(metadata, 'labels')) : pairsOf(flags.text('labels'));
  const optional = (key: string, value: JsonValue, isSet: boolean): JsonObject => (isSet ? { [key]: value } : {});
  const text = (flagName: string, key: string): JsonObject => optional(key, flags.text(flagName), flags.text(flagName) !== '');
  const type = clusterIP === 'None' ? 'ClusterIP' : flags.text('type');
  const body: JsonObject = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...optional('labels', labels, Object.keys(labels).length > 0), ...newMetadata(context, name) },
    spec: {
      ...text('cluster-ip', 'clusterIP'),
      ...optional('externalIPs', [flags.text('external-ip')], flags.text('external-ip') !== ''),
      ...optional('loadBalancerIP', flags.text('load-balancer-ip'), type === 'LoadBalancer' && flags.text('load-balancer-ip') !== ''),
      ...optional('ports', ports, ports.length > 0),
      selector,
      ...text('session-affinity', 'sessionAffinity'),
      ...optional('type', type, type !== ''),
    },
    status: { loadBalancer: {} },
  };
  const overrides = flags.text('overrides');
  if (overrides === '') return body;
  const parsed = parseYamlValue(overrides);
  if (!parsed.ok || !isObject(parsed.value)) return context.fail('Invalid JSON Patch');
  return mergePatch(body, parsed.value) as JsonObject;
}

const pairsOf = (text: string): JsonObject =>
  Object.fromEntries(text.split(',').map((pair) => [pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']));

/** The labels that choose the pods, or why there are none. */
function selectorOf(kind: string, object: JsonObject): JsonObject | string {
  if (kind === 'Pod') {
    const labels = readPairs(readStruct(object, 'metadata'), 'labels');
    return labels.length === 0 ? 'the pod has no labels and cannot be exposed' : Object.fromEntries(labels);
  }
  const selector = readObject(readStruct(object, 'spec'), 'selector');
  if (kind === 'Service')
    return selector === undefined ? `service "${readText(readStruct(object, 'metadata'), 'name')}" has no selector set` : selector;
  const expressions = readObjects(selector, 'matchExpressions');
  if (expressions.length > 0) return `couldn't convert expressions - "${JSON.stringify(expressions)}" to map-based selector format`;
  return Object.fromEntries(readPairs(selector, 'matchLabels'));
}

/** Ports of the new service, or what is wrong with them. */
function portsOf({ flags }: CommandContext, kind: string, object: JsonObject): readonly JsonObject[] | string {
  const written = flags.text('port');
  const found = portsIn(kind, object);
  const numbers = written === '' ? found.map(({ port }) => port) : written.split(',').map(Number);
  const bad = written.split(',').find((word) => written !== '' && !/^-?\d+$/.test(word));
  if (bad !== undefined) return `strconv.Atoi: parsing "${bad}": invalid syntax`;
  const target = flags.text('target-port');
  return numbers.map((port, i) => {
    const protocol = flags.text('protocol') || (found.find((one) => one.port === port)?.protocol ?? 'TCP');
    const targetPort: JsonValue = target === '' ? port : /^\d+$/.test(target) ? Number(target) : target;
    return { ...(numbers.length > 1 ? { name: `port-${i + 1}` } : {}), port, protocol, targetPort };
  });
}

function portsIn(kind: string, object: JsonObject): readonly { readonly port: number; readonly protocol: string }[] {
  const spec = readStruct(object, 'spec');
  if (kind === 'Service')
    return readObjects(spec, 'ports').map((one) => ({ port: readNumber(one, 'port') ?? 0, protocol: readText(one, 'protocol') }));
  const podSpec = kind === 'Pod' ? spec : readStruct(readStruct(spec, 'template'), 'spec');
  return readObjects(podSpec, 'containers')
    .flatMap((container) => readObjects(container, 'ports'))
    .map((one) => ({ port: readNumber(one, 'containerPort') ?? 0, protocol: readText(one, 'protocol') || 'TCP' }));
}
