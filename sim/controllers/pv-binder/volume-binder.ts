import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '#sim/api/core-v1/types.ts';
import type { ApiServer, ControllerTimings } from '#sim/apiserver/index.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, type ClaimEvent, planClaim, type StorageClass } from './plan-claim.ts';
import { claimNamesOf, usersOf } from './volume-users.ts';

/** Waiting claims are looked at again at this pace, at this phase of the wall clock. @source recordings */
const TICK_MS = 15_000;
const TICK_PHASE_MS = 4_300;

interface SavedBinder {
  readonly claims: unknown;
  readonly volumes: unknown;
  readonly waiting: CowRoot<true>;
  readonly stored: CowRoot<true>;
  readonly tickAtMs: number;
}

/** Binds claims to volumes and keeps the phases of both: rules PVB-1 to PVB-8 in SPEC.md. */
export class VolumeBinder implements Checkpointable {
  private readonly claims: WorkQueue;
  private readonly volumes: WorkQueue;
  /** Serials of the claims that are not bound; while there are any, time ticks. */
  private readonly waiting = new CowVector<true>();
  /** Serials of all volumes. */
  private readonly stored = new CowVector<true>();
  private tickAtMs = -1;
  private readonly tickHandler: number;
  private readonly server: ApiServer;
  private readonly reactionMs: number;

  constructor(server: ApiServer, timings: ControllerTimings, gate: Gate) {
    this.server = server;
    this.reactionMs = Math.round(timings.reactionMs / 3);
    const { engine } = server;
    this.claims = new WorkQueue(
      engine,
      gate.guard((serial) => this.syncClaim(serial)),
    );
    this.volumes = new WorkQueue(
      engine,
      gate.guard((serial) => this.syncVolume(serial)),
    );
    this.tickHandler = engine.register((_, atMs) => this.tick(atMs, gate.isClosed), true);
    engine.onLeap(({ byMs, isFixed }) => {
      if (this.tickAtMs >= 0 && !isFixed(this.tickAtMs, this.tickHandler, 0)) this.tickAtMs += byMs;
    });
    server.watch('PersistentVolumeClaim', (type, serial, object) => this.claimChanged(type, serial, object as PersistentVolumeClaim));
    server.watch('PersistentVolume', (type, serial, object) => this.volumeChanged(type, serial, object as PersistentVolume));
    server.watch('Pod', (type, _, object) => {
      if (type === 'ADDED') this.wakeDelayed(object as Pod);
    });
    gate.onOpen(() => this.restart());
  }

  private restart(): void {
    this.stored.forEach((_, serial) => {
      this.volumes.add(serial, this.reactionMs);
    });
    this.server.store.forEach('PersistentVolumeClaim', (_, serial) => this.claims.add(serial, this.reactionMs));
  }

  private claimChanged(type: string, serial: number, claim: PersistentVolumeClaim): void {
    if (type === 'DELETED') {
      this.claims.drop(serial);
      this.waiting.set(serial, undefined);
      const volume = this.server.find('PersistentVolume', '', claim.spec.volumeName ?? '');
      if (volume >= 0) this.volumes.add(volume, this.reactionMs);
      return;
    }
    const isWaiting = claim.status.phase !== 'Bound' && claim.status.phase !== 'Lost';
    this.waiting.set(serial, isWaiting ? true : undefined);
    if (isWaiting) this.startTicking();
    this.claims.add(serial, this.reactionMs);
  }

  private volumeChanged(type: string, serial: number, volume: PersistentVolume): void {
    this.stored.set(serial, type === 'DELETED' ? undefined : true);
    if (type !== 'DELETED') {
      this.volumes.add(serial, this.reactionMs);
      return;
    }
    this.volumes.drop(serial);
    const { claimRef } = volume.spec;
    const claim = claimRef === undefined ? -1 : this.server.find('PersistentVolumeClaim', claimRef.namespace ?? '', claimRef.name ?? '');
    if (claim >= 0) this.claims.add(claim, this.reactionMs);
  }

  /** PVB-7: a pod that comes for a claim of a delayed class is what the claim waits for. */
  private wakeDelayed(pod: Pod): void {
    if (this.waiting.size === 0) return;
    for (const name of claimNamesOf(pod)) {
      const claim = this.server.find('PersistentVolumeClaim', pod.metadata.namespace ?? '', name);
      const isDelayed = claim >= 0 && this.classOf(this.claim(claim))?.volumeBindingMode === 'WaitForFirstConsumer';
      if (isDelayed) this.claims.add(claim, this.reactionMs);
    }
  }

  /** PVB-2: a timer only while claims wait. */
  private startTicking(): void {
    const { engine } = this.server;
    if (this.tickAtMs >= engine.nowMs) return;
    const nextMs = (Math.floor((engine.epochMs - TICK_PHASE_MS) / TICK_MS) + 1) * TICK_MS + TICK_PHASE_MS;
    this.tickAtMs = nextMs - engine.startAtMs;
    engine.schedule(this.tickAtMs, this.tickHandler, 0, this.tickAtMs);
  }

  private tick(atMs: number, isDown: boolean): void {
    if (atMs !== this.tickAtMs) return;
    this.tickAtMs = -1;
    if (this.waiting.size === 0) return;
    this.startTicking();
    if (isDown) return;
    this.waiting.forEach((_, serial) => {
      this.claims.add(serial, 0);
    });
  }

  private claim(serial: number): PersistentVolumeClaim | undefined {
    return this.server.get<PersistentVolumeClaim>(serial);
  }

  private classOf(claim: PersistentVolumeClaim | undefined): StorageClass | undefined {
    return this.server.get<StorageClass>(this.server.find('StorageClass', '', claim?.spec.storageClassName ?? ''));
  }

  private syncClaim(serial: number): void {
    const claim = this.claim(serial);
    if (claim === undefined || claim.metadata.deletionTimestamp !== undefined) return;
    const volumes: PersistentVolume[] = [];
    this.stored.forEach((_, volume) => {
      volumes.push(this.server.get<PersistentVolume>(volume) as PersistentVolume);
    });
    const storageClass = this.classOf(claim);
    const isDelayed = storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
    const users = isDelayed ? usersOf(this.server, claim.metadata.namespace ?? '', claim.metadata.name) : [];
    const waitingPods = users.filter((pod) => pod.spec.nodeName === undefined && !isTerminal(pod)).map(({ metadata }) => metadata.name);
    const plan = planClaim(claim, { volumes, storageClass, waitingPods, hasConsumer: users.length > 0 });
    if (plan.kind === 'bind') this.bind(serial, claim, plan.volume);
    else if (plan.kind === 'wait') this.wait(serial, plan.event, plan.provisioner);
    else if (plan.kind === 'lose') {
      this.record(serial, plan.event);
      this.server.updateStatus(serial, { phase: 'Lost' });
    }
  }

  private wait(serial: number, event: ClaimEvent | undefined, provisioner: string | undefined): void {
    const annotations = this.claim(serial)?.metadata.annotations;
    if (provisioner !== undefined && annotations?.['volume.kubernetes.io/storage-provisioner'] === undefined) {
      const named = {
        'volume.beta.kubernetes.io/storage-provisioner': provisioner,
        'volume.kubernetes.io/storage-provisioner': provisioner,
      };
      this.server.updateMetadata(serial, { annotations: { ...annotations, ...named } });
    }
    if (event !== undefined) this.record(serial, event);
    const claim = this.claim(serial);
    if (claim !== undefined && claim.status.phase !== 'Pending') this.server.updateStatus(serial, { phase: 'Pending' });
  }

  /** PVB-3: volume, claim, and the phases of both, in this order. */
  private bind(serial: number, claim: PersistentVolumeClaim, volume: PersistentVolume): void {
    const volumeSerial = this.server.find('PersistentVolume', '', volume.metadata.name);
    const { name, namespace = '', uid, resourceVersion } = claim.metadata;
    if (volume.spec.claimRef?.uid !== uid) {
      const claimRef = { kind: 'PersistentVolumeClaim', namespace, name, uid, apiVersion: 'v1', resourceVersion };
      const annotations =
        volume.spec.claimRef === undefined ? { ...volume.metadata.annotations, [BOUND_BY_CONTROLLER]: 'yes' } : volume.metadata.annotations;
      const metadata = annotations === undefined ? volume.metadata : { ...volume.metadata, annotations };
      this.server.update(volumeSerial, { ...volume, metadata, spec: { ...volume.spec, claimRef } } as PersistentVolume);
    }
    this.setPhase(volumeSerial, 'Bound');
    if (claim.metadata.annotations?.[BIND_COMPLETED] === undefined || claim.spec.volumeName === undefined) {
      const isOurs = claim.spec.volumeName === undefined || claim.spec.volumeName === '';
      const annotations = { ...claim.metadata.annotations, [BIND_COMPLETED]: 'yes', ...(isOurs ? { [BOUND_BY_CONTROLLER]: 'yes' } : {}) };
      this.server.update(serial, {
        ...claim,
        metadata: { ...claim.metadata, annotations },
        spec: { ...claim.spec, volumeName: volume.metadata.name },
      } as PersistentVolumeClaim);
    }
    const { accessModes, capacity } = volume.spec;
    this.server.updateStatus(serial, {
      phase: 'Bound',
      ...(accessModes === undefined ? {} : { accessModes }),
      ...(capacity === undefined ? {} : { capacity }),
    });
  }

  /** PVB-8: the phase of a volume follows its claim. */
  private syncVolume(serial: number): void {
    const volume = this.server.get<PersistentVolume>(serial);
    if (volume === undefined) return;
    const { claimRef, persistentVolumeReclaimPolicy } = volume.spec;
    if (claimRef?.uid === undefined || claimRef.uid === '') {
      this.setPhase(serial, 'Available');
      return;
    }
    const claim = this.claim(this.server.find('PersistentVolumeClaim', claimRef.namespace ?? '', claimRef.name ?? ''));
    if (claim?.metadata.uid === claimRef.uid) {
      if (claim.spec.volumeName === volume.metadata.name) this.setPhase(serial, 'Bound');
      return;
    }
    this.setPhase(serial, 'Released');
    if (persistentVolumeReclaimPolicy === 'Delete') this.server.delete(serial);
  }

  private setPhase(serial: number, phase: NonNullable<PersistentVolume['status']['phase']>): void {
    const volume = this.server.get<PersistentVolume>(serial);
    if (volume === undefined || volume.status.phase === phase) return;
    this.server.updateStatus(serial, { ...volume.status, phase, lastPhaseTransitionTime: this.server.nowText });
  }

  private record(serial: number, event: ClaimEvent): void {
    const claim = this.claim(serial);
    if (claim !== undefined) this.server.events.record(serial, claim, { ...event, component: 'persistentvolume-controller' });
  }

  save(): SavedBinder {
    return {
      claims: this.claims.save(),
      volumes: this.volumes.save(),
      waiting: this.waiting.save(),
      stored: this.stored.save(),
      tickAtMs: this.tickAtMs,
    };
  }

  restore(saved: unknown): void {
    const state = saved as SavedBinder;
    this.claims.restore(state.claims);
    this.volumes.restore(state.volumes);
    this.waiting.restore(state.waiting);
    this.stored.restore(state.stored);
    this.tickAtMs = state.tickAtMs;
  }
}
