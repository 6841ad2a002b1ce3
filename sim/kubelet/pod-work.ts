import { containerTable } from '#sim/lifecycles/container.ts';
import type { OutsideWrite, PreparedProgram, ProgramTrace } from '#sim/programs/index.ts';
import type { GivenFiles } from './given-files.ts';
import type { ContainerPlan, PodPlan } from './pod-plan.ts';

/** One start of a container. Virtual ms; `finishedAtMs` is -1 while it runs, `startedAtMs` -1 when it never did. */
export interface Instance {
  readonly attempt: number;
  /** `containerd://` and 64 hex digits. */
  readonly id: string;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly exitCode: number;
  readonly reason: string;
  readonly message: string;
}

/** Why a container is not started, as the status will say at the next sync. */
export interface WaitReason {
  readonly reason: string;
  readonly message: string;
}

/** What a probe that runs will have found. */
interface ProbeFinding {
  readonly isGood: boolean;
  readonly message: string;
  readonly attempt: number;
}

export interface ProbeState {
  /** Consecutive results of the same kind: positive successes, negative failures. */
  readonly liveness: number;
  readonly readiness: number;
  readonly startup: number;
  readonly isReady: boolean;
  readonly isStarted: boolean;
  /** The readiness prober has met this instance. */
  readonly isKnown: boolean;
  /** By kind, while a probe's command runs. */
  readonly findings: Readonly<Record<string, ProbeFinding | undefined>>;
}

export const freshProbes = ({ spec }: ContainerPlan): ProbeState => ({
  liveness: 0,
  readiness: 0,
  startup: 0,
  isReady: spec.readinessProbe === undefined,
  isStarted: spec.startupProbe === undefined,
  isKnown: false,
  findings: noFindings,
});

const noFindings: ProbeState['findings'] = {};

/** A volume that is made from ConfigMaps, Secrets or fields of the pod. `atMs` of an update counts from the start of the process. */
export interface GivenVolume extends GivenFiles {
  readonly volume: string;
  readonly updates: readonly OutsideWrite[];
}

/** The process of a running container: its program, and what reached it so far. */
export interface Process {
  readonly program: PreparedProgram;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly signals: readonly { readonly atMs: number; readonly signal: 'TERM' | 'KILL' | 'INT' }[];
  /** What commands inside the container wrote outside of volumes. */
  readonly outsideWrites: readonly OutsideWrite[];
  /** Its volumes that are made from objects of the API, as they were when it started, and what changed since. */
  readonly given: readonly GivenVolume[];
  readonly trace: ProgramTrace;
  /** Virtual ms. */
  readonly startedAtMs: number;
}

/** Output of an instance that may be read later. */
export type InstanceLog = Pick<Process, 'trace' | 'startedAtMs'>;

/** How a container is being stopped. Virtual ms. */
interface StopOrder {
  readonly atMs: number;
  readonly graceMs: number;
  /** When its preStop hook is over. */
  readonly hookUntilMs: number;
  /** The hook goes on after its time; it fails when the container ends. */
  readonly isHookCut: boolean;
  readonly isSignalled: boolean;
  /** A probe or a hook has it stopped for itself: it waits for no other container. */
  readonly isAlone: boolean;
}

export interface ContainerWork {
  readonly plan: ContainerPlan;
  /** Code of the container lifecycle. */
  readonly life: number;
  readonly current: Instance | undefined;
  /** The one older dead instance that the kubelet keeps: KBL-19. */
  readonly previous: Instance | undefined;
  readonly wait: WaitReason | undefined;
  readonly process: Process | undefined;
  /** Log of the newest instance; undefined when its process is still known, or it never ran. */
  readonly log: InstanceLog | undefined;
  /** Log of the instance before. */
  readonly previousLog: InstanceLog | undefined;
  /** Distinguishes the exit timer that counts from outdated ones. */
  readonly exitToken: number;
  /** Restart back-off: next wait and when it was last raised; 0 when there is none. */
  readonly crashWaitMs: number;
  readonly crashRaisedAtMs: number;
  /** Image pull back-off. */
  readonly pullWaitMs: number;
  readonly pullFailedAtMs: number;
  readonly pullError: string;
  /** Since when the container's image is being pulled, waiting included. Virtual ms. */
  readonly pullAskedAtMs: number;
  readonly probes: ProbeState;
  /** When the next readiness probe is due; a timer that fires at another instant is outdated. Virtual ms. */
  readonly readinessAtMs: number;
  readonly isStopping: boolean;
  /** Of the newest instance; undefined while nobody stops it. */
  readonly order: StopOrder | undefined;
  /** Why the newest instance's postStart hook failed. */
  readonly hookFailure: string | undefined;
}

/** Why the kubelet ends a pod. */
export interface Stop {
  readonly cause: 'deleted' | 'deadline' | 'evicted';
  readonly atMs: number;
  readonly graceSeconds: number;
  readonly reason: string;
  readonly message: string;
}

/** What a node's kubelet knows about one pod. Immutable: a step makes a new one. */
export interface PodWork {
  readonly plan: PodPlan;
  readonly node: number;
  readonly stage: 'mounting' | 'starting' | 'idle' | 'finishing' | 'stopping' | 'over';
  readonly boundAtMs: number;
  readonly startTime: string;
  readonly podIP: string;
  readonly isSandboxReady: boolean;
  readonly containers: readonly ContainerWork[];
  /** Containers that the running sync still has to start, in order. */
  readonly starting: readonly number[];
  /** The runtime changed since the last relist. */
  readonly isChanged: boolean;
  /** A change came while the last sync ran; it is served at the next relist. */
  readonly isPending: boolean;
  /** Due instants; -1 when nothing is due. A timer that fires for another instant is outdated. */
  readonly relistAtMs: number;
  readonly retryAtMs: number;
  readonly syncFailed: boolean;
  readonly mountFailures: number;
  readonly stop: Stop | undefined;
}

export const freshContainer = (plan: ContainerPlan): ContainerWork => ({
  plan,
  life: containerTable.initial,
  current: undefined,
  previous: undefined,
  wait: undefined,
  process: undefined,
  log: undefined,
  previousLog: undefined,
  exitToken: 0,
  crashWaitMs: 0,
  crashRaisedAtMs: 0,
  pullWaitMs: 0,
  pullFailedAtMs: -1,
  pullError: '',
  pullAskedAtMs: -1,
  probes: freshProbes(plan),
  readinessAtMs: -1,
  isStopping: false,
  order: undefined,
  hookFailure: undefined,
});

export const isRunning = (container: ContainerWork): boolean => container.current !== undefined && container.current.finishedAtMs < 0;
export const hasExited = (container: ContainerWork): boolean => container.current !== undefined && container.current.finishedAtMs >= 0;

/** Sidecars were ended because the rest of the pod is done; one that had ended before was not. */
export const hasStoppedSidecars = ({ plan, containers }: PodWork): boolean =>
  plan.hasSidecars && containers.some((container) => container.plan.kind === 'sidecar' && container.isStopping);

/**
 * A probe has stopped the last container that ran, and nothing starts again: the sandbox goes with it.
 *
 * @source pkg/kubelet/kuberuntime kuberuntime_manager.go computePodActions KillPod
 */
export const isKilledWhole = ({ containers, stop }: PodWork): boolean =>
  stop === undefined &&
  containers.some(
    ({ plan, isStopping, order }) =>
      isStopping &&
      order !== undefined &&
      plan.kind === 'regular' &&
      plan.restartPolicy === 'Never' &&
      containers.every((other) => other.plan === plan || (hasExited(other) && (other.current?.finishedAtMs ?? 0) <= order.atMs)),
  );

/** The work with one container replaced. */
export function withContainer(work: PodWork, index: number, container: ContainerWork): PodWork {
  const containers = work.containers.slice();
  containers[index] = container;
  return { ...work, containers };
}

/** What is left of a pod that is over: its logs. Everything else is in its status. */
export function ashes(work: PodWork): PodWork {
  return {
    ...work,
    stage: 'over',
    starting: noneStarting,
    containers: work.containers.map((container) => {
      const { process } = container;
      if (process === undefined) return container;
      return { ...container, process: undefined, log: { trace: process.trace, startedAtMs: process.startedAtMs } };
    }),
  };
}

const noneStarting: readonly number[] = [];
