import { readList, readObject, readObjects, readPairs, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject, LabelSelector } from '#sim/api/meta-v1/types.ts';
import { labelKeyErrors, labelValueErrors } from '#sim/api/names.ts';
import { matchesSelector } from '#sim/api/selector.ts';
import { forbidden, invalid, invalidEach, required } from './field-error.ts';
import { validateLabels } from './metadata.ts';

/** An API object's label selector: rule VAL-7. */
export function validateLabelSelector(selector: JsonObject | undefined, path: string): readonly FieldError[] {
  if (selector === undefined) return [];
  const errors = [...validateLabels(readPairs(selector, 'matchLabels'), `${path}.matchLabels`)];
  readObjects(selector, 'matchExpressions').forEach((expression, i) => {
    errors.push(...validateExpression(expression, `${path}.matchExpressions[${i}]`));
  });
  return errors;
}

function validateExpression(expression: JsonObject, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const operator = readText(expression, 'operator');
  const values = readTexts(expression, 'values');
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) errors.push(required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      errors.push(forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
    }
  } else errors.push(invalid(`${path}.operator`, operator, 'not a valid selector operator'));
  const key = readText(expression, 'key');
  errors.push(...invalidEach(`${path}.key`, key, labelKeyErrors(key)));
  values.forEach((value, i) => {
    errors.push(...invalidEach(`${path}.values[${i}]`, value, labelValueErrors(value)));
  });
  return errors;
}

/** Whether the server can make a query of a selector; an absent one selects nothing. */
export const isReadableSelector = (selector: JsonObject | undefined): boolean => validateLabelSelector(selector, '').length === 0;

/**
 * Whether a selector selects the labels; a selector that cannot be read selects nothing.
 *
 * @param whenUnset the answer for an absent selector
 */
export function selectsLabels(owner: JsonObject, labels: JsonObject | undefined): boolean {
  const selector = readObject(owner, 'selector');
  if (selector === undefined) return false;
  const typed: LabelSelector = {
    matchLabels: Object.fromEntries(readPairs(selector, 'matchLabels')),
    matchExpressions: readObjects(selector, 'matchExpressions').map((expression) => ({
      key: readText(expression, 'key'),
      operator: operatorOf(expression),
      values: readTexts(expression, 'values'),
    })),
  };
  return matchesSelector(typed, labels === undefined ? undefined : Object.fromEntries(readPairs({ labels }, 'labels')));
}

function operatorOf(expression: JsonObject): 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' {
  const operator = readText(expression, 'operator');
  return operator === 'NotIn' || operator === 'Exists' || operator === 'DoesNotExist' ? operator : 'In';
}

/** True when a selector has neither labels nor expressions. */
export function isEmptySelector(selector: JsonObject): boolean {
  return readPairs(selector, 'matchLabels').length === 0 && readList(selector, 'matchExpressions').length === 0;
}
