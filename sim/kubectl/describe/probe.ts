import type { Probe } from '#sim/api/core-v1/types.ts';

/** One line about a probe: `exec [cat /x] delay=0s timeout=1s period=10s #success=1 #failure=3`. */
export function probeText(probe: Probe): string {
  const times = `delay=${probe.initialDelaySeconds ?? 0}s timeout=${probe.timeoutSeconds ?? 0}s period=${probe.periodSeconds ?? 0}s`;
  const rest = `${times} #success=${probe.successThreshold ?? 0} #failure=${probe.failureThreshold ?? 0}`;
  const { exec, httpGet, tcpSocket, grpc } = probe;
  if (exec !== undefined) return `exec [${(exec.command ?? []).join(' ')}] ${rest}`;
  if (httpGet !== undefined) {
    const path = httpGet.path ?? '';
    const slash = path === '' || path.startsWith('/') ? '' : '/';
    return `http-get ${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${httpGet.host ?? ''}:${httpGet.port}${slash}${path} ${rest}`;
  }
  if (tcpSocket !== undefined) return `tcp-socket :${tcpSocket.port} ${rest}`;
  if (grpc !== undefined) return `grpc <pod>:${grpc.port}  ${rest}`;
  return `unknown ${rest}`;
}
