import type { Pod, Probe } from '#sim/api/core-v1/types.ts';
import { goQuote } from '#sim/api/go-text.ts';
import { goDuration } from './go-duration.ts';
import { knock } from './knock.ts';
import type { KubeletState } from './kubelet-state.ts';
import { type ContainerWork, isRunning, type PodWork, type ProbeState, withContainer } from './pod-work.ts';
import type { Processes } from './processes.ts';

type ProbeKind = 'startup' | 'liveness' | 'readiness';

const KINDS: readonly ProbeKind[] = ['startup', 'liveness', 'readiness'];
const NAMES: Readonly<Record<ProbeKind, string>> = { startup: 'Startup', liveness: 'Liveness', readiness: 'Readiness' };

const probeOf = (container: ContainerWork, kind: ProbeKind): Probe | undefined => container.plan.spec[`${kind}Probe`];
/** A container that is being restarted goes on being asked whether it is ready. */
const isHeld = (container: ContainerWork, kind: ProbeKind): boolean => container.isStopping && kind !== 'readiness';
/** A command inside a container takes this long to begin. */
const BEGIN_MS = 40;
const pack = (index: number, kind: number): number => index * 4 + kind;

/**
 * Probes: each runs at its own period from the moment the pod's volumes were ready (KBL-14).
 *
 * @source pkg/kubelet/prober worker.go
 */
export class Probes {
  private readonly handler: number;
  private readonly foundHandler: number;

  private readonly state: KubeletState;
  private readonly processes: Processes;
  private readonly requestSync: (serial: number) => void;
  private readonly kill: (serial: number, index: number, message: string, graceSeconds?: number) => void;

  constructor(
    state: KubeletState,
    processes: Processes,
    requestSync: (serial: number) => void,
    kill: (serial: number, index: number, message: string, graceSeconds?: number) => void,
  ) {
    this.state = state;
    this.processes = processes;
    this.requestSync = requestSync;
    this.kill = kill;
    this.foundHandler = state.register((serial, packed) => this.found(serial, Math.floor(packed / 4), KINDS[packed % 4] as ProbeKind));
    this.handler = state.register((serial, packed) => this.probe(serial, Math.floor(packed / 4), KINDS[packed % 4] as ProbeKind));
  }

  /** Starts the workers of a pod's probes. */
  begin(serial: number): void {
    const work = this.state.work.get(serial);
    if (work === undefined) return;
    const { firstStatusMs, volumesMs } = this.state.latencies.kubelet;
    const baseMs = work.boundAtMs + firstStatusMs + volumesMs;
    for (const [index, container] of work.containers.entries()) {
      for (const [code, kind] of KINDS.entries()) {
        const probe = probeOf(container, kind);
        if (probe === undefined) continue;
        this.plan(serial, index, kind, code, baseMs + periodMsOf(probe));
      }
    }
  }

  private plan(serial: number, index: number, kind: ProbeKind, code: number, atMs: number): void {
    const work = this.state.work.get(serial) as PodWork;
    if (kind === 'readiness')
      this.state.work.set(serial, withContainer(work, index, { ...(work.containers[index] as ContainerWork), readinessAtMs: atMs }));
    this.state.engine.schedule(atMs, this.handler, serial, pack(index, code));
  }

  /**
   * After a sync: a container that runs but is not ready is asked at once, and its period begins anew.
   *
   * @returns whether the prober meets one of them for the first time, which asks for one more sync
   * @source pkg/kubelet/prober prober_manager.go UpdatePodStatus
   */
  askWhetherReady(serial: number): boolean {
    let isFirst = false;
    const count = this.state.work.get(serial)?.containers.length ?? 0;
    for (let index = 0; index < count; index++) {
      const work = this.state.work.get(serial) as PodWork;
      const container = work.containers[index] as ContainerWork;
      const { probes } = container;
      if (container.readinessAtMs < 0 || probes.isReady || !probes.isStarted || !isRunning(container)) continue;
      isFirst ||= !probes.isKnown;
      this.state.work.set(serial, withContainer(work, index, { ...container, probes: { ...probes, isKnown: true } }));
      this.plan(serial, index, 'readiness', KINDS.indexOf('readiness'), this.state.nowMs + BEGIN_MS);
    }
    return isFirst;
  }

  /** Whether a container's end is the work of a failed probe. */
  isRestarting(serial: number, index: number): boolean {
    const container = this.state.work.get(serial)?.containers[index];
    return (
      container?.isStopping === true &&
      this.state.work.get(serial)?.stop === undefined &&
      container.plan.kind !== 'init' &&
      (container.probes.liveness < 0 || container.probes.startup < 0)
    );
  }

  private probe(serial: number, index: number, kind: ProbeKind): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    const container = work?.containers[index];
    const probe = container === undefined ? undefined : probeOf(container, kind);
    if (work === undefined || pod === undefined || container === undefined || probe === undefined) return;
    if (work.stage === 'over' || work.stage === 'finishing' || work.stage === 'stopping') return;
    if (kind === 'readiness' && container.readinessAtMs !== this.state.nowMs) return;
    this.plan(serial, index, kind, KINDS.indexOf(kind), this.state.nowMs + periodMsOf(probe));
    const { current, probes } = container;
    if (!isRunning(container) || current === undefined || isHeld(container, kind) || probes.findings[kind] !== undefined) return;
    // while a sync waits for the container's postStart hook, its status does not say that it runs
    if (work.stage === 'starting' && work.starting[0] === index) return;
    if (this.state.nowMs - current.startedAtMs < (probe.initialDelaySeconds ?? 0) * 1000) return;
    if (kind === 'startup' ? probes.isStarted : !probes.isStarted) return;
    this.run(serial, pod, work, index, kind, probe, current.attempt);
  }

  /** Runs a probe's command; what it finds counts when it has ended, or its time is over. */
  private run(serial: number, pod: Pod, work: PodWork, index: number, kind: ProbeKind, probe: Probe, attempt: number): void {
    const limitMs = (probe.timeoutSeconds ?? 1) * 1000;
    const command = probe.exec?.command;
    const outcome =
      command === undefined
        ? knock(this.state, this.processes, serial, pod, work, index, probe, limitMs)
        : this.processes.exec(serial, pod, work, index, command, limitMs);
    if (outcome.runtimeError !== undefined) {
      const container = work.containers[index];
      const text = `${NAMES[kind]} probe errored and resulted in unknown state: ${outcome.runtimeError}`;
      this.state.record(serial, pod, work, container, 'Warning', 'Unhealthy', text);
      return;
    }
    const isLate = outcome.durationMs > limitMs;
    const text = isLate
      ? `command timed out: ${goQuote(command?.join(' ') ?? '')} timed out after ${goDuration(limitMs)}`
      : `${outcome.output}${outcome.error}`;
    const finding = { isGood: outcome.exitCode === 0 && !isLate, message: `${NAMES[kind]} probe failed: ${text}`, attempt };
    const latest = this.state.work.get(serial) ?? work;
    const container = latest.containers[index] as ContainerWork;
    const findings = { ...container.probes.findings, [kind]: finding };
    this.state.work.set(serial, withContainer(latest, index, { ...container, probes: { ...container.probes, findings } }));
    if (outcome.durationMs === 0) this.found(serial, index, kind);
    else
      this.state.engine.schedule(
        this.state.nowMs + Math.min(outcome.durationMs, limitMs),
        this.foundHandler,
        serial,
        pack(index, KINDS.indexOf(kind)),
      );
  }

  private found(serial: number, index: number, kind: ProbeKind): void {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    const container = work?.containers[index];
    const finding = container?.probes.findings[kind];
    const probe = container === undefined ? undefined : probeOf(container, kind);
    if (work === undefined || pod === undefined || container === undefined || finding === undefined || probe === undefined) return;
    const { isGood, message, attempt } = finding;
    const probes = { ...container.probes, findings: { ...container.probes.findings, [kind]: undefined } };
    const isOutdated = work.stage === 'over' || work.stage === 'finishing' || work.stage === 'stopping' || isHeld(container, kind);
    if (isOutdated || !isRunning(container) || container.current?.attempt !== attempt) {
      this.state.work.set(serial, withContainer(work, index, { ...container, probes }));
      return;
    }
    if (!isGood) this.state.record(serial, pod, work, container, 'Warning', 'Unhealthy', message);
    const before = probes[kind];
    const streak = isGood ? Math.max(before, 0) + 1 : Math.min(before, 0) - 1;
    const next = this.judge(kind, probe, { ...probes, [kind]: streak }, streak);
    this.state.work.set(serial, withContainer(work, index, { ...container, probes: next }));
    const { reasons } = this.state.server;
    const facts = { container: container.plan.spec.name, kind, threshold: probe.failureThreshold ?? 3 };
    if (!isGood) reasons?.say(serial, 'kubelet/probeFails', { ...facts, failures: -streak });
    if (next.isReady !== probes.isReady || next.isStarted !== probes.isStarted) this.requestSync(serial);
    if (kind !== 'readiness' && streak === -(probe.failureThreshold ?? 3)) {
      reasons?.say(serial, 'kubelet/probeKills', facts);
      this.killFailed(serial, index, kind, probe);
    }
  }

  private killFailed(serial: number, index: number, kind: ProbeKind, probe: Probe): void {
    const { containers } = this.state.work.get(serial) as PodWork;
    const { plan } = containers[index] as ContainerWork;
    const { name } = plan.spec;
    const isLast = !containers.some((other, at) => at !== index && other.plan.kind === 'regular' && isRunning(other));
    if (plan.kind === 'sidecar')
      this.kill(serial, index, `Init container ${name} failed ${kind} probe`, probe.terminationGracePeriodSeconds);
    else if (plan.restartPolicy !== 'Never')
      this.kill(serial, index, `Container ${name} failed ${kind} probe, will be restarted`, probe.terminationGracePeriodSeconds);
    else if (isLast) this.kill(serial, index, `Stopping container ${name}`);
    else this.kill(serial, index, `Container ${name} failed ${kind} probe`, probe.terminationGracePeriodSeconds);
  }

  private judge(kind: ProbeKind, probe: Probe, probes: ProbeState, streak: number): ProbeState {
    const isSuccess = streak >= (probe.successThreshold ?? 1);
    const isFailure = streak <= -(probe.failureThreshold ?? 3);
    if (kind === 'startup' && isSuccess) return { ...probes, isStarted: true };
    if (kind === 'readiness' && (isSuccess || isFailure)) return { ...probes, isReady: isSuccess };
    return probes;
  }
}

const periodMsOf = (probe: Probe): number => (probe.periodSeconds ?? 10) * 1000;
