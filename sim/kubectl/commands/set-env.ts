import { decodeBase64 } from '#sim/api/base64.ts';
import { readObject, readObjects, readText, withValue } from '#sim/api/json-read.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { flag } from '#sim/kubectl/common-flags.ts';
import { fetchObjects } from '#sim/kubectl/fetch.ts';
import { toJson } from '#sim/kubectl/print/index.ts';
import { resolveArguments } from '#sim/kubectl/resolve.ts';
import { parseChanges, splitChanges } from './pairs.ts';
import { isChosen, setContainers, setFlags } from './set-target.ts';

/** `kubectl set env TYPE/NAME KEY=VALUE KEY-` (rule KCT-22). */
export const setEnv: KubectlCommand = {
  path: ['set', 'env'],
  summary: 'Update environment variables on a pod template',
  usage: 'RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N',
  completes: 'types and names',
  flags: [
    ...setFlags,
    flag('containers', 'string', 'which containers; * may stand for any letters', { short: 'c', preset: '*' }),
    flag('env', 'strings', 'a variable: KEY=VALUE', { short: 'e', isArray: true }),
    flag('from', 'string', 'ConfigMap or Secret to take variables from: configmap/NAME'),
    flag('prefix', 'string', 'what to put before names taken with --from'),
    flag('keys', 'strings', 'which keys to take with --from'),
    flag('list', 'bool', 'show the variables'),
    flag('resolve', 'bool', 'with --list: the values of what is taken from ConfigMaps and Secrets'),
    flag('overwrite', 'bool', 'replace variables that are there', { preset: 'true' }),
  ],
  async run(context) {
    const { args, flags } = context;
    const split = splitChanges(args);
    if (split.misplaced !== undefined)
      return context.fail(`all resources must be specified before environment changes: ${split.misplaced}`);
    if (split.objects.length === 0 && !flags.has('filename'))
      return context.fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
    const changes = parseChanges([...split.changes, ...flags.list('env')], 'environment variable');
    if (!changes.ok) return context.fail(changes.error);
    const imported = flags.text('from') === '' ? [] : await readSource(context);
    if (typeof imported === 'number') return imported;
    const isEmpty = changes.set.size + changes.remove.length + imported.length === 0;
    return setContainers(
      context,
      split.objects,
      'env',
      ({ containers, initContainers }, object) => {
        const chosen = [...containers, ...initContainers].filter((one) => isChosen(one, flags.text('containers')));
        if (chosen.length === 0) {
          const name = `${object.kind}/${object.metadata.name}`;
          context.err(`Warning: ${name} does not have any containers matching "${flags.text('containers')}"\n`);
          return { ok: true, containers, initContainers };
        }
        if (flags.isOn('list')) {
          context.out(listText(object, chosen, flags.isOn('resolve') ? (source) => resolved(context, object, source) : () => undefined));
          if (isEmpty) return { ok: true, containers, initContainers };
        }
        const added: readonly JsonObject[] = [...imported, ...[...changes.set].map(([name, value]) => ({ name, value }))];
        const change = (one: JsonObject): JsonObject => (chosen.includes(one) ? withEnv(one, added, changes.remove) : one);
        return { ok: true, containers: containers.map(change), initContainers: initContainers.map(change) };
      },
      isEmpty && !flags.isOn('list') ? 'at least one environment variable must be provided' : undefined,
    );
  },
};

function withEnv(container: JsonObject, added: readonly JsonObject[], remove: readonly string[]): JsonObject {
  const before = readObjects(container, 'env');
  const nameOf = (one: JsonObject): string => readText(one, 'name');
  const replaced = before.map((one) => added.find((other) => nameOf(other) === nameOf(one)) ?? one);
  const fresh = added.filter((one) => !before.some((other) => nameOf(other) === nameOf(one)));
  const env = [...replaced, ...fresh].filter((one) => !remove.includes(nameOf(one)));
  return withValue(container, 'env', env.length === 0 ? undefined : env);
}

/** The value behind a reference to a ConfigMap or Secret; undefined when there is none. */
function resolved({ client }: CommandContext, object: KubeObject, source: JsonObject | undefined): string | undefined {
  for (const [field, kind] of [
    ['configMapKeyRef', 'ConfigMap'],
    ['secretKeyRef', 'Secret'],
  ] as const) {
    const reference = readObject(source, field);
    if (reference === undefined) continue;
    const found = client.get(resourceOfKind(kind), object.metadata.namespace ?? '', readText(reference, 'name'));
    const value = found.ok ? readObject(toJson(found.value), 'data')?.[readText(reference, 'key')] : undefined;
    if (typeof value === 'string') return kind === 'Secret' ? decodeBase64(value) : value;
  }
  return undefined;
}

function listText(
  object: KubeObject,
  containers: readonly JsonObject[],
  textBehind: (source: JsonObject | undefined) => string | undefined,
): string {
  return containers
    .map((container) => {
      const lines = readObjects(container, 'env').map((one) => {
        const value = one['valueFrom'] === undefined ? readText(one, 'value') : textBehind(readObject(one, 'valueFrom'));
        return value !== undefined
          ? `${readText(one, 'name')}=${value}\n`
          : `# ${readText(one, 'name')} from ${sourceText(readObject(one, 'valueFrom'))}\n`;
      });
      return `# ${object.kind} ${object.metadata.name}, container ${readText(container, 'name')}\n${lines.join('')}`;
    })
    .join('');
}

/** Where a value comes from, as a comment. */
function sourceText(source: JsonObject | undefined): string {
  const [configMap, secret, field, resource] = ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef'].map((key) =>
    readObject(source, key),
  );
  if (configMap !== undefined) return `configmap ${readText(configMap, 'name')}, key ${readText(configMap, 'key')}`;
  if (secret !== undefined) return `secret ${readText(secret, 'name')}, key ${readText(secret, 'key')}`;
  if (field !== undefined) return `field path ${readText(field, 'fieldPath')}`;
  const container = readText(resource, 'containerName');
  return `resource field ${container === '' ? '' : `${container}.`}${readText(resource, 'resource')}`;
}

/** One variable per key of the ConfigMap or Secret, each a reference to it. */
async function readSource(context: CommandContext): Promise<readonly JsonObject[] | number> {
  const { flags, client } = context;
  const resolved = resolveArguments([flags.text('from')], client.resources, { needsNames: true });
  if (!resolved.ok) return context.fail(resolved.error);
  const { groups, problems } = await fetchObjects(context, resolved.requests);
  const [source] = groups.flatMap((group) => group.objects);
  if (source === undefined) return context.failWith(problems);
  const reference = { ConfigMap: 'configMapKeyRef', Secret: 'secretKeyRef' }[source.kind];
  if (reference === undefined) return context.fail(`unsupported resource specified in --from`);
  const data = toJson(source)['data'];
  const keys = Object.keys(data !== null && typeof data === 'object' ? data : {}).sort();
  const wanted = flags.list('keys');
  const taken = keys.filter((key) => wanted.length === 0 || wanted.includes(key));
  for (const key of taken) if (envName(key) !== key) context.err(`Warning: key ${key} transferred to ${envName(key)}\n`);
  return taken.map((key) => ({
    name: envName(`${flags.text('prefix')}${key}`),
    valueFrom: { [reference]: { key, name: source.metadata.name } },
  }));
}

const envName = (key: string): string => key.replace(/[^A-Za-z0-9_]/g, '_').toUpperCase();
