import { isSet, jsonEqual, omit, readFlag, readNumber, readObject, readStruct, readText, semanticEqual } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors, dnsSubdomainErrors } from '#sim/api/names.ts';
import { IMMUTABLE, invalid, required } from './field-error.ts';
import { validateJobSpec } from './job-spec.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';
import { isReadableSelector, selectsLabels, validateLabelSelector } from './selectors.ts';
import { dumpFailurePolicy, dumpPodTemplate, dumpSuccessPolicy } from './template-dump.ts';

const GENERATED_LABELS = ['controller-uid', 'job-name', 'batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name'];
const NO_MATCH = '`selector` does not match template `labels`';

/** A Job after defaulting and preparation: rules VAL-10 to VAL-20. */
export function validateJob(job: JsonObject): readonly FieldError[] {
  const spec = readStruct(job, 'spec');
  return [
    ...validateMetadata(withoutGeneratedLabels(job, spec), true, dnsSubdomainErrors),
    ...validateGeneratedSelector(job, spec),
    ...validateSpecAndSelector(spec),
    ...validateIndexedName(job, spec),
  ];
}

/** Labels that a Job shows only because its template has the generated ones are not looked at twice: rule VAL-18. */
function withoutGeneratedLabels(job: JsonObject, spec: JsonObject): JsonObject {
  const metadata = readStruct(job, 'metadata');
  const labels = templateLabels(spec);
  const isGenerated = labels !== undefined && Object.keys(labels).every((key) => GENERATED_LABELS.includes(key));
  return isGenerated && jsonEqual(metadata.labels, labels) ? { ...job, metadata: omit(metadata, 'labels') } : job;
}

/** Unless the selector is manual it and the template's labels must be the generated ones: rule VAL-19. */
function validateGeneratedSelector(job: JsonObject, spec: JsonObject): readonly FieldError[] {
  if (readFlag(spec, 'manualSelector') === true || readObject(spec, 'selector') === undefined) return [];
  const metadata = readStruct(job, 'metadata');
  const uid = readText(metadata, 'uid');
  const name = readText(metadata, 'name');
  const expected: Readonly<Record<string, string>> = {
    'controller-uid': uid,
    'job-name': name,
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
  };
  const labels = templateLabels(spec);
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(expected)) {
    const path = `spec.template.metadata.labels[${key}]`;
    if (!isSet(labels, key)) errors.push(required(path, `must be '${value}'`));
    else if (labels?.[key] !== value) errors.push(invalid(path, labels, `must be '${value}'`));
  }
  if (isReadableSelector(readObject(spec, 'selector')) && !selectsLabels(spec, expected))
    errors.push(invalid('spec.selector', spec.selector, '`selector` not auto-generated'));
  return errors;
}

/** The spec, then the selector, which must select the template's labels: rule VAL-20. */
function validateSpecAndSelector(spec: JsonObject): readonly FieldError[] {
  const errors = [...validateJobSpec(spec, 'spec')];
  const selector = readObject(spec, 'selector');
  errors.push(...(selector === undefined ? [required('spec.selector')] : validateLabelSelector(selector, 'spec.selector')));
  const labels = templateLabels(spec);
  if (isReadableSelector(selector) && !selectsLabels(spec, labels)) errors.push(invalid('spec.template.metadata.labels', labels, NO_MATCH));
  return errors;
}

const templateLabels = (spec: JsonObject): JsonObject | undefined =>
  readObject(readObject(readObject(spec, 'template'), 'metadata'), 'labels');

/** Pods of an Indexed Job are named after their index: rule VAL-21. */
function validateIndexedName(job: JsonObject, spec: JsonObject): readonly FieldError[] {
  const completions = readNumber(spec, 'completions') ?? 0;
  if (readText(spec, 'completionMode') !== 'Indexed' || completions <= 0) return [];
  const name = readText(readStruct(job, 'metadata'), 'name');
  const hostname = `${name}-${completions - 1}`;
  if (dnsLabelErrors(hostname).length === 0) return [];
  return [invalid('metadata.name', name, `will not able to create pod with invalid DNS label: ${hostname}`)];
}

/** An update of a Job: every rule of creation, then what may not change (rules VAL-22 to VAL-24). */
export function validateJobUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const spec = readStruct(next, 'spec');
  const before = readStruct(old, 'spec');
  return [
    ...validateJob(next),
    ...validateMetadataUpdate(next, old),
    ...validateCompletionsUpdate(spec, before),
    ...immutable(spec, before, 'selector'),
    ...validateTemplateUpdate(spec, before, old),
    ...immutable(spec, before, 'completionMode'),
    ...immutableDump(spec, before, 'podFailurePolicy', dumpFailurePolicy),
    ...immutable(spec, before, 'backoffLimitPerIndex'),
    ...immutable(spec, before, 'managedBy'),
    ...immutableDump(spec, before, 'successPolicy', dumpSuccessPolicy),
  ];
}

function immutable(spec: JsonObject, before: JsonObject, key: string): readonly FieldError[] {
  return semanticEqual(spec[key], before[key], key) ? [] : [invalid(`spec.${key}`, spec[key], IMMUTABLE)];
}

function immutableDump(spec: JsonObject, before: JsonObject, key: string, dump: (value: JsonObject) => string): readonly FieldError[] {
  if (semanticEqual(spec[key], before[key], key)) return [];
  const value = readObject(spec, key);
  const path = `spec.${key}`;
  return [{ path, text: `${path}: Invalid value: ${value === undefined ? 'null' : dump(value)}: ${IMMUTABLE}` }];
}

function validateCompletionsUpdate(spec: JsonObject, before: JsonObject): readonly FieldError[] {
  if (readText(spec, 'completionMode') !== 'Indexed') return immutable(spec, before, 'completions');
  const completions: JsonValue | undefined = spec.completions;
  if (!isSet(spec, 'completions') || jsonEqual(completions, before.completions) || completions === spec.parallelism) return [];
  return [invalid('spec.completions', completions, 'can only be modified in tandem with spec.parallelism')];
}

/** A Job that is suspended and never ran may still be told where to run: rule VAL-23. */
function validateTemplateUpdate(spec: JsonObject, before: JsonObject, old: JsonObject): readonly FieldError[] {
  const template = readStruct(spec, 'template');
  const oldTemplate = readStruct(before, 'template');
  const mayMove = readFlag(before, 'suspend') === true && !isSet(readStruct(old, 'status'), 'startTime');
  const isSame = mayMove
    ? semanticEqual(withoutDirectives(template), withoutDirectives(oldTemplate))
    : semanticEqual(template, oldTemplate);
  if (isSame) return [];
  return [{ path: 'spec.template', text: `spec.template: Invalid value: ${dumpPodTemplate(template)}: ${IMMUTABLE}` }];
}

function withoutDirectives(template: JsonObject): JsonObject {
  const spec = readStruct(template, 'spec');
  const affinity = readStruct(spec, 'affinity');
  return {
    ...template,
    metadata: { ...readStruct(template, 'metadata'), labels: null, annotations: null },
    spec: {
      ...spec,
      nodeSelector: null,
      tolerations: null,
      schedulingGates: null,
      affinity: { ...affinity, nodeAffinity: null },
    },
  };
}
