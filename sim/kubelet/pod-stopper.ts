import type { Pod } from '#sim/api/core-v1/types.ts';
import type { KubeletState } from './kubelet-state.ts';
import { ashes, type ContainerWork, isRunning, type PodWork, type Stop, withContainer } from './pod-work.ts';
import type { Processes } from './processes.ts';
import type { StatusWriter } from './status-writer.ts';

/** One number for a timer: the container, its instance, and whether SIGTERM is due rather than SIGKILL. */
const packKill = (index: number, attempt: number, isTerm: boolean): number => index + (isTerm ? 64 : 0) + attempt * 128;

/** A container gets at least this long between SIGTERM and SIGKILL. */
const LEAST_GRACE_MS = 2000;

/**
 * Ends pods: delete, deadline, eviction, and the sidecars of a pod that is done (KBL-10 to KBL-12).
 *
 * @source pkg/kubelet kubelet.go SyncTerminatingPod, kuberuntime killPodWithSyncResult
 */
export class PodStopper {
  private readonly killHandler: number;
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
    this.killHandler = this.state.register((serial, index) => this.kill(serial, index));
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
        this.state.engine.schedule(atMs, this.killHandler, serial, packKill(index, container.current?.attempt ?? 0, false));
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
    if (regular.length > 0)
      for (const index of regular)
        this.stopContainer(
          serial,
          pod,
          index,
          stopping.stop?.graceSeconds ?? 30,
          `Stopping container ${(stopping.containers[index] as ContainerWork).plan.spec.name}`,
        );
    else if (!this.stopNextSidecar(serial)) this.ended(serial);
    const { observeGenerationMs, killingEventMs } = this.state.latencies.kubelet;
    this.state.engine.schedule(this.state.nowMs + observeGenerationMs - killingEventMs, this.reportHandler, serial);
  }

  /** Sends SIGTERM, after preStop, and SIGKILL when the grace is over. */
  stopContainer(serial: number, pod: Pod, index: number, graceSeconds: number, message: string): void {
    const work = this.state.work.get(serial);
    const container = work?.containers[index];
    if (work === undefined || container === undefined || container.isStopping || !isRunning(container)) return;
    this.state.record(serial, pod, work, container, 'Normal', 'Killing', message);
    const marked = withContainer(work, index, { ...container, isStopping: true });
    this.state.work.set(serial, marked);
    const sleepMs = (container.plan.spec.lifecycle?.preStop?.sleep?.seconds ?? 0) * 1000;
    const graceMs = Math.max(graceSeconds * 1000, LEAST_GRACE_MS);
    const attempt = container.current?.attempt ?? 0;
    if (sleepMs === 0) this.processes.signal(serial, pod, marked, index, 'TERM');
    else
      this.state.engine.schedule(this.state.nowMs + Math.min(sleepMs, graceMs), this.killHandler, serial, packKill(index, attempt, true));
    this.state.engine.schedule(this.state.nowMs + graceMs, this.killHandler, serial, packKill(index, attempt, false));
  }

  private kill(serial: number, packed: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    const index = packed % 64;
    const container = work?.containers[index];
    if (work === undefined || pod === undefined || container === undefined || !isRunning(container) || !container.isStopping) return;
    if (container.current?.attempt !== Math.floor(packed / 128)) return;
    this.processes.signal(serial, pod, work, index, packed % 128 >= 64 ? 'TERM' : 'KILL');
  }

  /** Stops the last sidecar that runs. @returns false when none does */
  stopNextSidecar(serial: number): boolean {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work === undefined || pod === undefined) return false;
    for (let index = work.plan.initCount - 1; index >= 0; index--) {
      const container = work.containers[index] as ContainerWork;
      if (container.plan.kind !== 'sidecar' || !isRunning(container)) continue;
      this.stopContainer(
        serial,
        pod,
        index,
        pod.spec.terminationGracePeriodSeconds ?? 30,
        `Stopping container ${container.plan.spec.name}`,
      );
      return true;
    }
    return false;
  }

  /** A container of a stopping pod has ended. */
  containerEnded(serial: number): void {
    const work = this.state.work.get(serial);
    if (work === undefined || work.containers.some((container) => container.plan.kind !== 'sidecar' && isRunning(container))) return;
    if (!this.stopNextSidecar(serial)) this.ended(serial);
  }

  private ended(serial: number): void {
    this.sayDeadline(serial);
    this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.teardownMs, this.terminalHandler, serial);
  }

  private report(serial: number): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work?.stage !== 'stopping' || pod === undefined) return;
    if (work.stop?.cause === 'deadline') this.statuses.writeAlive(serial, pod, work);
    else this.statuses.writeStopping(serial, pod, work, false);
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
