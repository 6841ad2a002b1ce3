import { isTerminal, isTerminalPhase } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { formatTime, parseTime } from '#sim/api/time.ts';
import type { ApiServer, LatencyProfile } from '#sim/apiserver/index.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import { containerTable } from '#sim/lifecycles/container.ts';
import type { Catalogue } from '#sim/programs/index.ts';
import { rejectUnfit } from './admission.ts';
import { ContainerStarter } from './container-starter.ts';
import { Endpoint } from './endpoint.ts';
import { goDuration } from './go-duration.ts';
import { KubeletState } from './kubelet-state.ts';
import { phaseOf } from './pod-phase.ts';
import { planOf } from './pod-plan.ts';
import { PodStopper } from './pod-stopper.ts';
import { ownVolumeKeys } from './pod-volumes.ts';
import { ashes, type ContainerWork, freshContainer, hasExited, hasStoppedSidecars, type PodWork } from './pod-work.ts';
import { Probes } from './probes.ts';
import { Processes } from './processes.ts';
import { hasGateChange } from './readiness-gates.ts';
import { computeActions, raiseBackOff, willRestart } from './restart.ts';
import { backOffFacts, exitFacts, phaseFacts } from './say-containers.ts';
import { StatusWriter } from './status-writer.ts';
import { StorageEviction } from './storage-eviction.ts';
import { hasUnseenExit } from './unseen-exit.ts';
import { VolumeMounter } from './volume-mounter.ts';
import { VolumeUpdates } from './volume-updates.ts';

const ERROR_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * The kubelets of all nodes: one worker a pod, driven by what the runtime reports and by its own clock.
 *
 * A sync writes the status from what is known, then acts; what it finds out shows at the next sync (KBL-3).
 */
export class Kubelet implements Checkpointable {
  readonly state: KubeletState;
  readonly processes: Processes;
  private readonly statuses: StatusWriter;
  private readonly starter: ContainerStarter;
  readonly stopper: PodStopper;
  readonly endpoint: Endpoint;
  private readonly probes: Probes;
  private readonly storage: StorageEviction;
  private readonly admitHandler: number;
  private readonly mounter: VolumeMounter;
  private readonly gateHandler: number;
  private readonly relistHandler: number;
  private readonly retryHandler: number;
  private readonly terminalHandler: number;
  private readonly deadlineHandler: number;
  private readonly cleanupHandler: number;

  constructor(server: ApiServer, latencies: LatencyProfile, catalogue: Catalogue) {
    this.state = new KubeletState(server, latencies, catalogue);
    this.processes = new Processes(this.state, (serial, index) => this.containerExited(serial, index));
    this.endpoint = new Endpoint(this.state, this.processes);
    this.statuses = new StatusWriter(this.state);
    this.starter = new ContainerStarter(
      this.state,
      this.processes,
      (serial) => this.syncDone(serial),
      (serial, index, message) => this.restartContainer(serial, index, message),
    );
    this.stopper = new PodStopper(this.state, this.processes, this.statuses);
    this.probes = new Probes(
      this.state,
      this.processes,
      (serial) => this.requestSync(serial),
      (serial, index, message, graceSeconds) => this.restartContainer(serial, index, message, graceSeconds),
    );
    this.storage = new StorageEviction(this.state, this.processes, this.stopper);
    this.admitHandler = this.state.register((serial) => this.admit(serial));
    this.gateHandler = this.state.register((serial) => this.requestSync(serial));
    this.mounter = new VolumeMounter(
      this.state,
      this.state.register((serial) => this.sandboxReady(serial)),
    );
    this.relistHandler = this.state.register((serial, atMs) => this.relist(serial, atMs), true);
    this.retryHandler = this.state.register((serial, atMs) => this.retry(serial, atMs), true);
    this.terminalHandler = this.state.register((serial) => this.reportTerminal(serial));
    this.deadlineHandler = this.state.register((serial) => this.deadline(serial));
    this.cleanupHandler = this.state.register((serial) => this.forgetPrevious(serial));
    new VolumeUpdates(this.state, this.processes);
    server.watch('Pod', (type, serial, object, before) => this.podChanged(type, serial, object as Pod, before as Pod | undefined));
    server.watch('Node', (type, _, object) => {
      if (type === 'ADDED') this.nodeAdded(object.metadata.name);
    });
  }

  private podChanged(type: string, serial: number, pod: Pod, before: Pod | undefined): void {
    if (type === 'DELETED') {
      this.release(serial, pod);
      return;
    }
    if (pod.spec.nodeName === undefined) return;
    if (before?.spec.nodeName === undefined) {
      this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.firstStatusMs, this.admitHandler, serial);
      return;
    }
    if (hasGateChange(pod, before)) this.state.engine.schedule(this.state.nowMs, this.gateHandler, serial);
    if (pod.metadata.deletionTimestamp === undefined) return;
    const isNew = before.metadata.deletionTimestamp === undefined;
    const isShorter = (before.metadata.deletionGracePeriodSeconds ?? 0) > (pod.metadata.deletionGracePeriodSeconds ?? 0);
    const work = this.state.work.get(serial);
    if (work !== undefined && (isNew || isShorter)) this.stopper.stop(serial, work, this.deletion(pod));
  }

  private deletion(pod: Pod): NonNullable<PodWork['stop']> {
    return {
      cause: 'deleted',
      atMs: this.state.nowMs,
      graceSeconds: pod.metadata.deletionGracePeriodSeconds ?? 30,
      reason: '',
      message: '',
    };
  }

  /** The pod's object is gone: whatever still runs is killed, its own volumes go. */
  private release(serial: number, pod: Pod): void {
    if (this.state.work.get(serial) === undefined) return;
    for (const key of ownVolumeKeys(pod, serial)) this.state.volumes.remove(key);
    this.state.work.set(serial, undefined);
  }

  /** First sync: the pod shows as being created, then its volumes and sandbox are made. */
  private admit(serial: number): void {
    const pod = this.state.server.get<Pod>(serial);
    if (pod?.spec.nodeName === undefined || this.state.work.get(serial) !== undefined || isTerminal(pod)) return;
    const node = this.state.server.find('Node', '', pod.spec.nodeName);
    // nobody looks after the pods of a node that does not exist
    if (node < 0 || rejectUnfit(this.state, this.statuses, serial, pod, node)) return;
    const plan = planOf(pod);
    const work: PodWork = {
      plan,
      node,
      stage: 'mounting',
      boundAtMs: this.state.nowMs - this.state.latencies.kubelet.firstStatusMs,
      startTime: formatTime(this.state.engine.epochMs),
      podIP: '',
      isSandboxReady: false,
      containers: plan.containers.map(freshContainer),
      starting: [],
      isChanged: false,
      isPending: false,
      relistAtMs: -1,
      retryAtMs: -1,
      syncFailed: false,
      mountFailures: 0,
      stop: undefined,
    };
    this.state.work.set(serial, work);
    this.statuses.writeAlive(serial, pod, work);
    const { activeDeadlineSeconds } = pod.spec;
    if (activeDeadlineSeconds !== undefined) {
      const dueMs = parseTime(work.startTime) + activeDeadlineSeconds * 1000 - this.state.engine.startAtMs;
      this.state.engine.schedule(this.state.nextPhase(dueMs, this.state.latencies.kubelet.tickPhaseMs), this.deadlineHandler, serial);
    }
    if (pod.metadata.deletionTimestamp !== undefined) this.stopper.stop(serial, work, this.deletion(pod));
    else this.mounter.mount(serial);
  }

  /** A node has come: its kubelet looks at the pods that name it. */
  private nodeAdded(name: string): void {
    this.state.server.store.forEach('Pod', (object, serial) => {
      const isIts = (object as Pod).spec.nodeName === name && this.state.work.get(serial) === undefined;
      if (isIts) this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.firstStatusMs, this.admitHandler, serial);
    });
  }

  private sandboxReady(serial: number): void {
    const work = this.state.work.get(serial);
    if (work?.stage !== 'starting' || work.isSandboxReady) return;
    this.state.work.set(serial, { ...work, stage: 'idle', isSandboxReady: true, podIP: this.state.takeAddress(), isChanged: true });
    this.probes.begin(serial);
    this.storage.begin(serial);
    this.act(serial);
  }

  /** A sync: report, then act. */
  private sync(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stage !== 'idle' || pod === undefined) return;
    this.statuses.writeAlive(serial, pod, work);
    if (this.probes.askWhetherReady(serial)) this.syncAgain(serial);
    this.settle(serial);
  }

  /** One more sync, with what the next relist finds. */
  private syncAgain(serial: number): void {
    this.state.work.set(serial, { ...(this.state.work.get(serial) as PodWork), isPending: true });
    this.ensureRelist(serial);
  }

  private settle(serial: number): void {
    const work = this.state.work.get(serial) as PodWork;
    const phase = phaseOf(work, false);
    this.state.server.reasons?.say(serial, 'kubelet/phase', phaseFacts(work, phase));
    if (isTerminalPhase(phase)) {
      // after a failed init container sidecars may still run
      if (!this.stopper.stopSidecars(serial)) this.finish(serial, work);
    } else {
      this.state.work.set(serial, { ...work, containers: work.containers.map(withoutOldInstance) });
      this.act(serial);
    }
  }

  /** Everything has ended by itself: the sandbox goes, then the phase is reported. */
  private finish(serial: number, work: PodWork): void {
    const { terminalPhaseMs, forgetInstanceMs, periodMs } = this.state.latencies.kubelet;
    this.state.work.set(serial, { ...work, stage: 'finishing' });
    if (work.containers.some(({ previous }) => previous !== undefined))
      this.state.engine.schedule(this.state.nowMs + forgetInstanceMs, this.cleanupHandler, serial);
    this.state.engine.schedule(
      this.state.nowMs + (hasStoppedSidecars(work) ? 2 * periodMs : terminalPhaseMs),
      this.terminalHandler,
      serial,
    );
  }

  private forgetPrevious(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stage !== 'finishing' || pod === undefined) return;
    const next = { ...work, containers: work.containers.map((container) => ({ ...container, previous: undefined })) };
    this.state.work.set(serial, next);
    this.statuses.writeAlive(serial, pod, next);
  }

  private reportTerminal(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stage !== 'finishing' || pod === undefined || work.stop !== undefined) return;
    const over = ashes(work);
    this.state.work.set(serial, over);
    this.statuses.writeTerminal(serial, pod, over);
    this.state.server.events.forget(serial);
  }

  private act(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work === undefined || pod === undefined) return;
    const actions = computeActions(work, this.state.nowMs);
    if (actions.stopSidecars) this.stopper.stopSidecars(serial);
    for (const index of actions.backOff) this.holdBack(serial, pod, index);
    if (actions.start.length === 0) {
      if (actions.backOff.length > 0) this.scheduleBackOff(serial, actions.backOffUntilMs);
      return;
    }
    const latest = this.state.work.get(serial) as PodWork;
    const containers = latest.containers.slice();
    for (const index of actions.start) {
      const container = containers[index] as ContainerWork;
      if (container.current !== undefined) containers[index] = { ...container, ...raiseBackOff(container, this.state.nowMs) };
    }
    this.state.work.set(serial, { ...latest, containers, stage: 'starting', starting: actions.start, syncFailed: false });
    if (actions.backOff.length > 0) this.scheduleBackOff(serial, actions.backOffUntilMs);
    this.starter.begin(serial);
  }

  /** KBL-5: the event now, the reason in the next status. */
  private holdBack(serial: number, pod: Pod, index: number): void {
    const work = this.state.work.get(serial) as PodWork;
    const container = work.containers[index] as ContainerWork;
    const { name } = container.plan.spec;
    const id = `${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`;
    this.state.record(serial, pod, work, container, 'Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${id}`);
    this.state.lifeObserver?.(serial, 'backedOff', container.crashWaitMs);
    this.state.server.reasons?.say(serial, 'kubelet/backsOff', backOffFacts(container));
    const message = `back-off ${goDuration(container.crashWaitMs)} restarting failed container=${name} pod=${id}`;
    const containers = work.containers.slice();
    containers[index] = {
      ...container,
      // from now on it is one that has ended, not one that is just being restarted
      isStopping: false,
      wait: { reason: 'CrashLoopBackOff', message },
      life: containerTable.next(container.life, containerTable.eventCode.restartDelayed),
    };
    this.state.work.set(serial, { ...work, containers });
  }

  private scheduleBackOff(serial: number, untilMs: number): void {
    const remainingMs = Math.min(untilMs - this.state.nowMs, LONGEST_RETRY_MS);
    this.scheduleRetry(serial, remainingMs * (1 + 0.5 * this.state.latencies.kubelet.crashJitter));
  }

  private scheduleRetry(serial: number, delayMs: number): void {
    const work = this.state.work.get(serial);
    if (work === undefined) return;
    const atMs = this.state.nextPhase(this.state.nowMs + delayMs, this.state.latencies.kubelet.tickPhaseMs);
    this.state.work.set(serial, { ...work, retryAtMs: atMs });
    this.state.engine.schedule(atMs, this.retryHandler, serial, atMs);
  }

  private retry(serial: number, atMs: number): void {
    const work = this.state.work.get(serial);
    if (work?.retryAtMs !== atMs || work.stage !== 'idle') return;
    this.state.work.set(serial, { ...work, retryAtMs: -1 });
    this.sync(serial);
  }

  /** The starter has started all that it could. */
  private syncDone(serial: number): void {
    const work = this.state.work.get(serial);
    if (work === undefined) return;
    this.state.work.set(serial, { ...work, stage: 'idle' });
    if (work.syncFailed) this.scheduleRetry(serial, ERROR_RETRY_MS * (1 + 0.5 * this.state.latencies.kubelet.errorJitter));
    if (work.isChanged || work.isPending) this.ensureRelist(serial);
  }

  /** The runtime changed: the next relist will see it. */
  private ensureRelist(serial: number): void {
    const work = this.state.work.get(serial);
    if (work === undefined || work.relistAtMs >= 0) return;
    const atMs = this.state.nextRelist(work.node);
    this.state.work.set(serial, { ...work, relistAtMs: atMs });
    this.state.engine.schedule(atMs, this.relistHandler, serial, atMs);
  }

  /** KBL-13: a change seen while a sync runs is served one relist later. */
  private relist(serial: number, atMs: number): void {
    const work = this.state.work.get(serial);
    if (work?.relistAtMs !== atMs) return;
    const isFastExit = hasUnseenExit(this.state.server.get<Pod>(serial), work);
    const seen: PodWork = { ...work, relistAtMs: -1, isChanged: false };
    if (work.stage === 'starting') {
      this.state.work.set(serial, { ...seen, isPending: work.isPending || work.isChanged });
      this.ensureRelist(serial);
      return;
    }
    if (work.stage !== 'idle' || !(work.isChanged || work.isPending)) {
      this.state.work.set(serial, seen);
      return;
    }
    const isChained = (work.isPending && work.isChanged) || isFastExit;
    this.state.work.set(serial, { ...seen, isPending: isChained });
    this.sync(serial);
    if (isChained) this.ensureRelist(serial);
  }

  private containerExited(serial: number, index: number): void {
    const work = this.state.work.get(serial);
    if (work === undefined) return;
    const container = work.containers[index] as ContainerWork;
    const containers = work.containers.slice();
    containers[index] = { ...container, life: containerTable.next(container.life, containerTable.eventCode.exited) };
    this.state.server.reasons?.say(serial, 'kubelet/exited', exitFacts(work, container));
    this.state.work.set(serial, { ...work, containers, isChanged: true });
    this.stopper.containerEnded(serial, index);
    if (work.stage === 'stopping') return;
    if (this.starter.isInHook(work, index)) this.starter.endedInHook(serial);
    if (this.probes.isRestarting(serial, index) && willRestart(container)) {
      this.act(serial);
      // held back: it is seen at the next relist as any other that has ended
      if (this.state.work.get(serial)?.stage === 'idle') this.ensureRelist(serial);
    } else this.ensureRelist(serial);
  }

  /** A sync for another reason than the runtime: a probe's verdict. */
  private requestSync(serial: number): void {
    const work = this.state.work.get(serial);
    if (work?.stage === 'idle') this.sync(serial);
  }

  /** A liveness or startup probe has failed for good: stop the container; its restart follows at once. */
  private restartContainer(serial: number, index: number, message: string, graceSeconds?: number): void {
    const pod = this.state.server.get<Pod>(serial);
    if (pod === undefined) return;
    this.stopper.stopContainer(serial, pod, index, graceSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30, message, true);
  }

  private deadline(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work === undefined || pod === undefined || work.stage === 'over' || work.stage === 'finishing' || work.stop !== undefined) return;
    this.stopper.stop(serial, work, {
      cause: 'deadline',
      atMs: this.state.nowMs,
      graceSeconds: pod.spec.terminationGracePeriodSeconds ?? 30,
      reason: 'DeadlineExceeded',
      message: 'Pod was active on the node longer than the specified deadline',
    });
  }

  save(): unknown {
    return this.state.save();
  }

  restore(saved: unknown): void {
    this.state.restore(saved);
  }
}

/** The kubelet keeps one dead instance beside the newest; the older one goes with the sync that reported it. */
const withoutOldInstance = (container: ContainerWork): ContainerWork =>
  container.previous !== undefined && hasExited(container) ? { ...container, previous: undefined } : container;
