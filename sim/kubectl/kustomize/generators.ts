import { encodeBase64 } from '#sim/api/base64.ts';
import { sha256 } from '#sim/api/hashes.ts';
import { readFlag, readObject, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { compactJson } from '#sim/api/print/index.ts';
import { utf8Bytes } from '#sim/api/utf8.ts';

const LETTERS: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' };
const HASH_LETTERS = 10;

/** The end of a generated name: a hash of what it holds, without letters that look like words. */
function nameHash(object: JsonObject): string {
  const { kind, data = {}, type } = object;
  const text = compactJson({ data, kind: kind ?? '', name: '', ...(type === undefined ? {} : { type }) });
  const escaped = text.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
  return [...sha256(utf8Bytes(escaped)).slice(0, HASH_LETTERS)].map((letter) => LETTERS[letter] ?? letter).join('');
}

/** A ConfigMap or Secret that a kustomization generates. */
export interface Generated {
  readonly object: JsonObject;
  /** Empty when the name is to stay as it is. */
  readonly hash: string;
}

/**
 * Makes what an entry of `configMapGenerator` or `secretGenerator` describes.
 *
 * @param read gives the text of a file beside the kustomization
 * @throws an error with kustomize's sentence when a file is missing
 */
export async function generate(
  kind: 'ConfigMap' | 'Secret',
  entry: JsonObject,
  shared: JsonObject,
  read: (path: string) => Promise<string>,
): Promise<Generated> {
  const data: Record<string, string> = {};
  for (const literal of readTexts(entry, 'literals')) {
    const equals = literal.indexOf('=');
    if (equals < 1) throw new Error(`invalid literal source ${literal}, expected key=value`);
    data[literal.slice(0, equals)] = literal.slice(equals + 1).replace(/^(['"])(.*)\1$/s, '$2');
  }
  for (const source of readTexts(entry, 'files')) {
    const path = source.slice(source.indexOf('=') + 1);
    const key = source.includes('=') ? source.slice(0, source.indexOf('=')) : (path.split('/').at(-1) ?? path);
    data[key] = await read(path);
  }
  for (const path of [...readTexts(entry, 'envs'), ...(readText(entry, 'env') === '' ? [] : [readText(entry, 'env')])])
    for (const line of (await read(path)).split('\n')) {
      const [, key, value = ''] = /^\s*([^#=\s][^=]*)=(.*)$/.exec(line) ?? [];
      if (key !== undefined) data[key] = value;
    }
  const values = kind === 'Secret' ? Object.fromEntries(Object.entries(data).map(([key, text]) => [key, encodeBase64(text)])) : data;
  const options = { ...shared, ...readStruct(entry, 'options') };
  const [labels, annotations] = [readObject(options, 'labels'), readObject(options, 'annotations')];
  const namespace = readText(entry, 'namespace');
  const object: JsonObject = {
    apiVersion: 'v1',
    ...(Object.keys(values).length === 0 ? {} : { data: values }),
    kind,
    metadata: {
      ...(annotations === undefined ? {} : { annotations }),
      ...(labels === undefined ? {} : { labels }),
      name: readText(entry, 'name'),
      ...(namespace === '' ? {} : { namespace }),
    },
    ...(kind === 'Secret' ? { type: readText(entry, 'type') || 'Opaque' } : {}),
  };
  return { object, hash: readFlag(options, 'disableNameSuffixHash') === true ? '' : nameHash(object) };
}
