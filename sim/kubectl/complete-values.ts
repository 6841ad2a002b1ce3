import { isObject, readObject, readObjects, readText } from '#sim/api/json-read.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { KubectlHost } from '#sim/apiserver/client.ts';
import { toJson } from './print/index.ts';
import { findResource } from './resolve.ts';

/** What completion of kubectl's words needs. */
export type CompletionHost = Pick<KubectlHost, 'client' | 'namespace'>;

/** The objects of a type, or of the type in `TYPE/NAME`; none when the word names no type. */
export function objectsOf(type: string, host: CompletionHost, namespace: string): readonly KubeObject[] {
  const info = findResource(type.split('/')[0] ?? '', host.client.resources);
  if (info === undefined) return [];
  const result = host.client.list(info, { namespace: info.namespaced ? namespace : undefined });
  return result.ok ? result.value : [];
}

const sorted = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();

/** Keys of the labels that objects have. */
export const labelKeys = (objects: readonly KubeObject[]): readonly string[] =>
  sorted(objects.flatMap(({ metadata }) => Object.keys(metadata.labels ?? {})));

/** What may follow `-l`: keys with `=`, then the values that a key has; after a comma the next requirement. */
export function selectorWords(typed: string, objects: readonly KubeObject[]): readonly string[] {
  const start = typed.lastIndexOf(',') + 1;
  const [key = '', value] = typed.slice(start).split('=', 2);
  const words =
    value === undefined
      ? labelKeys(objects).map((one) => `${one}=`)
      : sorted(objects.flatMap(({ metadata }) => metadata.labels?.[key] ?? [])).map((one) => `${key}=${one}`);
  return words.map((word) => typed.slice(0, start) + word);
}

/** Containers of the pod (or of the pod template) that the first argument names. */
export function containerNames(target: string, host: CompletionHost, namespace: string): readonly string[] {
  const [type, name] = target.includes('/') ? target.split('/') : ['pods', target];
  const object = objectsOf(type ?? '', host, namespace).find(({ metadata }) => metadata.name === name);
  if (object === undefined) return [];
  const spec = readObject(toJson(object), 'spec');
  const template = readObject(readObject(spec, 'template'), 'spec');
  const podSpec = isObject(template) ? template : spec;
  return [...readObjects(podSpec, 'containers'), ...readObjects(podSpec, 'initContainers')].map((one) => readText(one, 'name'));
}
