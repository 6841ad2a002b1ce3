import { isSet, omit, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { canonicalQuantity } from '#sim/api/quantity.ts';
import { defaultContainer, defaultFieldRef, defaultResourceFieldRef } from './containers.ts';
import { fill, mapItems, mapMember } from './fill.ts';
import { canonicalResources } from './quantities.ts';

const EMPTY: JsonObject = {};
const FILE_MODE = 420;
const TOKEN_SECONDS = 3600;
const POD_DEFAULTS: JsonObject = {
  restartPolicy: 'Always',
  terminationGracePeriodSeconds: 30,
  dnsPolicy: 'ClusterFirst',
  securityContext: EMPTY,
  schedulerName: 'default-scheduler',
};
const WORDS = [
  'restartPolicy',
  'dnsPolicy',
  'schedulerName',
  'serviceAccountName',
  'nodeName',
  'hostname',
  'subdomain',
  'priorityClassName',
] as const;
const VOLUME_FIELDS: ReadonlySet<string> = new Set(['name']);

/** A pod template with every default; `metadata` is there even when empty. Returns its argument when nothing is missing (rule DEF-2). */
export function defaultPodTemplate(template: JsonObject): JsonObject {
  const spec = readStruct(template, 'spec');
  const next = defaultPodSpec(spec);
  const filled = fill(template, { metadata: EMPTY });
  return next === filled.spec ? filled : { ...filled, spec: next };
}

/**
 * A pod spec with every default (rules DEF-2 to DEF-4).
 *
 * @source pkg/apis/core/v1/defaults.go, v1.35
 */
export function defaultPodSpec(spec: JsonObject): JsonObject {
  let next = fill(dropEmptyWords(spec), POD_DEFAULTS);
  next = defaultServiceAccount(next);
  next = mapItems(next, 'volumes', defaultVolume);
  next = mapItems(next, 'initContainers', defaultContainer);
  next = mapItems(next, 'containers', defaultContainer);
  next = mapMember(next, 'overhead', canonicalResources);
  return next.hostNetwork === true ? mapItems(next, 'containers', publishPorts) : next;
}

function dropEmptyWords(spec: JsonObject): JsonObject {
  const empty = WORDS.filter((key) => spec[key] === '');
  return empty.length === 0 ? spec : omit(spec, ...empty);
}

/** `serviceAccount` is the old name of `serviceAccountName`; both are stored. */
function defaultServiceAccount(spec: JsonObject): JsonObject {
  const name = readText(spec, 'serviceAccountName') || readText(spec, 'serviceAccount');
  if (name === '' || (spec.serviceAccountName === name && spec.serviceAccount === name)) return spec;
  return { ...spec, serviceAccountName: name, serviceAccount: name };
}

/** On the host's network every port is a port of the node. */
function publishPorts(container: JsonObject): JsonObject {
  return mapItems(container, 'ports', (port) => fill(port, { hostPort: port.containerPort ?? 0 }));
}

function defaultVolume(volume: JsonObject): JsonObject {
  const hasSource = Object.keys(volume).some((key) => !VOLUME_FIELDS.has(key) && isSet(volume, key));
  if (!hasSource) return { ...volume, emptyDir: EMPTY };
  let next = mapMember(volume, 'configMap', (source) => fill(source, { defaultMode: FILE_MODE }));
  next = mapMember(next, 'secret', (source) => fill(source, { defaultMode: FILE_MODE }));
  next = mapMember(next, 'downwardAPI', (source) => defaultDownwardFiles(fill(source, { defaultMode: FILE_MODE })));
  next = mapMember(next, 'projected', (source) => mapItems(fill(source, { defaultMode: FILE_MODE }), 'sources', defaultProjection));
  next = mapMember(next, 'hostPath', (source) => fill(source, { type: '' }));
  next = mapMember(next, 'emptyDir', (source) => {
    if (!isSet(source, 'sizeLimit')) return source;
    const sizeLimit = canonicalQuantity(String(source.sizeLimit));
    return source.sizeLimit === sizeLimit ? source : { ...source, sizeLimit };
  });
  return mapMember(next, 'persistentVolumeClaim', (source) => (source.readOnly === false ? omit(source, 'readOnly') : source));
}

function defaultProjection(projection: JsonObject): JsonObject {
  const next = mapMember(projection, 'downwardAPI', defaultDownwardFiles);
  return mapMember(next, 'serviceAccountToken', (token) => fill(token, { expirationSeconds: TOKEN_SECONDS }));
}

function defaultDownwardFiles(source: JsonObject): JsonObject {
  return mapItems(source, 'items', (item) =>
    mapMember(mapMember(item, 'fieldRef', defaultFieldRef), 'resourceFieldRef', defaultResourceFieldRef),
  );
}
