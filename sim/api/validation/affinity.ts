import { isSet, readNumber, readObject, readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors, dnsSubdomainErrors, labelKeyErrors, labelValueErrors } from '#sim/api/names.ts';
import { forbidden, invalid, invalidEach, required } from './field-error.ts';
import { validateLabelSelector } from './selectors.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Node and pod affinity: rules VAL-70 and VAL-71. */
export function validateAffinity(spec: JsonObject, path: string): readonly FieldError[] {
  const affinity = readStruct(spec, 'affinity');
  const errors: FieldError[] = [];
  const node = readObject(affinity, 'nodeAffinity');
  if (node !== undefined) errors.push(...validateNodeAffinity(node, `${path}.nodeAffinity`));
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const pods = readObject(affinity, kind);
    if (pods !== undefined) errors.push(...validatePodAffinity(pods, `${path}.${kind}`));
  }
  return errors;
}

function validateNodeAffinity(affinity: JsonObject, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const needed = readObject(affinity, REQUIRED);
  if (needed !== undefined) errors.push(...validateNodeSelector(needed, `${path}.${REQUIRED}`));
  readObjects(affinity, PREFERRED).forEach((term, i) => {
    const at = `${path}.${PREFERRED}[${i}]`;
    errors.push(...validateWeight(term, at), ...validateNodeTerm(readStruct(term, 'preference'), false, `${at}.preference`));
  });
  return errors;
}

/** A node selector, as node affinity and PersistentVolumes have it. */
export function validateNodeSelector(selector: JsonObject, path: string): readonly FieldError[] {
  const terms = readObjects(selector, 'nodeSelectorTerms');
  if (terms.length === 0) return [required(`${path}.nodeSelectorTerms`, 'must have at least one node selector term')];
  return terms.flatMap((term, i) => validateNodeTerm(term, true, `${path}.nodeSelectorTerms[${i}]`));
}

function validateWeight(term: JsonObject, path: string): readonly FieldError[] {
  const weight = readNumber(term, 'weight') ?? 0;
  return weight >= 1 && weight <= 100 ? [] : [invalid(`${path}.weight`, weight, 'must be in the range 1-100')];
}

function validateNodeTerm(term: JsonObject, checksValues: boolean, path: string): readonly FieldError[] {
  return [
    ...readObjects(term, 'matchExpressions').flatMap((rule, i) => validateNodeRule(rule, checksValues, `${path}.matchExpressions[${i}]`)),
    ...readObjects(term, 'matchFields').flatMap((rule, i) => validateNodeFieldRule(rule, `${path}.matchFields[${i}]`)),
  ];
}

function validateNodeRule(rule: JsonObject, checksValues: boolean, path: string): readonly FieldError[] {
  const operator = readText(rule, 'operator');
  const key = readText(rule, 'key');
  const values = readTexts(rule, 'values');
  const errors = [...validateNodeOperator(operator, values.length, path)];
  errors.push(...invalidEach(`${path}.key`, key, labelKeyErrors(key)));
  if (!checksValues) return errors;
  return [...errors, ...values.flatMap((value, i) => invalidEach(`${path}.values[${i}]`, value, labelValueErrors(value)))];
}

function validateNodeOperator(operator: string, count: number, path: string): readonly FieldError[] {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return count > 0 ? [] : [required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist':
      return count === 0 ? [] : [forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")];
    case 'Gt':
    case 'Lt':
      return count === 1 ? [] : [required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'")];
    default:
      return [invalid(`${path}.operator`, operator, 'not a valid selector operator')];
  }
}

function validateNodeFieldRule(rule: JsonObject, path: string): readonly FieldError[] {
  const operator = readText(rule, 'operator');
  const key = readText(rule, 'key');
  const values = readTexts(rule, 'values');
  const errors: FieldError[] = [];
  if (operator !== 'In' && operator !== 'NotIn') errors.push(invalid(`${path}.operator`, operator, 'not a valid selector operator'));
  else if (values.length !== 1) {
    errors.push(required(`${path}.values`, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"));
  }
  if (key !== 'metadata.name') return [...errors, invalid(`${path}.key`, key, 'not a valid field selector key')];
  return [...errors, ...values.flatMap((value, i) => invalidEach(`${path}.values[${i}]`, value, dnsSubdomainErrors(value)))];
}

function validatePodAffinity(affinity: JsonObject, path: string): readonly FieldError[] {
  return [
    ...readObjects(affinity, REQUIRED).flatMap((term, i) => validatePodTerm(term, `${path}.${REQUIRED}[${i}]`)),
    ...readObjects(affinity, PREFERRED).flatMap((term, i) => {
      const at = `${path}.${PREFERRED}[${i}]`;
      return [...validateWeight(term, at), ...validatePodTerm(readStruct(term, 'podAffinityTerm'), `${at}.podAffinityTerm`)];
    }),
  ];
}

function validatePodTerm(term: JsonObject, path: string): readonly FieldError[] {
  const selector = readObject(term, 'labelSelector');
  const errors = [...validateLabelSelector(selector, `${path}.labelSelector`)];
  errors.push(...validateLabelSelector(readObject(term, 'namespaceSelector'), `${path}.namespaceSelector`));
  for (const name of readTexts(term, 'namespaces')) errors.push(...invalidEach(`${path}.namespace`, name, dnsLabelErrors(name)));
  for (const list of ['matchLabelKeys', 'mismatchLabelKeys'] as const) {
    if (!isSet(term, list)) continue;
    const keys = readTexts(term, list);
    if (keys.length > 0 && selector === undefined) {
      errors.push(forbidden(`${path}.${list}`, 'must not be specified when labelSelector is not set'));
    } else errors.push(...keys.flatMap((key, i) => invalidEach(`${path}.${list}[${i}]`, key, labelKeyErrors(key))));
  }
  const topologyKey = readText(term, 'topologyKey');
  if (topologyKey === '') errors.push(required(`${path}.topologyKey`, 'can not be empty'));
  return [...errors, ...invalidEach(`${path}.topologyKey`, topologyKey, labelKeyErrors(topologyKey))];
}
