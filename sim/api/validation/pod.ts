import { isSet, jsonEqual, readList, readNumber, readObjects, readStruct, readText, semanticEqual } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { dnsSubdomainErrors } from '#sim/api/names.ts';
import { forbidden, invalid, required } from './field-error.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';
import { validatePodSpec } from './pod-spec.ts';
import { validateTolerations } from './scheduling.ts';
import { diffPodSpecs } from './template-dump.ts';

const MAX_INT32 = 2_147_483_647;
const PADDED_IMAGE = 'must not have leading or trailing whitespace';
const UPDATABLE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

/** A Pod after defaulting and admission: rules VAL-30 and VAL-80. */
export function validatePod(pod: JsonObject): readonly FieldError[] {
  const spec = readStruct(pod, 'spec');
  const errors = [...validateMetadataAndSpec(pod, spec)];
  if (readList(spec, 'ephemeralContainers').length > 0) errors.push(forbidden('spec.ephemeralContainers', 'cannot be set on create'));
  if (readText(spec, 'nodeName') !== '' && readList(spec, 'schedulingGates').length > 0) {
    errors.push(forbidden('spec.nodeName', 'cannot be set until all schedulingGates have been cleared'));
  }
  return errors;
}

function validateMetadataAndSpec(pod: JsonObject, spec: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadata(pod, true, dnsSubdomainErrors), ...validatePodSpec(spec, 'spec', 'pod')];
  for (const list of ['containers', 'initContainers'] as const) {
    readObjects(spec, list).forEach((container, i) => {
      const image = readText(container, 'image');
      if (image.trim() !== image) errors.push(invalid(`spec.${list}[${i}].image`, image, PADDED_IMAGE));
    });
  }
  return errors;
}

/** An update of a Pod: rules VAL-81 and VAL-82. */
export function validatePodUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const spec = readStruct(next, 'spec');
  const before = readStruct(old, 'spec');
  const errors = [...validateMetadataUpdate(next, old), ...validateMetadataAndSpec(next, spec)];
  for (const list of ['containers', 'initContainers'] as const) {
    const containers = readObjects(spec, list);
    if (containers.length !== readObjects(before, list).length) {
      return [...errors, forbidden(`spec.${list}`, 'pod updates may not add or remove containers')];
    }
    containers.forEach((container, i) => {
      if (readText(container, 'image') === '') errors.push(required(`spec.${list}[${i}].image`));
    });
  }
  const deadline = validateDeadline(spec, before);
  errors.push(...deadline.errors);
  if (deadline.stops) return errors;
  errors.push(...validateAddedTolerations(spec, before), ...validateGateRemoval(spec, before));
  const fixed = withoutUpdatable(spec, before);
  return semanticEqual(fixed, before) ? errors : [...errors, forbidden('spec', `${UPDATABLE}\n${diffPodSpecs(before, fixed)}`)];
}

function validateDeadline(spec: JsonObject, before: JsonObject): { readonly errors: readonly FieldError[]; readonly stops: boolean } {
  const path = 'spec.activeDeadlineSeconds';
  const seconds = readNumber(spec, 'activeDeadlineSeconds');
  const previous = readNumber(before, 'activeDeadlineSeconds');
  if (seconds === undefined) {
    const text = 'must not update from a positive integer to nil value';
    return { errors: previous === undefined ? [] : [invalid(path, null, text)], stops: false };
  }
  if (seconds < 0 || seconds > MAX_INT32) {
    return { errors: [invalid(path, seconds, `must be between 0 and ${MAX_INT32}, inclusive`)], stops: true };
  }
  if (previous === undefined || previous >= seconds) return { errors: [], stops: false };
  return { errors: [invalid(path, seconds, 'must be less than or equal to previous value')], stops: true };
}

function validateAddedTolerations(spec: JsonObject, before: JsonObject): readonly FieldError[] {
  const tolerations = readObjects(spec, 'tolerations');
  const isKept = (old: JsonObject): boolean =>
    tolerations.some((toleration) => jsonEqual({ ...toleration, tolerationSeconds: null }, { ...old, tolerationSeconds: null }));
  if (readObjects(before, 'tolerations').every(isKept)) return validateTolerations(spec, 'spec.tolerations');
  return [forbidden('spec.tolerations', 'existing toleration can not be modified except its tolerationSeconds')];
}

function validateGateRemoval(spec: JsonObject, before: JsonObject): readonly FieldError[] {
  const known = readObjects(before, 'schedulingGates').map((gate) => readText(gate, 'name'));
  return readObjects(spec, 'schedulingGates').flatMap((gate, i) => {
    const name = readText(gate, 'name');
    if (known.includes(name)) return [];
    return [forbidden(`spec.schedulingGates[${i}].name`, `only deletion is allowed, but found new scheduling gate '${name}'`)];
  });
}

/** The new spec with every field that may change put back. */
function withoutUpdatable(spec: JsonObject, before: JsonObject): JsonObject {
  const restored: Record<string, JsonValue | undefined> = {
    ...spec,
    activeDeadlineSeconds: before.activeDeadlineSeconds,
    schedulingGates: before.schedulingGates,
    tolerations: before.tolerations,
  };
  for (const list of ['containers', 'initContainers'] as const) {
    if (!isSet(spec, list)) continue;
    const old = readObjects(before, list);
    restored[list] = readObjects(spec, list).map((container, i) => ({ ...container, image: old[i]?.image ?? null }));
  }
  const grace = readNumber(before, 'terminationGracePeriodSeconds');
  if (grace !== undefined && grace < 0 && spec.terminationGracePeriodSeconds === 1) restored.terminationGracePeriodSeconds = grace;
  return Object.fromEntries(Object.entries(restored).map(([key, value]) => [key, value ?? null]));
}
