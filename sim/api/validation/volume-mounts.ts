import { isSet, readObjects, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { forbidden, invalid, notFound, required, unsupported } from './field-error.ts';
import { hasBackstep, validateLocalPath } from './paths.ts';

const READ_ONLY_MODES = ['Disabled', 'Enabled', 'IfPossible'];
const NOT_A_CLAIM = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';
const PROPAGATION = ['Bidirectional', 'HostToContainer', 'None'];

/**
 * Volume mounts of a container: rules VAL-55 and VAL-56.
 *
 * Paths of sub-fields lack the index of the mount, as upstream.
 *
 * @param volumes the pod's volumes without errors
 */
export function validateVolumeMounts(container: JsonObject, volumes: ReadonlyMap<string, JsonObject>, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const mountPaths = new Set<string>();
  const devices = new Map(
    readObjects(container, 'volumeDevices').map((device) => [readText(device, 'name'), readText(device, 'devicePath')]),
  );
  readObjects(container, 'volumeMounts').forEach((mount, i) => {
    const at = `${path}[${i}]`;
    const name = readText(mount, 'name');
    const mountPath = readText(mount, 'mountPath');
    if (name === '') errors.push(required(`${at}.name`));
    if (!volumes.has(name)) errors.push(notFound(`${at}.name`, name));
    if (mountPath === '') errors.push(required(`${at}.mountPath`));
    if (mountPaths.has(mountPath)) errors.push(invalid(`${at}.mountPath`, mountPath, 'must be unique'));
    mountPaths.add(mountPath);
    if (devices.has(name)) errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeDevices'));
    if ([...devices.values()].includes(mountPath)) {
      errors.push(invalid(`${at}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices'));
    }
    errors.push(...validateSubPaths(mount, path, at), ...validateModes(mount, container, path));
  });
  return errors;
}

function validateSubPaths(mount: JsonObject, path: string, at: string): readonly FieldError[] {
  const subPath = readText(mount, 'subPath');
  const expression = readText(mount, 'subPathExpr');
  const errors = [...validateLocalPath(subPath, `${path}.subPath`, 'any')];
  if (expression !== '' && subPath !== '') {
    errors.push(invalid(`${at}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive'));
  }
  return [...errors, ...validateLocalPath(expression, `${path}.subPathExpr`, 'any')];
}

function validateModes(mount: JsonObject, container: JsonObject, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const propagation = readText(mount, 'mountPropagation');
  if (isSet(mount, 'mountPropagation')) {
    const context = container.securityContext;
    const isPrivileged = typeof context === 'object' && context !== null && 'privileged' in context && context.privileged === true;
    if (!PROPAGATION.includes(propagation)) errors.push(unsupported(`${path}.mountPropagation`, propagation, PROPAGATION));
    else if (propagation === 'Bidirectional' && !isPrivileged) {
      errors.push(forbidden(`${path}.mountPropagation`, 'Bidirectional mount propagation is available only to privileged containers'));
    }
  }
  if (!isSet(mount, 'recursiveReadOnly')) return errors;
  const mode = readText(mount, 'recursiveReadOnly');
  const at = `${path}.recursiveReadOnly`;
  if (!READ_ONLY_MODES.includes(mode)) errors.push(unsupported(at, mode, READ_ONLY_MODES));
  else if (mode !== 'Disabled') {
    if (mount.readOnly !== true) errors.push(forbidden(at, 'may only be specified when readOnly is true'));
    if (isSet(mount, 'mountPropagation') && propagation !== 'None') {
      errors.push(forbidden(at, 'may only be specified when mountPropagation is None or not specified'));
    }
  }
  return errors;
}

/** Volumes that a container gets as block devices: rule VAL-59. */
export function validateVolumeDevices(
  container: JsonObject,
  volumes: ReadonlyMap<string, JsonObject>,
  path: string,
): readonly FieldError[] {
  const mounts = new Map(readObjects(container, 'volumeMounts').map((mount) => [readText(mount, 'name'), readText(mount, 'mountPath')]));
  const names = new Set<string>();
  const paths = new Set<string>();
  return readObjects(container, 'volumeDevices').flatMap((device, i) => {
    const name = readText(device, 'name');
    const devicePath = readText(device, 'devicePath');
    const at = `${path}[${i}]`;
    const volume = volumes.get(name);
    const isClaim = isSet(volume, 'persistentVolumeClaim') || isSet(volume, 'ephemeral');
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(`${at}.name`));
    if (names.has(name)) errors.push(invalid(`${at}.name`, name, 'must be unique'));
    if (volume === undefined) errors.push(notFound(`${at}.name`, name));
    else if (!isClaim) errors.push(invalid(`${at}.name`, name, NOT_A_CLAIM));
    if (devicePath === '') errors.push(required(`${at}.devicePath`));
    if (paths.has(devicePath)) errors.push(invalid(`${at}.devicePath`, devicePath, 'must be unique'));
    if (hasBackstep(devicePath)) errors.push(invalid(`${at}.devicePath`, devicePath, "can not contain backsteps ('..')"));
    else paths.add(devicePath);
    if (mounts.has(name)) errors.push(invalid(`${at}.name`, name, 'must not already exist in volumeMounts'));
    if ([...mounts.values()].includes(devicePath)) {
      errors.push(invalid(`${at}.devicePath`, devicePath, 'must not already exist as a path in volumeMounts'));
    }
    if (name !== '') names.add(name);
    return errors;
  });
}
