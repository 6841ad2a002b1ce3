import { hasCondition, isFinished } from '#sim/api/batch-v1/job-facts.ts';
import type { Job } from '#sim/api/batch-v1/types.ts';
import { isReady, isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import type { ApiServer, ControllerTimings } from '#sim/apiserver/index.ts';
import type { ReasonFacts } from '#sim/apiserver/reasons.ts';
import { controllerSerial } from '#sim/controllers/shared/controller-of.ts';
import { Orphans } from '#sim/controllers/shared/orphans.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { append, emptyGrowList, type GrowList } from '#sim/engine/grow-list.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { type Assessment, assess, deadlineAtMs, type EndState } from './assess.ts';
import { type BackOffRecord, noBackOff } from './back-off.ts';
import { newPod } from './new-pod.ts';
import { type NewPod, type PodPlan, planPods } from './plan-pods.ts';
import { planStatus, type StatusPlan, type SyncOutcome } from './plan-status.ts';
import { hasFinalizer, type OwnedPod, TRACKING_FINALIZER } from './pods.ts';
import { sayCounts, sayCreation, sayVerdict } from './say-sync.ts';

/** What the controller remembers about a Job between syncs; lost when it restarts, as in the real one. */
interface JobMemory {
  readonly backOff: BackOffRecord;
  /** Serials of pods that may still matter: alive, or ended and not yet counted. */
  readonly pods: GrowList;
}

const noMemory: JobMemory = { backOff: noBackOff, pods: emptyGrowList };

interface SavedJobController {
  readonly memory: CowRoot<JobMemory>;
  readonly queue: unknown;
  readonly orphans: unknown;
  readonly loose: unknown;
  readonly relabelled: CowRoot<true>;
}

const noNumbers: ReadonlySet<number> = new Set();

/** What one sync has done to the pods so far. */
class ManagedPods implements SyncOutcome {
  active: number;
  ready: number;
  terminating: number;
  endState: EndState | undefined = undefined;
  suspended: SyncOutcome['suspended'] = undefined;
  createdIndexes: ReadonlySet<number> = noNumbers;
  released: ReadonlySet<number> = noNumbers;
  hasError = false;

  constructor(seen: Assessment) {
    this.active = seen.active.length;
    this.ready = seen.readyCount;
    this.terminating = seen.terminatingCount;
  }
}

const countReady = (pods: readonly OwnedPod[]): number => pods.reduce((count, { pod }) => count + (isReady(pod) ? 1 : 0), 0);

/** Reaction to a pod change or a status write of the Job itself. @source job_controller.go syncJobBatchPeriod */
const BATCH_MS = 1000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

/** Knows when a Job must be looked at and carries out what the pure plans say. */
export class JobController implements Checkpointable {
  private readonly memory = new CowVector<JobMemory>();
  private readonly queue: WorkQueue;
  private readonly orphans: WorkQueue;
  private readonly loose: Orphans;
  /** Owned pods whose labels have changed since their Job was looked at. */
  private readonly relabelled = new CowVector<true>();

  private readonly server: ApiServer;
  private readonly timings: ControllerTimings;

  constructor(server: ApiServer, timings: ControllerTimings, gate: Gate) {
    this.server = server;
    this.timings = timings;
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial)),
      FIRST_RETRY_MS,
      LAST_RETRY_MS,
    );
    this.orphans = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.releaseOrphan(serial)),
    );
    server.watch('Job', (type, serial, object, before) => this.jobChanged(type, serial, object as Job, before as Job | undefined));
    server.watch('Pod', (type, serial, object, before) => this.podChanged(type, serial, object as Pod, before as Pod | undefined));
    const wakeLater = (owner: number): void => this.queue.add(owner, BATCH_MS + this.timings.syncMs);
    this.loose = new Orphans(server, 'Pod', 'Job', wakeLater, TRACKING_FINALIZER);
    gate.onOpen(() => this.restart());
  }

  /** A controller that starts anew looks at every Job and has forgotten its back-offs. */
  private restart(): void {
    this.server.store.forEach('Job', (_, serial) => {
      const memory = this.memory.get(serial);
      if (memory !== undefined) this.memory.set(serial, { backOff: noBackOff, pods: memory.pods });
      this.queue.add(serial, this.timings.reactionMs);
    });
  }

  /** JOB-6: a new or edited Job at once, its own status write a second later. */
  private jobChanged(type: string, serial: number, job: Job, before: Job | undefined): void {
    if (type === 'DELETED') {
      this.queue.drop(serial);
      const pods = this.memory.get(serial)?.pods ?? emptyGrowList;
      this.memory.set(serial, undefined);
      for (let i = 0; i < pods.length; i++) this.orphans.add(pods.items[i] as number, this.timings.reactionMs);
      return;
    }
    const isEdit = before === undefined || before.metadata.generation !== job.metadata.generation;
    this.queue.add(serial, isEdit ? this.timings.reactionMs : BATCH_MS + this.timings.syncMs);
  }

  private podChanged(type: string, serial: number, pod: Pod, before: Pod | undefined): void {
    if (type === 'DELETED') this.relabelled.set(serial, undefined);
    const owner = this.server.store.ownerOf(serial);
    const job = owner < 0 ? undefined : this.server.get<Job>(owner);
    if (job === undefined || job.kind !== 'Job') {
      const former = before?.metadata.ownerReferences === undefined ? -1 : controllerSerial(this.server, before, 'Job');
      if (former >= 0) this.queue.add(former, BATCH_MS + this.timings.syncMs);
      if (type !== 'DELETED' && hasFinalizer(pod)) this.orphans.add(serial, this.timings.reactionMs);
      return;
    }
    if (type === 'ADDED') this.remember(owner, serial);
    else if (before !== undefined && before.metadata.labels !== pod.metadata.labels) this.relabelled.set(serial, true);
    if (isFinished(job)) {
      if (type !== 'DELETED' && hasFinalizer(pod)) this.orphans.add(serial, this.timings.reactionMs);
      return;
    }
    this.queue.add(owner, BATCH_MS + this.timings.syncMs);
  }

  private remember(serial: number, podSerial: number): void {
    const memory = this.memory.get(serial) ?? noMemory;
    this.memory.set(serial, { backOff: memory.backOff, pods: append(memory.pods, podSerial) });
  }

  /** JOB-23: the finalizer of a pod whose Job is gone or finished holds nothing any more. */
  private releaseOrphan(serial: number): void {
    const pod = this.server.get<Pod>(serial);
    if (pod === undefined) return;
    const owner = this.server.store.ownerOf(serial);
    const job = owner < 0 ? undefined : this.server.get<Job>(owner);
    if (job === undefined || job.kind !== 'Job' || isFinished(job)) this.server.removeFinalizer(serial, TRACKING_FINALIZER);
  }

  private sync(serial: number): void {
    const job = this.server.get<Job>(serial);
    if (job === undefined) return;
    if (job.spec.managedBy !== undefined && job.spec.managedBy !== 'kubernetes.io/job-controller') {
      this.server.reasons?.say(serial, 'job/foreign', { managedBy: job.spec.managedBy });
      return;
    }
    if (isFinished(job)) {
      this.memory.set(serial, undefined);
      return;
    }
    this.claimPods(serial, job);
    const pods = this.unsettledPods(serial);
    const memory = this.memory.get(serial) ?? noMemory;
    const seen = assess(job, pods, memory.backOff, this.server.engine.epochMs);
    if (seen.endState === undefined) this.queue.addAt(serial, this.instantOf(deadlineAtMs(job, seen.epochMs)));
    const managed = this.managePods(serial, seen);
    if (this.server.reasons !== undefined) sayVerdict(this.server.reasons, serial, seen, managed);
    const isWritten = this.write(serial, seen, managed);
    if (isWritten && seen.backOff !== memory.backOff && this.memory.get(serial) !== undefined) {
      this.memory.set(serial, { backOff: seen.backOff, pods: (this.memory.get(serial) ?? noMemory).pods });
    }
  }

  /** JOB-24: takes loose pods that match, lets go of those that no longer do. */
  private claimPods(serial: number, job: Job): void {
    for (const podSerial of this.loose.adopt(serial)) {
      const { items, length } = (this.memory.get(serial) ?? noMemory).pods;
      if (!items.slice(0, length).includes(podSerial)) this.remember(serial, podSerial);
    }
    if (this.relabelled.size === 0 || job.metadata.deletionTimestamp !== undefined) return;
    const relabelled: number[] = [];
    this.relabelled.forEach((_, podSerial) => {
      if (this.server.store.ownerOf(podSerial) === serial) relabelled.push(podSerial);
    });
    for (const podSerial of relabelled) {
      this.relabelled.set(podSerial, undefined);
      if (!matchesSelector(job.spec.selector, this.server.get(podSerial)?.metadata.labels)) this.loose.release(serial, podSerial);
    }
  }

  private instantOf(epochMs: number): number {
    return epochMs === Number.POSITIVE_INFINITY ? epochMs : epochMs - this.server.engine.startAtMs + this.timings.syncMs;
  }

  /** The Job's pods without those that are over and counted; forgets the latter. */
  private unsettledPods(serial: number): OwnedPod[] {
    const memory = this.memory.get(serial);
    if (memory === undefined) return [];
    const found: OwnedPod[] = [];
    const { pods } = memory;
    for (let i = 0; i < pods.length; i++) {
      const podSerial = pods.items[i] as number;
      const pod = this.server.get<Pod>(podSerial);
      if (pod === undefined || (isTerminal(pod) && !hasFinalizer(pod))) continue;
      if (this.server.store.ownerOf(podSerial) === serial) found.push({ serial: podSerial, pod });
    }
    if (found.length < pods.length) {
      this.memory.set(serial, { backOff: memory.backOff, pods: { items: found.map((owned) => owned.serial), length: found.length } });
    }
    return found;
  }

  /** Deletes and creates pods, then says what the status must tell. */
  private managePods(serial: number, seen: Assessment): ManagedPods {
    const { job } = seen;
    const managed = new ManagedPods(seen);
    if (seen.endState !== undefined) {
      managed.endState = seen.endState;
      if (seen.active.length === 0) return managed;
      for (const owned of seen.active) this.deletePod(serial, job, owned, 'over');
      managed.active = 0;
      managed.ready -= countReady(seen.active);
      managed.terminating += this.countTerminating(seen.active);
      return managed;
    }
    if (job.metadata.deletionTimestamp !== undefined) {
      managed.endState = this.completion(seen, managed.active);
      return managed;
    }
    const plan = planPods(seen);
    if (plan.remove.length > 0) this.removePods(serial, seen, plan, managed);
    else {
      if (plan.retryAfterMs !== Number.POSITIVE_INFINITY) {
        this.queue.add(serial, plan.retryAfterMs + this.timings.syncMs);
        this.server.reasons?.say(serial, 'job/backsOff', {
          failures: seen.backOff.failures,
          untilAtMs: this.server.engine.nowMs + plan.retryAfterMs,
        });
      }
      if (plan.create.length > 0) this.createPods(serial, seen, plan, managed);
      if (plan.reportsNoActive) managed.active = 0;
    }
    managed.endState = this.completion(seen, managed.active);
    if (managed.endState === undefined) managed.suspended = this.suspension(serial, job);
    return managed;
  }

  private removePods(serial: number, seen: Assessment, plan: PodPlan, managed: ManagedPods): void {
    const released = new Set<number>();
    for (const owned of plan.remove) {
      this.server.removeFinalizer(owned.serial, TRACKING_FINALIZER);
      released.add(owned.serial);
    }
    for (const owned of plan.remove) this.deletePod(serial, seen.job, owned, seen.job.spec.suspend === true ? 'suspended' : 'surplus');
    managed.released = released;
    managed.active -= plan.remove.length;
    managed.ready -= countReady(plan.remove);
    managed.terminating += this.countTerminating(plan.remove);
  }

  /** Deleted pods that still exist: an unscheduled one is gone at once. */
  private countTerminating(pods: readonly OwnedPod[]): number {
    return pods.filter(({ serial }) => {
      const pod = this.server.get<Pod>(serial);
      return pod !== undefined && !isTerminal(pod);
    }).length;
  }

  private createPods(serial: number, seen: Assessment, plan: PodPlan, managed: ManagedPods): void {
    const { job } = seen;
    const indexes = new Set<number>();
    managed.createdIndexes = indexes;
    for (let from = 0, batch = 1; from < plan.create.length; from += batch, batch *= 2) {
      for (let i = from; i < Math.min(from + batch, plan.create.length); i++) {
        const wanted = plan.create[i] as NewPod;
        const outcome = this.server.create(newPod(job, wanted), serial);
        if ('refused' in outcome) {
          managed.hasError = true;
          this.server.reasons?.say(serial, 'job/refused', { message: outcome.refused.message });
          this.record(serial, job, 'Warning', 'FailedCreate', `Error creating: ${outcome.refused.message}`);
          continue;
        }
        managed.active += 1;
        if (this.server.reasons !== undefined) sayCreation(this.server.reasons, serial, seen, outcome.serial, outcome.object.metadata.name);
        if (wanted.index >= 0) indexes.add(wanted.index);
        this.record(serial, job, 'Normal', 'SuccessfulCreate', `Created pod: ${outcome.object.metadata.name}`);
      }
      if (managed.hasError) return;
    }
  }

  private deletePod(jobSerial: number, job: Job, { serial, pod }: OwnedPod, because: ReasonFacts['job/removes']['because']): void {
    if (this.server.get(serial) === undefined) return;
    this.server.reasons?.say(jobSerial, 'job/removes', { pod: pod.metadata.name, because }, serial);
    this.server.delete(serial);
    this.record(jobSerial, job, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
  }

  /** JOB-9: complete when enough have succeeded and nothing runs. */
  private completion({ job, succeeded }: Assessment, active: number): EndState | undefined {
    const { completions } = job.spec;
    const isComplete = active === 0 && (completions === undefined ? succeeded > 0 : succeeded >= completions);
    return isComplete
      ? { type: 'SuccessCriteriaMet', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' }
      : undefined;
  }

  /** JOB-22: the Suspended condition follows spec.suspend, with its event. */
  private suspension(serial: number, job: Job): SyncOutcome['suspended'] {
    const isSuspended = hasCondition(job, 'Suspended');
    if (job.spec.suspend === true) {
      if (isSuspended) return undefined;
      this.record(serial, job, 'Normal', 'Suspended', 'Job suspended');
      return 'JobSuspended';
    }
    if (!isSuspended) return undefined;
    this.record(serial, job, 'Normal', 'Resumed', 'Job resumed');
    if (job.spec.activeDeadlineSeconds !== undefined) this.queue.add(serial, job.spec.activeDeadlineSeconds * 1000);
    return 'JobResumed';
  }

  /** Writes status around the removal of finalizers. @returns false when the API server refuses the status */
  private write(serial: number, seen: Assessment, outcome: ManagedPods): boolean {
    // JOB-12: the server refuses more ready than active pods, and the whole write with it
    if (outcome.ready > outcome.active) {
      this.queue.retry(serial);
      return false;
    }
    const plan = planStatus(seen, outcome, this.server.nowText);
    if (plan !== undefined) {
      if (plan.announced !== seen.job.status) this.server.updateStatus(serial, plan.announced);
      if (this.server.reasons !== undefined) sayCounts(this.server.reasons, serial, seen, plan);
      for (const owned of plan.finalizersToRemove) this.server.removeFinalizer(owned.serial, TRACKING_FINALIZER);
      if (plan.settled !== plan.announced && this.server.get(serial) !== undefined) this.server.updateStatus(serial, plan.settled);
      if (plan.hasMore) this.queue.add(serial, this.timings.syncMs);
    }
    if (outcome.hasError) this.queue.retry(serial);
    else this.queue.forget(serial);
    if (plan?.terminal !== undefined) this.announceEnd(serial, seen, plan, outcome);
    return true;
  }

  private announceEnd(serial: number, seen: Assessment, plan: StatusPlan, outcome: SyncOutcome): void {
    const job = this.server.get<Job>(serial);
    if (plan.terminal === undefined || job === undefined || outcome.endState === undefined) return;
    if (plan.terminal === 'Failed') {
      this.record(serial, job, 'Warning', outcome.endState.reason, outcome.endState.message);
      return;
    }
    if (job.spec.completions !== undefined && seen.succeeded > job.spec.completions) {
      this.record(serial, job, 'Warning', 'TooManySucceededPods', 'Too many succeeded pods running after completion count reached');
    }
    this.record(serial, job, 'Normal', 'Completed', 'Job completed');
  }

  private record(serial: number, regarding: KubeObject, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.server.events.write(serial, regarding, type, reason, message, 'job-controller', '', '', '');
  }

  save(): SavedJobController {
    return {
      memory: this.memory.save(),
      queue: this.queue.save(),
      orphans: this.orphans.save(),
      loose: this.loose.save(),
      relabelled: this.relabelled.save(),
    };
  }

  restore(saved: unknown): void {
    const state = saved as SavedJobController;
    this.memory.restore(state.memory);
    this.queue.restore(state.queue);
    this.orphans.restore(state.orphans);
    this.loose.restore(state.loose);
    this.relabelled.restore(state.relabelled);
  }
}
