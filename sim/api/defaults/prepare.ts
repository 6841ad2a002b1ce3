import { isSet, omit, readFlag, readNumber, readStruct, readText, semanticEqual, withValue } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { takeTemplateLabels } from './jobs.ts';
import { qosClassOf } from './qos.ts';
import { allocateService, keepAddress } from './service-address.ts';

/** What the server knows when it creates an object. `namespace` is empty for cluster-wide kinds. */
export interface CreateContext {
  readonly uid: string;
  /** RFC 3339, whole seconds. */
  readonly nowText: string;
  readonly namespace: string;
}

const EMPTY: JsonObject = {};
const GENERATED: ReadonlySet<string> = new Set(['Job', 'CronJob', 'Deployment', 'ReplicaSet', 'Pod', 'Ingress']);
const SERVER_METADATA = ['resourceVersion', 'selfLink', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'managedFields'] as const;

/** What a status is when an object is created, by kind; kinds that are not listed have none. */
const INITIAL_STATUS: Readonly<Record<string, (object: JsonObject, nowText: string) => JsonObject>> = {
  Job: () => EMPTY,
  CronJob: () => EMPTY,
  Deployment: () => EMPTY,
  ReplicaSet: () => ({ replicas: 0 }),
  Pod: (pod) => ({ phase: 'Pending', qosClass: qosClassOf(readStruct(pod, 'spec')) }),
  PersistentVolumeClaim: () => ({ phase: 'Pending' }),
  PersistentVolume: (_, nowText) => ({ phase: 'Pending', lastPhaseTransitionTime: nowText }),
  ResourceQuota: () => EMPTY,
  Namespace: () => ({ phase: 'Active' }),
  Service: () => ({ loadBalancer: EMPTY }),
  Ingress: () => ({ loadBalancer: EMPTY }),
};

const FINALIZERS: Readonly<Record<string, string>> = {
  PersistentVolumeClaim: 'kubernetes.io/pvc-protection',
  PersistentVolume: 'kubernetes.io/pv-protection',
};

/**
 * A defaulted (and, for a Pod, admitted) object as the server is about to validate and store it: rule DEF-11.
 *
 * Fields that a client may not set are dropped; uid, time, namespace, generation, first status and, for a Job, the generated
 * selector and labels are set. Generated names are the caller's business and must be set before.
 */
export function prepareForCreate(object: JsonObject, { uid, nowText, namespace }: CreateContext): JsonObject {
  const kind = readText(object, 'kind');
  const given = omit(readStruct(object, 'metadata'), ...SERVER_METADATA, 'generation');
  const metadata: Record<string, JsonValue> = { ...given, uid, creationTimestamp: nowText };
  if (namespace !== '') metadata.namespace = namespace;
  if (GENERATED.has(kind)) metadata.generation = 1;
  const finalizer = FINALIZERS[kind];
  if (finalizer !== undefined) metadata.finalizers = addFinalizer(given.finalizers, finalizer);
  const status = INITIAL_STATUS[kind]?.(object, nowText);
  const keepsStatus = kind === 'Node' || kind === 'Event';
  let prepared: JsonObject = { ...(keepsStatus ? object : omit(object, 'status')), metadata };
  if (status !== undefined) prepared = { ...prepared, status };
  if (kind === 'Job') return generateSelector(prepared, uid);
  if (kind === 'Service') return allocateService(prepared, uid);
  if (kind === 'Namespace') return { ...prepared, spec: { ...readStruct(prepared, 'spec'), finalizers: ['kubernetes'] } };
  return prepared;
}

function addFinalizer(given: JsonValue | undefined, finalizer: string): JsonValue {
  const list = Array.isArray(given) ? (given as readonly JsonValue[]) : [];
  return list.includes(finalizer) ? list : [...list, finalizer];
}

/** Unless the selector is manual: the generated labels on the template, where free, and the selector on the uid (rule DEF-12). */
function generateSelector(job: JsonObject, uid: string): JsonObject {
  const spec = readStruct(job, 'spec');
  if (readFlag(spec, 'manualSelector') === true) return job;
  const name = readText(readStruct(job, 'metadata'), 'name');
  const template = readStruct(spec, 'template');
  const templateMetadata = readStruct(template, 'metadata');
  const given = readStruct(templateMetadata, 'labels');
  const ownsTemplateLabels = readStruct(job, 'metadata').labels === templateMetadata.labels;
  const labels: JsonObject = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
    ...given,
  };
  const selector = readStruct(spec, 'selector');
  const matchLabels = { 'batch.kubernetes.io/controller-uid': uid, ...readStruct(selector, 'matchLabels') };
  const next: JsonObject = {
    ...job,
    spec: {
      ...spec,
      selector: { ...selector, matchLabels },
      template: { ...template, metadata: { ...templateMetadata, labels } },
    },
  };
  // Labels taken over from the template are the template's own map upstream, so they grow with it.
  return takeTemplateLabels(ownsTemplateLabels ? withoutLabels(next) : next);
}

function withoutLabels(object: JsonObject): JsonObject {
  return { ...object, metadata: omit(readStruct(object, 'metadata'), 'labels') };
}

/**
 * A defaulted object as the server is about to validate an update with it: rule DEF-13.
 *
 * What only the server sets (uid, times, status) is the stored object's; a changed spec raises the generation.
 *
 * @param wanted the wanted object; metadata that it leaves out is taken from `old` where the server owns it
 * @param old  the stored object
 */
export function prepareForUpdate(wanted: JsonObject, old: JsonObject): JsonObject {
  const kind = readText(old, 'kind');
  const next = kind === 'Service' ? keepAddress(wanted, old) : wanted;
  const before = readStruct(old, 'metadata');
  let metadata = readStruct(next, 'metadata');
  for (const key of [...SERVER_METADATA, 'generation']) metadata = withValue(metadata, key, before[key]);
  for (const key of ['uid', 'creationTimestamp', 'namespace', 'name']) {
    if (!isSet(metadata, key)) metadata = withValue(metadata, key, before[key]);
  }
  const isChanged = GENERATED.has(kind) && !semanticEqual(next.spec, old.spec);
  if (isChanged) metadata = { ...metadata, generation: (readNumber(before, 'generation') ?? 0) + 1 };
  const keepsStatus = kind === 'Node' || kind === 'Event';
  return keepsStatus ? { ...next, metadata } : withValue({ ...next, metadata }, 'status', old.status);
}
