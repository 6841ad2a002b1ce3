import { readObject, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsSubdomainErrors, labelKeyErrors } from '#sim/api/names.ts';
import { compareQuantities, quantityMilli } from '#sim/api/quantity.ts';
import { duplicate, forbidden, invalid, invalidEach, required } from './field-error.ts';
import { validateMetadata } from './metadata.ts';
import { isOvercommitAllowed, readQuantities, validateContainerResource, validateResourceName } from './resources.ts';

const TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];

/** A LimitRange: rule VAL-93. */
export function validateLimitRange(limitRange: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadata(limitRange, true, dnsSubdomainErrors)];
  const types = new Set<string>();
  readObjects(readStruct(limitRange, 'spec'), 'limits').forEach((limit, i) => {
    const path = `spec.limits[${i}]`;
    const type = readText(limit, 'type');
    errors.push(...validateType(type, `${path}.type`));
    if (types.has(type)) errors.push(duplicate(`${path}.type`, type));
    types.add(type);
    errors.push(...validateLimit(limit, type, path));
  });
  return errors;
}

function validateType(type: string, path: string): readonly FieldError[] {
  const errors = invalidEach(path, type, labelKeyErrors(type));
  if (errors.length > 0 || type.includes('/') || TYPES.includes(type)) return errors;
  return [invalid(path, type, 'must be a standard limit type or fully qualified')];
}

function validateLimit(limit: JsonObject, type: string, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const names = new Set<string>();
  const quantitiesOf = (bound: string): ReadonlyMap<string, string> => {
    const quantities = readQuantities(limit, bound);
    for (const [name] of quantities) {
      const at = `${path}.${bound}[${name}]`;
      errors.push(...(type === 'Pod' || type === 'Container' ? validateContainerResource(name, at) : validateResourceName(name, at)));
      names.add(name);
    }
    return new Map(quantities);
  };
  const max = quantitiesOf('max');
  const min = quantitiesOf('min');
  const [usual, request] = (['default', 'defaultRequest'] as const).map((bound) => {
    if (type !== 'Pod') return quantitiesOf(bound);
    const isGiven = Object.keys(readObject(limit, bound) ?? {}).length > 0;
    if (isGiven) errors.push(forbidden(`${path}.${bound}`, "may not be specified when `type` is 'Pod'"));
    return new Map<string, string>();
  }) as [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
  if (type === 'PersistentVolumeClaim' && !min.has('storage') && !max.has('storage')) {
    errors.push(required(`${path}.limits`, 'either minimum or maximum storage value is required, but neither was provided'));
  }
  const ratio = quantitiesOf('maxLimitRequestRatio');
  for (const name of names) {
    const bounds = [max, min, usual, request].map((list) => list.get(name));
    errors.push(...validateBounds(name, bounds, path), ...validateRatio(name, ratio.get(name), bounds, path));
    const [, , limitValue, requestValue] = bounds;
    const differ = limitValue !== undefined && requestValue !== undefined && compareQuantities(limitValue, requestValue) !== 0;
    if (!isOvercommitAllowed(name) && differ) {
      const text = `default value ${limitValue} must equal to defaultRequest value ${requestValue} in ${name}`;
      errors.push(invalid(`${path}.defaultRequest[${name}]`, requestValue, text));
    }
  }
  return errors;
}

type Bounds = readonly (string | undefined)[];

function validateBounds(name: string, [max, min, usual, request]: Bounds, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const exceeds = (
    low: string | undefined,
    high: string | undefined,
    at: string,
    shown: string | undefined,
    words: readonly string[],
  ): void => {
    if (low === undefined || high === undefined || compareQuantities(low, high) <= 0) return;
    errors.push(invalid(`${path}.${at}[${name}]`, shown, `${words[0]} value ${low} is greater than ${words[1]} value ${high}`));
  };
  exceeds(min, max, 'min', min, ['min', 'max']);
  exceeds(min, request, 'defaultRequest', request, ['min', 'default request']);
  exceeds(request, max, 'defaultRequest', request, ['default request', 'max']);
  exceeds(request, usual, 'defaultRequest', request, ['default request', 'default limit']);
  exceeds(min, usual, 'default', min, ['min', 'default']);
  exceeds(usual, max, 'default', max, ['default', 'max']);
  return errors;
}

function validateRatio(name: string, ratio: string | undefined, [max, min]: Bounds, path: string): readonly FieldError[] {
  if (ratio === undefined) return [];
  const at = `${path}.maxLimitRequestRatio[${name}]`;
  const errors = compareQuantities(ratio, '1') < 0 ? [invalid(at, ratio, `ratio ${ratio} is less than 1`)] : [];
  if (max === undefined || min === undefined) return errors;
  const most = quantityMilli(max) / quantityMilli(min);
  if (quantityMilli(ratio) / 1000 <= most) return errors;
  return [...errors, invalid(at, ratio, `ratio ${ratio} is greater than max/min = ${most.toFixed(6)}`)];
}
