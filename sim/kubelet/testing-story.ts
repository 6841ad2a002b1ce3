import type { ContainerStatus, KubeEvent, Pod } from '#sim/api/core-v1/types.ts';
import type { ApiResult, JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import type { KubeClient } from '#sim/apiserver/client.ts';
import { type LatencyProfile, measuredLatencies } from '#sim/apiserver/index.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';

/** Timings of a quiet machine: relists and ticks at whole seconds, re-syncs as early as they may be. */
export const quietLatencies: LatencyProfile = {
  ...measuredLatencies,
  kubelet: {
    ...measuredLatencies.kubelet,
    firstStatusMs: 20,
    sandboxMs: 520,
    createMs: 60,
    startMs: 40,
    relistPhaseMs: 0,
    nextPodMs: 0,
    tickPhaseMs: 0,
    terminalPhaseMs: 1100,
    errorJitter: 0,
    crashJitter: 0,
    failedPullMs: 1000,
  },
  scheduler: { ...measuredLatencies.scheduler, bindMs: 20 },
};

/** A cluster as tests drive it. */
interface Drivable {
  readonly client: KubeClient;
  readonly nowMs: number;
  onChange: ((type: 'ADDED' | 'MODIFIED' | 'DELETED', object: KubeObject) => void) | undefined;
  runUntil(untilMs: number): void;
}

const stateOf = ({ state }: ContainerStatus): string =>
  state.waiting?.reason ?? state.terminated?.reason ?? (state.running === undefined ? 'none' : 'Up');

const shown = (status: ContainerStatus): string =>
  `${status.name}=${stateOf(status)}${status.restartCount > 0 ? `#${status.restartCount}` : ''}`;

/** What a person who watches pods sees: `Running a=Completed b=Up#2`; init containers first. */
function lineOf({ status }: Pod): string {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return [status.phase, ...all.map(shown)].join(' ');
}

/** A cluster and everything that was seen of its pods, in seconds since the start. */
export class Story {
  readonly cluster: Drivable;
  private readonly seen: { readonly atSeconds: number; readonly pod: Pod }[] = [];

  constructor(cluster: Drivable) {
    this.cluster = cluster;
    cluster.onChange = (type, object) => {
      if (object.kind === 'Pod' && type !== 'DELETED') this.seen.push({ atSeconds: this.seconds, pod: object as Pod });
    };
  }

  get seconds(): number {
    return this.cluster.nowMs / 1000;
  }

  create(kind: string, name: string, body: JsonObject): this {
    const { group, version } = resourceOfKind(kind);
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const outcome = this.cluster.client.create(resourceOfKind(kind), 'default', { apiVersion, kind, metadata: { name }, ...body });
    if (!outcome.ok) throw new Error(outcome.status.message);
    return this;
  }

  /** Pod `p`, restart policy Never unless the spec says otherwise. */
  pod(spec: JsonObject): this {
    return this.create('Pod', 'p', { spec: { restartPolicy: 'Never', ...spec } });
  }

  /** Pod `p` with one container `main` that runs a script. */
  script(text: string, spec: JsonObject = {}, container: JsonObject = {}): this {
    return this.pod({ ...spec, containers: [aContainer('main', text, container)] });
  }

  until(seconds: number): this {
    this.cluster.runUntil(seconds * 1000);
    return this;
  }

  delete(options: { readonly gracePeriodSeconds?: number } = {}): this {
    this.cluster.client.delete(resourceOfKind('Pod'), 'default', 'p', options);
    return this;
  }

  /** Pod `p` as it is; undefined when it is gone. */
  get now(): Pod | undefined {
    const found = this.cluster.client.get(resourceOfKind('Pod'), 'default', 'p');
    return found.ok ? (found.value as Pod) : undefined;
  }

  status(container = 'main'): ContainerStatus | undefined {
    const { initContainerStatuses, containerStatuses } = this.now?.status ?? {};
    return [...(initContainerStatuses ?? []), ...(containerStatuses ?? [])].find(({ name }) => name === container);
  }

  /** `True`, or `False` with its reason and message, of a condition as it is. */
  condition(type: string): string {
    const found = this.now?.status.conditions?.find((one) => one.type === type);
    return [found?.status, found?.reason, found?.message].filter((part) => part !== undefined).join(' ');
  }

  /** One line whenever what is shown changed: `1.00 Running main=Up`. */
  get lines(): readonly string[] {
    const lines: string[] = [];
    let last = '';
    for (const { atSeconds, pod } of this.seen) {
      const line = lineOf(pod);
      if (line !== last) lines.push(`${atSeconds.toFixed(2)} ${line}`);
      last = line;
    }
    return lines;
  }

  /** What was shown at an instant. */
  at(seconds: number): string {
    const pod = this.seen.findLast(({ atSeconds }) => atSeconds <= seconds)?.pod;
    return pod === undefined ? '' : lineOf(pod);
  }

  /** `REASON message xCOUNT` of the kubelet's events, oldest first. */
  get events(): readonly string[] {
    const listed = this.cluster.client.list(resourceOfKind('Event'), { namespace: 'default' });
    const all = listed.ok ? (listed.value as readonly KubeEvent[]) : [];
    return all
      .filter(({ source }) => source?.component === 'kubelet')
      .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
      .map(({ reason, message, count }) => `${reason} ${message}${(count ?? 1) > 1 ? ` x${count}` : ''}`);
  }

  /** How often events were written that begin with these words: a reason, and perhaps some of the message. */
  count(words: string): number {
    return this.events
      .filter((line) => line === words || line.startsWith(`${words} `))
      .reduce((sum, line) => sum + Number(/ x(\d+)$/.exec(line)?.[1] ?? 1), 0);
  }

  logs(container = 'main', previous = false): ApiResult<string> {
    return this.cluster.client.logs('default', 'p', { container, previous });
  }

  /** The text of the log, or why there is none. */
  logText(container = 'main', previous = false): string {
    const outcome = this.logs(container, previous);
    return outcome.ok ? outcome.value : outcome.status.message;
  }
}

/** A busybox container that runs a script. */
export function aContainer(name: string, text: string, more: JsonObject = {}): JsonObject {
  return { name, image: 'busybox:1.36', command: ['sh', '-c', text], ...more };
}
