import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import type { ObjectGroup } from './types.ts';

/** `job.batch`, or `pod` for the core group. */
export function kindPrefix(info: ResourceInfo): string {
  return info.group === '' ? info.singular : `${info.singular}.${info.group}`;
}

/** `job.batch/hello`, how kubectl names an object. */
export function objectReference(info: ResourceInfo, object: Pick<KubeObject, 'metadata'>): string {
  return `${kindPrefix(info)}/${object.metadata.name}`;
}

/** `-o name`: one reference per line. */
export function printNames(groups: readonly ObjectGroup[]): string {
  return groups.flatMap(({ info, objects }) => objects.map((object) => `${objectReference(info, object)}\n`)).join('');
}
