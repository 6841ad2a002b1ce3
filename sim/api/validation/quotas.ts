import { jsonEqual, readList, readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsSubdomainErrors } from '#sim/api/names.ts';
import { IMMUTABLE, invalid, required } from './field-error.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';
import { isQuotaResource, readQuantities, validateQuantity, validateQuotaResourceName } from './resources.ts';

const POD_SCOPES = ['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'CrossNamespacePodAffinity'];
const SCOPES = [...POD_SCOPES, 'PriorityClass', 'VolumeAttributesClass'];
const COMPUTE = /^((requests|limits)\.)?(cpu|memory)$/;
const VOLUMES = ['persistentvolumeclaims', 'requests.storage'];
const MUST_EXIST =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

/** A ResourceQuota: rule VAL-92. */
export function validateResourceQuota(quota: JsonObject): readonly FieldError[] {
  const spec = readStruct(quota, 'spec');
  const errors = [...validateMetadata(quota, true, dnsSubdomainErrors)];
  const hard = readQuantities(spec, 'hard');
  for (const [name, quantity] of hard) {
    const path = `spec.hard[${name}]`;
    errors.push(...validateQuotaResourceName(name, path), ...validateQuantity(name, quantity, path));
  }
  const names = hard.map(([name]) => name);
  const scopes = readTexts(spec, 'scopes');
  for (const scope of scopes) {
    if (!SCOPES.includes(scope)) errors.push(invalid('spec.scopes', scopes, 'unsupported scope'));
    if (names.some((name) => !fits(scope, name))) errors.push(invalid('spec.scopes', scopes, 'unsupported scope applied to resource'));
  }
  if (areConflicting(scopes)) errors.push(invalid('spec.scopes', scopes, 'conflicting scopes'));
  return [...errors, ...validateScopeSelector(spec, names)];
}

function validateScopeSelector(spec: JsonObject, names: readonly string[]): readonly FieldError[] {
  const terms = readObjects(readStruct(spec, 'scopeSelector'), 'matchExpressions');
  const path = 'spec.scopeSelector.matchExpressions';
  const errors = terms.flatMap((term) => {
    const scope = readText(term, 'scopeName');
    const operator = readText(term, 'operator');
    const own = SCOPES.includes(scope) ? [] : [invalid(`${path}.scopeName`, scope, 'unsupported scope')];
    if (names.some((name) => !fits(scope, name))) own.push(unfitting(terms, path));
    if (POD_SCOPES.includes(scope) && operator !== 'Exists') own.push(invalid(`${path}.operator`, operator, MUST_EXIST));
    return [...own, ...validateOperator(operator, readList(term, 'values').length, term, path)];
  });
  if (!areConflicting(terms.map((term) => readText(term, 'scopeName')))) return errors;
  return [...errors, invalid(path, readTexts(spec, 'scopes').length > 0 ? readTexts(spec, 'scopes') : null, 'conflicting scopes')];
}

function validateOperator(operator: string, count: number, term: JsonObject, path: string): readonly FieldError[] {
  if (operator === 'In' || operator === 'NotIn') {
    if (count > 0) return [];
    return [required(`${path}.values`, "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector")];
  }
  if (operator !== 'Exists' && operator !== 'DoesNotExist') return [invalid(`${path}.operator`, operator, 'not a valid selector operator')];
  if (count === 0) return [];
  return [
    invalid(
      `${path}.values`,
      readTexts(term, 'values'),
      "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector",
    ),
  ];
}

/** The value is the server's internal struct. */
function unfitting(terms: readonly JsonObject[], path: string): FieldError {
  const shown = terms.map((term) => ({
    ScopeName: readText(term, 'scopeName'),
    Operator: readText(term, 'operator'),
    Values: term.values ?? null,
  }));
  const text = `${path}: Invalid value: ${JSON.stringify({ MatchExpressions: shown })}: unsupported scope applied to resource`;
  return { path, text };
}

/** Most scopes are about pods and what they ask for. */
function fits(scope: string, resource: string): boolean {
  if (!SCOPES.includes(scope) || !isQuotaResource(resource)) return true;
  if (scope === 'VolumeAttributesClass') return VOLUMES.includes(resource);
  return resource === 'pods' || (COMPUTE.test(resource) && scope !== 'BestEffort');
}

const areConflicting = (scopes: readonly string[]): boolean =>
  ['BestEffort', 'Terminating'].some((scope) => scopes.includes(scope) && scopes.includes(`Not${scope}`));

/** A quota keeps its scopes: rule VAL-92. */
export function validateResourceQuotaUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const scopes = readTexts(readStruct(next, 'spec'), 'scopes');
  const before = readTexts(readStruct(old, 'spec'), 'scopes');
  const errors = [...validateMetadataUpdate(next, old), ...validateResourceQuota(next)];
  return jsonEqual([...scopes].sort(), [...before].sort()) ? errors : [...errors, invalid('spec.scopes', scopes, IMMUTABLE)];
}
