import { isTerminalPhase } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod, PodPhase } from '#sim/api/core-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import type { KubeletState } from './kubelet-state.ts';
import { phaseOf } from './pod-phase.ts';
import { statusOf } from './pod-status.ts';
import { hasExited, hasStoppedSidecars, isKilledWhole, type PodWork } from './pod-work.ts';

/** Writes pod statuses: only what the sync already knows, and only when something changed. */
export class StatusWriter {
  private readonly state: KubeletState;

  constructor(state: KubeletState) {
    this.state = state;
  }

  /**
   * Writes the status of a pod that is alive.
   *
   * KBL-3: a pod that ended by itself is reported with its old phase; the new one follows when its sandbox is gone.
   */
  writeAlive(serial: number, pod: Pod, work: PodWork): void {
    const outcome = phaseOf(work, false);
    const isOver = isTerminalPhase(outcome);
    const isDeadline = work.stop?.cause === 'deadline' || work.stop?.cause === 'evicted';
    const held: PodPhase = isOver ? (pod.status.phase ?? 'Pending') : outcome;
    this.put(
      serial,
      pod,
      work,
      isDeadline ? 'Failed' : outcome,
      isDeadline ? (pod.status.phase ?? 'Running') : held,
      isSidecarTeardown(work) || isKilledWhole(work),
      '',
      '',
    );
  }

  /** Writes the terminal phase. */
  writeTerminal(serial: number, pod: Pod, work: PodWork): void {
    const isTornDown = work.stop !== undefined;
    const phase = work.stop?.cause === 'deadline' || work.stop?.cause === 'evicted' ? 'Failed' : phaseOf(work, isTornDown);
    const context = this.state.statusContext(work);
    const report = {
      phase,
      outcome: phase,
      isSandboxGone: true,
      reason: work.stop?.reason ?? '',
      message: work.stop?.message ?? '',
      isEnding: isTornDown,
      isLost: work.stop?.cause !== 'deleted',
    };
    const status = statusOf(pod, work, report, context);
    if (status !== pod.status) this.state.server.updateStatus(serial, status);
  }

  /** Writes the end of a pod that the kubelet does not take: nothing of it has ever been. */
  writeRejected(serial: number, pod: Pod, reason: string, message: string): void {
    const qosClass = pod.status.qosClass === undefined ? {} : { qosClass: pod.status.qosClass };
    const startTime = formatTime(this.state.engine.epochMs);
    const observedGeneration = pod.metadata.generation ?? 1;
    this.state.server.updateStatus(serial, { observedGeneration, phase: 'Failed', message, reason, startTime, ...qosClass });
  }

  /** Writes what a deleted pod looks like while its containers are being stopped. */
  writeStopping(serial: number, pod: Pod, work: PodWork, isSandboxGone: boolean): void {
    const outcome = phaseOf(work, false);
    const isOver = isTerminalPhase(outcome);
    const phase = isOver ? (pod.status.phase ?? outcome) : outcome;
    this.put(serial, pod, work, outcome, phase, isSandboxGone, '', '');
  }

  private put(
    serial: number,
    pod: Pod,
    work: PodWork,
    outcome: PodPhase,
    phase: PodPhase,
    isSandboxGone: boolean,
    reason: string,
    message: string,
  ): void {
    const status = statusOf(
      pod,
      work,
      { phase, outcome, isSandboxGone, reason, message, isEnding: false, isLost: false },
      this.state.statusContext(work),
    );
    if (status !== pod.status) this.state.server.updateStatus(serial, status);
  }
}

/** Once the last sidecar has ended, the sandbox is reported gone in the same update. */
const isSidecarTeardown = (work: PodWork): boolean => hasStoppedSidecars(work) && work.containers.every(hasExited);
