import { readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { labelKeyErrors } from '#sim/api/names.ts';
import { canonicalQuantity, compareQuantities } from '#sim/api/quantity.ts';
import { invalid, invalidEach, required, unsupported } from './field-error.ts';

const ENV_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const VOLUME_FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];

/** Fields that a Pod's field labels know; all others cannot be converted at all. */
const CONVERTIBLE: readonly string[] = [
  ...ENV_FIELDS,
  ...VOLUME_FIELDS,
  'spec.restartPolicy',
  'spec.schedulerName',
  'spec.hostNetwork',
  'status.phase',
  'status.nominatedNodeName',
];
const RESOURCES = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];
const BYTE_DIVISORS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

type Place = 'env' | 'volume';

/** `fieldRef` of an environment variable or a downwardAPI file: rule VAL-52. */
export function validateFieldRef(ref: JsonObject, path: string, place: Place): readonly FieldError[] {
  if (readText(ref, 'apiVersion') === '') return [required(`${path}.apiVersion`)];
  const fieldPath = readText(ref, 'fieldPath');
  if (fieldPath === '') return [required(`${path}.fieldPath`)];
  const version = readText(ref, 'apiVersion');
  if (version !== 'v1') return [invalid(`${path}.fieldPath`, fieldPath, `error converting fieldPath: unsupported pod version: ${version}`)];
  const subscripted = /^(.+)\['(.*)'\]$/.exec(fieldPath);
  if (subscripted !== null) return validateSubscript(subscripted[1] ?? '', subscripted[2] ?? '', fieldPath, path);
  if (!CONVERTIBLE.includes(fieldPath)) return [cannotConvert(fieldPath, path)];
  const supported = place === 'env' ? ENV_FIELDS : VOLUME_FIELDS;
  return supported.includes(fieldPath) ? [] : [unsupported(`${path}.fieldPath`, fieldPath, supported)];
}

function validateSubscript(field: string, key: string, fieldPath: string, path: string): readonly FieldError[] {
  if (field === 'metadata.annotations') return invalidEach(path, key.toLowerCase(), labelKeyErrors(key.toLowerCase()));
  if (field === 'metadata.labels') return invalidEach(path, key, labelKeyErrors(key));
  return CONVERTIBLE.includes(field) ? [invalid(path, field, 'does not support subscript')] : [cannotConvert(fieldPath, path)];
}

function cannotConvert(fieldPath: string, path: string): FieldError {
  return invalid(`${path}.fieldPath`, fieldPath, `error converting fieldPath: field label not supported: ${fieldPath}`);
}

/** `resourceFieldRef` of an environment variable or a downwardAPI file: rule VAL-52. */
export function validateResourceFieldRef(ref: JsonObject, path: string, place: Place): readonly FieldError[] {
  const errors: FieldError[] = [];
  const resource = readText(ref, 'resource');
  if (place === 'volume' && readText(ref, 'containerName') === '') errors.push(required(`${path}.containerName`));
  else if (resource === '') errors.push(required(`${path}.resource`));
  else if (!RESOURCES.includes(resource) && !/^(limits|requests)\.hugepages-/.test(resource)) {
    errors.push(unsupported(`${path}.resource`, resource, RESOURCES));
  }
  return [...errors, ...validateDivisor(resource, canonicalQuantity(readText(ref, 'divisor')), path)];
}

function validateDivisor(resource: string, divisor: string, path: string): readonly FieldError[] {
  if (compareQuantities(divisor, '0') === 0) return [];
  if (resource.endsWith('.cpu')) {
    if (divisor === '1' || divisor === '1m') return [];
    return [invalid(`${path}.divisor`, resource, "only divisor's values 1m and 1 are supported with the cpu resource")];
  }
  if (BYTE_DIVISORS.includes(divisor)) return [];
  const word = resource.endsWith('.memory') ? 'memory' : resource.endsWith('-storage') ? 'local ephemeral storage' : 'hugepages';
  return [
    invalid(`${path}.divisor`, resource, `only divisor's values ${BYTE_DIVISORS.join(', ')} are supported with the ${word} resource`),
  ];
}
