import { isObject, readList, readObject, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';

/** Kinds without a namespace. */
const CLUSTER_WIDE = ['Namespace', 'Node', 'PersistentVolume', 'PriorityClass', 'StorageClass', 'ClusterRole', 'ClusterRoleBinding'];
const TEMPLATES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Job: [['spec', 'template']],
  Deployment: [['spec', 'template']],
  ReplicaSet: [['spec', 'template']],
  CronJob: [
    ['spec', 'jobTemplate'],
    ['spec', 'jobTemplate', 'spec', 'template'],
  ],
};
const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'selector', 'matchLabels'],
  ReplicaSet: ['spec', 'selector', 'matchLabels'],
  Service: ['spec', 'selector'],
};

/** Changes what stands at a path; what is not there is made. */
export function changeAt(object: JsonObject, path: readonly string[], change: (value: JsonValue | undefined) => JsonValue): JsonObject {
  const [key = '', ...rest] = path;
  const value = object[key];
  return { ...object, [key]: rest.length === 0 ? change(value) : changeAt(isObject(value) ? value : {}, rest, change) };
}

const merged =
  (pairs: JsonObject) =>
  (value: JsonValue | undefined): JsonValue => ({ ...(isObject(value) ? value : {}), ...pairs });

function templatesOf(object: JsonObject): readonly (readonly string[])[] {
  return TEMPLATES[readText(object, 'kind')] ?? [];
}

/** Labels on the object, and if wanted on its templates and in its selector. */
export function withLabels(object: JsonObject, pairs: JsonObject, inTemplates: boolean, inSelectors: boolean): JsonObject {
  let next = changeAt(object, ['metadata', 'labels'], merged(pairs));
  if (inTemplates) for (const path of templatesOf(next)) next = changeAt(next, [...path, 'metadata', 'labels'], merged(pairs));
  const selector = SELECTORS[readText(next, 'kind')];
  const hasSelector = selector !== undefined && (selector.length === 3 || isObject(readStruct(next, 'spec')['selector']));
  return inSelectors && selector !== undefined && hasSelector ? changeAt(next, selector, merged(pairs)) : next;
}

/** Annotations on the object and its templates. */
export function withAnnotations(object: JsonObject, pairs: JsonObject): JsonObject {
  let next = changeAt(object, ['metadata', 'annotations'], merged(pairs));
  for (const path of templatesOf(next)) next = changeAt(next, [...path, 'metadata', 'annotations'], merged(pairs));
  return next;
}

/** The namespace of everything that can have one, and of the accounts that bindings name. */
export function withNamespace(object: JsonObject, namespace: string): JsonObject {
  const kind = readText(object, 'kind');
  if (kind === 'Namespace') return changeAt(object, ['metadata', 'name'], () => namespace);
  const next = CLUSTER_WIDE.includes(kind) ? object : changeAt(object, ['metadata', 'namespace'], () => namespace);
  if (!kind.endsWith('RoleBinding')) return next;
  const subjects = readObjects(next, 'subjects').map((one) => (one['kind'] === 'ServiceAccount' ? { ...one, namespace } : one));
  return { ...next, subjects };
}

/** New image names and tags, wherever a container has the image. */
export function withImage(value: JsonValue, wanted: JsonObject): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => withImage(item, wanted));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isContainers = (key === 'containers' || key === 'initContainers') && Array.isArray(inner);
      if (!isContainers) return [key, withImage(inner, wanted)];
      return [key, readList(value, key).map((one) => (isObject(one) ? { ...one, ...imageOf(readText(one, 'image'), wanted) } : one))];
    }),
  );
}

function imageOf(image: string, wanted: JsonObject): JsonObject {
  const [, name = '', rest = ''] = /^(.*?)((?::[^:/@]+)?(?:@.+)?)$/.exec(image) ?? [];
  if (name !== readText(wanted, 'name') || image === '') return {};
  const [tag, digest] = [readText(wanted, 'newTag'), readText(wanted, 'digest')];
  return { image: `${readText(wanted, 'newName') || name}${digest !== '' ? `@${digest}` : tag !== '' ? `:${tag}` : rest}` };
}

/** Where one object names another: field, and the kind that it names. */
const REFERENCES: Readonly<Record<string, string>> = {
  configMapKeyRef: 'ConfigMap',
  configMapRef: 'ConfigMap',
  configMap: 'ConfigMap',
  secretKeyRef: 'Secret',
  secretRef: 'Secret',
  imagePullSecrets: 'Secret',
  roleRef: 'Role',
};
const NAMED: Readonly<Record<string, string>> = {
  secretName: 'Secret',
  serviceAccountName: 'ServiceAccount',
  claimName: 'PersistentVolumeClaim',
};

/** Names that other objects use for what was renamed. @param names new names by `Kind/old name` */
export function withReferences(value: JsonValue, names: ReadonlyMap<string, string>, field = ''): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => withReferences(item, names, field));
  if (!isObject(value)) return value;
  const kind = field === 'roleRef' || field === 'subjects' ? readText(value, 'kind') : field === 'projected' ? '' : REFERENCES[field];
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const named = key === 'name' ? kind : NAMED[key];
      if (typeof inner === 'string') return [key, (named === undefined ? undefined : names.get(`${named}/${inner}`)) ?? inner];
      return [key, withReferences(inner, names, key === 'service' && readObject(value, key) !== undefined ? 'ingressService' : key)];
    }),
  );
}
