import type { Job, JobSpec, JobStatus } from '#sim/api/batch-v1/types.ts';
import type { ContainerStatus, Pod, PodCondition, PodPhase } from '#sim/api/core-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import { type Assessment, assess } from './assess.ts';
import { noBackOff } from './back-off.ts';
import { COMPLETION_INDEX, INDEX_FAILURE_COUNT, INDEX_IGNORED_FAILURE_COUNT, type OwnedPod, TRACKING_FINALIZER } from './pods.ts';

/** Instant at which the Jobs of the tests start, ms since 1970 UTC. */
export const START_MS = 1_795_420_800_000;

/** API text of an instant, seconds after the start. */
export const at = (seconds: number): string => formatTime(START_MS + seconds * 1000);

/** A Job as the store has it after its first sync. */
export function aJob(spec: Partial<JobSpec> = {}, status: JobStatus = {}): Job {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j', namespace: 'n', uid: 'job-uid', resourceVersion: '1', generation: 1, creationTimestamp: at(0) },
    spec: {
      completions: 1,
      parallelism: 1,
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      suspend: false,
      podReplacementPolicy: 'TerminatingOrFailed',
      template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main' }] } },
      ...spec,
    },
    status: { startTime: at(0), ready: 0, terminating: 0, uncountedTerminatedPods: {}, ...status },
  };
}

/** A Job with the Indexed mode and as many pods at once as it has indexes. */
export const anIndexedJob = (completions: number, spec: Partial<JobSpec> = {}, status: JobStatus = {}): Job =>
  aJob({ completionMode: 'Indexed', completions, parallelism: completions, ...spec }, status);

export interface PodTraits {
  readonly phase?: PodPhase;
  readonly index?: number;
  readonly failures?: number;
  readonly ignoredFailures?: number;
  readonly exitCode?: number;
  readonly restarts?: number;
  readonly isReady?: boolean;
  /** Seconds after the start: of the creation, of the last change of Ready, of the container's end, of the delete call. */
  readonly createdAt?: number;
  readonly readySince?: number;
  readonly finishedAt?: number;
  readonly deletedAt?: number;
  readonly isScheduled?: boolean;
  readonly isCounted?: boolean;
  readonly conditions?: readonly PodCondition[];
}

export const aCondition = (type: string, status: PodCondition['status'] = 'True', since = 0): PodCondition => ({
  type,
  status,
  lastProbeTime: null,
  lastTransitionTime: at(since),
});

/** A pod of `aJob()`, Running on a node unless said otherwise. Its serial is also its name and uid. */
export function aPod(serial: number, traits: PodTraits = {}): OwnedPod {
  const { phase = 'Running', index, finishedAt, deletedAt, readySince = 0, isReady = false, restarts = 0, exitCode } = traits;
  const container: ContainerStatus = {
    name: 'main',
    state:
      finishedAt === undefined
        ? {}
        : { terminated: { exitCode: exitCode ?? (phase === 'Failed' ? 1 : 0), startedAt: at(0), finishedAt: at(finishedAt) } },
    lastState: {},
    ready: isReady,
    restartCount: restarts,
    image: 'busybox:1.36',
    imageID: '',
    started: isReady,
  };
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `j-${serial}`,
      namespace: 'n',
      uid: `uid-${serial}`,
      resourceVersion: '1',
      creationTimestamp: at(traits.createdAt ?? 0),
      ...(deletedAt === undefined ? {} : { deletionTimestamp: at(deletedAt + 30), deletionGracePeriodSeconds: 30 }),
      ...(traits.isCounted === true ? {} : { finalizers: [TRACKING_FINALIZER] }),
      annotations: {
        ...(index === undefined ? {} : { [COMPLETION_INDEX]: String(index) }),
        ...(traits.failures === undefined ? {} : { [INDEX_FAILURE_COUNT]: String(traits.failures) }),
        ...(traits.ignoredFailures === undefined ? {} : { [INDEX_IGNORED_FAILURE_COUNT]: String(traits.ignoredFailures) }),
      },
    },
    spec: { containers: [{ name: 'main' }], ...(traits.isScheduled === false ? {} : { nodeName: 'node-1' }) },
    status: {
      phase,
      conditions: [aCondition('Ready', isReady ? 'True' : 'False', readySince), ...(traits.conditions ?? [])],
      containerStatuses: [container],
    },
  };
  return { serial, pod };
}

/** What a sync sees that many seconds after the start. */
export const seeing = (job: Job, pods: readonly OwnedPod[], seconds = 0, record = noBackOff): Assessment =>
  assess(job, pods, record, START_MS + seconds * 1000);
