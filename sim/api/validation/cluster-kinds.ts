import { isSet, jsonEqual, readNumber, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors, dnsSubdomainErrors } from '#sim/api/names.ts';
import { forbidden, IMMUTABLE, invalid, required, unsupported } from './field-error.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';

const HIGHEST_USER_PRIORITY = 1_000_000_000;
const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
};
const RESERVED = "priority class names with 'system-' prefix are reserved for system use only. error: ";

export const validateNamespace = (object: JsonObject): readonly FieldError[] => validateMetadata(object, false, dnsLabelErrors);

/** Kinds of which only the metadata is checked. */
export const validateNamespaced = (object: JsonObject): readonly FieldError[] => validateMetadata(object, true, dnsSubdomainErrors);
export const validateClusterWide = (object: JsonObject): readonly FieldError[] => validateMetadata(object, false, dnsSubdomainErrors);

/** A PriorityClass: rule VAL-94. */
export function validatePriorityClass(priorityClass: JsonObject): readonly FieldError[] {
  const name = readText(readStruct(priorityClass, 'metadata'), 'name');
  const errors = [...validateMetadata(priorityClass, false, dnsSubdomainErrors)];
  const value = readNumber(priorityClass, 'value') ?? 0;
  const system = SYSTEM_CLASSES[name];
  if (name.startsWith('system-') && value !== system) {
    const why = system === undefined ? `${name} is not a known system priority class` : `value of ${name} PriorityClass must be ${system}`;
    errors.push(forbidden('metadata.name', RESERVED + why));
  } else if (system === undefined && value > HIGHEST_USER_PRIORITY) {
    errors.push(forbidden('value', `maximum allowed value of a user defined priority is ${HIGHEST_USER_PRIORITY}`));
  }
  const policy = readText(priorityClass, 'preemptionPolicy');
  if (!isSet(priorityClass, 'preemptionPolicy') || policy === 'PreemptLowerPriority' || policy === 'Never') return errors;
  if (policy === '') return [...errors, required('preemptionPolicy')];
  return [...errors, unsupported('preemptionPolicy', policy, ['PreemptLowerPriority', 'Never'])];
}

/** The value of a PriorityClass and its preemption policy are fixed: rule VAL-94. */
export function validatePriorityClassUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadataUpdate(next, old)];
  if (!jsonEqual(next.value, old.value)) errors.push(forbidden('value', 'may not be changed in an update.'));
  if (!jsonEqual(next.preemptionPolicy, old.preemptionPolicy)) errors.push(invalid('preemptionPolicy', next.preemptionPolicy, IMMUTABLE));
  return errors;
}
