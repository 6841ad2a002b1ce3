import type { PriorityClass } from '#sim/api/core-v1/types.ts';
import { readFlag, readPairs, readText, readTexts } from '#sim/api/json-read.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import { writeEvents } from './shared.ts';
import type { DescribeContext } from './types.ts';
import { type DescriptionWriter, sortedKeys } from './writer.ts';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

const pairsText = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map(([key, value]) => `${key}=${value}`).join(',') || '<none>';

/** Classes show all annotations on one line. */
const annotationsText = ({ metadata: { annotations } }: KubeObject): string =>
  pairsText(sortedKeys(annotations).map((key) => [key, annotations?.[key] ?? ''] as const));

/** @source kubectl describe, v1.35 */
export function describePriorityClass(w: DescriptionWriter, priority: PriorityClass, context: DescribeContext): void {
  w.field('Name', priority.metadata.name);
  w.field('Value', priority.value);
  w.field('GlobalDefault', priority.globalDefault ?? false);
  w.field('PreemptionPolicy', priority.preemptionPolicy ?? '');
  w.field('Description', priority.description ?? '');
  w.field('Annotations', annotationsText(priority));
  writeEvents(w, context.events, context.nowMs);
}

/** @source kubectl describe, v1.35 */
export function describeStorageClass(w: DescriptionWriter, storage: KubeObject, context: DescribeContext): void {
  const json = toJson(storage);
  w.field('Name', storage.metadata.name);
  w.field('IsDefaultClass', storage.metadata.annotations?.[DEFAULT_CLASS] === 'true' ? 'Yes' : 'No');
  w.field('Annotations', annotationsText(storage));
  w.field('Provisioner', readText(json, 'provisioner'));
  w.field('Parameters', pairsText(readPairs(json, 'parameters')));
  const canGrow = readFlag(json, 'allowVolumeExpansion');
  w.field('AllowVolumeExpansion', canGrow === undefined ? '<unset>' : canGrow ? 'True' : 'False');
  const options = readTexts(json, 'mountOptions');
  if (options.length === 0) w.field('MountOptions', '<none>');
  else w.line('MountOptions:');
  for (const option of options) w.line(option, 1);
  w.field('ReclaimPolicy', readText(json, 'reclaimPolicy'));
  w.field('VolumeBindingMode', readText(json, 'volumeBindingMode'));
  writeEvents(w, context.events, context.nowMs);
}
