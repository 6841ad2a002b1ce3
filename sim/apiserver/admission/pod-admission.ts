import type { Container, Pod, PodSpec, PriorityClass } from '#sim/api/core-v1/types.ts';
import { admitPod, applyDefaults, qosClassOf } from '#sim/api/defaults/index.ts';
import type { JsonObject, KubeObject, Status } from '#sim/api/meta-v1/types.ts';
import type { AdmissionPlugin, ApiServer } from '#sim/apiserver/server.ts';
import { forbidden } from '#sim/apiserver/statuses.ts';
import { generatedName, hashText } from '#sim/engine/hash.ts';

/** A pod spec as admission leaves it, for all pods with the same containers. */
interface Admitted {
  readonly spec: PodSpec;
  readonly qosClass: string;
  readonly priority: number;
}

const SYSTEM_PRIORITIES: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};

/**
 * What the built-in plugins do to a new pod: service account with its token, priority, tolerations, defaults (ADM-1 to ADM-3).
 *
 * Simplified: pods of one template share the random ending of their token volume's name.
 */
export function podAdmission(server: ApiServer): AdmissionPlugin {
  const admitted = new WeakMap<readonly Container[], Admitted>();
  return (object) => {
    if (object.kind !== 'Pod') return { object };
    const pod = object as Pod;
    const refused = missingServiceAccount(server, pod);
    if (refused !== undefined) return { refused };
    const priority = priorityOf(server, pod);
    if (typeof priority !== 'number') return { refused: priority };
    const { hostname, ...shared } = pod.spec;
    let known = admitted.get(pod.spec.containers);
    if (known === undefined || known.priority !== priority) {
      // a function of the spec alone: what is remembered here outlives a step back in time
      const ending = hashText(JSON.stringify(shared));
      known = admitSpec(shared, priority, generatedName('kube-api-access-', server.engine.seed, ending, 7));
      admitted.set(pod.spec.containers, known);
    }
    const spec = hostname === undefined ? known.spec : { ...known.spec, hostname };
    return { object: { ...pod, spec, status: { phase: 'Pending', qosClass: known.qosClass } } as KubeObject };
  };
}

function admitSpec(spec: PodSpec, priority: number, tokenVolumeName: string): Admitted {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec } as unknown as JsonObject;
  const ready = admitPod(applyDefaults(pod), { tokenVolumeName, priority }) as unknown as Pod;
  return { spec: ready.spec, qosClass: qosClassOf(ready.spec as unknown as JsonObject) as string, priority };
}

/** ADM-1: the service account must be there. The message names the generateName when the name is still to be made. */
function missingServiceAccount(server: ApiServer, pod: Pod): Status | undefined {
  const name = pod.spec.serviceAccountName ?? 'default';
  const namespace = pod.metadata.namespace ?? '';
  if (server.find('ServiceAccount', namespace, name) >= 0) return undefined;
  return forbidden(
    'Pod',
    pod.metadata.generateName ?? pod.metadata.name,
    `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`,
  );
}

/** ADM-2: the pod's priority is that of its class. */
function priorityOf(server: ApiServer, pod: Pod): number | Status {
  const name = pod.spec.priorityClassName;
  if (name === undefined || name === '') return 0;
  const system = SYSTEM_PRIORITIES[name];
  if (system !== undefined) return system;
  const serial = server.find('PriorityClass', '', name);
  if (serial < 0) return forbidden('Pod', pod.metadata.generateName ?? pod.metadata.name, `no PriorityClass with name ${name} was found`);
  return server.get<PriorityClass>(serial)?.value ?? 0;
}
