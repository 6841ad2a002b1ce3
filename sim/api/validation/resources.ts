import { isSet, readObject, readStruct } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { labelKeyErrors } from '#sim/api/names.ts';
import { canonicalQuantity, compareQuantities, quantityMilli } from '#sim/api/quantity.ts';
import { forbidden, invalid, invalidEach, required, unsupported } from './field-error.ts';

const CONTAINER_RESOURCES: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);
const COUNTED: readonly string[] = [
  'pods',
  'services',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const QUOTA_RESOURCES: ReadonlySet<string> = new Set([
  ...CONTAINER_RESOURCES,
  ...COUNTED,
  'storage',
  'requests.cpu',
  'requests.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
]);

const isHugePages = (name: string): boolean => name.startsWith('hugepages-');
const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');
const isExtended = (name: string): boolean =>
  !isNative(name) && !name.startsWith('requests.') && labelKeyErrors(`requests.${name}`).length === 0;
export const isOvercommitAllowed = (name: string): boolean => isNative(name) && !isHugePages(name);

/** The quantities of a resource list in the order of their names, spelled as the server spells them. */
export function readQuantities(parent: JsonObject, key: string): readonly (readonly [string, string])[] {
  const list = readObject(parent, key);
  if (list === undefined) return [];
  return Object.keys(list)
    .filter((name) => list[name] !== null)
    .sort()
    .map((name) => [name, canonicalQuantity(String(list[name]))] as const);
}

/** Requests and limits of a container: rules VAL-60 to VAL-62. */
export function validateResources(container: JsonObject, path: string): readonly FieldError[] {
  return validateRequirements(readStruct(container, 'resources'), validateContainerResource, path);
}

/** Requests and limits of a pod as a whole: rule VAL-62. */
export function validatePodResources(spec: JsonObject, parent: string): readonly FieldError[] {
  const resources = readObject(spec, 'resources');
  if (resources === undefined) return [];
  const path = `${parent}.resources`;
  const errors = isSet(resources, 'claims') ? [forbidden(`${path}.claims`, 'claims may not be set for Resources at pod-level')] : [];
  return [...errors, ...validateRequirements(resources, validatePodResource, path)];
}

type NameRule = (name: string, path: string) => readonly FieldError[];

function validateRequirements(resources: JsonObject, rule: NameRule, path: string): readonly FieldError[] {
  const limits = readQuantities(resources, 'limits');
  const requests = readQuantities(resources, 'requests');
  const errors = limits.flatMap(([name, quantity]) => [
    ...validateEntry(name, quantity, rule, `${path}.limits[${name}]`),
    ...validateHugePages(name, quantity, `${path}.limits[${name}]`),
  ]);
  for (const [name, quantity] of requests) {
    errors.push(...validateEntry(name, quantity, rule, `${path}.requests[${name}]`));
    const limit = limits.find(([other]) => other === name)?.[1];
    if (limit === undefined) {
      if (!isOvercommitAllowed(name)) errors.push(required(`${path}.limits`, 'Limit must be set for non overcommitable resources'));
    } else if (compareQuantities(quantity, limit) !== 0 && !isOvercommitAllowed(name)) {
      errors.push(invalid(`${path}.requests`, quantity, `must be equal to ${name} limit of ${limit}`));
    } else if (compareQuantities(quantity, limit) > 0) {
      errors.push(invalid(`${path}.requests`, quantity, `must be less than or equal to ${name} limit of ${limit}`));
    }
    errors.push(...validateHugePages(name, quantity, `${path}.requests[${name}]`));
  }
  const names = [...limits, ...requests].map(([name]) => name);
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) {
    errors.push(forbidden(path, 'HugePages require cpu or memory'));
  }
  return errors;
}

function validateEntry(name: string, quantity: string, rule: NameRule, path: string): readonly FieldError[] {
  return [...rule(name, path), ...validateQuantity(name, quantity, path)];
}

function validatePodResource(name: string, path: string): readonly FieldError[] {
  const errors = validateResourceName(name, path);
  if (errors.length > 0 || name === 'cpu' || name === 'memory' || isHugePages(name)) return errors;
  return [unsupported(path, name, ['cpu', 'hugepages-', 'memory'])];
}

/** Huge pages come whole. */
function validateHugePages(name: string, quantity: string, path: string): readonly FieldError[] {
  const size = /^hugepages-(\d+[kKMGTP]i?)$/.exec(name)?.[1];
  if (!isHugePages(name) || (size !== undefined && quantityMilli(quantity) % quantityMilli(size) === 0)) return [];
  return [invalid(path, quantity, `${quantity} is not positive integer multiple of ${name}`)];
}

/** A name of what containers ask for: rule VAL-61. */
export function validateContainerResource(name: string, path: string): readonly FieldError[] {
  const errors = [...validateResourceName(name, path)];
  const isStandard = CONTAINER_RESOURCES.has(name) || isHugePages(name);
  if (!name.includes('/')) {
    if (!isStandard) errors.push(invalid(path, name, 'must be a standard resource for containers'));
  } else if (!isNative(name) && !isExtended(name)) {
    errors.push(invalid(path, name, "doesn't follow extended resource name standard"));
  }
  return errors;
}

/** A name of any resource: rule VAL-61. */
export function validateResourceName(name: string, path: string): readonly FieldError[] {
  const errors = invalidEach(path, name, labelKeyErrors(name));
  if (errors.length > 0 || name.includes('/') || QUOTA_RESOURCES.has(name) || isHugePages(name)) return errors;
  return [invalid(path, name, 'must be a standard resource type or fully qualified')];
}

/** Whether quotas know a resource by itself. */
export const isQuotaResource = (name: string): boolean =>
  QUOTA_RESOURCES.has(name) || isHugePages(name) || /^(requests|limits)\.hugepages-/.test(name);

/** A name in a ResourceQuota: a standard one or `count/RESOURCE.GROUP`. */
export function validateQuotaResourceName(name: string, path: string): readonly FieldError[] {
  const errors = validateResourceName(name, path);
  if (errors.length > 0 || name.includes('/') || isQuotaResource(name)) return errors;
  return [invalid(path, name, 'must be a standard resource for quota')];
}

/** A quantity of a resource: not negative, and whole for counted and extended resources. */
export function validateQuantity(name: string, quantity: string, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (compareQuantities(quantity, '0') < 0) errors.push(invalid(path, quantity, 'must be greater than or equal to 0'));
  const isCounted = COUNTED.includes(name) || isExtended(name);
  if (isCounted && quantityMilli(quantity) % 1000 !== 0) errors.push(invalid(path, quantity, 'must be an integer'));
  return errors;
}
