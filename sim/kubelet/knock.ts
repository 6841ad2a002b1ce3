import type { Probe } from '#sim/api/core-v1/container-types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { goQuote } from '#sim/api/go-text.ts';
import type { ListeningPort } from '#sim/programs/index.ts';
import { goDuration } from './go-duration.ts';
import type { KubeletState } from './kubelet-state.ts';
import { isRunning, type PodWork } from './pod-work.ts';
import type { ExecOutcome, Processes } from './processes.ts';

const GOOD: ExecOutcome = { output: '', error: '', exitCode: 0, durationMs: 0 };
const bad = (error: string, durationMs = 0): ExecOutcome => ({ output: '', error, exitCode: 1, durationMs });

/**
 * What an HTTP, TCP or gRPC check of a container finds: whether a program of the pod listens on the port, and, for HTTP,
 * whether it has what is asked for (KBL-30).
 *
 * @source pkg/probe http/http.go, tcp/tcp.go, grpc/grpc.go
 */
export function knock(
  state: KubeletState,
  processes: Processes,
  serial: number,
  pod: Pod,
  work: PodWork,
  index: number,
  { httpGet, tcpSocket, grpc }: Pick<Probe, 'httpGet' | 'tcpSocket' | 'grpc'>,
  limitMs: number,
): ExecOutcome {
  const wanted = httpGet?.port ?? tcpSocket?.port ?? grpc?.port;
  if (wanted === undefined) return GOOD;
  const port = portNumber(wanted, work, index);
  if (port === undefined) return { ...bad(''), runtimeError: `strconv.Atoi: parsing ${goQuote(String(wanted))}: invalid syntax` };
  const host = httpGet?.host ?? work.podIP;
  const found = host === work.podIP ? listenerOn(state, work, port) : undefined;
  if (grpc !== undefined) {
    const text = `timeout: failed to connect service ${goQuote(`${host}:${port}`)} within ${goDuration(limitMs)}: context deadline exceeded`;
    return bad(text, limitMs);
  }
  const refused = `dial tcp ${host}:${port}: connect: connection refused`;
  if (httpGet === undefined) return found === undefined ? bad(refused) : GOOD;
  const path = httpGet.path ?? '/';
  const url = `${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${host}:${port}${path.startsWith('/') ? '' : '/'}${path}`;
  if (found === undefined) return bad(`Get "${url}": ${refused}`);
  if (httpGet.scheme === 'HTTPS') return bad(`Get "${url}": http: server gave HTTP response to HTTPS client`);
  const { http } = found.listening;
  if (http === undefined) return bad(`Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`, limitMs);
  if (http.folder === undefined) return GOOD;
  const asked = path.split('?')[0] ?? '/';
  const file = `${http.folder}/${asked}${asked.endsWith('/') ? 'index.html' : ''}`;
  const isThere = processes.exec(serial, pod, work, found.index, ['test', '-e', file], limitMs).exitCode === 0;
  return isThere ? GOOD : bad('HTTP probe failed with statuscode: 404');
}

function portNumber(port: number | string, work: PodWork, index: number): number | undefined {
  if (typeof port === 'number') return port;
  const named = work.containers[index]?.plan.spec.ports?.find(({ name }) => name === port)?.containerPort;
  return named ?? (/^\d+$/.test(port) ? Number(port) : undefined);
}

/** The containers of a pod share one address. */
function listenerOn(
  state: KubeletState,
  work: PodWork,
  port: number,
): { readonly index: number; readonly listening: ListeningPort } | undefined {
  for (const [index, container] of work.containers.entries()) {
    const { process } = container;
    if (process === undefined || !isRunning(container)) continue;
    const atMs = state.nowMs - process.startedAtMs;
    const listening = process.trace.ports?.find((one) => one.port === port && one.atMs <= atMs && atMs < one.untilMs);
    if (listening !== undefined) return { index, listening };
  }
  return undefined;
}
