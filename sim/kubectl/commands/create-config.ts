import { encodeBase64 } from '#sim/api/base64.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';

const dataFlags = [
  ...createFlags,
  flag('from-literal', 'strings', 'a key and its value: key=value', { isArray: true }),
  flag('from-file', 'strings', 'a file whose content becomes a value: [key=]path', { isArray: true, completes: 'file' }),
  flag('from-env-file', 'strings', 'a file of KEY=value lines', { isArray: true, completes: 'file' }),
  flag('append-hash', 'bool', 'append a hash to the name'),
];

/** `kubectl create configmap NAME --from-literal=k=v` (rule KCT-18). */
export const createConfigMap: KubectlCommand = {
  path: ['create', 'configmap'],
  aliases: ['cm'],
  summary: 'Create a config map from a local file, directory or literal value',
  usage: 'NAME [--from-file=[key=]source] [--from-literal=key1=value1]',
  flags: dataFlags,
  async run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const data = await readData(context);
    if (!data.ok) return context.fail(data.error);
    const filled = Object.keys(data.value).length === 0 ? {} : { data: data.value };
    return createObject(
      context,
      'ConfigMap',
      { apiVersion: 'v1', ...filled, kind: 'ConfigMap', metadata: newMetadata(context, name) },
      'failed to create configmap: ',
    );
  },
};

/** `kubectl create secret generic NAME --from-literal=k=v` (rule KCT-18). */
export const createSecret: KubectlCommand = {
  path: ['create', 'secret', 'generic'],
  summary: 'Create a secret from a local file, directory, or literal value',
  usage: 'NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1]',
  flags: [...dataFlags, flag('type', 'string', 'type of the secret')],
  async run(context) {
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const data = await readData(context);
    if (!data.ok) return context.fail(data.error);
    const encoded = Object.fromEntries(Object.entries(data.value).map(([key, value]) => [key, encodeBase64(value)]));
    const type = context.flags.text('type');
    const body: JsonObject = {
      apiVersion: 'v1',
      ...(Object.keys(encoded).length === 0 ? {} : { data: encoded }),
      kind: 'Secret',
      metadata: newMetadata(context, name),
      ...(type === '' ? {} : { type }),
    };
    return createObject(context, 'Secret', body, 'failed to create secret ');
  },
};

type DataRead = { readonly ok: true; readonly value: Readonly<Record<string, string>> } | { readonly ok: false; readonly error: string };

async function readData({ flags, host }: CommandContext): Promise<DataRead> {
  const value: Record<string, string> = {};
  const add = (key: string, text: string): string | undefined => {
    if (key in value) return `cannot add key "${key}", another key by that name already exists in Data for ConfigMap`;
    value[key] = text;
    return undefined;
  };
  for (const literal of flags.list('from-literal')) {
    const equals = literal.indexOf('=');
    if (equals < 1) return { ok: false, error: `invalid literal source ${literal}, expected key=value` };
    const error = add(literal.slice(0, equals), literal.slice(equals + 1).replace(/^(['"])(.*)\1$/s, '$2'));
    if (error !== undefined) return { ok: false, error };
  }
  for (const source of flags.list('from-file')) {
    const equals = source.indexOf('=');
    const path = source.slice(equals + 1);
    const baseName = path.split('/').at(-1) ?? path;
    const names = (await host.readFile(path)) === undefined ? await host.listDirectory(path) : undefined;
    const files =
      names === undefined
        ? [{ key: equals < 0 ? baseName : source.slice(0, equals), path }]
        : names.map((name) => ({ key: name, path: `${path}/${name}` }));
    for (const file of files) {
      const text = await host.readFile(file.path);
      if (text === undefined && names === undefined) return { ok: false, error: `error reading ${path}: no such file or directory` };
      const error = text === undefined ? undefined : add(file.key, text);
      if (error !== undefined) return { ok: false, error };
    }
  }
  for (const path of flags.list('from-env-file')) {
    const text = await host.readFile(path);
    if (text === undefined) return { ok: false, error: `error reading ${path}: no such file or directory` };
    for (const line of text.split('\n')) {
      const match = /^\s*([^#=\s][^=]*)=(.*)$/.exec(line);
      const error = match === null ? undefined : add(match[1] ?? '', match[2] ?? '');
      if (error !== undefined) return { ok: false, error };
    }
  }
  return { ok: true, value };
}
