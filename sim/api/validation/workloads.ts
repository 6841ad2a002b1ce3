import { goJson } from '#sim/api/go-text.ts';
import { isSet, readNumber, readObject, readStruct, readText, semanticEqual } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { dnsSubdomainErrors } from '#sim/api/names.ts';
import { forbidden, IMMUTABLE, invalid, nonNegative, required, unsupported } from './field-error.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';
import { validatePodTemplate } from './pod-spec.ts';
import { isEmptySelector, isReadableSelector, selectsLabels, validateLabelSelector } from './selectors.ts';

/** A Deployment after defaulting: rules VAL-84 and VAL-85. */
export function validateDeployment(deployment: JsonObject): readonly FieldError[] {
  return [...validateMetadata(deployment, true, dnsSubdomainErrors), ...validateDeploymentSpec(readStruct(deployment, 'spec'))];
}

/** An update of a Deployment: the selector may not change (rule VAL-86). */
export function validateDeploymentUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  return [...validateMetadataUpdate(next, old), ...validateDeploymentSpec(readStruct(next, 'spec')), ...immutableSelector(next, old)];
}

/** A ReplicaSet after defaulting: rule VAL-84. */
export function validateReplicaSet(replicaSet: JsonObject): readonly FieldError[] {
  return [...validateMetadata(replicaSet, true, dnsSubdomainErrors), ...validateReplicaSetSpec(readStruct(replicaSet, 'spec'))];
}

export function validateReplicaSetUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  return [...validateMetadataUpdate(next, old), ...validateReplicaSetSpec(readStruct(next, 'spec')), ...immutableSelector(next, old)];
}

function immutableSelector(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const selector = readStruct(next, 'spec').selector;
  return semanticEqual(selector, readStruct(old, 'spec').selector) ? [] : [invalid('spec.selector', selector, IMMUTABLE)];
}

function validateReplicaSetSpec(spec: JsonObject): readonly FieldError[] {
  return [
    ...nonNegative('spec.replicas', readNumber(spec, 'replicas')),
    ...nonNegative('spec.minReadySeconds', readNumber(spec, 'minReadySeconds')),
    ...validateSelector(spec, 'deployment'),
    ...validateTemplate(spec),
  ];
}

function validateDeploymentSpec(spec: JsonObject): readonly FieldError[] {
  const minReady = readNumber(spec, 'minReadySeconds') ?? 0;
  const progress = readNumber(spec, 'progressDeadlineSeconds');
  const errors = [
    ...nonNegative('spec.replicas', readNumber(spec, 'replicas')),
    ...validateSelector(spec, 'deployment'),
    ...validateTemplate(spec),
    ...validateStrategy(readStruct(spec, 'strategy'), 'spec.strategy'),
    ...nonNegative('spec.minReadySeconds', minReady),
    ...nonNegative('spec.revisionHistoryLimit', readNumber(spec, 'revisionHistoryLimit')),
    ...nonNegative('spec.progressDeadlineSeconds', progress),
  ];
  if (progress === undefined || progress > minReady) return errors;
  return [...errors, invalid('spec.progressDeadlineSeconds', progress, 'must be greater than minReadySeconds')];
}

function validateSelector(spec: JsonObject, word: string): readonly FieldError[] {
  const selector = readObject(spec, 'selector');
  if (selector === undefined) return [required('spec.selector')];
  const errors = [...validateLabelSelector(selector, 'spec.selector')];
  if (isEmptySelector(selector)) errors.push(invalid('spec.selector', selector, `empty selector is invalid for ${word}`));
  return errors;
}

function validateTemplate(spec: JsonObject): readonly FieldError[] {
  const selector = readObject(spec, 'selector');
  if (!isReadableSelector(selector)) return [invalid('spec.selector', selector, 'invalid label selector')];
  const template = readStruct(spec, 'template');
  const podSpec = readStruct(template, 'spec');
  const labels = readObject(readStruct(template, 'metadata'), 'labels');
  const errors: FieldError[] = [];
  if (!selectsLabels(spec, labels)) {
    errors.push(invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'));
  }
  errors.push(...validatePodTemplate(template, 'spec.template'));
  const policy = readText(podSpec, 'restartPolicy');
  if (policy !== 'Always') errors.push(unsupported('spec.template.spec.restartPolicy', policy, ['Always']));
  if (isSet(podSpec, 'activeDeadlineSeconds')) {
    errors.push(forbidden('spec.template.spec.activeDeadlineSeconds', 'activeDeadlineSeconds in ReplicaSet is not Supported'));
  }
  return errors;
}

function validateStrategy(strategy: JsonObject, path: string): readonly FieldError[] {
  const type = readText(strategy, 'type');
  const rolling = readObject(strategy, 'rollingUpdate');
  if (type === 'Recreate') {
    return rolling === undefined ? [] : [forbidden(`${path}.rollingUpdate`, "may not be specified when strategy `type` is 'Recreate'")];
  }
  if (type !== 'RollingUpdate') return [unknownStrategy(type, rolling, path)];
  if (rolling === undefined) return [required(`${path}.rollingUpdate`, 'this should be defaulted and never be nil')];
  const errors = (['maxUnavailable', 'maxSurge'] as const).flatMap((key) => validateShare(rolling[key], `${path}.rollingUpdate.${key}`));
  if (isZeroShare(rolling.maxUnavailable) && isZeroShare(rolling.maxSurge)) {
    errors.push(invalid(`${path}.rollingUpdate.maxUnavailable`, rolling.maxUnavailable, 'may not be 0 when `maxSurge` is 0'));
  }
  const share = typeof rolling.maxUnavailable === 'string' ? Number.parseInt(rolling.maxUnavailable, 10) : 0;
  if (share > 100) errors.push(invalid(`${path}.rollingUpdate.maxUnavailable`, rolling.maxUnavailable, 'must not be greater than 100%'));
  return errors;
}

/** The value is the server's internal struct. */
function unknownStrategy(type: string, rolling: JsonObject | undefined, path: string): FieldError {
  const shown = rolling === undefined ? null : { MaxUnavailable: rolling.maxUnavailable ?? 0, MaxSurge: rolling.maxSurge ?? 0 };
  const value = goJson({ Type: type, RollingUpdate: shown }, 'as given');
  return { path, text: `${path}: Unsupported value: ${value}: supported values: "Recreate", "RollingUpdate"` };
}

const isZeroShare = (value: JsonValue | undefined): boolean => value === 0 || value === '0%';

/** A count or a percentage. */
function validateShare(value: JsonValue | undefined, path: string): readonly FieldError[] {
  if (typeof value === 'number') return nonNegative(path, value);
  if (typeof value !== 'string' || /^[0-9]+%$/.test(value)) return [];
  const text =
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
  return [invalid(path, value, text)];
}
