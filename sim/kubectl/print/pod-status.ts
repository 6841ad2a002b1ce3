import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Container, ContainerStateTerminated, ContainerStatus, Pod } from '#sim/api/core-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { humanDuration } from './human-duration.ts';

/** The three cells of a Pod's row that need its container statuses. */
export interface PodSummary {
  /** `1/2`: ready containers of all, restartable init containers included. */
  readonly ready: string;
  /** The STATUS word, such as `CrashLoopBackOff`. */
  readonly status: string;
  /** `3`, or `3 (20s ago)`. */
  readonly restarts: string;
}

interface Tally {
  ready: number;
  restarts: number;
  lastRestartMs: number;
}

/** Rule PRT-9. @source kubernetes printers printPod, v1.35 */
export function summarizePod(pod: Pod, nowMs: number): PodSummary {
  const { spec, status } = pod;
  const init: Tally = { ready: 0, restarts: 0, lastRestartMs: Number.NaN };
  const sidecars: Tally = { ready: 0, restarts: 0, lastRestartMs: Number.NaN };
  const initReason = walkInitContainers(pod, init, sidecars);
  const isInitialized = status.conditions?.some((c) => c.type === 'Initialized' && c.status === 'True') ?? false;
  let word = initReason ?? baseWord(pod);
  let counted = init;
  if (initReason === undefined || isInitialized) {
    counted = sidecars;
    word = walkContainers(pod, sidecars, word);
  }
  if (pod.metadata.deletionTimestamp !== undefined) {
    if (status.reason === 'NodeLost') word = 'Unknown';
    else if (!isTerminal(pod)) word = 'Terminating';
  }
  const total = spec.containers.length + (spec.initContainers ?? []).filter(isRestartable).length;
  const hasAge = counted.restarts !== 0 && !Number.isNaN(counted.lastRestartMs);
  const ago = hasAge ? ` (${humanDuration(nowMs - counted.lastRestartMs)} ago)` : '';
  return {
    ready: `${sidecars.ready}/${total}`,
    status: word,
    restarts: `${counted.restarts}${ago}`,
  };
}

const isRestartable = (container: Container): boolean => container.restartPolicy === 'Always';

function baseWord(pod: Pod): string {
  const { status } = pod;
  const gate = status.conditions?.find((c) => c.type === 'PodScheduled')?.reason;
  if (gate === 'SchedulingGated') return gate;
  return status.reason || status.phase || '';
}

const endWord = ({ reason, signal = 0, exitCode }: ContainerStateTerminated): string =>
  reason || (signal !== 0 ? `Signal:${signal}` : `ExitCode:${exitCode}`);

function count(tally: Tally, status: ContainerStatus): void {
  tally.restarts += status.restartCount;
  const finishedAt = status.lastState?.terminated?.finishedAt;
  if (!finishedAt) return;
  const finishedMs = parseTime(finishedAt);
  if (!(finishedMs <= tally.lastRestartMs)) tally.lastRestartMs = finishedMs;
}

/** The `Init:…` word of the init container that the Pod is at; undefined when all are done. */
function walkInitContainers(pod: Pod, all: Tally, sidecars: Tally): string | undefined {
  const containers = pod.spec.initContainers ?? [];
  const byName = new Map(containers.map((container) => [container.name, container]));
  for (const [index, status] of (pod.status.initContainerStatuses ?? []).entries()) {
    const container = byName.get(status.name);
    const isSidecar = container !== undefined && isRestartable(container);
    count(all, status);
    if (isSidecar) count(sidecars, status);
    const { terminated, waiting } = status.state;
    if (terminated?.exitCode === 0) continue;
    if (isSidecar && status.started) {
      if (status.ready) sidecars.ready += 1;
      continue;
    }
    if (terminated !== undefined) return `Init:${endWord(terminated)}`;
    if (waiting?.reason && waiting.reason !== 'PodInitializing') return `Init:${waiting.reason}`;
    return `Init:${index}/${containers.length}`;
  }
  return undefined;
}

function walkContainers(pod: Pod, tally: Tally, start: string): string {
  let word = start;
  let errorWord = '';
  let hasRunning = false;
  for (const status of (pod.status.containerStatuses ?? []).toReversed()) {
    count(tally, status);
    const { waiting, terminated, running } = status.state;
    if (waiting?.reason) word = waiting.reason;
    else if (terminated !== undefined) {
      word = endWord(terminated);
      if (terminated.exitCode !== 0) errorWord = word;
    } else if (status.ready && running !== undefined) {
      hasRunning = true;
      tally.ready += 1;
    }
  }
  if (word !== 'Completed') return word;
  const isReady = pod.status.conditions?.some((c) => c.type === 'Ready' && c.status === 'True') ?? false;
  if (hasRunning && isReady) return 'Running';
  if (errorWord !== '') return errorWord;
  return hasRunning ? 'NotReady' : word;
}
