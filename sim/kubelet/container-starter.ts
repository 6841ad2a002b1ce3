import type { LifecycleHandler } from '#sim/api/core-v1/container-types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { ReasonFacts } from '#sim/apiserver/reasons.ts';
import { hex64Of } from '#sim/engine/hash.ts';
import { containerTable } from '#sim/lifecycles/container.ts';
import { findImage, type ImageDefinition, parseImageReference } from '#sim/programs/index.ts';
import { environmentOf } from './environment.ts';
import { goDuration } from './go-duration.ts';
import { failedHookText, runHook } from './hooks.ts';
import type { KubeletState } from './kubelet-state.ts';
import { type ContainerWork, freshProbes, type Instance, type PodWork, withContainer } from './pod-work.ts';
import type { Processes } from './processes.ts';

const FIRST_PULL_WAIT_MS = 10_000;
const LAST_WAIT_MS = 300_000;
/** A back-off entry that was not raised for this long is forgotten. */
const FORGET_MS = 600_000;
/** A postStart hook is followed this far; one that goes on holds its container for ever. */
const LONGEST_HOOK_MS = 3_600_000;

const life = (container: ContainerWork, event: keyof typeof containerTable.eventCode): number =>
  containerTable.next(container.life, containerTable.eventCode[event]);

/** Called when a sync has started all that it could. */
export type SyncDone = (serial: number) => void;

/**
 * Starts the containers of one sync, one after the other: image, configuration, create, start (KBL-4 to KBL-8,
 * KBL-15, KBL-16).
 *
 * @source pkg/kubelet/kuberuntime kuberuntime_container.go startContainer, images image_manager.go
 */
export class ContainerStarter {
  private readonly pullHandler: number;
  private readonly createHandler: number;
  private readonly startHandler: number;
  private readonly nextHandler: number;
  private readonly hookHandler: number;

  private readonly state: KubeletState;
  private readonly processes: Processes;
  private readonly done: SyncDone;
  private readonly kill: (serial: number, index: number, message: string) => void;

  constructor(state: KubeletState, processes: Processes, done: SyncDone, kill: (serial: number, index: number, message: string) => void) {
    this.state = state;
    this.processes = processes;
    this.done = done;
    this.kill = kill;
    this.pullHandler = this.state.register((serial, durationMs) => this.pulled(serial, durationMs));
    this.createHandler = this.state.register((serial) => this.created(serial));
    this.startHandler = this.state.register((serial) => this.started(serial));
    this.nextHandler = this.state.register((serial) => this.next(serial));
    this.hookHandler = this.state.register((serial, attempt) => this.hookDone(serial, attempt));
  }

  /** Begins with the first container of `work.starting`. */
  begin(serial: number): void {
    this.next(serial);
  }

  private subject(serial: number): { pod: Pod; work: PodWork; index: number; container: ContainerWork } | undefined {
    const work = this.state.work.get(serial);
    const pod = this.state.server.get<Pod>(serial);
    if (work === undefined || pod === undefined || work.stage !== 'starting') return undefined;
    const index = work.starting[0];
    const container = index === undefined ? undefined : work.containers[index];
    return index === undefined || container === undefined ? undefined : { pod, work, index, container };
  }

  private next(serial: number): void {
    const subject = this.subject(serial);
    if (subject === undefined) {
      if (this.state.work.get(serial)?.stage === 'starting') this.done(serial);
      return;
    }
    const { pod, work, index, container } = subject;
    const { image: name = '', imagePullPolicy } = container.plan.spec;
    const parsed = parseImageReference(name);
    if (!parsed.ok) {
      this.state.record(serial, pod, work, container, 'Warning', 'InspectFailed', parsed.message);
      this.refuse(serial, pod, work, index, 'InvalidImageName', parsed.message, 'InvalidImageName');
      return;
    }
    const image = findImage(this.state.catalogue, name);
    const isPresent = image !== undefined && this.state.hasImage(work.node, image);
    if (isPresent && imagePullPolicy !== 'Always') {
      this.state.record(
        serial,
        pod,
        work,
        container,
        'Normal',
        'Pulled',
        `Container image "${name}" already present on machine and can be accessed by the pod`,
      );
      this.configure(serial, pod, work, index);
      return;
    }
    if (imagePullPolicy === 'Never') {
      const message = `Container image "${name}" is not present with pull policy of Never`;
      this.state.record(serial, pod, work, container, 'Warning', 'ErrImageNeverPull', message);
      this.refuse(serial, pod, work, index, 'ErrImageNeverPull', message, 'ErrImageNeverPull');
      return;
    }
    this.pull(serial, pod, work, index, image);
  }

  private pull(serial: number, pod: Pod, work: PodWork, index: number, image: ImageDefinition | undefined): void {
    const container = work.containers[index] as ContainerWork;
    const { image: name = '' } = container.plan.spec;
    const { nowMs } = this.state;
    if (container.pullFailedAtMs >= 0 && nowMs < container.pullFailedAtMs + container.pullWaitMs) {
      this.state.record(serial, pod, work, container, 'Normal', 'BackOff', `Back-off pulling image "${name}"`);
      this.refuse(
        serial,
        pod,
        work,
        index,
        'ImagePullBackOff',
        `Back-off pulling image "${name}": ErrImagePull: ${container.pullError}`,
        'ImagePullBackOff',
      );
      return;
    }
    this.state.record(serial, pod, work, container, 'Normal', 'Pulling', `Pulling image "${name}"`);
    const { failedPullMs, recheckMs } = this.state.latencies.kubelet;
    const works = image !== undefined && !this.state.isRegistryDown;
    const durationMs = !works ? failedPullMs : this.state.hasImage(work.node, image) ? recheckMs : image.pullMs;
    const pulling: ContainerWork = { ...container, pullAskedAtMs: nowMs, life: life(container, 'pullStarted') };
    this.state.work.set(serial, withContainer(work, index, pulling));
    this.state.lifeObserver?.(serial, 'pulling', 0);
    this.state.server.reasons?.say(serial, 'kubelet/pulls', { container: container.plan.spec.name, image: name });
    this.state.engine.schedule(this.state.reservePull(work.node, durationMs), this.pullHandler, serial, durationMs);
  }

  private pulled(serial: number, durationMs: number): void {
    const subject = this.subject(serial);
    if (subject === undefined) return;
    const { pod, work, index, container } = subject;
    const { image: name = '' } = container.plan.spec;
    const image = findImage(this.state.catalogue, name);
    if (image === undefined || this.state.isRegistryDown) {
      this.pullFailed(serial, pod, work, index, name);
      return;
    }
    this.state.addImage(work.node, image);
    const waited = goDuration(this.state.nowMs - container.pullAskedAtMs);
    this.state.record(
      serial,
      pod,
      work,
      container,
      'Normal',
      'Pulled',
      `Successfully pulled image "${name}" in ${goDuration(durationMs)} (${waited} including waiting). Image size: ${image.sizeBytes} bytes.`,
    );
    this.configure(serial, pod, withContainer(work, index, { ...container, pullFailedAtMs: -1, pullWaitMs: 0 }), index);
  }

  private pullFailed(serial: number, pod: Pod, work: PodWork, index: number, name: string): void {
    const container = work.containers[index] as ContainerWork;
    const parsed = parseImageReference(name);
    const full = parsed.ok ? parsed.full : name;
    const error = this.state.isRegistryDown
      ? `failed to pull and unpack image "${full}": failed to resolve image: failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host`
      : `rpc error: code = NotFound desc = failed to pull and unpack image "${full}": failed to resolve image: ${full}: not found`;
    this.state.record(serial, pod, work, container, 'Warning', 'Failed', `Failed to pull image "${name}": ${error}`);
    const { nowMs } = this.state;
    const isForgotten = container.pullFailedAtMs < 0 || nowMs - container.pullFailedAtMs > FORGET_MS;
    const pullWaitMs = isForgotten ? FIRST_PULL_WAIT_MS : Math.min(container.pullWaitMs * 2, LAST_WAIT_MS);
    const next = withContainer(work, index, { ...container, pullWaitMs, pullFailedAtMs: nowMs, pullError: error });
    this.refuse(serial, pod, next, index, 'ErrImagePull', error, 'ErrImagePull');
  }

  /** The container cannot start in this sync: an event now, the reason in the status of the next sync. */
  private refuse(serial: number, pod: Pod, work: PodWork, index: number, reason: string, message: string, event: string): void {
    const container = work.containers[index] as ContainerWork;
    this.state.record(serial, pod, work, container, 'Warning', 'Failed', `Error: ${event}`);
    this.state.server.reasons?.say(serial, 'kubelet/cannotStart', cannotStart(container, reason, message));
    const isPull = reason.includes('Image');
    this.state.lifeObserver?.(serial, 'backedOff', isPull ? container.pullWaitMs : 0);
    const next = withContainer(work, index, {
      ...container,
      wait: { reason, message },
      life: life(container, isPull ? 'pullFailed' : 'configFailed'),
    });
    this.advance(serial, { ...next, syncFailed: true }, container.plan.kind === 'init');
  }

  /** KBL-6: environment first; what is missing is an error that is tried again for ever. */
  private configure(serial: number, pod: Pod, work: PodWork, index: number): void {
    const container = work.containers[index] as ContainerWork;
    const creating: ContainerWork = { ...container, life: life(container, 'imagePresent') };
    const outcome = environmentOf(this.state.server, pod, container.plan.spec, work.podIP, this.state.hostIP(work));
    const prepared = withContainer(work, index, creating);
    if ('error' in outcome) {
      this.refuse(serial, pod, prepared, index, 'CreateContainerConfigError', outcome.error, outcome.error);
      return;
    }
    const security = { ...pod.spec.securityContext, ...container.plan.spec.securityContext } as {
      runAsNonRoot?: boolean;
      runAsUser?: number;
    };
    if (security.runAsNonRoot === true && (security.runAsUser ?? 0) === 0) {
      const text = `container has runAsNonRoot and image will run as root (pod: "${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})", container: ${container.plan.spec.name})`;
      this.refuse(serial, pod, prepared, index, 'CreateContainerConfigError', text, text);
      return;
    }
    this.state.work.set(serial, prepared);
    this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.createMs, this.createHandler, serial);
  }

  private created(serial: number): void {
    const subject = this.subject(serial);
    if (subject === undefined) return;
    const { pod, work, container } = subject;
    this.state.record(serial, pod, work, container, 'Normal', 'Created', 'Container created');
    this.state.lifeObserver?.(serial, 'creating', 0);
    this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.startMs, this.startHandler, serial);
  }

  private started(serial: number): void {
    const subject = this.subject(serial);
    if (subject === undefined) return;
    const { pod, work, index, container } = subject;
    const { nowMs } = this.state;
    const attempt = container.current === undefined ? 0 : container.current.attempt + 1;
    const instance: Instance = {
      attempt,
      id: hex64Of('containerd://', this.state.engine.seed, serial, index * 1024 + attempt),
      startedAtMs: nowMs,
      finishedAtMs: -1,
      exitCode: 0,
      reason: '',
      message: '',
    };
    const outcome = environmentOf(this.state.server, pod, container.plan.spec, work.podIP, this.state.hostIP(work));
    const env = 'env' in outcome ? outcome.env : {};
    const base: ContainerWork = {
      ...container,
      previous: container.current,
      previousLog: container.process ?? container.log,
      log: undefined,
      wait: undefined,
      isStopping: false,
      order: undefined,
      hookFailure: undefined,
    };
    const fresh: ContainerWork = {
      ...base,
      life: life(container, 'started'),
      probes: freshProbes(container.plan),
    };
    const startError = this.processes.start(serial, pod, withContainer(work, index, fresh), index, instance, env);
    if (startError !== undefined) {
      const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${startError}`;
      this.state.record(serial, pod, work, container, 'Warning', 'Failed', `Error: ${message}`);
      this.state.server.reasons?.say(serial, 'kubelet/cannotStart', cannotStart(container, 'StartError', startError));
      const failed: Instance = { ...instance, startedAtMs: -1, finishedAtMs: nowMs, exitCode: 128, reason: 'StartError', message };
      const next = withContainer(work, index, {
        ...base,
        current: failed,
        process: undefined,
        wait: { reason: 'RunContainerError', message },
        life: life(container, 'startFailed'),
      });
      this.advance(serial, { ...next, isChanged: true, syncFailed: true }, container.plan.kind === 'init');
      return;
    }
    this.state.record(serial, pod, work, container, 'Normal', 'Started', 'Container started');
    this.state.lifeObserver?.(serial, 'started', 0);
    this.state.server.reasons?.say(serial, 'kubelet/starts', { container: container.plan.spec.name, restarts: attempt });
    const running: PodWork = { ...(this.state.work.get(serial) ?? work), isChanged: true };
    const hook = container.plan.spec.lifecycle?.postStart;
    if (hook === undefined) this.advance(serial, running, false);
    else this.startHook(serial, pod, running, index, hook);
  }

  /** KBL-24: the sync goes on when the hook is over. */
  private startHook(serial: number, pod: Pod, work: PodWork, index: number, hook: LifecycleHandler): void {
    this.state.work.set(serial, work);
    const { durationMs, failure, isCut } = runHook(this.processes, serial, pod, work, index, hook, LONGEST_HOOK_MS);
    const latest = this.state.work.get(serial) ?? work;
    const container = latest.containers[index] as ContainerWork;
    if (durationMs === 0 && failure === undefined) {
      this.advance(serial, latest, false);
      return;
    }
    this.state.work.set(serial, withContainer(latest, index, { ...container, hookFailure: failure }));
    if (!isCut) this.state.engine.schedule(this.state.nowMs + durationMs, this.hookHandler, serial, container.current?.attempt ?? 0);
  }

  private hookDone(serial: number, attempt: number): void {
    const subject = this.subject(serial);
    if (subject === undefined || subject.container.current?.attempt !== attempt || subject.container.isStopping) return;
    const { pod, work, index, container } = subject;
    if (container.hookFailure === undefined) {
      this.advance(serial, work, false);
      return;
    }
    this.state.record(serial, pod, work, container, 'Warning', 'FailedPostStartHook', 'PostStartHook failed');
    this.kill(serial, index, 'FailedPostStartHook');
  }

  /** Whether this sync waits for the container's postStart hook. */
  isInHook(work: PodWork, index: number): boolean {
    return work.stage === 'starting' && work.starting[0] === index && work.containers[index]?.plan.spec.lifecycle?.postStart !== undefined;
  }

  /** The container ended while its hook ran, or because the hook failed. A hook that only sleeps does not mind. */
  endedInHook(serial: number): void {
    const subject = this.subject(serial);
    const hook = subject?.container.plan.spec.lifecycle?.postStart;
    if (subject === undefined || (hook?.sleep !== undefined && !subject.container.isStopping)) return;
    const { pod, work, index, container } = subject;
    let failure = container.hookFailure;
    if (!container.isStopping) {
      this.state.record(serial, pod, work, container, 'Warning', 'FailedPostStartHook', 'PostStartHook failed');
      this.state.record(serial, pod, work, container, 'Normal', 'Killing', 'FailedPostStartHook');
      failure = failedHookText(pod, container.plan.spec.name, hook?.exec?.command ?? [], 137, '', '');
    }
    const next = withContainer(work, index, {
      ...container,
      isStopping: false,
      wait: { reason: 'PostStartHookError', message: failure ?? '' },
    });
    this.advance(serial, { ...next, syncFailed: true }, container.plan.kind === 'init');
  }

  /** Goes on with the next container of this sync; a failed init container ends the sync. */
  private advance(serial: number, work: PodWork, endsSync: boolean): void {
    const starting = endsSync ? [] : work.starting.slice(1);
    this.state.work.set(serial, { ...work, starting });
    if (starting.length === 0) this.done(serial);
    else this.state.engine.schedule(this.state.nowMs + this.state.latencies.kubelet.nextContainerMs, this.nextHandler, serial);
  }
}

const cannotStart = ({ plan, pullWaitMs }: ContainerWork, reason: string, message: string): ReasonFacts['kubelet/cannotStart'] => ({
  container: plan.spec.name,
  image: plan.spec.image ?? '',
  reason,
  message,
  waitMs: reason === 'ErrImagePull' || reason === 'ImagePullBackOff' ? pullWaitMs : 0,
});
