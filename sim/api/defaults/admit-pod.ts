import { readFlag, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { fill, mapItems } from './fill.ts';

/** What mutating admission knows when a Pod is created. */
export interface PodAdmission {
  /** `kube-api-access-` and five random characters; used only when the Pod gets a token. */
  readonly tokenVolumeName: string;
  /** The Pod's priority, from its class; 0 when it names none. */
  readonly priority?: number;
  readonly preemptionPolicy?: string;
  /** The class that applies, when the Pod names none and one is the default. */
  readonly priorityClassName?: string;
  /** `automountServiceAccountToken` of the service account; true when it says nothing. */
  readonly mountsToken?: boolean;
}

const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const TOKEN_SECONDS = 3607;
const FILE_MODE = 420;
const EVICTION_SECONDS = 300;
const TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'] as const;

/**
 * What the built-in mutating admission plugins add to a Pod: service account and its token, tolerations, priority (rule DEF-8).
 *
 * Runs after defaulting, before preparation and validation. Limit ranges and image policies are not its business.
 *
 * @source plugins ServiceAccount, DefaultTolerationSeconds, Priority, v1.35
 */
export function admitPod(pod: JsonObject, admission: PodAdmission): JsonObject {
  let spec = readStruct(pod, 'spec');
  if (readText(spec, 'serviceAccountName') === '') spec = { ...spec, serviceAccountName: 'default', serviceAccount: 'default' };
  if (readFlag(spec, 'automountServiceAccountToken') ?? admission.mountsToken ?? true) spec = mountToken(spec, admission.tokenVolumeName);
  spec = addTolerations(spec);
  const className = readText(spec, 'priorityClassName') || (admission.priorityClassName ?? '');
  spec = fill({ ...spec, priority: admission.priority ?? 0 }, { preemptionPolicy: admission.preemptionPolicy ?? 'PreemptLowerPriority' });
  return { ...pod, spec: className === '' ? spec : { ...spec, priorityClassName: className } };
}

/** Containers that already mount something at the token's path keep that; the volume is added only when some container uses it. */
function mountToken(spec: JsonObject, volumeName: string): JsonObject {
  let isUsed = false;
  const mount = (container: JsonObject): JsonObject => {
    const mounts = readObjects(container, 'volumeMounts');
    if (mounts.some((other) => readText(other, 'mountPath') === TOKEN_PATH)) return container;
    isUsed = true;
    return { ...container, volumeMounts: [...mounts, { name: volumeName, readOnly: true, mountPath: TOKEN_PATH }] };
  };
  const next = mapItems(mapItems(spec, 'initContainers', mount), 'containers', mount);
  return isUsed ? { ...next, volumes: [...readObjects(spec, 'volumes'), tokenVolume(volumeName)] } : next;
}

function tokenVolume(name: string): JsonObject {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
      ],
      defaultMode: FILE_MODE,
    },
  };
}

/** A Pod stays five minutes on a node that fails, unless it says otherwise. */
function addTolerations(spec: JsonObject): JsonObject {
  const tolerations = readObjects(spec, 'tolerations');
  const covers = (toleration: JsonObject, key: string): boolean => {
    const effect = readText(toleration, 'effect');
    const coversKey = [key, ''].includes(readText(toleration, 'key'));
    return coversKey && (effect === 'NoExecute' || effect === '');
  };
  const added = TAINTS.filter((key) => !tolerations.some((toleration) => covers(toleration, key))).map((key) => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: EVICTION_SECONDS,
  }));
  return added.length === 0 ? spec : { ...spec, tolerations: [...tolerations, ...added] };
}
