import { isObject } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { mergePatch } from '#sim/api/patch/index.ts';
import { parseYamlValue } from '#sim/api/yaml/index.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, newMetadata } from '#sim/kubectl/created.ts';
import { runAttached } from './run-attached.ts';

/** `kubectl run NAME --image=IMAGE`: a bare pod (rule KCT-18). */
export const run: KubectlCommand = {
  path: ['run'],
  group: 'beginner',
  summary: 'Run a particular image on the cluster',
  usage:
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  flags: [
    ...createFlags.filter(({ name }) => name !== 'validate'),
    flag('image', 'string', 'image of the container'),
    flag('restart', 'string', 'restart policy', { preset: 'Always', completes: ['Always', 'OnFailure', 'Never'] }),
    flag('command', 'bool', 'the words after -- are the command, not arguments'),
    flag('env', 'strings', 'a variable: KEY=VALUE', { isArray: true }),
    flag('labels', 'string', 'labels of the pod: a=b,c=d', { short: 'l' }),
    flag('annotations', 'strings', 'an annotation: a=b', { isArray: true }),
    flag('port', 'string', 'port of the container'),
    flag('image-pull-policy', 'string', 'when to pull the image'),
    flag('attach', 'bool', 'attach to the pod'),
    flag('stdin', 'bool', 'keep standard input open', { short: 'i' }),
    flag('tty', 'bool', 'give it a terminal', { short: 't' }),
    flag('rm', 'bool', 'delete the pod after it ended'),
    flag('quiet', 'bool', 'say less', { short: 'q' }),
    flag('overrides', 'string', 'JSON that changes the pod'),
    flag('privileged', 'bool', 'run privileged'),
    flag('pod-running-timeout', 'duration', 'how long to wait for the pod', { preset: '1m' }),
  ],
  requires: ['image'],
  run(context) {
    const { args, flags } = context;
    const [name] = args;
    if (name === undefined || context.dashAt === 0) return context.failUsage('NAME is required for run');
    const image = flags.text('image');
    if (!IMAGE.test(image)) return context.fail(`Invalid image name "${image}": invalid reference format`);
    const restart = flags.text('restart');
    if (!['Always', 'OnFailure', 'Never'].includes(restart)) return context.failUsage(`invalid restart policy: ${restart}`);
    if (flags.isOn('rm') && !flags.isOn('attach') && !flags.isOn('stdin'))
      return context.fail('--rm should only be used for attached containers');
    const overrides = readOverrides(flags.text('overrides'));
    if (!overrides.ok) return context.fail(overrides.error);
    const body = withOverrides(podOf(context, name, args.slice(1)), overrides.value);
    const isAttached = (flags.isOn('attach') || flags.isOn('stdin')) && flags.text('dry-run') === 'none';
    return isAttached ? runAttached(context, body, name) : createObject(context, 'Pod', body);
  },
};

type Overrides = { readonly ok: true; readonly value: JsonObject } | { readonly ok: false; readonly error: string };

function readOverrides(text: string): Overrides {
  const parsed = parseYamlValue(text === '' ? '{}' : text);
  if (!parsed.ok) return { ok: false, error: `Invalid JSON Patch: ${parsed.message}` };
  return isObject(parsed.value) ? { ok: true, value: parsed.value } : { ok: false, error: 'Invalid JSON Patch' };
}

/** A merge of two objects is one. */
const withOverrides = (body: JsonObject, overrides: JsonObject): JsonObject => mergePatch(body, overrides) as JsonObject;

/** Registry, path, tag and digest, as container tools read an image name. */
const IMAGE =
  /^([a-zA-Z0-9.-]+(:\d+)?\/)?[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:\w[\w.-]{0,127})?(@[\w+.-]+:[0-9a-fA-F]{32,})?$/;

function podOf(context: CommandContext, name: string, words: readonly string[]): JsonObject {
  const { flags } = context;
  const env = flags.list('env').map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));
  const labels = flags.text('labels') === '' ? { run: name } : pairsOf(flags.text('labels').split(','));
  const annotations = pairsOf(flags.list('annotations'));
  const restart = flags.text('restart');
  const pull = flags.text('image-pull-policy');
  const port = flags.text('port');
  const container: JsonObject = {
    ...(words.length === 0 ? {} : { [flags.isOn('command') ? 'command' : 'args']: words }),
    ...(env.length === 0 ? {} : { env }),
    image: flags.text('image'),
    ...(pull === '' ? {} : { imagePullPolicy: pull }),
    name,
    ...(port === '' ? {} : { ports: [{ containerPort: Number(port) }] }),
    resources: {},
    ...(flags.isOn('stdin') ? { stdin: true, stdinOnce: true } : {}),
    ...(flags.isOn('tty') ? { tty: true } : {}),
  };
  const metadata = { ...newMetadata(context, name), labels, ...(Object.keys(annotations).length === 0 ? {} : { annotations }) };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy: restart },
    status: {},
  };
}

const pairsOf = (pairs: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.includes('=') ? pair.slice(pair.indexOf('=') + 1) : '']));
