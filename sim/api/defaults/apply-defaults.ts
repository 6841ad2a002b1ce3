import { encodeBase64 } from '#sim/api/base64.ts';
import { isSet, omit, readFlag, readObject, readPairs, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { requestWhatIsLimited } from './containers.ts';
import { fill, mapItems, mapMember } from './fill.ts';
import { defaultCronJob, defaultJob } from './jobs.ts';
import { defaultPodSpec, defaultPodTemplate } from './pod-template.ts';
import { canonicalRequirements, canonicalResources } from './quantities.ts';

const EMPTY: JsonObject = {};
const RBAC_GROUP = 'rbac.authorization.k8s.io';
const LIMIT_LISTS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;

/**
 * The object with the defaults of its kind, quantities in canonical spelling; unknown kinds come back unchanged.
 *
 * Applying it twice changes nothing: a defaulted object comes back as it is (rule DEF-1).
 *
 * @param object decoded: types are right, unknown fields are gone
 */
export function applyDefaults(object: JsonObject): JsonObject {
  const change = KINDS[readText(object, 'kind')];
  return change === undefined ? object : change(object);
}

const withSpec =
  (change: (spec: JsonObject) => JsonObject) =>
  (object: JsonObject): JsonObject => {
    const spec = change(readStruct(object, 'spec'));
    return object.spec === spec ? object : { ...object, spec };
  };

const KINDS: Readonly<Record<string, (object: JsonObject) => JsonObject>> = {
  Job: defaultJob,
  CronJob: defaultCronJob,
  Pod: withSpec((spec) => {
    const next = mapItems(defaultPodSpec(spec), 'initContainers', requestWhatIsLimited);
    return fill(mapItems(next, 'containers', requestWhatIsLimited), { enableServiceLinks: true });
  }),
  Deployment: withSpec(defaultDeploymentSpec),
  ReplicaSet: withSpec((spec) => defaultTemplateOf(fill(spec, { replicas: 1 }))),
  PersistentVolumeClaim: withSpec((spec) =>
    mapMember(fill(spec, { volumeMode: 'Filesystem', resources: EMPTY }), 'resources', canonicalRequirements),
  ),
  PersistentVolume: withSpec(defaultVolumeSpec),
  ResourceQuota: withSpec((spec) => mapMember(spec, 'hard', canonicalResources)),
  LimitRange: withSpec((spec) => mapItems(spec, 'limits', defaultLimit)),
  Namespace: (namespace) => mapMember(fill(namespace, { metadata: EMPTY }), 'metadata', labelNamespace),
  Secret: (secret) => fill(mergeStringData(secret.type === '' ? omit(secret, 'type') : secret), { type: 'Opaque' }),
  Service: withSpec(defaultServiceSpec),
  PriorityClass: (priorityClass) => fill(priorityClass, { preemptionPolicy: 'PreemptLowerPriority' }),
  RoleBinding: defaultBinding,
  ClusterRoleBinding: defaultBinding,
  StorageClass: (storageClass) => fill(storageClass, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' }),
};

/** Subjects that are people or groups, and the role, belong to the group of roles. */
function defaultBinding(binding: JsonObject): JsonObject {
  const next = mapItems(binding, 'subjects', (subject) =>
    subject.kind === 'User' || subject.kind === 'Group' ? fill(subject, { apiGroup: RBAC_GROUP }) : subject,
  );
  return mapMember(next, 'roleRef', (role) => fill(role, { apiGroup: RBAC_GROUP }));
}

function defaultTemplateOf(spec: JsonObject): JsonObject {
  const template = defaultPodTemplate(readStruct(spec, 'template'));
  return spec.template === template ? spec : { ...spec, template };
}

function defaultDeploymentSpec(spec: JsonObject): JsonObject {
  let next = fill(spec, { replicas: 1, strategy: EMPTY, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 });
  next = mapMember(next, 'strategy', (strategy) => {
    const typed = fill(strategy.type === '' ? omit(strategy, 'type') : strategy, { type: 'RollingUpdate' });
    if (typed.type !== 'RollingUpdate') return typed;
    return mapMember(fill(typed, { rollingUpdate: EMPTY }), 'rollingUpdate', (rolling) =>
      fill(rolling, { maxUnavailable: '25%', maxSurge: '25%' }),
    );
  });
  return defaultTemplateOf(next);
}

function defaultVolumeSpec(spec: JsonObject): JsonObject {
  const next = fill(spec, { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' });
  return mapMember(mapMember(next, 'capacity', canonicalResources), 'hostPath', (source) => fill(source, { type: '' }));
}

/** Limits of containers: the default is the maximum, the default request the default, else the minimum (rule DEF-9). */
function defaultLimit(limit: JsonObject): JsonObject {
  let next = limit;
  for (const list of LIMIT_LISTS) next = mapMember(next, list, canonicalResources);
  if (next.type !== 'Container') return next;
  const usual = { ...readStruct(next, 'max'), ...readStruct(next, 'default') };
  const request = { ...readStruct(next, 'min'), ...usual, ...readStruct(next, 'defaultRequest') };
  return fillList(fillList(next, 'default', usual), 'defaultRequest', request);
}

function fillList(limit: JsonObject, key: string, list: JsonObject): JsonObject {
  const given = readObject(limit, key);
  return Object.keys(list).length === Object.keys(given ?? EMPTY).length ? limit : { ...limit, [key]: list };
}

/** Every namespace carries its name as a label. */
function labelNamespace(metadata: JsonObject): JsonObject {
  const name = readText(metadata, 'name');
  const labels = readStruct(metadata, 'labels');
  if (name === '' || labels['kubernetes.io/metadata.name'] === name) return metadata;
  return { ...metadata, labels: { ...labels, 'kubernetes.io/metadata.name': name } };
}

/** `stringData` is written in plain text and stored as base64 in `data`. */
function mergeStringData(secret: JsonObject): JsonObject {
  if (!isSet(secret, 'stringData')) return omit(secret, 'stringData');
  const data: Record<string, JsonValue> = { ...readStruct(secret, 'data') };
  for (const [key, value] of readPairs(secret, 'stringData')) data[key] = encodeBase64(value);
  return { ...omit(secret, 'stringData'), data };
}

function defaultServiceSpec(spec: JsonObject): JsonObject {
  let next = fill(spec, { sessionAffinity: 'None', type: 'ClusterIP', internalTrafficPolicy: 'Cluster' });
  next = mapItems(next, 'ports', (port) => fill(port, { protocol: 'TCP', targetPort: port.port ?? 0 }));
  return readFlag(next, 'publishNotReadyAddresses') === false ? omit(next, 'publishNotReadyAddresses') : next;
}
