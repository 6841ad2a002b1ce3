import { isSet, jsonEqual, readFlag, readNumber, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsSubdomainErrors } from '#sim/api/names.ts';
import { scheduleErrors, timeZoneErrors } from '#sim/cron/index.ts';
import { invalid, invalidEach, nonNegative, required, unsupported } from './field-error.ts';
import { validateJobSpec } from './job-spec.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';

const POLICIES = ['Allow', 'Forbid', 'Replace'];
const MAX_NAME = 52;

/** A CronJob after defaulting: rules VAL-25 to VAL-28. */
export function validateCronJob(cronJob: JsonObject): readonly FieldError[] {
  const name = readText(readStruct(cronJob, 'metadata'), 'name');
  const errors = [...validateMetadata(cronJob, true, dnsSubdomainErrors), ...validateSpec(readStruct(cronJob, 'spec'), undefined)];
  if (name.length > MAX_NAME) errors.push(invalid('metadata.name', name, `must be no more than ${MAX_NAME} characters`));
  return errors;
}

/** An update of a CronJob: all of its spec may change; the length of its name counts only at creation. */
export function validateCronJobUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  return [...validateMetadataUpdate(next, old), ...validateSpec(readStruct(next, 'spec'), readStruct(old, 'spec'))];
}

function validateSpec(spec: JsonObject, before: JsonObject | undefined): readonly FieldError[] {
  const errors = [...validateSchedule(spec, before)];
  errors.push(...nonNegative('spec.startingDeadlineSeconds', readNumber(spec, 'startingDeadlineSeconds')));
  const zoneChanged = before === undefined || !jsonEqual(spec.timeZone, before.timeZone);
  if (isSet(spec, 'timeZone') && zoneChanged) {
    const zone = readText(spec, 'timeZone');
    errors.push(...invalidEach('spec.timeZone', zone, timeZoneErrors(zone)));
  }
  const policy = readText(spec, 'concurrencyPolicy');
  if (policy === '') errors.push(required('spec.concurrencyPolicy'));
  else if (!POLICIES.includes(policy)) errors.push(unsupported('spec.concurrencyPolicy', policy, POLICIES));
  errors.push(...validateJobTemplate(readStruct(readStruct(spec, 'jobTemplate'), 'spec'), 'spec.jobTemplate.spec'));
  for (const key of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit'] as const) {
    errors.push(...nonNegative(`spec.${key}`, readNumber(spec, key)));
  }
  return errors;
}

/** A schedule that named a zone before this was refused keeps the right to: rule VAL-26. */
function validateSchedule(spec: JsonObject, before: JsonObject | undefined): readonly FieldError[] {
  const schedule = readText(spec, 'schedule');
  if (schedule === '') return [required('spec.schedule')];
  const allowsZonePrefix = before !== undefined && readText(before, 'schedule').includes('TZ');
  const sentences = scheduleErrors(schedule, { allowsZonePrefix, hasTimeZone: isSet(spec, 'timeZone') });
  return invalidEach('spec.schedule', schedule, sentences);
}

function validateJobTemplate(spec: JsonObject, path: string): readonly FieldError[] {
  const errors = [...validateJobSpec(spec, path)];
  if (isSet(spec, 'selector')) errors.push(invalid(`${path}.selector`, spec.selector, '`selector` will be auto-generated'));
  if (readFlag(spec, 'manualSelector') === true) errors.push(unsupported(`${path}.manualSelector`, true, ['nil', 'false']));
  return errors;
}
