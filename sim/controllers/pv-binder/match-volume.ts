import type { PersistentVolume, PersistentVolumeClaim } from '#sim/api/core-v1/types.ts';
import { compareQuantities } from '#sim/api/quantity.ts';
import { matchesSelector } from '#sim/api/selector.ts';

const storageOf = (list: Readonly<Record<string, string>> | undefined): string => list?.['storage'] ?? '0';
const modeOf = (mode: string | undefined): string => mode ?? 'Filesystem';

/** Why a volume does not do for a claim, worded as the event words it; undefined when it does. Rule PVB-3. */
export function mismatchOf(volume: PersistentVolume, claim: PersistentVolumeClaim): string | undefined {
  const { spec } = volume;
  if (compareQuantities(storageOf(spec.capacity), storageOf(claim.spec.resources?.requests)) < 0) return 'requested PV is too small';
  if ((spec.storageClassName ?? '') !== (claim.spec.storageClassName ?? '')) return 'storageClassName does not match';
  if (modeOf(spec.volumeMode) !== modeOf(claim.spec.volumeMode)) return 'incompatible volumeMode';
  if (!(claim.spec.accessModes ?? []).every((mode) => spec.accessModes?.includes(mode) === true)) return 'incompatible accessMode';
  return undefined;
}

/** True when the volume is reserved for the claim, whether or not the uid is filled in. */
export function isReservedFor(volume: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { claimRef } = volume.spec;
  if (claimRef?.name !== claim.metadata.name || claimRef.namespace !== claim.metadata.namespace) return false;
  return claimRef.uid === undefined || claimRef.uid === '' || claimRef.uid === claim.metadata.uid;
}

/**
 * The volume for a claim: one that is reserved for it, else the smallest adequate one of those with fewest access modes (PVB-3).
 *
 * @param isDelayed only a reserved volume will do: the claim waits for a pod
 * @source pkg/controller/volume/persistentvolume index.go, v1.35
 */
export function bestVolume(
  volumes: readonly PersistentVolume[],
  claim: PersistentVolumeClaim,
  isDelayed: boolean,
): PersistentVolume | undefined {
  let best: PersistentVolume | undefined;
  for (const volume of volumes) {
    if (volume.metadata.deletionTimestamp !== undefined || mismatchOf(volume, claim) !== undefined) continue;
    if (isReservedFor(volume, claim)) return volume;
    if (isDelayed || volume.spec.claimRef !== undefined || volume.status.phase !== 'Available') continue;
    if (claim.spec.selector !== undefined && !matchesSelector(claim.spec.selector, volume.metadata.labels ?? {})) continue;
    if (best === undefined || isNarrower(volume, best)) best = volume;
  }
  return best;
}

function isNarrower(a: PersistentVolume, b: PersistentVolume): boolean {
  const modes = (a.spec.accessModes?.length ?? 0) - (b.spec.accessModes?.length ?? 0);
  return modes === 0 ? compareQuantities(storageOf(a.spec.capacity), storageOf(b.spec.capacity)) < 0 : modes < 0;
}
