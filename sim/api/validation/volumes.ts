import { isSet, readList, readNumber, readObject, readObjects, readPairs, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors, dnsSubdomainErrors } from '#sim/api/names.ts';
import { canonicalQuantity, compareQuantities } from '#sim/api/quantity.ts';
import { validateClaimSpec } from './claim-spec.ts';
import { validateFieldRef, validateResourceFieldRef } from './downward-api.ts';
import { duplicate, forbidden, invalid, invalidEach, required, tooLong, unsupported } from './field-error.ts';
import { validateAnnotations, validateLabels } from './metadata.ts';
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
  'flexVolume',
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
const PROJECTIONS = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
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
  for (const other of others) errors.push(forbidden(`${path}.${SPELLINGS[other] ?? other}`, 'may not specify more than 1 volume type'));
  return errors;
}

/** Types that the server spells otherwise when they are one too many. */
const SPELLINGS: Readonly<Record<string, string>> = { downwardAPI: 'downwarAPI', cephfs: 'cephFS' };

/** Fields that a source needs and of which nothing else is checked here. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  gitRepo: ['repository'],
  gcePersistentDisk: ['pdName'],
  awsElasticBlockStore: ['volumeID'],
  secret: ['secretName'],
  iscsi: ['targetPortal', 'iqn'],
  glusterfs: ['endpoints', 'path'],
  persistentVolumeClaim: ['claimName'],
  rbd: ['monitors', 'image'],
  cinder: ['volumeID'],
  cephfs: ['monitors'],
  flexVolume: ['driver'],
  configMap: ['name'],
  azureFile: ['secretName', 'shareName'],
  azureDisk: ['diskName', 'diskURI'],
  vsphereVolume: ['volumePath'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  storageos: ['volumeName'],
  scaleIO: ['gateway', 'system', 'volumeName'],
};

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
    case 'configMap':
      return [...validateNeeded(type, source, path), ...validateItems(source, path)];
    case 'nfs':
      return validateNfs(source, path);
    case 'downwardAPI':
      return [...validateMode(source, 'defaultMode', path), ...validateDownwardFiles(source, path)];
    case 'projected':
      return validateProjected(source, path);
    case 'csi':
      return validateCsiDriver(readText(source, 'driver'), `${path}.driver`);
    case 'image':
      return validateImage(readText(source, 'pullPolicy'), `${path}.pullPolicy`);
    case 'ephemeral':
      return validateEphemeral(readObject(source, 'volumeClaimTemplate'), `${path}.volumeClaimTemplate`);
    default:
      return validateNeeded(type, source, type === 'gcePersistentDisk' ? path.replace(type, 'persistentDisk') : path);
  }
}

const validateNeeded = (type: string, source: JsonObject, path: string): readonly FieldError[] =>
  (NEEDED[type] ?? [])
    .filter((key) => readText(source, key) === '' && readList(source, key).length === 0)
    .map((key) => required(`${path}.${key}`));

const validateImage = (policy: string, path: string): readonly FieldError[] =>
  policy === '' || PULL_POLICIES.includes(policy) ? [] : [unsupported(path, policy, PULL_POLICIES)];

/** The name of a CSI driver. */
export function validateCsiDriver(driver: string, path: string): readonly FieldError[] {
  const errors = driver === '' ? [required(path)] : [];
  if (driver.length > 63) errors.push(tooLong(path, 63));
  return [...errors, ...invalidEach(path, driver, dnsSubdomainErrors(driver.toLowerCase()))];
}

function validateEphemeral(template: JsonObject | undefined, path: string): readonly FieldError[] {
  if (template === undefined) return [required(path)];
  const metadata = readStruct(template, 'metadata');
  const others = Object.keys(metadata).filter((key) => isSet(metadata, key) && key !== 'annotations' && key !== 'labels');
  return [
    ...validateAnnotations(metadata, `${path}.metadata.annotations`),
    ...validateLabels(readPairs(metadata, 'labels'), `${path}.metadata.labels`),
    ...others.map((key) => forbidden(`${path}.metadata.${key}`, 'cannot be set')),
    ...validateClaimSpec(readStruct(template, 'spec'), `${path}.spec`),
  ];
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

/** An NFS export. */
export function validateNfs(source: JsonObject, path: string): readonly FieldError[] {
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
  const files = new Set<string>();
  const place = (file: string, shown: string): void => {
    if (file === '') return;
    if (files.has(file)) errors.push(invalid(path, shown, 'conflicting duplicate paths'));
    files.add(file);
  };
  readObjects(source, 'sources').forEach((projection, i) => {
    const at = `${path}.sources[${i}]`;
    const kinds = PROJECTIONS.filter((kind) => isSet(projection, kind));
    for (const kind of kinds) {
      const part = readStruct(projection, kind);
      if (kind === 'serviceAccountToken') {
        errors.push(...validateToken(part, path, `${at}.${kind}`));
        continue;
      }
      const name = readText(part, 'name');
      if (kind === 'downwardAPI') errors.push(...validateDownwardFiles(part, `${at}.${kind}`));
      else errors.push(...requiredText(part, 'name', `${at}.${kind}`), ...validateItems(part, `${at}.${kind}`));
      for (const item of readObjects(part, 'items')) place(readText(item, 'path'), kind === 'downwardAPI' ? readText(item, 'path') : name);
    }
    if (kinds.length > 1) errors.push(forbidden(at, 'may not specify more than 1 volume type per source'));
  });
  return errors;
}

/** The path of a token's errors lacks its source, as upstream. */
function validateToken(token: JsonObject, path: string, at: string): readonly FieldError[] {
  const seconds = readNumber(token, 'expirationSeconds') ?? 0;
  const file = readText(token, 'path');
  const errors: FieldError[] = [];
  if (seconds < 600) errors.push(invalid(`${at}.expirationSeconds`, seconds, 'may not specify a duration less than 10 minutes'));
  if (seconds > 2 ** 32) errors.push(invalid(`${at}.expirationSeconds`, seconds, 'may not specify a duration larger than 2^32 seconds'));
  return [...errors, ...(file === '' ? [required(`${path}.path`)] : validateLocalPath(file, `${path}.path`, 'not reserved'))];
}
