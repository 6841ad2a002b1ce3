import type { Pod } from '#sim/api/core-v1/types.ts';
import { runHook } from './hooks.ts';
import type { KubeletState } from './kubelet-state.ts';
import { ashes, type ContainerWork, isRunning, type PodWork, type Stop, withContainer } from './pod-work.ts';
import type { Processes } from './processes.ts';
import type { StatusWriter } from './status-writer.ts';

/** One number for a timer: the container and its instance. */
const pack = (index: number, attempt: number): number => index + attempt * 64;

/** A container gets at least this long between SIGTERM and SIGKILL. */
const LEAST_GRACE_MS = 2000;

/**
 * Ends pods: delete, deadline, eviction, and the sidecars of a pod that is done (KBL-10 to KBL-12).
 *
 * @source pkg/kubelet kubelet.go SyncTerminatingPod, kuberuntime killPodWithSyncResult
 */
export class PodStopper {
  private readonly killHandler: number;
  private readonly turnHandler: number;
  private readonly hookFailedHandler: number;
  private readonly reportHandler: number;
  private readonly terminalHandler: number;
  private readonly removeHandler: number;
  private readonly beginHandler: number;

  private readonly state: KubeletState;
  private readonly processes: Processes;
  private readonly statuses: StatusWriter;

  constructor(state: KubeletState, processes: Processes, statuses: StatusWriter) {
    this.state = state;
    this.processes = processes;
    this.statuses = statuses;
    this.beginHandler = this.state.register((serial) => this.begin(serial));
    this.killHandler = this.state.register((serial, packed) => this.kill(serial, packed));
    this.turnHandler = this.state.register((serial) => this.takeTurns(serial));
    this.hookFailedHandler = this.state.register((serial, packed) => this.hookFailed(serial, packed));
    this.reportHandler = this.state.register((serial) => this.report(serial));
    this.terminalHandler = this.state.register((serial) => this.terminal(serial));
    this.removeHandler = this.state.register((serial) => this.remove(serial));
  }

  /** The pod has to end; a second order can only shorten the grace period. */
  stop(serial: number, work: PodWork, stop: Stop): void {
    if (work.stage === 'over') {
      if (stop.cause === 'deleted') this.state.engine.schedule(this.state.nowMs, this.removeHandler, serial);
      return;
    }
    const isAgain = work.stop !== undefined;
    this.state.work.set(serial, {
      ...work,
      stop:
        isAgain && stop.cause === 'deleted' ? { ...work.stop, graceSeconds: Math.min(work.stop.graceSeconds, stop.graceSeconds) } : stop,
    });
    if (isAgain) {
      if (stop.cause === 'deleted') this.hurry(serial, work, stop.graceSeconds);
      return;
    }
    this.sayDeadline(serial);
    this.state.server.reasons?.say(serial, 'kubelet/stops', { cause: stop.cause, graceSeconds: stop.graceSeconds, message: stop.message });
    const { killingEventMs } = this.state.latencies.kubelet;
    this.state.engine.schedule(this.state.nowMs + killingEventMs, this.beginHandler, serial);
  }

  /** Every step of a pod that is past its deadline says so again. */
  private sayDeadline(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stop?.cause !== 'deadline' || pod === undefined) return;
    this.state.record(serial, pod, work, undefined, 'Normal', work.stop.reason, work.stop.message);
  }

  /** What is being stopped gets a SIGKILL that may come before the one that was planned. */
  private hurry(serial: number, work: PodWork, graceSeconds: number): void {
    const atMs = this.state.nowMs + Math.max(graceSeconds * 1000, LEAST_GRACE_MS);
    for (const [index, container] of work.containers.entries())
      if (container.isStopping && isRunning(container))
        this.state.engine.schedule(atMs, this.killHandler, serial, pack(index, container.current?.attempt ?? 0));
  }

  private begin(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stop === undefined || pod === undefined) return;
    // older dead instances are cleared away with the first sync after the order
    const containers = work.containers.map((container) =>
      container.previous === undefined || isRunning(container) ? container : { ...container, previous: undefined },
    );
    const stopping: PodWork = { ...work, stage: 'stopping', starting: [], containers };
    this.state.work.set(serial, stopping);
    this.sayDeadline(serial);
    const regular = stopping.containers.flatMap((container, index) =>
      container.plan.kind !== 'sidecar' && isRunning(container) ? [index] : [],
    );
    const { graceSeconds } = stopping.stop ?? { graceSeconds: 30 };
    for (const index of regular) this.stopContainer(serial, pod, index, graceSeconds, stoppingText(stopping, index));
    if (!this.stopSidecars(serial, graceSeconds) && regular.length === 0) this.ended(serial);
    const { observeGenerationMs, killingEventMs } = this.state.latencies.kubelet;
    this.state.engine.schedule(this.state.nowMs + observeGenerationMs - killingEventMs, this.reportHandler, serial);
  }

  /**
   * Begins to stop a container: its preStop hook, then SIGTERM when it is its turn, and SIGKILL when the grace is over.
   *
   * @param isAlone the rest of the pod goes on, so there are no turns
   */
  stopContainer(serial: number, pod: Pod, index: number, graceSeconds: number, message: string, isAlone = false): void {
    const before = this.state.work.get(serial);
    const container = before?.containers[index];
    if (before === undefined || container === undefined || container.isStopping || !isRunning(container)) return;
    this.state.record(serial, pod, before, container, 'Normal', 'Killing', message);
    const { nowMs } = this.state;
    const graceMs = graceSeconds * 1000;
    const hook = graceSeconds > 0 ? container.plan.spec.lifecycle?.preStop : undefined;
    const { durationMs, failure, isCut } = runHook(this.processes, serial, pod, before, index, hook, graceMs);
    const work = this.state.work.get(serial) as PodWork;
    const order = { atMs: nowMs, graceMs, hookUntilMs: nowMs + durationMs, isHookCut: isCut, isSignalled: false, isAlone };
    this.state.work.set(serial, withContainer(work, index, { ...(work.containers[index] as ContainerWork), isStopping: true, order }));
    const packed = pack(index, container.current?.attempt ?? 0);
    if (failure !== undefined) this.state.engine.schedule(nowMs + durationMs, this.hookFailedHandler, serial, packed);
    if (durationMs === 0) this.takeTurn(serial, index);
    else this.state.engine.schedule(nowMs + durationMs, this.turnHandler, serial);
  }

  private hookFailed(serial: number, packed: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    const container = work?.containers[packed % 64];
    if (work === undefined || pod === undefined || container === undefined || container.current?.attempt !== Math.floor(packed / 64))
      return;
    if (isRunning(container)) this.state.record(serial, pod, work, container, 'Warning', 'FailedPreStopHook', 'PreStopHook failed');
  }

  /** SIGTERM for the containers that are being stopped, whose hooks are over, and whose turn it is. */
  private takeTurns(serial: number): void {
    const count = this.state.work.get(serial)?.containers.length ?? 0;
    for (let index = count - 1; index >= 0; index--) this.takeTurn(serial, index);
  }

  /** A sidecar waits for all that started after it, as long as the grace allows; the others wait for nobody. */
  private takeTurn(serial: number, index: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    const container = work?.containers[index];
    const order = container?.order;
    if (work === undefined || pod === undefined || container === undefined || order === undefined) return;
    const { nowMs } = this.state;
    if (!isRunning(container) || order.isSignalled || nowMs < order.hookUntilMs) return;
    const isLast =
      order.isAlone || container.plan.kind !== 'sidecar' || !work.containers.some((other, at) => at > index && isRunning(other));
    const untilMs = Math.max(order.hookUntilMs, order.atMs + order.graceMs);
    if (!isLast && nowMs < untilMs) {
      this.state.engine.schedule(untilMs, this.turnHandler, serial);
      return;
    }
    const signalled = withContainer(work, index, { ...container, order: { ...order, isSignalled: true } });
    this.state.work.set(serial, signalled);
    this.processes.signal(serial, pod, signalled, index, 'TERM');
    // the kubelet counts the time that is spent in whole seconds
    const spentMs = Math.floor((nowMs - order.atMs) / 1000) * 1000;
    const restMs = Math.max(order.graceMs - spentMs, LEAST_GRACE_MS);
    this.state.engine.schedule(nowMs + restMs, this.killHandler, serial, pack(index, container.current?.attempt ?? 0));
  }

  private kill(serial: number, packed: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    const index = packed % 64;
    const container = work?.containers[index];
    if (work === undefined || pod === undefined || container === undefined || !isRunning(container) || !container.isStopping) return;
    if (container.current?.attempt !== Math.floor(packed / 64)) return;
    this.processes.signal(serial, pod, work, index, 'KILL');
  }

  /** Begins to stop the sidecars that run; they share the grace and end in reverse order. @returns false when none runs */
  stopSidecars(serial: number, graceSeconds?: number): boolean {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work === undefined || pod === undefined) return false;
    let isAny = false;
    for (let index = work.plan.initCount - 1; index >= 0; index--) {
      const container = work.containers[index] as ContainerWork;
      if (container.plan.kind !== 'sidecar' || !isRunning(container)) continue;
      isAny = true;
      this.stopContainer(serial, pod, index, graceSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30, stoppingText(work, index));
    }
    return isAny;
  }

  /** A container has ended: its hook is cut off, and it may be another's turn. */
  containerEnded(serial: number, index: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    const container = work?.containers[index];
    if (work === undefined || pod === undefined || container === undefined) return;
    const { order, plan } = container;
    if (
      order !== undefined &&
      plan.spec.lifecycle?.preStop?.exec !== undefined &&
      (order.isHookCut || this.state.nowMs < order.hookUntilMs)
    )
      this.state.record(serial, pod, work, container, 'Warning', 'FailedPreStopHook', 'PreStopHook failed');
    this.takeTurns(serial);
    if (work.stage === 'stopping' && !work.containers.some(isRunning)) this.ended(serial);
  }

  private ended(serial: number): void {
    this.sayDeadline(serial);
    this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.teardownMs, this.terminalHandler, serial);
  }

  private report(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stage !== 'stopping' || pod === undefined) return;
    const known = asKnown(work);
    if (work.stop !== undefined && work.stop.cause !== 'deleted') this.statuses.writeAlive(serial, pod, known);
    else this.statuses.writeStopping(serial, pod, known, false);
  }

  private terminal(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stage !== 'stopping' || pod === undefined) return;
    this.sayDeadline(serial);
    const over = ashes(work);
    this.state.work.set(serial, over);
    this.statuses.writeTerminal(serial, pod, over);
    this.state.server.events.forget(serial);
    const { kubelet } = this.state.latencies;
    const now = this.state.server.get<Pod>(serial);
    if (now?.metadata.deletionTimestamp !== undefined)
      this.state.engine.schedule(this.state.nowMs + kubelet.removalMs, this.removeHandler, serial);
  }

  /** The kubelet is done with a deleted pod: the object may go. */
  remove(serial: number): void {
    const pod = this.state.server.get<Pod>(serial);
    if (pod?.metadata.deletionTimestamp === undefined) return;
    this.state.server.confirmDeletion(serial);
  }
}

/** The pod as its kubelet knew it when the order came: what has ended since is told with the end of the pod. */
function asKnown(work: PodWork): PodWork {
  const atMs = work.stop?.atMs ?? 0;
  const containers = work.containers.map((container) => {
    const { current } = container;
    return current === undefined || current.finishedAtMs < atMs ? container : { ...container, current: { ...current, finishedAtMs: -1 } };
  });
  return { ...work, containers };
}

const stoppingText = (work: PodWork, index: number): string => `Stopping container ${work.containers[index]?.plan.spec.name}`;
