import { isObject, isSet, readObject, readStruct } from '#sim/api/json-read.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { fill, mapItems, mapMember } from './fill.ts';
import { defaultPodTemplate } from './pod-template.ts';

const MAX_INT32 = 2_147_483_647;
const DEFAULT_BACKOFF_LIMIT = 6;
const EMPTY: JsonObject = {};

/**
 * A Job with every default (rule DEF-6): counts, policies, template, and the template's labels when it has none of its own.
 *
 * @source pkg/apis/batch/v1/defaults.go, v1.35
 */
export function defaultJob(job: JsonObject): JsonObject {
  const spec = defaultPatterns(readStruct(job, 'spec'));
  const counts: Record<string, JsonValue> = {};
  if (!isSet(spec, 'completions') && !isSet(spec, 'parallelism')) {
    counts.completions = 1;
    counts.parallelism = 1;
  } else if (!isSet(spec, 'parallelism')) counts.parallelism = 1;
  const filled = fill(spec, {
    ...counts,
    backoffLimit: isSet(spec, 'backoffLimitPerIndex') ? MAX_INT32 : DEFAULT_BACKOFF_LIMIT,
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    podReplacementPolicy: isSet(spec, 'podFailurePolicy') ? 'Failed' : 'TerminatingOrFailed',
  });
  const template = defaultPodTemplate(readStruct(filled, 'template'));
  const next = filled.template === template ? filled : { ...filled, template };
  return takeTemplateLabels(job.spec === next ? job : { ...job, spec: next });
}

/** A Job without labels shows those of its template. */
export function takeTemplateLabels(job: JsonObject): JsonObject {
  const metadata = readStruct(job, 'metadata');
  const own = readObject(metadata, 'labels');
  if (own !== undefined && Object.keys(own).length > 0) return job;
  const labels = readObject(readObject(readObject(readObject(job, 'spec'), 'template'), 'metadata'), 'labels');
  return labels === undefined || Object.keys(labels).length === 0 ? job : { ...job, metadata: { ...metadata, labels } };
}

/** A CronJob with every default; its job template gets those of pods alone (rule DEF-7). */
export function defaultCronJob(cronJob: JsonObject): JsonObject {
  const given = readStruct(cronJob, 'spec');
  const spec = fill(given.concurrencyPolicy === '' ? { ...given, concurrencyPolicy: null } : given, {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
    jobTemplate: EMPTY,
  });
  const jobTemplate = fill(readStruct(spec, 'jobTemplate'), { metadata: EMPTY });
  const jobSpec = defaultPatterns(readStruct(jobTemplate, 'spec'));
  const template = defaultPodTemplate(readStruct(jobSpec, 'template'));
  const nextJobSpec = jobSpec.template === template ? jobSpec : { ...jobSpec, template };
  const nextTemplate = jobTemplate.spec === nextJobSpec ? jobTemplate : { ...jobTemplate, spec: nextJobSpec };
  const next = spec.jobTemplate === nextTemplate ? spec : { ...spec, jobTemplate: nextTemplate };
  return cronJob.spec === next ? cronJob : { ...cronJob, spec: next };
}

/** A condition pattern without a status means True. */
function defaultPatterns(spec: JsonObject): JsonObject {
  return mapMember(spec, 'podFailurePolicy', (policy) =>
    mapItems(policy, 'rules', (rule) =>
      isObject(rule)
        ? mapItems(rule, 'onPodConditions', (pattern) =>
            pattern.status === '' ? { ...pattern, status: 'True' } : fill(pattern, { status: 'True' }),
          )
        : rule,
    ),
  );
}
