import { admitPod, applyDefaults, prepareForCreate } from '#sim/api/defaults/index.ts';
import { readText } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { validateCreate, validateUpdate } from './validate.ts';

/** Small valid objects for the tests of this folder, and the way from a manifest to its errors. */

const CLUSTER_WIDE = ['Namespace', 'PersistentVolume', 'PriorityClass'];
const CONTAINER: JsonObject = { name: 'main', image: 'busybox:1.36' };

/** The object as the server validates it: defaulted, admitted, prepared. */
export function prepared(manifest: JsonObject): JsonObject {
  const kind = readText(manifest, 'kind');
  const defaulted = applyDefaults(manifest);
  const admitted = kind === 'Pod' ? admitPod(defaulted, { tokenVolumeName: 'kube-api-access-abcde' }) : defaulted;
  const namespace = CLUSTER_WIDE.includes(kind) ? '' : 'default';
  return prepareForCreate(admitted, { uid: 'UID', nowText: '2026-11-23T07:00:00Z', namespace });
}

/** Texts of the errors of creating a manifest. */
export const errorsOf = (manifest: JsonObject): readonly string[] => validateCreate(prepared(manifest)).map(({ text }) => text);

/** Texts of the errors of changing one manifest into another; `startTime` says that the old Job has started. */
export function updateErrorsOf(before: JsonObject, after: JsonObject, status: JsonObject = {}): readonly string[] {
  return validateUpdate(prepared(after), { ...prepared(before), status }).map(({ text }) => text);
}

export const aPodSpec = (changes: JsonObject = {}): JsonObject => ({ restartPolicy: 'Never', containers: [CONTAINER], ...changes });

export const aContainer = (changes: JsonObject = {}): JsonObject => ({ ...CONTAINER, ...changes });

export const aManifest = (apiVersion: string, kind: string, body: JsonObject, name = 'demo'): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name },
  ...body,
});

export const aJob = (spec: JsonObject = {}, name = 'demo'): JsonObject =>
  aManifest('batch/v1', 'Job', { spec: { template: { spec: aPodSpec() }, ...spec } }, name);

/** A Job with changes to its pod spec. */
export const aJobOf = (podSpec: JsonObject): JsonObject => aJob({ template: { spec: aPodSpec(podSpec) } });

/** A Job with changes to its only container. */
export const aJobWith = (container: JsonObject): JsonObject => aJobOf({ containers: [aContainer(container)] });

export const aCronJob = (spec: JsonObject = {}, name = 'demo'): JsonObject =>
  aManifest(
    'batch/v1',
    'CronJob',
    { spec: { schedule: '*/5 * * * *', jobTemplate: { spec: { template: { spec: aPodSpec() } } }, ...spec } },
    name,
  );

export const aPod = (spec: JsonObject = {}): JsonObject => aManifest('v1', 'Pod', { spec: aPodSpec(spec) });

export const aDeployment = (spec: JsonObject = {}): JsonObject =>
  aManifest('apps/v1', 'Deployment', {
    spec: {
      selector: { matchLabels: { app: 'd' } },
      template: { metadata: { labels: { app: 'd' } }, spec: { containers: [CONTAINER] } },
      ...spec,
    },
  });

export const aClaim = (spec: JsonObject = {}): JsonObject =>
  aManifest('v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
  });

export const aVolume = (spec: JsonObject = {}): JsonObject =>
  aManifest('v1', 'PersistentVolume', {
    spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, hostPath: { path: '/data' }, ...spec },
  });

/** A list of small objects made by numbering. */
export const many = (count: number, make: (i: number) => JsonValue): readonly JsonValue[] =>
  Array.from({ length: count }, (_, i) => make(i));
