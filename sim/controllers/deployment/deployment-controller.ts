import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { jsonEqual } from '#sim/api/json-read.ts';
import type { ApiServer, ControllerTimings } from '#sim/apiserver/index.ts';
import { controllerSerial } from '#sim/controllers/shared/controller-of.ts';
import { Orphans } from '#sim/controllers/shared/orphans.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import {
  conditionOf,
  countStatus,
  type DeploymentStatus,
  hasProgressDeadline,
  isComplete,
  isSameStatus,
  rolloutStatus,
  type Said,
  stuckCheckMs,
  withCondition,
} from './deployment-status.ts';
import { DESIRED_REPLICAS, newReplicaSet, revisionAnnotations, scaleAnnotations } from './new-replica-set.ts';
import { newSetReplicas, planResize, type Resize, shrinkOldSets } from './plan-scaling.ts';
import { findNewSet, type OwnedSet, REVISION, replicasOf, revisionOf, withReplicas } from './replica-sets.ts';
import { isRollingUpdate, wantedReplicas } from './rollout-limits.ts';

/** The ReplicaSets of one sync, as they were when it began, the new one as it was made. */
interface Sets {
  readonly newSet: OwnedSet | undefined;
  readonly oldSets: readonly OwnedSet[];
}

const allOf = ({ newSet, oldSets }: Sets): readonly OwnedSet[] => (newSet === undefined ? oldSets : [...oldSets, newSet]);

/** Moves pods from one template to the next by scaling ReplicaSets: rules DEP-1 to DEP-14 in SPEC.md. */
export class DeploymentController implements Checkpointable {
  private readonly queue: WorkQueue;
  private readonly orphans: Orphans;
  private readonly server: ApiServer;
  private readonly reactionMs: number;

  constructor(server: ApiServer, timings: ControllerTimings, gate: Gate) {
    this.server = server;
    this.reactionMs = Math.round(timings.reactionMs / 2);
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial)),
    );
    this.orphans = new Orphans(server, 'ReplicaSet', 'Deployment', (serial) => this.syncSoon(serial));
    server.watch('Deployment', (type, serial) => {
      if (type === 'DELETED') this.queue.drop(serial);
      else this.syncSoon(serial);
    });
    server.watch('ReplicaSet', (_, __, set, before) => this.syncSoon(controllerSerial(server, before ?? set, 'Deployment')));
    server.watch('Pod', (type, _, pod) => {
      if (type === 'DELETED') this.podGone(pod as Pod);
    });
    gate.onOpen(() => server.store.forEach('Deployment', (_, serial) => this.syncSoon(serial)));
  }

  private syncSoon(serial: number): void {
    if (serial >= 0) this.queue.add(serial, this.reactionMs);
  }

  /** Recreate waits for the last old pod to go: DEP-13. */
  private podGone(pod: Pod): void {
    const set = controllerSerial(this.server, pod, 'ReplicaSet');
    const owner = set < 0 ? -1 : this.server.store.ownerOf(set);
    const deployment = owner < 0 ? undefined : this.server.get<Deployment>(owner);
    if (deployment?.kind === 'Deployment' && !isRollingUpdate(deployment)) this.syncSoon(owner);
  }

  private deployment(serial: number): Deployment {
    const deployment = this.server.get<Deployment>(serial);
    if (deployment === undefined) throw new Error(`DeploymentController: deployment ${serial} vanished during its sync`);
    return deployment;
  }

  private setsOf(serial: number): OwnedSet[] {
    const sets = this.server.store.childrenOfKind<ReplicaSet>(serial, 'ReplicaSet');
    return sets.map(({ serial: setSerial, object }) => ({ serial: setSerial, set: object }));
  }

  private sync(serial: number): void {
    if (this.server.get(serial) === undefined) return;
    this.orphans.adopt(serial);
    const owned = this.setsOf(serial);
    const { metadata, spec } = this.deployment(serial);
    if (metadata.deletionTimestamp !== undefined) {
      const newSet = findNewSet(this.deployment(serial), owned);
      this.writeStatus(serial, this.counted(serial, { newSet, oldSets: owned.filter((other) => other !== newSet) }));
      return;
    }
    this.notePause(serial);
    const isResized = withReplicas(owned).some(
      ({ set }) => set.metadata.annotations?.[DESIRED_REPLICAS] !== String(wantedReplicas(this.deployment(serial))),
    );
    if (spec.paused === true || isResized) this.resize(serial, owned);
    else if (isRollingUpdate(this.deployment(serial))) this.roll(serial, owned);
    else this.recreate(serial, owned);
  }

  /** DEP-8: a new size, or a pause: no rollout now. */
  private resize(serial: number, owned: readonly OwnedSet[]): void {
    const sets = this.revise(serial, owned, false);
    for (const step of planResize(this.deployment(serial), sets.newSet, sets.oldSets)) this.scale(serial, step);
    if (this.deployment(serial).spec.paused === true) this.cleanUp(serial, sets);
    this.writeStatus(serial, this.counted(serial, sets));
  }

  /** DEP-6, DEP-7: one direction a sync. */
  private roll(serial: number, owned: readonly OwnedSet[]): void {
    const sets = this.revise(serial, owned, true);
    const { newSet, oldSets } = sets;
    if (newSet === undefined) return;
    const deployment = this.deployment(serial);
    const wanted = wantedReplicas(deployment);
    const current = replicasOf(newSet);
    const next = current > wanted ? wanted : newSetReplicas(deployment, allOf(sets), current);
    const steps = next === current ? shrinkOldSets(deployment, newSet, oldSets) : [{ owned: newSet, replicas: next }];
    for (const step of steps) this.scale(serial, step);
    if (steps.length === 0 && isComplete(deployment, deployment.status)) this.cleanUp(serial, sets);
    this.writeRollout(serial, sets);
  }

  /** DEP-13: all old pods go before the first new one comes. */
  private recreate(serial: number, owned: readonly OwnedSet[]): void {
    let sets = this.revise(serial, owned, false);
    const shrinking = withReplicas(sets.oldSets);
    for (const old of shrinking) this.scale(serial, { owned: old, replicas: 0 });
    if (shrinking.length > 0 || this.hasLivePods(sets.oldSets)) {
      this.writeRollout(serial, sets);
      return;
    }
    if (sets.newSet === undefined) sets = this.revise(serial, owned, true);
    const deployment = this.deployment(serial);
    const { newSet } = sets;
    if (newSet !== undefined && replicasOf(newSet) !== wantedReplicas(deployment))
      this.scale(serial, { owned: newSet, replicas: wantedReplicas(deployment) });
    else if (isComplete(deployment, deployment.status)) this.cleanUp(serial, sets);
    this.writeRollout(serial, sets);
  }

  private hasLivePods(sets: readonly OwnedSet[]): boolean {
    return sets.some(({ serial, set }) => {
      if (set.status.replicas > 0) return true;
      return this.server.store.childrenOfKind<Pod>(serial, 'Pod').some(({ object }) => !isTerminal(object));
    });
  }

  /** DEP-3 to DEP-5: finds or makes the ReplicaSet of the template and keeps revisions in step. */
  private revise(serial: number, owned: readonly OwnedSet[], mayCreate: boolean): Sets {
    const deployment = this.deployment(serial);
    const found = findNewSet(deployment, owned);
    const oldSets = owned.filter((other) => other !== found);
    const revision = Math.max(0, ...oldSets.map(({ set }) => revisionOf(set))) + 1;
    if (found === undefined) return { newSet: mayCreate ? this.createSet(serial, oldSets, revision) : undefined, oldSets };
    const annotations = revisionAnnotations(deployment, found.set.metadata.annotations ?? {}, revision);
    const { minReadySeconds: _, ...spec } = found.set.spec;
    const minReadySeconds = deployment.spec.minReadySeconds ?? 0;
    if (!jsonEqual(annotations, found.set.metadata.annotations ?? {}) || minReadySeconds !== (found.set.spec.minReadySeconds ?? 0)) {
      const next = {
        ...found.set,
        metadata: { ...found.set.metadata, annotations },
        spec: minReadySeconds === 0 ? spec : { ...spec, minReadySeconds },
      };
      const set = this.server.update(found.serial, next) as ReplicaSet;
      return { newSet: { serial: found.serial, set }, oldSets };
    }
    this.noteRevision(
      serial,
      revisionOf(found.set),
      { status: 'True', reason: 'FoundNewReplicaSet', message: `Found new replica set "${found.set.metadata.name}"` },
      false,
    );
    return { newSet: found, oldSets };
  }

  private createSet(serial: number, oldSets: readonly OwnedSet[], revision: number): OwnedSet | undefined {
    const deployment = this.deployment(serial);
    const wanted = newReplicaSet(deployment, revision);
    const replicas = newSetReplicas(deployment, oldSets, 0);
    const outcome = this.server.create({ ...wanted, spec: { ...wanted.spec, replicas } } as typeof wanted, serial);
    if ('refused' in outcome) {
      this.createFailed(serial, String(wanted.metadata.name), outcome.refused.reason, outcome.refused.message);
      return undefined;
    }
    const set = outcome.object as ReplicaSet;
    if (replicas > 0)
      this.record(serial, 'Normal', 'ScalingReplicaSet', `Scaled up replica set ${set.metadata.name} from 0 to ${replicas}`);
    this.noteRevision(
      serial,
      revision,
      { status: 'True', reason: 'NewReplicaSetCreated', message: `Created new replica set "${set.metadata.name}"` },
      true,
    );
    return { serial: outcome.serial, set };
  }

  /** DEP-12: another template has the same hash, or the server refuses. */
  private createFailed(serial: number, name: string, reason: string, message: string): void {
    const { status } = this.deployment(serial);
    if (reason === 'AlreadyExists') this.server.updateStatus(serial, { ...status, collisionCount: (status.collisionCount ?? 0) + 1 });
    else if (!message.endsWith('because it is being terminated')) {
      const text = `Failed to create new replica set "${name}": ${message}`;
      const said: Said = { status: 'False', reason: 'ReplicaSetCreateError', message: text };
      const conditions = withCondition(status.conditions ?? [], 'Progressing', said, this.server.nowText);
      if (conditions !== status.conditions && hasProgressDeadline(this.deployment(serial)))
        this.server.updateStatus(serial, { ...status, conditions });
      this.record(serial, 'Warning', 'ReplicaSetCreateError', text);
    }
    this.queue.retry(serial);
  }

  /** One write for the revision annotation and the first word on progress. */
  private noteRevision(serial: number, revision: number, said: Said, isNew: boolean): void {
    const deployment = this.deployment(serial);
    const { metadata, status } = deployment;
    let next = deployment;
    if (metadata.annotations?.[REVISION] !== String(revision)) {
      next = { ...next, metadata: { ...metadata, annotations: { ...metadata.annotations, [REVISION]: String(revision) } } };
    }
    if (hasProgressDeadline(deployment) && (isNew || conditionOf(status, 'Progressing') === undefined)) {
      const conditions = withCondition(status.conditions ?? [], 'Progressing', said, this.server.nowText);
      if (conditions !== status.conditions) next = { ...next, status: { ...status, conditions } };
    }
    this.server.update(serial, next);
  }

  /** DEP-14: a pause stops the progress clock, and shows. */
  private notePause(serial: number): void {
    const deployment = this.deployment(serial);
    const current = conditionOf(deployment.status, 'Progressing');
    if (!hasProgressDeadline(deployment) || current?.reason === 'ProgressDeadlineExceeded') return;
    const isPaused = deployment.spec.paused === true;
    if (isPaused === (current?.reason === 'DeploymentPaused')) return;
    const said: Said = {
      status: 'Unknown',
      reason: isPaused ? 'DeploymentPaused' : 'DeploymentResumed',
      message: `Deployment is ${isPaused ? 'paused' : 'resumed'}`,
    };
    const conditions = withCondition(deployment.status.conditions ?? [], 'Progressing', said, this.server.nowText);
    this.server.updateStatus(serial, { ...deployment.status, conditions });
  }

  private scale(serial: number, { owned, replicas }: Resize): void {
    const set = this.server.get<ReplicaSet>(owned.serial);
    if (set === undefined) return;
    const before = set.spec.replicas ?? 1;
    const annotations = { ...set.metadata.annotations, ...scaleAnnotations(this.deployment(serial)) };
    if (before === replicas && jsonEqual(annotations, set.metadata.annotations)) return;
    const generation = (set.metadata.generation ?? 1) + (before === replicas ? 0 : 1);
    this.server.update(owned.serial, {
      ...set,
      metadata: { ...set.metadata, generation, annotations },
      spec: { ...set.spec, replicas },
    } as ReplicaSet);
    if (before === replicas) return;
    this.record(
      serial,
      'Normal',
      'ScalingReplicaSet',
      `Scaled ${before < replicas ? 'up' : 'down'} replica set ${set.metadata.name} from ${before} to ${replicas}`,
    );
  }

  /** Old ReplicaSets without replicas go, lowest revision first, down to the history limit. */
  private cleanUp(serial: number, { oldSets }: Sets): void {
    const limit = this.deployment(serial).spec.revisionHistoryLimit ?? 10;
    const old = oldSets
      .filter(({ set }) => set.metadata.deletionTimestamp === undefined)
      .sort((a, b) => revisionOf(a.set) - revisionOf(b.set));
    for (const owned of old.slice(0, Math.max(0, old.length - limit))) {
      const { set } = owned;
      const isIdle =
        set.status.replicas === 0 && replicasOf(owned) === 0 && (set.status.observedGeneration ?? 0) >= (set.metadata.generation ?? 0);
      if (isIdle) this.server.delete(owned.serial, { propagation: 'Background' });
    }
  }

  private counted(serial: number, sets: Sets): DeploymentStatus {
    return countStatus(this.deployment(serial), allOf(sets), sets.newSet, this.server.nowText);
  }

  private writeRollout(serial: number, sets: Sets): void {
    const deployment = this.deployment(serial);
    const { epochMs, startAtMs } = this.server.engine;
    const status = rolloutStatus(deployment, this.counted(serial, sets), allOf(sets), sets.newSet, epochMs, this.server.nowText);
    if (isSameStatus(status, deployment.status)) this.queue.addAt(serial, stuckCheckMs(deployment, status, epochMs) - startAtMs);
    else this.server.updateStatus(serial, status);
  }

  private writeStatus(serial: number, status: DeploymentStatus): void {
    if (!isSameStatus(status, this.deployment(serial).status)) this.server.updateStatus(serial, status);
  }

  private record(serial: number, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.server.events.record(serial, this.deployment(serial), { type, reason, message, component: 'deployment-controller' });
  }

  save(): unknown {
    return { queue: this.queue.save(), orphans: this.orphans.save() };
  }

  restore(saved: unknown): void {
    const state = saved as { queue: unknown; orphans: unknown };
    this.queue.restore(state.queue);
    this.orphans.restore(state.orphans);
  }
}
