import { isSet, readFlag, readList, readNumber, readObject, readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { forbidden, invalid, invalidRaw, required, unsupported } from './field-error.ts';
import { validateLocalPath } from './paths.ts';
import { dumpProfile, dumpSecurityContext } from './template-dump.ts';

const MAX_ID = 2_147_483_647;
const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

function validateId(context: JsonObject, key: string, path: string): readonly FieldError[] {
  return idErrors(readNumber(context, key), `${path}.${key}`);
}

function idErrors(id: number | undefined, path: string): readonly FieldError[] {
  return id === undefined || (id >= 0 && id <= MAX_ID) ? [] : [invalid(path, id, `must be between 0 and ${MAX_ID}, inclusive`)];
}

/** Security context of a container: rule VAL-66. */
export function validateSecurityContext(container: JsonObject, hasHostUsers: boolean, path: string): readonly FieldError[] {
  const context = readObject(container, 'securityContext');
  if (context === undefined) return [];
  const errors = [...validateId(context, 'runAsUser', path), ...validateId(context, 'runAsGroup', path)];
  const procMount = readText(context, 'procMount');
  if (isSet(context, 'procMount') && procMount !== 'Default' && procMount !== 'Unmasked') {
    errors.push(unsupported(`${path}.procMount`, procMount, ['Default', 'Unmasked']));
  } else if (procMount === 'Unmasked' && hasHostUsers) {
    errors.push(invalid(`${path}.procMount`, procMount, '`hostUsers` must be false to use `Unmasked`'));
  }
  errors.push(...validateSeccomp(context, path));
  if (readFlag(context, 'allowPrivilegeEscalation') === false) {
    if (readFlag(context, 'privileged') === true) {
      errors.push(
        invalidRaw(path, dumpSecurityContext(context), 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'),
      );
    }
    if (readTexts(readStruct(context, 'capabilities'), 'add').includes('CAP_SYS_ADMIN')) {
      const text = 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN';
      errors.push(invalidRaw(path, dumpSecurityContext(context), text));
    }
  }
  return [...errors, ...validateAppArmor(context, path)];
}

/** Security context of a pod: rule VAL-66. */
export function validatePodSecurityContext(spec: JsonObject, path: string): readonly FieldError[] {
  const context = readObject(spec, 'securityContext');
  if (context === undefined) return [];
  const errors = ['fsGroup', 'runAsUser', 'runAsGroup'].flatMap((key) => validateId(context, key, path));
  readList(context, 'supplementalGroups').forEach((group, i) => {
    errors.push(...idErrors(typeof group === 'number' ? group : 0, `${path}.supplementalGroups[${i}]`));
  });
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    errors.push(invalid(`${path}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled'));
  }
  errors.push(...validateSysctls(context, `${path}.sysctls`));
  errors.push(...validateWord(context, 'fsGroupChangePolicy', ['Always', 'OnRootMismatch'], path));
  errors.push(...validateSeccomp(context, path), ...validateAppArmor(context, path));
  errors.push(...validateWord(context, 'supplementalGroupsPolicy', ['Merge', 'Strict'], path));
  errors.push(...validateWord(context, 'seLinuxChangePolicy', ['MountOption', 'Recursive'], path));
  return errors;
}

function validateWord(context: JsonObject, key: string, supported: readonly string[], path: string): readonly FieldError[] {
  const word = readText(context, key);
  return !isSet(context, key) || supported.includes(word) ? [] : [unsupported(`${path}.${key}`, word, supported)];
}

function validateSysctls(context: JsonObject, path: string): readonly FieldError[] {
  const seen = new Set<string>();
  return readObjects(context, 'sysctls').flatMap((sysctl, i) => {
    const name = readText(sysctl, 'name');
    if (name === '') return [required(`${path}[${i}].name`)];
    const errors: FieldError[] = [];
    if (name.length > 253 || !SYSCTL.test(name)) {
      const pattern = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';
      errors.push(invalid(`${path}[${i}].name`, name, `must have at most 253 characters and match regex ${pattern}`));
    } else if (seen.has(name)) errors.push({ path: `${path}[${i}].name`, text: `${path}[${i}].name: Duplicate value: "${name}"` });
    seen.add(name);
    return errors;
  });
}

function validateSeccomp(context: JsonObject, parent: string): readonly FieldError[] {
  const profile = readObject(context, 'seccompProfile');
  if (profile === undefined) return [];
  const path = `${parent}.seccompProfile`;
  const type = readText(profile, 'type');
  const errors: FieldError[] = [];
  if (type === '') errors.push(required(`${path}.type`, 'type is required when seccompProfile is set'));
  else if (!PROFILE_TYPES.includes(type)) errors.push(unsupported(`${path}.type`, type, PROFILE_TYPES));
  const file = readText(profile, 'localhostProfile');
  if (type !== 'Localhost') {
    if (!isSet(profile, 'localhostProfile')) return errors;
    return [...errors, invalidRaw(`${path}.localhostProfile`, dumpProfile(profile), 'can only be set when seccomp type is Localhost')];
  }
  if (!isSet(profile, 'localhostProfile')) return [required(`${path}.localhostProfile`, 'must be set when seccomp type is Localhost')];
  return validateLocalPath(file, `${path}.localhostProfile`, 'any');
}

function validateAppArmor(context: JsonObject, parent: string): readonly FieldError[] {
  const profile = readObject(context, 'appArmorProfile');
  if (profile === undefined) return [];
  const path = `${parent}.appArmorProfile`;
  const type = readText(profile, 'type');
  if (type === '') return [required(`${path}.type`, 'type is required when appArmorProfile is set')];
  if (!PROFILE_TYPES.includes(type)) return [unsupported(`${path}.type`, type, PROFILE_TYPES)];
  const file = readText(profile, 'localhostProfile');
  if (type !== 'Localhost') {
    if (!isSet(profile, 'localhostProfile')) return [];
    return [invalid(`${path}.localhostProfile`, file, 'can only be set when AppArmor type is Localhost')];
  }
  if (file.trim() !== file) return [invalid(`${path}.localhostProfile`, file, 'must not be padded with whitespace')];
  return file === '' ? [required(`${path}.localhostProfile`, 'must be set when AppArmor type is Localhost')] : [];
}

/** Host namespaces exclude user namespaces: rule VAL-66. */
export function validateHostUsers(spec: JsonObject, path: string): readonly FieldError[] {
  if (readFlag(spec, 'hostUsers') !== false) return [];
  const fields: readonly (readonly [string, string])[] = [
    ['hostNetwork', 'hostNetwork'],
    ['hostPID', 'HostPID'],
    ['hostIPC', 'HostIPC'],
  ];
  return fields
    .filter(([key]) => readFlag(spec, key) === true)
    .map(([, name]) => forbidden(`${path}.${name}`, 'when `hostUsers` is false'));
}
