import { byteLength } from '#sim/api/go-text.ts';
import { isSet, readNumber, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsSubdomainErrors, httpPathErrors } from '#sim/api/names.ts';
import { invalid, invalidEach, nonNegative, required, tooLong, unsupported } from './field-error.ts';
import { validatePodFailurePolicy } from './pod-failure-policy.ts';
import { validatePodTemplate } from './pod-spec.ts';
import { validateSuccessPolicy } from './success-policy.ts';

const COUNTS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;
const MAX_INDEXES = 100_000;
const MAX_FAST_INDEXES = 10_000;
const NEEDS_INDEXED = 'requires indexed completion mode';
const MAX_MANAGED_BY = 63;

/** The spec of a Job or of a CronJob's job template, without its selector: rules VAL-10 to VAL-18. */
export function validateJobSpec(spec: JsonObject, path: string): readonly FieldError[] {
  return [
    ...COUNTS.flatMap((key) => nonNegative(`${path}.${key}`, readNumber(spec, key))),
    ...validateMaxFailedWithoutLimit(spec, path),
    ...validateManagedBy(spec, `${path}.managedBy`),
    ...validateCompletionMode(spec, path),
    ...validatePodFailurePolicy(spec, `${path}.podFailurePolicy`),
    ...validateSuccessPolicy(spec, `${path}.successPolicy`),
    ...validatePodReplacementPolicy(spec, `${path}.podReplacementPolicy`),
    ...validatePodTemplate(readStruct(spec, 'template'), `${path}.template`),
    ...validateRestartPolicy(spec, `${path}.template.spec.restartPolicy`),
  ];
}

function validateMaxFailedWithoutLimit(spec: JsonObject, path: string): readonly FieldError[] {
  if (!isSet(spec, 'maxFailedIndexes') || isSet(spec, 'backoffLimitPerIndex')) return [];
  return [required(`${path}.backoffLimitPerIndex`, 'when maxFailedIndexes is specified')];
}

function validateManagedBy(spec: JsonObject, path: string): readonly FieldError[] {
  if (!isSet(spec, 'managedBy')) return [];
  const name = readText(spec, 'managedBy');
  const errors = [...validateDomainPath(name, path)];
  return byteLength(name) > MAX_MANAGED_BY ? [...errors, tooLong(path, MAX_MANAGED_BY)] : errors;
}

function validateDomainPath(value: string, path: string): readonly FieldError[] {
  if (value === '') return [required(path)];
  const slash = value.indexOf('/');
  const host = value.slice(0, slash);
  const rest = value.slice(slash + 1);
  if (slash <= 0 || rest === '') return [invalid(path, value, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  return [...invalidEach(path, host, dnsSubdomainErrors(host)), ...invalidEach(path, rest, httpPathErrors(rest))];
}

function validateCompletionMode(spec: JsonObject, path: string): readonly FieldError[] {
  if (!isSet(spec, 'completionMode')) return validateNonIndexed(spec, path);
  const mode = readText(spec, 'completionMode');
  if (mode === 'Indexed') return validateIndexed(spec, path);
  if (mode === 'NonIndexed') return validateNonIndexed(spec, path);
  return [unsupported(`${path}.completionMode`, mode, ['NonIndexed', 'Indexed'])];
}

function validateNonIndexed(spec: JsonObject, path: string): readonly FieldError[] {
  return (['backoffLimitPerIndex', 'maxFailedIndexes'] as const).flatMap((key) => {
    const value = readNumber(spec, key);
    return value === undefined ? [] : [invalid(`${path}.${key}`, value, NEEDS_INDEXED)];
  });
}

function validateIndexed(spec: JsonObject, path: string): readonly FieldError[] {
  const completions = readNumber(spec, 'completions');
  const parallelism = readNumber(spec, 'parallelism');
  const maxFailed = readNumber(spec, 'maxFailedIndexes');
  const errors: FieldError[] = [];
  if (completions === undefined) errors.push(required(`${path}.completions`, 'when completion mode is Indexed'));
  if (parallelism !== undefined && parallelism > MAX_INDEXES) {
    const text = `must be less than or equal to ${MAX_INDEXES} when completion mode is Indexed`;
    errors.push(invalid(`${path}.parallelism`, parallelism, text));
  }
  if (completions !== undefined && maxFailed !== undefined && maxFailed > completions) {
    errors.push(invalid(`${path}.maxFailedIndexes`, maxFailed, 'must be less than or equal to completions'));
  }
  if (maxFailed !== undefined && maxFailed > MAX_INDEXES) {
    errors.push(invalid(`${path}.maxFailedIndexes`, maxFailed, `must be less than or equal to ${MAX_INDEXES}`));
  }
  if (completions === undefined || completions <= MAX_INDEXES || !isSet(spec, 'backoffLimitPerIndex')) return errors;
  if (maxFailed === undefined) {
    errors.push(required(`${path}.maxFailedIndexes`, `must be specified when completions is above ${MAX_INDEXES}`));
  }
  const fastText = `must be less than or equal to ${MAX_FAST_INDEXES} when completions are above ${MAX_INDEXES} and used with backoff limit per index`;
  if (parallelism !== undefined && parallelism > MAX_FAST_INDEXES) errors.push(invalid(`${path}.parallelism`, parallelism, fastText));
  if (maxFailed !== undefined && maxFailed > MAX_FAST_INDEXES) errors.push(invalid(`${path}.maxFailedIndexes`, maxFailed, fastText));
  return errors;
}

function validatePodReplacementPolicy(spec: JsonObject, path: string): readonly FieldError[] {
  if (!isSet(spec, 'podReplacementPolicy')) return [];
  const policy = readText(spec, 'podReplacementPolicy');
  const supported = isSet(spec, 'podFailurePolicy') ? ['Failed'] : ['Failed', 'TerminatingOrFailed'];
  return supported.includes(policy) ? [] : [unsupported(path, policy, supported)];
}

function validateRestartPolicy(spec: JsonObject, path: string): readonly FieldError[] {
  const policy = readText(readStruct(readStruct(spec, 'template'), 'spec'), 'restartPolicy');
  if (policy === '' || policy === 'Always') return [required(path, 'valid values: "OnFailure", "Never"')];
  if (policy !== 'OnFailure' && policy !== 'Never') return [unsupported(path, policy, ['OnFailure', 'Never'])];
  if (policy === 'Never' || !isSet(spec, 'podFailurePolicy')) return [];
  return [invalid(path, policy, 'only "Never" is supported when podFailurePolicy is specified')];
}
