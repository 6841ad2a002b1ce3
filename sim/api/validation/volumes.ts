import { isSet, readNumber, readObject, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors } from '#sim/api/names.ts';
import { canonicalQuantity, compareQuantities } from '#sim/api/quantity.ts';
import { validateFieldRef, validateResourceFieldRef } from './downward-api.ts';
import { duplicate, forbidden, invalid, invalidEach, required, unsupported } from './field-error.ts';
import { validateLocalPath, validatePathNoBacksteps } from './paths.ts';

/** Source types in the order in which the server looks at them; the first counts, each further one is an error. */
const SOURCES = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'azureDisk',
  'photonPersistentDisk',
  'portworxVolume',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
] as const;

const HOST_PATH_TYPES = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'];
const FILE_MODE = 'must be a number between 0 and 0777 (octal), both inclusive';

/** The field names of volume sources, for defaulting. */
export const VOLUME_SOURCES: readonly string[] = SOURCES;

/**
 * Volumes of a pod: rules VAL-40 to VAL-42.
 *
 * @returns the errors, and the volumes without any, by name: only those can be mounted
 */
export function validateVolumes(
  volumes: readonly JsonObject[],
  path: string,
): { readonly errors: readonly FieldError[]; readonly byName: ReadonlyMap<string, JsonObject> } {
  const errors: FieldError[] = [];
  const byName = new Map<string, JsonObject>();
  volumes.forEach((volume, i) => {
    const name = readText(volume, 'name');
    const own = [...validateSource(volume, `${path}[${i}]`)];
    if (name === '') own.push(required(`${path}[${i}].name`));
    else own.push(...invalidEach(`${path}[${i}].name`, name, dnsLabelErrors(name)));
    if (byName.has(name)) own.push(duplicate(`${path}[${i}].name`, name));
    if (own.length === 0) byName.set(name, volume);
    errors.push(...own);
  });
  return { errors, byName };
}

function validateSource(volume: JsonObject, path: string): readonly FieldError[] {
  const [first, ...others] = SOURCES.filter((source) => isSet(volume, source));
  if (first === undefined) return [required(path, 'must specify a volume type')];
  const errors = [...validateOneSource(first, readStruct(volume, first), `${path}.${first}`)];
  for (const other of others) errors.push(forbidden(`${path}.${other}`, 'may not specify more than 1 volume type'));
  return errors;
}

function validateOneSource(type: (typeof SOURCES)[number], source: JsonObject, path: string): readonly FieldError[] {
  switch (type) {
    case 'emptyDir': {
      const limit = source.sizeLimit;
      const isNegative = typeof limit === 'string' && compareQuantities(canonicalQuantity(limit), '0') < 0;
      return isNegative ? [forbidden(`${path}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')] : [];
    }
    case 'hostPath':
      return validateHostPath(source, path);
    case 'secret':
      return [...requiredText(source, 'secretName', path), ...validateItems(source, path)];
    case 'configMap':
      return [...requiredText(source, 'name', path), ...validateItems(source, path)];
    case 'persistentVolumeClaim':
      return requiredText(source, 'claimName', path);
    case 'nfs':
      return validateNfs(source, path);
    case 'downwardAPI':
      return [...validateMode(source, 'defaultMode', path), ...validateDownwardFiles(source, path)];
    case 'projected':
      return validateProjected(source, path);
    case 'csi':
      return requiredText(source, 'driver', path);
    case 'ephemeral':
      return isSet(source, 'volumeClaimTemplate') ? [] : [required(`${path}.volumeClaimTemplate`)];
    default:
      return [];
  }
}

function requiredText(source: JsonObject, key: string, path: string): readonly FieldError[] {
  return readText(source, key) === '' ? [required(`${path}.${key}`)] : [];
}

export function validateHostPath(source: JsonObject, path: string): readonly FieldError[] {
  const hostPath = readText(source, 'path');
  if (hostPath === '') return [required(`${path}.path`)];
  const errors = [...validatePathNoBacksteps(hostPath, `${path}.path`)];
  const type = readText(source, 'type');
  if (!HOST_PATH_TYPES.includes(type)) errors.push(unsupported(`${path}.type`, type, HOST_PATH_TYPES));
  return errors;
}

function validateNfs(source: JsonObject, path: string): readonly FieldError[] {
  const directory = readText(source, 'path');
  const errors = [...requiredText(source, 'server', path), ...requiredText(source, 'path', path)];
  return directory.startsWith('/') ? errors : [...errors, invalid(`${path}.path`, directory, 'must be an absolute path')];
}

function validateMode(source: JsonObject, key: string, path: string): readonly FieldError[] {
  const mode = readNumber(source, key);
  return mode === undefined || (mode >= 0 && mode <= 0o777) ? [] : [invalid(`${path}.${key}`, mode, FILE_MODE)];
}

/** `defaultMode` and `items` of a ConfigMap or Secret. */
function validateItems(source: JsonObject, path: string): readonly FieldError[] {
  const errors = [...validateMode(source, 'defaultMode', path)];
  readObjects(source, 'items').forEach((item, i) => {
    const itemPath = `${path}.items[${i}]`;
    errors.push(...requiredText(item, 'key', itemPath), ...requiredText(item, 'path', itemPath));
    errors.push(...validateLocalPath(readText(item, 'path'), `${itemPath}.path`, 'not reserved'));
    errors.push(...validateMode(item, 'mode', itemPath));
  });
  return errors;
}

function validateDownwardFiles(source: JsonObject, path: string): readonly FieldError[] {
  return readObjects(source, 'items').flatMap((item, i) => {
    const itemPath = `${path}.items[${i}]`;
    const file = readText(item, 'path');
    const fieldRef = readObject(item, 'fieldRef');
    const resourceRef = readObject(item, 'resourceFieldRef');
    const errors = file === '' ? [required(`${path}.path`)] : [];
    errors.push(...validateLocalPath(file, `${path}.path`, 'not reserved'));
    if (fieldRef !== undefined) {
      errors.push(...validateFieldRef(fieldRef, `${path}.fieldRef`, 'volume'));
      if (resourceRef !== undefined) {
        errors.push(invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'));
      }
    } else if (resourceRef !== undefined) errors.push(...validateResourceFieldRef(resourceRef, `${path}.resourceFieldRef`, 'volume'));
    else errors.push(required(path, 'one of fieldRef and resourceFieldRef is required'));
    return [...errors, ...validateMode(item, 'mode', itemPath)];
  });
}

function validateProjected(source: JsonObject, path: string): readonly FieldError[] {
  const errors = [...validateMode(source, 'defaultMode', path)];
  readObjects(source, 'sources').forEach((projection, i) => {
    const at = `${path}.sources[${i}]`;
    const kinds = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle'].filter((kind) =>
      isSet(projection, kind),
    );
    for (const kind of kinds.slice(1)) errors.push(forbidden(`${path}.${kind}`, 'may not specify more than 1 volume type per source'));
    const [kind] = kinds;
    if (kind === undefined) errors.push(required(at, 'must specify at least one of secret, configMap, downwardAPI, serviceAccountToken'));
    else if (kind === 'secret' || kind === 'configMap') {
      const part = readStruct(projection, kind);
      errors.push(...requiredText(part, 'name', `${at}.${kind}`), ...validateItems(part, `${at}.${kind}`));
    } else if (kind === 'downwardAPI') errors.push(...validateDownwardFiles(readStruct(projection, kind), `${at}.${kind}`));
    else if (kind === 'serviceAccountToken') errors.push(...requiredText(readStruct(projection, kind), 'path', `${at}.${kind}`));
  });
  return errors;
}
