import { byteLength } from '#sim/api/go-text.ts';
import { isSet, jsonEqual, readFlag, readPairs, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { configKeyErrors, dnsSubdomainErrors } from '#sim/api/names.ts';
import { forbidden, IMMUTABLE, invalid, invalidEach, required, tooLong } from './field-error.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';

const MAX_BYTES = 1024 * 1024;
const IS_IMMUTABLE = 'field is immutable when `immutable` is set';

/** A ConfigMap: rule VAL-90. */
export function validateConfigMap(configMap: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadata(configMap, true, dnsSubdomainErrors)];
  for (const [key] of readPairs(configMap, 'data')) {
    errors.push(...invalidEach(`data[${key}]`, key, configKeyErrors(key)));
    if (isSet(configMap, 'binaryData') && readPairs(configMap, 'binaryData').some(([other]) => other === key)) {
      errors.push(invalid(`data[${key}]`, key, `duplicate of key present in binaryData`));
    }
  }
  return [...errors, ...validateKeys(configMap, 'binaryData'), ...validateSize(configMap, ['data', 'binaryData'], '')];
}

/** The keys that a type of Secret must have; of those of basic-auth one is enough. */
const TYPE_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/basic-auth': ['username', 'password'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};
const ACCOUNT_NAME = 'kubernetes.io/service-account.name';

/** A Secret: rule VAL-90. */
export function validateSecret(secret: JsonObject): readonly FieldError[] {
  return [
    ...validateMetadata(secret, true, dnsSubdomainErrors),
    ...validateKeys(secret, 'data'),
    ...validateSize(secret, ['data'], 'data'),
    ...validateTypeKeys(secret, readText(secret, 'type')),
  ];
}

function validateTypeKeys(secret: JsonObject, type: string): readonly FieldError[] {
  if (type === 'kubernetes.io/service-account-token') {
    const annotations = readStruct(readStruct(secret, 'metadata'), 'annotations');
    return readText(annotations, ACCOUNT_NAME) === '' ? [required(`metadata.annotations[${ACCOUNT_NAME}]`)] : [];
  }
  const data = readStruct(secret, 'data');
  const keys = TYPE_KEYS[type] ?? [];
  const missing = keys.filter((key) => (type.endsWith('/ssh-auth') ? readText(data, key) === '' : !isSet(data, key)));
  if (type.endsWith('/basic-auth') && missing.length < keys.length) return [];
  return missing.map((key) => required(`data[${key}]`));
}

const validateKeys = (object: JsonObject, field: string): readonly FieldError[] =>
  readPairs(object, field).flatMap(([key]) => invalidEach(`${field}[${key}]`, key, configKeyErrors(key)));

/** Base64 counts at its decoded size. */
function validateSize(object: JsonObject, fields: readonly string[], path: string): readonly FieldError[] {
  let size = 0;
  for (const field of fields) {
    const isBase64 = field === 'binaryData' || path === 'data';
    for (const [, value] of readPairs(object, field)) size += isBase64 ? Math.floor((value.length * 3) / 4) : byteLength(value);
  }
  return size > MAX_BYTES ? [tooLong(path, MAX_BYTES)] : [];
}

/** An immutable ConfigMap stays as it is: rule VAL-91. */
export function validateConfigMapUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  return [...validateMetadataUpdate(next, old), ...validateFrozen(next, old), ...validateConfigMap(next)];
}

/** The type of a Secret is fixed, and an immutable one stays as it is: rule VAL-91. */
export function validateSecretUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadataUpdate(next, old)];
  if (!jsonEqual(next.type, old.type)) errors.push(invalid('type', readText(next, 'type'), IMMUTABLE));
  return [...errors, ...validateFrozen(next, old), ...validateSecret(next)];
}

function validateFrozen(next: JsonObject, old: JsonObject): readonly FieldError[] {
  if (readFlag(old, 'immutable') !== true) return [];
  const errors = readFlag(next, 'immutable') === true ? [] : [forbidden('immutable', IS_IMMUTABLE)];
  for (const field of ['data', 'binaryData'] as const) {
    if (!jsonEqual(next[field], old[field])) errors.push(forbidden(field, IS_IMMUTABLE));
  }
  return errors;
}
