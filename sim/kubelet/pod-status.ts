import type {
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
  Pod,
  PodCondition,
  PodPhase,
  PodStatus,
} from '#sim/api/core-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import { isRestartable } from './pod-plan.ts';
import { type ContainerWork, hasExited, type Instance, isRunning, type PodWork } from './pod-work.ts';
import { closedGates } from './readiness-gates.ts';

/** What the status needs from outside the pod. */
export interface StatusContext {
  readonly startAtMs: number;
  readonly nowText: string;
  readonly hostIP: string;
  /** Full reference and image id of an image, as the runtime reports them. */
  readonly imageOf: (image: string) => { readonly image: string; readonly imageID: string };
}

/** How the phase is reported: a pod that ended by itself keeps its old phase until its sandbox is gone. */
export interface PhaseReport {
  readonly phase: PodPhase;
  /** The phase that the containers add up to. */
  readonly outcome: PodPhase;
  readonly isSandboxGone: boolean;
  readonly reason: string;
  readonly message: string;
  /** The pod is being torn down: never-started containers are reported as lost. */
  readonly isEnding: boolean;
  /** The pod is over without having been deleted: a container that still waits for its restart is reported as lost. */
  readonly isLost: boolean;
}

const EPOCH_START = '1970-01-01T00:00:00Z';

function terminatedState(instance: Instance, startAtMs: number): ContainerStateTerminated {
  return {
    exitCode: instance.exitCode,
    signal: undefined,
    reason: instance.reason,
    message: instance.message === '' ? undefined : instance.message,
    startedAt: instance.startedAtMs < 0 ? EPOCH_START : formatTime(startAtMs + instance.startedAtMs),
    finishedAt: formatTime(startAtMs + instance.finishedAtMs),
    containerID: instance.id,
  };
}

const waitingState = (waiting: ContainerState['waiting']): ContainerState => ({ waiting, running: undefined, terminated: undefined });
const runningState = (startedAt: string): ContainerState => ({ waiting: undefined, running: { startedAt }, terminated: undefined });
const endedState = (instance: Instance, startAtMs: number): ContainerState => ({
  waiting: undefined,
  running: undefined,
  terminated: terminatedState(instance, startAtMs),
});

const LOST: ContainerState = {
  waiting: undefined,
  running: undefined,
  terminated: {
    signal: undefined,
    containerID: undefined,
    exitCode: 137,
    reason: 'ContainerStatusUnknown',
    message: 'The container could not be located when the pod was terminated',
    startedAt: null,
    finishedAt: null,
  },
};

const nothing: ContainerState = { waiting: undefined, running: undefined, terminated: undefined };

function statesOf(
  container: ContainerWork,
  defaultReason: string,
  { isEnding, isLost }: Pick<PhaseReport, 'isEnding' | 'isLost'>,
  startAtMs: number,
): readonly [ContainerState, ContainerState] {
  const { current, previous, wait } = container;
  if (current === undefined) {
    if (isEnding) return [LOST, nothing];
    return [waitingState(wait === undefined ? { reason: defaultReason } : wait.message === '' ? { reason: wait.reason } : wait), nothing];
  }
  const last = previous === undefined ? nothing : endedState(previous, startAtMs);
  if (isRunning(container)) return [runningState(formatTime(startAtMs + current.startedAtMs)), last];
  const ended = endedState(current, startAtMs);
  if ((isLost || !isEnding) && wait !== undefined && isRestartable(container.plan, current.exitCode)) {
    if (isLost) return [LOST, ended];
    return [waitingState(wait.message === '' ? { reason: wait.reason } : wait), ended];
  }
  return [ended, last];
}

const ROOT_USER = { linux: { uid: 0, gid: 0, supplementalGroups: [0] } };

function containerStatus(container: ContainerWork, work: PodWork, report: PhaseReport, context: StatusContext): ContainerStatus {
  const { plan, current } = container;
  const { spec } = plan;
  const defaultReason = work.plan.initCount > 0 ? 'PodInitializing' : 'ContainerCreating';
  const [state, lastState] = statesOf(container, defaultReason, report, context.startAtMs);
  const running = state.running !== undefined;
  const isDoneInit = plan.kind === 'init' && state.terminated?.exitCode === 0;
  const isStarted = running && (plan.kind === 'init' || container.probes.isStarted);
  const isReady = isDoneInit || (running && plan.kind !== 'init' && container.probes.isReady && container.probes.isStarted);
  const known = current === undefined || spec.image === undefined ? undefined : context.imageOf(spec.image);
  return {
    name: spec.name,
    state,
    lastState,
    ready: isReady,
    restartCount: current?.attempt ?? 0,
    image: known?.image ?? spec.image ?? '',
    imageID: known?.imageID ?? '',
    containerID: current?.id,
    started: isStarted,
    allocatedResources: current === undefined ? undefined : spec.resources?.requests,
    resources: current === undefined ? undefined : (spec.resources ?? noResources),
    volumeMounts: plan.mountsShown.length === 0 ? undefined : plan.mountsShown,
    user: current === undefined ? undefined : ROOT_USER,
  };
}

const noResources = {};

/** The newest condition of each type that was made; pods of one wave share them. */
const lastMade = new Map<string, PodCondition>();

/** The condition, or the former one when nothing about it changed. */
function condition(
  before: readonly PodCondition[] | undefined,
  type: string,
  isTrue: boolean,
  generation: number,
  nowText: string,
  reason?: string,
  message?: string,
): PodCondition {
  const old = find(before, type);
  const status = isTrue ? 'True' : 'False';
  const isSameState = old !== undefined && old.status === status;
  if (isSameState && old.reason === reason && old.message === message && old.observedGeneration === generation) return old;
  const lastTransitionTime = isSameState ? old.lastTransitionTime : nowText;
  const made = lastMade.get(type);
  if (
    made !== undefined &&
    made.status === status &&
    made.reason === reason &&
    made.lastTransitionTime === lastTransitionTime &&
    made.message === message &&
    made.observedGeneration === generation
  ) {
    return made;
  }
  const next: PodCondition = { type, observedGeneration: generation, status, lastProbeTime: null, lastTransitionTime, reason, message };
  lastMade.set(type, next);
  return next;
}

function find(conditions: readonly PodCondition[] | undefined, type: string): PodCondition | undefined {
  if (conditions === undefined) return undefined;
  for (const one of conditions) if (one.type === type) return one;
  return undefined;
}

const KUBELET_CONDITIONS = new Set(['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled']);

function conditionsOf(
  pod: Pod,
  work: PodWork,
  report: PhaseReport,
  statuses: readonly ContainerStatus[],
  context: StatusContext,
): readonly PodCondition[] {
  const before = pod.status.conditions;
  const generation = pod.metadata.generation ?? 1;
  const { nowText } = context;
  const { plan, containers } = work;
  const ends = report.outcome === 'Succeeded' ? 'PodCompleted' : report.outcome === 'Failed' ? 'PodFailed' : undefined;
  const incomplete: string[] = [];
  let hasRegular = false;
  for (let i = plan.initCount; i < containers.length; i++) if ((containers[i] as ContainerWork).current !== undefined) hasRegular = true;
  if (!hasRegular) {
    for (let i = 0; i < plan.initCount; i++) {
      const container = containers[i] as ContainerWork;
      const isDone =
        container.plan.kind === 'sidecar'
          ? isRunning(container) && container.probes.isStarted
          : hasExited(container) && container.current?.exitCode === 0;
      if (!isDone) incomplete.push(container.plan.spec.name);
    }
  }
  const unready: string[] = [];
  for (let i = 0; i < containers.length; i++) {
    const container = containers[i] as ContainerWork;
    if (container.plan.kind !== 'init' && statuses[i]?.ready !== true) unready.push(container.plan.spec.name);
  }
  const isReady = unready.length === 0 && ends === undefined;
  const readyReason = isReady ? undefined : (ends ?? 'ContainersNotReady');
  const readyMessage =
    isReady || ends !== undefined
      ? undefined
      : unready.length === plan.containers.length - plan.initCount && !plan.hasSidecars
        ? plan.unreadyMessage
        : `containers with unready status: [${unready.join(' ')}]`;
  const gates = isReady ? closedGates(pod) : undefined;
  const isSandboxUp = work.isSandboxReady && !report.isSandboxGone;
  const initReason = incomplete.length > 0 ? 'ContainersNotInitialized' : report.outcome === 'Succeeded' ? 'PodCompleted' : undefined;
  const initMessage = incomplete.length > 0 ? `containers with incomplete status: [${incomplete.join(' ')}]` : undefined;
  const own = [
    condition(before, 'PodReadyToStartContainers', isSandboxUp, generation, nowText),
    condition(before, 'Initialized', incomplete.length === 0, generation, nowText, initReason, initMessage),
    gates === undefined
      ? condition(before, 'Ready', isReady, generation, nowText, readyReason, readyMessage)
      : condition(before, 'Ready', false, generation, nowText, 'ReadinessGatesNotReady', gates),
    condition(before, 'ContainersReady', isReady, generation, nowText, readyReason, readyMessage),
    condition(before, 'PodScheduled', true, generation, nowText),
  ];
  if (before === undefined || before.length <= own.length) {
    if (before === undefined || before.every(({ type }) => KUBELET_CONDITIONS.has(type))) return own;
  }
  const foreign =
    before
      ?.filter(({ type }) => !KUBELET_CONDITIONS.has(type))
      .map((one) => (one.observedGeneration === generation ? one : { ...one, observedGeneration: generation })) ?? [];
  return foreign.length === 0 ? own : [...foreign, ...own];
}

/**
 * The status that the kubelet reports: KBL-2.
 *
 * @returns the pod's present status object when nothing changed
 */
export function statusOf(pod: Pod, work: PodWork, report: PhaseReport, context: StatusContext): PodStatus {
  const { plan, containers } = work;
  const all = containers.map((container) => containerStatus(container, work, report, context));
  const conditions = conditionsOf(pod, work, report, all, context);
  const regular = plan.regularByName.map((index) => all[index] as ContainerStatus);
  const before = pod.status;
  const isPlaced = work.isSandboxReady && work.podIP !== '';
  const next: PodStatus = {
    observedGeneration: pod.metadata.generation ?? 1,
    phase: report.phase,
    conditions,
    message: report.message === '' ? undefined : report.message,
    reason: report.reason === '' ? undefined : report.reason,
    nominatedNodeName: undefined,
    hostIP: context.hostIP,
    hostIPs: before.hostIPs ?? [{ ip: context.hostIP }],
    podIP: isPlaced ? work.podIP : undefined,
    podIPs: isPlaced ? (before.podIPs ?? [{ ip: work.podIP }]) : undefined,
    startTime: work.startTime,
    initContainerStatuses: plan.initCount === 0 ? undefined : all.slice(0, plan.initCount),
    containerStatuses: regular,
    qosClass: before.qosClass,
  };
  return isSameStatus(before, next) ? before : next;
}

function isSameStatus(a: PodStatus, b: PodStatus): boolean {
  if (
    a.phase !== b.phase ||
    a.reason !== b.reason ||
    a.message !== b.message ||
    a.podIP !== b.podIP ||
    a.observedGeneration !== b.observedGeneration
  )
    return false;
  const [left, right] = [a.conditions ?? [], b.conditions ?? []];
  if (left.length !== right.length || left.some((one, i) => one !== right[i])) return false;
  return sameContainers(a.containerStatuses, b.containerStatuses) && sameContainers(a.initContainerStatuses, b.initContainerStatuses);
}

const sameContainers = (a: readonly ContainerStatus[] | undefined, b: readonly ContainerStatus[] | undefined): boolean =>
  (a?.length ?? 0) === (b?.length ?? 0) && (a ?? []).every((one, i) => sameContainer(one, b?.[i] as ContainerStatus));

const sameContainer = (a: ContainerStatus, b: ContainerStatus): boolean =>
  a.ready === b.ready &&
  a.started === b.started &&
  a.restartCount === b.restartCount &&
  a.containerID === b.containerID &&
  sameState(a.state, b.state) &&
  sameState(a.lastState, b.lastState);

const sameState = (a: ContainerState, b: ContainerState): boolean =>
  a.waiting?.reason === b.waiting?.reason &&
  a.waiting?.message === b.waiting?.message &&
  a.running?.startedAt === b.running?.startedAt &&
  a.terminated?.containerID === b.terminated?.containerID &&
  a.terminated?.reason === b.terminated?.reason;
