import type { PersistentVolume, PersistentVolumeClaim, Pod } from '#sim/api/core-v1/types.ts';
import { accessModesText } from '#sim/kubectl/print/columns/shared.ts';
import { ageOf } from '#sim/kubectl/print/human-duration.ts';
import { relatedOf } from './related.ts';
import { writeEvents, writeIdentity, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import { writeHostPath } from './volumes.ts';
import type { DescriptionWriter } from './writer.ts';

/** Finalizers as Go prints a list. */
const finalizersText = (finalizers: readonly string[] | undefined): string => `[${(finalizers ?? []).join(' ')}]`;

function writePhase(w: DescriptionWriter, { metadata, status }: PersistentVolume | PersistentVolumeClaim, nowMs: number): void {
  const { deletionTimestamp } = metadata;
  w.field('Status', deletionTimestamp === undefined ? (status.phase ?? '') : `Terminating (lasts ${ageOf(deletionTimestamp, nowMs)})`);
}

/** Rule DSC-10. @source kubectl describe, v1.35 */
export function describePersistentVolumeClaim(w: DescriptionWriter, claim: PersistentVolumeClaim, context: DescribeContext): void {
  const { metadata, spec, status } = claim;
  const isBound = spec.volumeName !== undefined && spec.volumeName !== '';
  const users = (relatedOf(context.related, 'Pod') as readonly Pod[]).filter(
    (pod) =>
      pod.metadata.namespace === metadata.namespace &&
      pod.spec.volumes?.some((volume) => volume.persistentVolumeClaim?.claimName === metadata.name),
  );
  writeIdentity(w, claim);
  w.field('StorageClass', spec.storageClassName ?? '');
  writePhase(w, claim, context.nowMs);
  w.field('Volume', spec.volumeName ?? '');
  writeLabels(w, claim);
  w.field('Finalizers', finalizersText(metadata.finalizers));
  w.field('Capacity', isBound ? (status.capacity?.['storage'] ?? '0') : '');
  w.field('Access Modes', isBound ? accessModesText(status.accessModes) : '');
  w.optional('VolumeMode', spec.volumeMode);
  w.list(
    'Used By',
    users.map((pod) => pod.metadata.name),
  );
  writeEvents(w, context.events, context.nowMs);
}

/** Rule DSC-10. @source kubectl describe, v1.35 */
export function describePersistentVolume(w: DescriptionWriter, volume: PersistentVolume, context: DescribeContext): void {
  const { metadata, spec } = volume;
  const { claimRef } = spec;
  writeIdentity(w, volume);
  writeLabels(w, volume);
  w.field('Finalizers', finalizersText(metadata.finalizers));
  w.field('StorageClass', spec.storageClassName ?? '');
  writePhase(w, volume, context.nowMs);
  w.field('Claim', claimRef === undefined ? '' : `${claimRef.namespace ?? ''}/${claimRef.name ?? ''}`);
  w.field('Reclaim Policy', spec.persistentVolumeReclaimPolicy ?? '');
  w.field('Access Modes', accessModesText(spec.accessModes));
  w.optional('VolumeMode', spec.volumeMode);
  w.field('Capacity', spec.capacity?.['storage'] ?? '0');
  w.field('Node Affinity', '<none>');
  w.field('Message', '');
  w.line('Source:');
  if (spec.hostPath !== undefined) writeHostPath(w, spec.hostPath);
  writeEvents(w, context.events, context.nowMs);
}
