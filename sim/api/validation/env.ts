import { isSet, readObject, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { configKeyErrors, dnsLabelErrors, dnsSubdomainErrors, envNameErrors } from '#sim/api/names.ts';
import { validateFieldRef, validateResourceFieldRef } from './downward-api.ts';
import { invalid, invalidEach, notFound, required } from './field-error.ts';
import { hasBackstep } from './paths.ts';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'] as const;
const ONE_OF_ENV = 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`';
const ONE_OF_ENV_FROM = 'must specify one of: `configMapRef` or `secretRef`';
const TOO_MANY = 'may not have more than one field specified at a time';

/** Environment variables of a container: rules VAL-50 to VAL-53. */
export function validateEnv(container: JsonObject, path: string): readonly FieldError[] {
  return readObjects(container, 'env').flatMap((variable, i) => {
    const name = readText(variable, 'name');
    const at = `${path}[${i}]`;
    const errors = name === '' ? [required(`${at}.name`)] : invalidEach(`${at}.name`, name, envNameErrors(name));
    return [...errors, ...validateValueFrom(variable, `${at}.valueFrom`)];
  });
}

function validateValueFrom(variable: JsonObject, path: string): readonly FieldError[] {
  const from = readObject(variable, 'valueFrom');
  if (from === undefined) return [];
  const sources = SOURCES.filter((source) => isSet(from, source));
  const errors = sources.flatMap((source) => validateSource(source, readStruct(from, source), `${path}.${source}`));
  if (sources.length === 0) return [invalid(path, '', ONE_OF_ENV)];
  if (readText(variable, 'value') !== '') errors.push(invalid(path, '', 'may not be specified when `value` is not empty'));
  else if (sources.length > 1) errors.push(invalid(path, '', TOO_MANY));
  return errors;
}

function validateSource(source: (typeof SOURCES)[number], ref: JsonObject, path: string): readonly FieldError[] {
  switch (source) {
    case 'fieldRef':
      return validateFieldRef(ref, path, 'env');
    case 'resourceFieldRef':
      return validateResourceFieldRef(ref, path, 'env');
    case 'fileKeyRef':
      return validateFileKeyRef(ref, path);
    default:
      return validateKeyRef(ref, path);
  }
}

function validateFileKeyRef(ref: JsonObject, path: string): readonly FieldError[] {
  return (
    [
      ['key', envNameErrors],
      ['volumeName', dnsLabelErrors],
      ['path', (value: string) => (hasBackstep(value) ? ["must not contain '..'"] : [])],
    ] as const
  ).flatMap(([key, rule]) => {
    const value = readText(ref, key);
    return value === '' ? [required(`${path}.${key}`)] : invalidEach(`${path}.${key}`, value, rule(value));
  });
}

/** Variables from files need a volume of the pod that is an emptyDir: rule VAL-53. */
export function validateFileVolumes(spec: JsonObject, path: string): readonly FieldError[] {
  const volumes = new Map(readObjects(spec, 'volumes').map((volume) => [readText(volume, 'name'), volume]));
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    readObjects(spec, list).flatMap((container, i) =>
      readObjects(container, 'env').flatMap((variable, j) => {
        const ref = readObject(readObject(variable, 'valueFrom'), 'fileKeyRef');
        if (ref === undefined) return [];
        const name = readText(ref, 'volumeName');
        const at = `${path}.${list}[${i}].env[${j}].valueFrom.fileKeyRef.volumeName`;
        if (!volumes.has(name)) return [notFound(at, name)];
        return isSet(volumes.get(name), 'emptyDir') ? [] : [invalid(at, name, 'referenced volume must be of type emptyDir')];
      }),
    ),
  );
}

function validateKeyRef(ref: JsonObject, path: string): readonly FieldError[] {
  const name = readText(ref, 'name');
  const key = readText(ref, 'key');
  const errors = invalidEach(`${path}.name`, name, dnsSubdomainErrors(name));
  return [...errors, ...(key === '' ? [required(`${path}.key`)] : invalidEach(`${path}.key`, key, configKeyErrors(key)))];
}

/** `envFrom` of a container: rule VAL-54. */
export function validateEnvFrom(container: JsonObject, path: string): readonly FieldError[] {
  return readObjects(container, 'envFrom').flatMap((source, i) => {
    const at = `${path}[${i}]`;
    const prefix = readText(source, 'prefix');
    const errors = [...invalidEach(`${at}.prefix`, prefix, envNameErrors(prefix))];
    const kinds = (['configMapRef', 'secretRef'] as const).filter((kind) => isSet(source, kind));
    for (const kind of kinds) {
      const name = readText(readStruct(source, kind), 'name');
      if (name === '') errors.push(required(`${at}.${kind}.name`));
      else errors.push(...invalidEach(`${at}.${kind}.name`, name, dnsSubdomainErrors(name)));
    }
    if (kinds.length === 0) errors.push(invalid(path, '', ONE_OF_ENV_FROM));
    else if (kinds.length > 1) errors.push(invalid(path, '', TOO_MANY));
    return errors;
  });
}
