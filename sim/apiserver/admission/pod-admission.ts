import type { Container, Pod, PodCondition, PodSpec, PriorityClass } from '#sim/api/core-v1/types.ts';
import { admitPod, applyDefaults, qosClassOf } from '#sim/api/defaults/index.ts';
import type { JsonObject, KubeObject, Status } from '#sim/api/meta-v1/types.ts';
import type { KindIndex } from '#sim/apiserver/kind-index.ts';
import type { AdmissionPlugin, ApiServer } from '#sim/apiserver/server.ts';
import { forbidden } from '#sim/apiserver/statuses.ts';
import { generatedName, hashText } from '#sim/engine/hash.ts';

/** A pod spec as admission leaves it, for all pods with the same containers. */
interface Admitted {
  readonly spec: PodSpec;
  readonly qosClass: string;
  readonly priority: Priority;
}

/** What a pod's class gives it. */
interface Priority {
  readonly priority: number;
  readonly priorityClassName?: string;
  readonly preemptionPolicy?: string;
}

/** A pod with scheduling gates says so from the start. @source registry/core/pod strategy applySchedulingGatedCondition */
const GATED: readonly PodCondition[] = [
  {
    type: 'PodScheduled',
    status: 'False',
    lastProbeTime: null,
    lastTransitionTime: null,
    reason: 'SchedulingGated',
    message: 'Scheduling is blocked due to non-empty scheduling gates',
  },
];

const SYSTEM_PRIORITIES: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};

/**
 * What the built-in plugins do to a new pod: service account with its token, priority, tolerations, defaults (ADM-1 to ADM-3).
 *
 * Simplified: pods of one template share the random ending of their token volume's name.
 */
export function podAdmission(server: ApiServer, classes: KindIndex<PriorityClass>): AdmissionPlugin {
  const admitted = new WeakMap<readonly Container[], Admitted>();
  return (object) => {
    if (object.kind !== 'Pod') return { object };
    const pod = object as Pod;
    const refused = missingServiceAccount(server, pod);
    if (refused !== undefined) return { refused };
    const priority = priorityOf(server, classes, pod);
    if ('code' in priority) return { refused: priority };
    const contradicted = contradiction(pod, priority);
    if (contradicted !== undefined) return { refused: contradicted };
    const { hostname, ...shared } = pod.spec;
    let known = admitted.get(pod.spec.containers);
    if (known === undefined || !isSame(known.priority, priority)) {
      // a function of the spec alone: what is remembered here outlives a step back in time
      const ending = hashText(JSON.stringify(shared));
      known = admitSpec(shared, priority, generatedName('kube-api-access-', server.engine.seed, ending, 7));
      admitted.set(pod.spec.containers, known);
    }
    const spec = hostname === undefined ? known.spec : { ...known.spec, hostname };
    const isGated = (spec.schedulingGates?.length ?? 0) > 0;
    const status = { phase: 'Pending', ...(isGated ? { conditions: GATED } : {}), qosClass: known.qosClass };
    return { object: { ...pod, spec, status } as KubeObject };
  };
}

const isSame = (a: Priority, b: Priority): boolean =>
  a.priority === b.priority && a.priorityClassName === b.priorityClassName && a.preemptionPolicy === b.preemptionPolicy;

function admitSpec(spec: PodSpec, priority: Priority, tokenVolumeName: string): Admitted {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec } as unknown as JsonObject;
  const ready = admitPod(applyDefaults(pod), { tokenVolumeName, ...priority }) as unknown as Pod;
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

/** ADM-2: what the class decides the pod may only repeat. ADM-5: there are no runtime classes. */
function contradiction({ metadata, spec }: Pod, { priority, preemptionPolicy }: Priority): Status | undefined {
  const policy = preemptionPolicy ?? 'PreemptLowerPriority';
  const refuse = (text: string): Status => forbidden('Pod', metadata.generateName ?? metadata.name, text);
  const mustNot = (word: string, value: number | string, computed: number | string): Status =>
    refuse(
      `the ${word} (${value}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`,
    );
  if (spec.priority !== undefined && spec.priority !== priority) return mustNot('integer value of priority', spec.priority, priority);
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy)
    return mustNot('string value of PreemptionPolicy', spec.preemptionPolicy, policy);
  return spec.runtimeClassName === undefined ? undefined : refuse(`pod rejected: RuntimeClass "${spec.runtimeClassName}" not found`);
}

const NO_CLASS: Priority = { priority: 0 };

/** ADM-2: the pod's priority is that of its class, or of the class that is everybody's. */
function priorityOf(server: ApiServer, classes: KindIndex<PriorityClass>, pod: Pod): Priority | Status {
  const name = pod.spec.priorityClassName;
  if (name === undefined || name === '') return defaultPriority(classes);
  const system = SYSTEM_PRIORITIES[name];
  if (system !== undefined) return { priority: system };
  const serial = server.find('PriorityClass', '', name);
  if (serial < 0) return forbidden('Pod', pod.metadata.generateName ?? pod.metadata.name, `no PriorityClass with name ${name} was found`);
  return givenBy(server.get<PriorityClass>(serial) as PriorityClass);
}

const givenBy = ({ value, preemptionPolicy }: PriorityClass): Priority =>
  preemptionPolicy === undefined ? { priority: value } : { priority: value, preemptionPolicy };

/** Of several classes for everybody the least important counts. */
function defaultPriority(classes: KindIndex<PriorityClass>): Priority {
  let found: PriorityClass | undefined;
  classes.forEach((one) => {
    if (one.globalDefault === true && (found === undefined || one.value < found.value)) found = one;
  });
  return found === undefined ? NO_CLASS : { ...givenBy(found), priorityClassName: found.metadata.name };
}
