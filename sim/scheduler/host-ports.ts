import type { Pod } from '#sim/api/core-v1/types.ts';

interface HostPort {
  readonly port: number;
  readonly protocol: string;
  readonly address: string;
}

const ANY = '0.0.0.0';

const none: readonly HostPort[] = [];

function hostPortsOf({ spec }: Pod): readonly HostPort[] {
  if (spec.initContainers === undefined && spec.containers.every(({ ports }) => ports === undefined)) return none;
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...spec.containers, ...sidecars].flatMap(({ ports }) =>
    (ports ?? []).flatMap(({ hostPort = 0, hostIP = '', protocol = 'TCP' }) =>
      hostPort === 0 ? [] : [{ port: hostPort, protocol, address: hostIP === '' ? ANY : hostIP }],
    ),
  );
}

/** Whether a pod asks for ports of its node. */
export const asksForHostPorts = (pod: Pod): boolean => hostPortsOf(pod).length > 0;

/**
 * Whether two pods cannot be on one node because of their ports: the same number and protocol on addresses that meet (SCH-9).
 *
 * @source pkg/scheduler/framework/plugins/nodeports
 */
export function hasPortConflict(one: Pod, other: Pod): boolean {
  const taken = hostPortsOf(other);
  return hostPortsOf(one).some(({ port, protocol, address }) =>
    taken.some(
      (two) => two.port === port && two.protocol === protocol && (two.address === address || two.address === ANY || address === ANY),
    ),
  );
}
