import { isSet, readObject, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors, dnsSubdomainErrors } from '#sim/api/names.ts';
import { compareQuantities } from '#sim/api/quantity.ts';
import { forbidden, invalid, invalidEach, required, unsupported } from './field-error.ts';
import { readQuantities } from './resources.ts';
import { validateLabelSelector } from './selectors.ts';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem'];

export const NOT_POSITIVE = 'must be greater than zero';

/** The spec of a claim, of its own or in a pod's ephemeral volume: rule VAL-87. */
export function validateClaimSpec(spec: JsonObject, path: string): readonly FieldError[] {
  const modes = readTexts(spec, 'accessModes');
  const errors = modes.length === 0 ? [required(`${path}.accessModes`, 'at least 1 access mode is required')] : [];
  errors.push(...validateLabelSelector(readObject(spec, 'selector'), `${path}.selector`));
  errors.push(...validateAccessModes(modes, `${path}.accessModes`));
  const storage = storageRequest(spec);
  if (storage === undefined) errors.push(required(`${path}.resources[storage]`));
  else if (compareQuantities(storage, '0') <= 0) errors.push(invalid(`${path}.resources[storage]`, storage, NOT_POSITIVE));
  errors.push(...validateClassAndMode(spec, path));
  for (const key of ['dataSource', 'dataSourceRef'] as const) {
    const source = readObject(spec, key);
    if (source !== undefined) errors.push(...validateDataSource(source, `${path}.${key}`));
  }
  return errors;
}

/** Access modes of a claim or a volume. */
export function validateAccessModes(modes: readonly string[], path: string): readonly FieldError[] {
  const errors = modes.filter((mode) => !ACCESS_MODES.includes(mode)).map((mode) => unsupported(path, mode, ACCESS_MODES));
  const known = modes.filter((mode) => ACCESS_MODES.includes(mode));
  if (known.includes('ReadWriteOncePod') && known.some((mode) => mode !== 'ReadWriteOncePod')) {
    errors.push(forbidden(path, 'may not use ReadWriteOncePod with other access modes'));
  }
  return errors;
}

/** Storage class and volume mode of a claim or a volume. */
export function validateClassAndMode(spec: JsonObject, path: string): readonly FieldError[] {
  const className = readText(spec, 'storageClassName');
  const mode = readText(spec, 'volumeMode');
  const errors = className === '' ? [] : [...invalidEach(`${path}.storageClassName`, className, dnsSubdomainErrors(className))];
  if (isSet(spec, 'volumeMode') && !VOLUME_MODES.includes(mode)) errors.push(unsupported(`${path}.volumeMode`, mode, VOLUME_MODES));
  return errors;
}

function validateDataSource(source: JsonObject, path: string): readonly FieldError[] {
  const [kind, group, namespace] = [readText(source, 'kind'), readText(source, 'apiGroup'), readText(source, 'namespace')];
  const errors = ['name', 'kind'].filter((key) => readText(source, key) === '').map((key) => required(`${path}.${key}`));
  if (group !== '') errors.push(...invalidEach(`${path}.apiGroup`, group, dnsSubdomainErrors(group)));
  else if (kind !== 'PersistentVolumeClaim') {
    errors.push(invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup"));
  }
  return namespace === '' ? errors : [...errors, ...invalidEach(`${path}.namespace`, namespace, dnsLabelErrors(namespace))];
}

/** How much storage a claim asks for. */
export const storageRequest = (spec: JsonObject): string | undefined =>
  readQuantities(readStruct(spec, 'resources'), 'requests').find(([name]) => name === 'storage')?.[1];
