import { isSet, readList, readObject, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { labelKeyErrors } from '#sim/api/names.ts';
import { duplicate, invalid, invalidEach, invalidUnquoted, required, tooMany, unsupported } from './field-error.ts';

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];
const MAX_RULES = 20;
const MAX_EXIT_CODES = 255;
const MAX_PATTERNS = 20;

const goList = (words: readonly string[]): string => `valid values: [${words.map((word) => `"${word}"`).join(' ')}]`;

/** podFailurePolicy of a Job spec: rule VAL-14. */
export function validatePodFailurePolicy(spec: JsonObject, path: string): readonly FieldError[] {
  const policy = readObject(spec, 'podFailurePolicy');
  if (policy === undefined) return [];
  const rules = readObjects(policy, 'rules');
  const errors = rules.length > MAX_RULES ? [tooMany(`${path}.rules`, rules.length, MAX_RULES)] : [];
  const podSpec = readStruct(readStruct(spec, 'template'), 'spec');
  const names = ['containers', 'initContainers'].flatMap((list) =>
    readObjects(podSpec, list).map((container) => readText(container, 'name')),
  );
  rules.forEach((rule, i) => {
    errors.push(...validateRule(rule, isSet(spec, 'backoffLimitPerIndex'), names, `${path}.rules[${i}]`));
  });
  return errors;
}

function validateRule(rule: JsonObject, hasPerIndexLimit: boolean, names: readonly string[], path: string): readonly FieldError[] {
  const action = readText(rule, 'action');
  const errors: FieldError[] = [];
  if (action === '') errors.push(required(`${path}.action`, goList(ACTIONS)));
  else if (action === 'FailIndex' && !hasPerIndexLimit) {
    errors.push(invalid(`${path}.action`, action, 'requires the backoffLimitPerIndex to be set'));
  } else if (!ACTIONS.includes(action)) errors.push(unsupported(`${path}.action`, action, ACTIONS));
  const exitCodes = readObject(rule, 'onExitCodes');
  if (exitCodes !== undefined) errors.push(...validateExitCodes(exitCodes, names, `${path}.onExitCodes`));
  const patterns = readObjects(rule, 'onPodConditions');
  errors.push(...validatePatterns(patterns, `${path}.onPodConditions`));
  if (exitCodes !== undefined && patterns.length > 0) {
    errors.push(invalidUnquoted(path, 'specifying both OnExitCodes and OnPodConditions is not supported'));
  } else if (exitCodes === undefined && patterns.length === 0) {
    errors.push(invalidUnquoted(path, 'specifying one of OnExitCodes and OnPodConditions is required'));
  }
  return errors;
}

function validateExitCodes(requirement: JsonObject, names: readonly string[], path: string): readonly FieldError[] {
  const operator = readText(requirement, 'operator');
  const errors: FieldError[] = [];
  if (operator === '') errors.push(required(`${path}.operator`, goList(OPERATORS)));
  else if (!OPERATORS.includes(operator)) errors.push(unsupported(`${path}.operator`, operator, OPERATORS));
  const containerName = readText(requirement, 'containerName');
  if (isSet(requirement, 'containerName') && !names.includes(containerName)) {
    const text = 'must be one of the container or initContainer names in the pod template';
    errors.push(invalid(`${path}.containerName`, containerName, text));
  }
  const values = readList(requirement, 'values').map((value) => (typeof value === 'number' ? value : 0));
  if (values.length === 0) {
    return [...errors, invalid(`${path}.values`, isSet(requirement, 'values') ? [] : null, 'at least one value is required')];
  }
  if (values.length > MAX_EXIT_CODES) errors.push(tooMany(`${path}.values`, values.length, MAX_EXIT_CODES));
  const seen = new Set<number>();
  values.forEach((value, i) => {
    if (value === 0 && operator === 'In') errors.push(invalid(`${path}.values[${i}]`, value, 'must not be 0 for the In operator'));
    if (seen.has(value)) errors.push(duplicate(`${path}.values[${i}]`, value));
    seen.add(value);
  });
  const isOrdered = values.every((value, i) => i === 0 || value >= (values[i - 1] ?? value));
  return isOrdered ? errors : [...errors, invalid(`${path}.values`, values, 'must be ordered')];
}

function validatePatterns(patterns: readonly JsonObject[], path: string): readonly FieldError[] {
  const errors = patterns.length > MAX_PATTERNS ? [tooMany(path, patterns.length, MAX_PATTERNS)] : [];
  patterns.forEach((pattern, i) => {
    const type = readText(pattern, 'type');
    const status = readText(pattern, 'status');
    errors.push(...invalidEach(`${path}[${i}].type`, type, labelKeyErrors(type)));
    if (status === '') errors.push(required(`${path}[${i}].status`, goList(STATUSES)));
    else if (!STATUSES.includes(status)) errors.push(unsupported(`${path}[${i}].status`, status, STATUSES));
  });
  return errors;
}
