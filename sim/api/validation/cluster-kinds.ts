import { isSet, jsonEqual, readNumber, readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dns1035LabelErrors, dnsLabelErrors, dnsSubdomainErrors, portNumberErrors } from '#sim/api/names.ts';
import { compareQuantities } from '#sim/api/quantity.ts';
import { duplicate, forbidden, IMMUTABLE, invalid, required, unsupported } from './field-error.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';
import { readQuantities, validateQuantity, validateQuotaResourceName, validateResourceName } from './resources.ts';

const HIGHEST_USER_PRIORITY = 1_000_000_000;
const SCOPES = ['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'PriorityClass', 'CrossNamespacePodAffinity'];
const SERVICE_TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

export const validateNamespace = (object: JsonObject): readonly FieldError[] => validateMetadata(object, false, dnsLabelErrors);

/** Kinds of which only the metadata is checked. */
export const validateNamespaced = (object: JsonObject): readonly FieldError[] => validateMetadata(object, true, dnsSubdomainErrors);
export const validateClusterWide = (object: JsonObject): readonly FieldError[] => validateMetadata(object, false, dnsSubdomainErrors);

/** A ResourceQuota: rule VAL-92. */
export function validateResourceQuota(quota: JsonObject): readonly FieldError[] {
  const spec = readStruct(quota, 'spec');
  const errors = [...validateMetadata(quota, true, dnsSubdomainErrors)];
  for (const [name, quantity] of readQuantities(spec, 'hard')) {
    const path = `spec.hard[${name}]`;
    errors.push(...validateQuotaResourceName(name, path), ...validateQuantity(name, quantity, path));
  }
  const scopes = readTexts(spec, 'scopes');
  if (scopes.some((scope) => !SCOPES.includes(scope))) errors.push(invalid('spec.scopes', scopes, 'unsupported scope'));
  const conflicts = ['BestEffort', 'Terminating'].some((scope) => scopes.includes(scope) && scopes.includes(`Not${scope}`));
  if (conflicts) errors.push(invalid('spec.scopes', scopes, 'conflicting scopes'));
  return errors;
}

/** A quota keeps its scopes: rule VAL-92. */
export function validateResourceQuotaUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const scopes = readTexts(readStruct(next, 'spec'), 'scopes');
  const before = readTexts(readStruct(old, 'spec'), 'scopes');
  const errors = [...validateMetadataUpdate(next, old), ...validateResourceQuota(next)];
  return jsonEqual([...scopes].sort(), [...before].sort()) ? errors : [...errors, invalid('spec.scopes', scopes, IMMUTABLE)];
}

/** A LimitRange: rule VAL-93. */
export function validateLimitRange(limitRange: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadata(limitRange, true, dnsSubdomainErrors)];
  const types = new Set<string>();
  readObjects(readStruct(limitRange, 'spec'), 'limits').forEach((limit, i) => {
    const path = `spec.limits[${i}]`;
    const type = readText(limit, 'type');
    if (types.has(type)) errors.push(duplicate(`${path}.type`, type));
    types.add(type);
    errors.push(...validateLimit(limit, type, path));
  });
  return errors;
}

function validateLimit(limit: JsonObject, type: string, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const bounds = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;
  const lists = Object.fromEntries(bounds.map((bound) => [bound, new Map(readQuantities(limit, bound))]));
  const names = new Set(bounds.flatMap((bound) => [...(lists[bound]?.keys() ?? [])]));
  for (const bound of bounds) {
    for (const name of lists[bound]?.keys() ?? []) errors.push(...validateResourceName(name, `${path}.${bound}[${name}]`));
  }
  if (type === 'Pod') {
    for (const bound of ['default', 'defaultRequest'] as const) {
      if (isSet(limit, bound)) errors.push(forbidden(`${path}.${bound}`, "may not be specified when `type` is 'Pod'"));
    }
  }
  for (const name of names) {
    const [max, min, usual, request] = bounds.map((bound) => lists[bound]?.get(name));
    const exceeds = (low: string | undefined, high: string | undefined, at: string, word: string, other: string): void => {
      if (low === undefined || high === undefined || compareQuantities(low, high) <= 0) return;
      errors.push(invalid(`${path}.${at}[${name}]`, low, `${word} value ${low} is greater than ${other} value ${high}`));
    };
    exceeds(min, max, 'min', 'min', 'max');
    exceeds(min, request, 'defaultRequest', 'min', 'default request');
    exceeds(request, max, 'defaultRequest', 'default request', 'max');
    exceeds(request, usual, 'defaultRequest', 'default request', 'default limit');
    exceeds(min, usual, 'default', 'min', 'default');
    exceeds(usual, max, 'default', 'default', 'max');
  }
  return errors;
}

/** A PriorityClass: rule VAL-94. */
export function validatePriorityClass(priorityClass: JsonObject): readonly FieldError[] {
  const name = readText(readStruct(priorityClass, 'metadata'), 'name');
  const errors = [...validateMetadata(priorityClass, false, dnsSubdomainErrors)];
  const value = readNumber(priorityClass, 'value') ?? 0;
  if (name.startsWith('system-')) {
    const text =
      "priority class names with 'system-' prefix are reserved for system use only. error: '%s' is not a known system priority class";
    errors.push(forbidden('metadata.name', text.replace('%s', name)));
  } else if (value > HIGHEST_USER_PRIORITY) {
    errors.push(forbidden('value', `maximum allowed value of a user defined priority is ${HIGHEST_USER_PRIORITY}`));
  }
  const policy = readText(priorityClass, 'preemptionPolicy');
  if (policy !== '' && policy !== 'PreemptLowerPriority' && policy !== 'Never') {
    errors.push(unsupported('preemptionPolicy', policy, ['PreemptLowerPriority', 'Never']));
  }
  return errors;
}

/** The value of a PriorityClass and its preemption policy are fixed: rule VAL-94. */
export function validatePriorityClassUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadataUpdate(next, old)];
  if (!jsonEqual(next.value, old.value)) errors.push(forbidden('value', 'may not be changed in an update.'));
  if (!jsonEqual(next.preemptionPolicy, old.preemptionPolicy)) errors.push(invalid('preemptionPolicy', next.preemptionPolicy, IMMUTABLE));
  return errors;
}

/** A Service: its name, type and ports (rule VAL-95). */
export function validateService(service: JsonObject): readonly FieldError[] {
  const spec = readStruct(service, 'spec');
  const ports = readObjects(spec, 'ports');
  const type = readText(spec, 'type');
  const errors = [...validateMetadata(service, true, dns1035LabelErrors)];
  if (ports.length === 0 && readText(spec, 'clusterIP') !== 'None' && type !== 'ExternalName') errors.push(required('spec.ports'));
  ports.forEach((port, i) => {
    const number = readNumber(port, 'port') ?? 0;
    if (ports.length > 1 && readText(port, 'name') === '') errors.push(required(`spec.ports[${i}].name`));
    errors.push(...portNumberErrors(number).map((text) => invalid(`spec.ports[${i}].port`, number, text)));
  });
  if (!SERVICE_TYPES.includes(type)) errors.push(unsupported('spec.type', type, SERVICE_TYPES));
  return errors;
}
