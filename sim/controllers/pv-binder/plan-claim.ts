import type { PersistentVolume, PersistentVolumeClaim } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { bestVolume, isReservedFor, mismatchOf } from './match-volume.ts';

export interface StorageClass extends KubeObject {
  readonly provisioner: string;
  readonly volumeBindingMode?: string;
}

export interface ClaimEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** What becomes of a claim now. */
export type ClaimPlan =
  | { readonly kind: 'bind'; readonly volume: PersistentVolume }
  | { readonly kind: 'wait'; readonly event?: ClaimEvent; readonly provisioner?: string }
  | { readonly kind: 'lose'; readonly event: ClaimEvent }
  | { readonly kind: 'keep' };

/** What the plan looks at beside the claim. */
export interface ClaimSurroundings {
  readonly volumes: readonly PersistentVolume[];
  readonly storageClass: StorageClass | undefined;
  /** Names of the pods that use the claim and have neither a node nor ended. */
  readonly waitingPods: readonly string[];
  /** Some pod that uses the claim exists. */
  readonly hasConsumer: boolean;
}

export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

const wait = (type: ClaimEvent['type'], reason: string, message: string): ClaimPlan => ({ kind: 'wait', event: { type, reason, message } });
const lose = (message: string): ClaimPlan => ({
  kind: 'lose',
  event: { type: 'Warning', reason: message.startsWith('Two') ? 'ClaimMisbound' : 'ClaimLost', message },
});

/**
 * Plans one look at a claim: rules PVB-1 to PVB-6.
 *
 * @source pkg/controller/volume/persistentvolume pv_controller.go, v1.35
 */
export function planClaim(claim: PersistentVolumeClaim, around: ClaimSurroundings): ClaimPlan {
  const { volumeName } = claim.spec;
  const named = around.volumes.find(({ metadata }) => metadata.name === volumeName);
  if (claim.metadata.annotations?.[BIND_COMPLETED] !== undefined) return planBound(claim, named);
  if (volumeName !== undefined && volumeName !== '') return planNamed(claim, named);
  const isDelayed = around.storageClass?.volumeBindingMode === 'WaitForFirstConsumer' && !around.hasConsumer;
  const volume = bestVolume(around.volumes, claim, isDelayed);
  if (volume !== undefined) return { kind: 'bind', volume };
  return planUnmatched(claim, around);
}

/** PVB-6: a bound claim stays so while its volume says the same. */
function planBound(claim: PersistentVolumeClaim, volume: PersistentVolume | undefined): ClaimPlan {
  if (volume === undefined)
    return claim.status.phase === 'Lost'
      ? { kind: 'keep' }
      : lose('Bound claim has lost its PersistentVolume. Data on the volume is lost!');
  if (volume.spec.claimRef === undefined || isReservedFor(volume, claim))
    return claim.status.phase === 'Bound' ? { kind: 'keep' } : { kind: 'bind', volume };
  return claim.status.phase === 'Lost' ? { kind: 'keep' } : lose('Two claims are bound to the same volume, this one is bound incorrectly');
}

/** PVB-5: the claim asks for one volume by name. */
function planNamed(claim: PersistentVolumeClaim, volume: PersistentVolume | undefined): ClaimPlan {
  if (volume === undefined) return { kind: 'wait' };
  if (volume.spec.claimRef === undefined) {
    const why = mismatchOf(volume, claim);
    if (why === undefined) return { kind: 'bind', volume };
    return wait('Warning', 'VolumeMismatch', `Cannot bind to requested volume "${volume.metadata.name}": ${why}`);
  }
  if (isReservedFor(volume, claim)) return { kind: 'bind', volume };
  return wait('Warning', 'FailedBinding', `volume "${volume.metadata.name}" already bound to a different claim.`);
}

/** PVB-4: nothing fits; what is said depends on the class. */
function planUnmatched(claim: PersistentVolumeClaim, { storageClass, waitingPods, hasConsumer }: ClaimSurroundings): ClaimPlan {
  const name = claim.spec.storageClassName ?? '';
  if (name === '') return wait('Normal', 'FailedBinding', 'no persistent volumes available for this claim and no storage class is set');
  if (storageClass === undefined) return wait('Warning', 'ProvisioningFailed', `storageclass.storage.k8s.io "${name}" not found`);
  if (storageClass.volumeBindingMode === 'WaitForFirstConsumer') {
    if (waitingPods.length > 0) return wait('Normal', 'WaitForPodScheduled', `waiting for pod ${waitingPods.join(',')} to be scheduled`);
    if (!hasConsumer) return wait('Normal', 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
  }
  const { provisioner } = storageClass;
  if (provisioner === NO_PROVISIONER) return wait('Warning', 'ProvisioningFailed', `no volume plugin matched name: ${NO_PROVISIONER}`);
  const message = `Waiting for a volume to be created either by the external provisioner '${provisioner}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`;
  return { kind: 'wait', event: { type: 'Normal', reason: 'ExternalProvisioning', message }, provisioner };
}
