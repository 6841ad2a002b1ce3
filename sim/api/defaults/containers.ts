import { isSet, omit, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { canonicalQuantity } from '#sim/api/quantity.ts';
import { fill, mapItems, mapMember } from './fill.ts';
import { canonicalRequirements } from './quantities.ts';

const EMPTY: JsonObject = {};
const PROBE_DEFAULTS: JsonObject = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
const CONTAINER_DEFAULTS: JsonObject = {
  resources: EMPTY,
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
};

/**
 * A container of a pod or of a template, with every default (rule DEF-3).
 *
 * @source pkg/apis/core/v1/defaults.go, v1.35
 */
export function defaultContainer(container: JsonObject): JsonObject {
  let next = fill(dropEmptyText(container), CONTAINER_DEFAULTS);
  if (readText(next, 'imagePullPolicy') === '') next = { ...next, imagePullPolicy: pullPolicyOf(readText(next, 'image')) };
  next = mapItems(next, 'ports', (port) => fill(dropZero(port), { protocol: 'TCP' }));
  next = mapItems(next, 'env', defaultEnv);
  next = mapMember(next, 'resources', canonicalRequirements);
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) next = mapMember(next, probe, defaultProbe);
  return mapMember(next, 'lifecycle', (lifecycle) =>
    mapMember(mapMember(lifecycle, 'postStart', defaultHandler), 'preStop', defaultHandler),
  );
}

/** An empty text is the same as none for these fields, and none is stored. */
function dropEmptyText(container: JsonObject): JsonObject {
  const empty = ['terminationMessagePath', 'terminationMessagePolicy', 'imagePullPolicy', 'workingDir'].filter(
    (key) => container[key] === '',
  );
  return empty.length === 0 ? container : omit(container, ...empty);
}

function dropZero(port: JsonObject): JsonObject {
  const cleared = port.protocol === '' ? omit(port, 'protocol') : port;
  return cleared.hostPort === 0 ? omit(cleared, 'hostPort') : cleared;
}

/** Always for the tag `latest` or none, else IfNotPresent; a digest counts as a tag. */
function pullPolicyOf(image: string): string {
  if (image.includes('@')) return 'IfNotPresent';
  const lastPart = image.slice(image.lastIndexOf('/') + 1);
  const colon = lastPart.lastIndexOf(':');
  const tag = colon === -1 ? 'latest' : lastPart.slice(colon + 1);
  return tag === 'latest' || tag === '' ? 'Always' : 'IfNotPresent';
}

function defaultEnv(variable: JsonObject): JsonObject {
  const kept = variable.value === '' ? omit(variable, 'value') : variable;
  return mapMember(kept, 'valueFrom', (from) =>
    mapMember(mapMember(from, 'fieldRef', defaultFieldRef), 'resourceFieldRef', defaultResourceFieldRef),
  );
}

export function defaultFieldRef(ref: JsonObject): JsonObject {
  return fill(ref.apiVersion === '' ? omit(ref, 'apiVersion') : ref, { apiVersion: 'v1' });
}

export function defaultResourceFieldRef(ref: JsonObject): JsonObject {
  const divisor = isSet(ref, 'divisor') ? canonicalQuantity(String(ref.divisor)) : '0';
  return ref.divisor === divisor ? ref : { ...ref, divisor };
}

function defaultProbe(probe: JsonObject): JsonObject {
  const zeros = ['timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold', 'initialDelaySeconds'].filter(
    (key) => probe[key] === 0,
  );
  const next = fill(omit(probe, ...zeros), PROBE_DEFAULTS);
  return mapMember(defaultHandler(next), 'grpc', (grpc) => fill(grpc, { service: '' }));
}

function defaultHandler(handler: JsonObject): JsonObject {
  return mapMember(handler, 'httpGet', (get) => {
    const empty = ['path', 'scheme'].filter((key) => get[key] === '');
    return fill(omit(get, ...empty), { path: '/', scheme: 'HTTP' });
  });
}

/** A Pod's container: a limit without a request is the request too (rule DEF-5). */
export function requestWhatIsLimited(container: JsonObject): JsonObject {
  const resources = readStruct(container, 'resources');
  const limits = readStruct(resources, 'limits');
  const requests = readStruct(resources, 'requests');
  const missing = Object.entries(limits).filter(([name, quantity]) => quantity !== null && !isSet(requests, name));
  if (missing.length === 0) return container;
  return { ...container, resources: { ...resources, requests: { ...requests, ...Object.fromEntries(missing) } } };
}
