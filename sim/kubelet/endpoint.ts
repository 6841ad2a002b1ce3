import type { ContainerStatus, Pod } from '#sim/api/core-v1/types.ts';
import type { ApiResult } from '#sim/api/meta-v1/types.ts';
import { formatMicroTime } from '#sim/api/time.ts';
import type { LogOptions } from '#sim/apiserver/client.ts';
import { badRequest } from '#sim/apiserver/index.ts';
import type { KubeletEndpoint } from '#sim/apiserver/request-client.ts';
import type { KubeletState } from './kubelet-state.ts';
import { type ContainerWork, isRunning } from './pod-work.ts';
import type { Processes } from './processes.ts';

const ok = (value: string): ApiResult<string> => ({ ok: true, value, warnings: [] });
const bad = (message: string): ApiResult<never> => ({ ok: false, status: badRequest(message), warnings: [] });

/** What a kubelet answers to the API server: logs and exec (LOG-1 to LOG-3). @source pkg/kubelet kubelet_pods.go */
export class Endpoint implements KubeletEndpoint {
  private readonly state: KubeletState;
  private readonly processes: Processes;

  constructor(state: KubeletState, processes: Processes) {
    this.state = state;
    this.processes = processes;
  }

  logs(serial: number, options: LogOptions): ApiResult<string> {
    const pod = this.state.server.get<Pod>(serial);
    if (pod === undefined) return bad('pod is gone');
    if (pod.spec.nodeName === undefined) return ok('');
    const name = options.container ?? pod.spec.containers[0]?.name ?? '';
    const statuses = [...(pod.status.initContainerStatuses ?? []), ...(pod.status.containerStatuses ?? [])];
    const status = statuses.find((one) => one.name === name);
    const work = this.state.work.get(serial);
    const container = work?.containers.find(({ plan }) => plan.spec.name === name);
    const shown = `container "${name}" in pod "${pod.metadata.name}"`;
    if (status === undefined || container === undefined) return bad(`${shown} is waiting to start: ContainerCreating`);
    if (options.previous === true) return this.previous(container, status, shown, options);
    const waiting = status.state.waiting;
    if (waiting !== undefined && status.lastState.terminated === undefined) {
      if (waiting.reason === 'ErrImagePull') return bad(`${shown} is waiting to start: image can't be pulled`);
      if (waiting.reason === 'ImagePullBackOff') return bad(`${shown} is waiting to start: trying and failing to pull image`);
      return bad(`${shown} is waiting to start: ${waiting.reason ?? 'ContainerCreating'}`);
    }
    if (status.state.terminated?.reason === 'ContainerStatusUnknown') return bad(`${shown} is terminated`);
    // an evicted pod's dead containers are removed
    if (pod.status.reason === 'Evicted') return ok(`unable to retrieve container logs for ${status.containerID ?? ''}`);
    return ok(this.textOf(container.log, container, options));
  }

  private previous(container: ContainerWork, status: ContainerStatus, shown: string, options: LogOptions): ApiResult<string> {
    const last = status.lastState.terminated;
    if (last === undefined) return bad(`previous terminated ${shown} not found`);
    // the kubelet keeps one dead instance beside the newest, so while the newest is dead the older one is gone
    if (status.state.terminated !== undefined) return ok(`unable to retrieve container logs for ${last.containerID ?? ''}`);
    const isNewest = last.containerID === container.current?.id;
    return ok(this.textOf(isNewest ? container.log : container.previousLog, container, options));
  }

  private textOf(log: ContainerWork['log'], container: ContainerWork, options: LogOptions): string {
    const process = log ?? container.process;
    if (process === undefined) return '';
    const untilMs = this.state.nowMs - process.startedAtMs;
    const sinceMs = options.sinceSeconds === undefined ? Number.NEGATIVE_INFINITY : untilMs - options.sinceSeconds * 1000;
    let lines: { readonly atMs: number; readonly text: string }[] = [];
    let open = '';
    for (const { atMs, text } of process.trace.output) {
      if (atMs > untilMs) break;
      const parts = (open + text).split('\n');
      open = parts.pop() ?? '';
      if (atMs >= sinceMs) lines.push(...parts.map((part) => ({ atMs, text: `${part}\n` })));
    }
    if (open !== '') lines.push({ atMs: untilMs, text: open });
    if (options.tailLines !== undefined) lines = options.tailLines === 0 ? [] : lines.slice(-options.tailLines);
    const stamp = (atMs: number): string =>
      options.timestamps === true ? `${formatMicroTime(this.state.engine.startAtMs + process.startedAtMs + atMs).slice(0, -1)}000Z ` : '';
    return lines.map(({ atMs, text }) => stamp(atMs) + text).join('');
  }

  exec(
    serial: number,
    containerName: string | undefined,
    argv: readonly string[],
  ): ApiResult<{ readonly stdout: string; readonly stderr: string; readonly exitCode: number }> {
    const pod = this.state.server.get<Pod>(serial);
    const work = this.state.work.get(serial);
    if (pod === undefined || pod.spec.nodeName === undefined) return bad(`pod ${pod?.metadata.name} does not have a host assigned`);
    const name = containerName ?? pod.spec.containers[0]?.name;
    const index = work?.containers.findIndex(({ plan }) => plan.spec.name === name) ?? -1;
    const container = work?.containers[index];
    if (work === undefined || container === undefined || !isRunning(container)) return bad(`container not found ("${name}")`);
    const outcome = this.processes.exec(serial, pod, work, index, argv);
    return { ok: true, value: { stdout: outcome.output, stderr: outcome.error, exitCode: outcome.exitCode }, warnings: [] };
  }
}
