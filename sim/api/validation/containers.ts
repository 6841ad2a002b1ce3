import { isSet, readList, readObject, readObjects, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors } from '#sim/api/names.ts';
import { validateEnv, validateEnvFrom } from './env.ts';
import { duplicate, forbidden, invalid, invalidEach, required, tooMany, unsupported } from './field-error.ts';
import { validateHostPorts, validatePorts } from './ports.ts';
import { validateLifecycle, validateProbes } from './probes.ts';
import { validateResources } from './resources.ts';
import { validateSecurityContext } from './security.ts';
import { validateVolumeDevices, validateVolumeMounts } from './volume-mounts.ts';

/** What containers are checked against. */
export interface PodContext {
  /** The pod's volumes without errors, by name. */
  readonly volumes: ReadonlyMap<string, JsonObject>;
  readonly graceSeconds: number | undefined;
  readonly restartPolicy: string;
  readonly hasHostUsers: boolean;
}

const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const RESTART_POLICIES = ['Always', 'Never', 'OnFailure'];
const RESIZED = ['cpu', 'memory'];
const RESIZE_POLICIES = ['NotRequired', 'RestartContainer'];
const MAX_EXIT_CODES = 255;
const MAX_RESTART_RULES = 20;
const NO_INIT_RESTART = "must not be set to 'RestartContainer' for non-sidecar initContainers";
const NO_SIDECAR_RULES = 'restartPolicyRules are not allowed for init containers with restart policy Always';
const ONLY_SIDECARS = 'may not be set for init containers without restartPolicy=Always';

/** The containers of a pod: rules VAL-45 to VAL-48. */
export function validateContainers(spec: JsonObject, context: PodContext, path: string): readonly FieldError[] {
  const containers = readObjects(spec, 'containers');
  if (containers.length === 0) return [required(path)];
  const names = new Set<string>();
  const errors = containers.flatMap((container, i) => {
    const at = `${path}[${i}]`;
    const name = readText(container, 'name');
    const own = [...validateCommon(container, context, at)];
    if (names.has(name)) own.push(duplicate(`${at}.name`, name));
    names.add(name);
    own.push(...validateLifecycle(container, context.graceSeconds, at), ...validateProbes(container, at));
    return [...own, ...validateRestartPolicy(container, at)];
  });
  return [...errors, ...validateHostPorts(containers, path)];
}

/** The init containers of a pod; one with restartPolicy Always is a sidecar: rules VAL-47 and VAL-48. */
export function validateInitContainers(spec: JsonObject, context: PodContext, path: string): readonly FieldError[] {
  const names = new Set(readObjects(spec, 'containers').map((container) => readText(container, 'name')));
  return readObjects(spec, 'initContainers').flatMap((container, i) => {
    const at = `${path}[${i}]`;
    const name = readText(container, 'name');
    const errors = [...validateCommon(container, context, at), ...validateInitRestartPolicy(container, at)];
    if (names.has(name)) errors.push(duplicate(`${at}.name`, name));
    else if (name !== '') names.add(name);
    errors.push(...validateHostPorts([container], path));
    if (readText(container, 'restartPolicy') === 'Always') {
      return [...errors, ...validateLifecycle(container, context.graceSeconds, at), ...validateProbes(container, at)];
    }
    for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
      if (isSet(container, field)) errors.push(forbidden(`${at}.${field}`, ONLY_SIDECARS));
    }
    readObjects(container, 'resizePolicy').forEach((policy, j) => {
      if (readText(policy, 'restartPolicy') !== 'RestartContainer') return;
      errors.push(invalid(`${at}.resizePolicy[${j}].restartPolicy`, 'RestartContainer', NO_INIT_RESTART));
    });
    return errors;
  });
}

/** The rules of a regular container come with a policy, those of a sidecar never. */
function validateInitRestartPolicy(container: JsonObject, path: string): readonly FieldError[] {
  const isRuled = readList(container, 'restartPolicyRules').length > 0;
  if (readText(container, 'restartPolicy') === 'Always') return isRuled ? [forbidden(`${path}.restartPolicyRules`, NO_SIDECAR_RULES)] : [];
  if (isSet(container, 'restartPolicy') || !isRuled) return validateRestartPolicy(container, path);
  return [required(`${path}.restartPolicy`, 'must specify restartPolicy when restart rules are used')];
}

function validateCommon(container: JsonObject, context: PodContext, path: string): readonly FieldError[] {
  const name = readText(container, 'name');
  const errors = name === '' ? [required(`${path}.name`)] : [...invalidEach(`${path}.name`, name, dnsLabelErrors(name))];
  if (readText(container, 'image') === '') errors.push(required(`${path}.image`));
  errors.push(...validateWord(container, 'terminationMessagePolicy', MESSAGE_POLICIES, path));
  errors.push(...validatePorts(container, `${path}.ports`));
  errors.push(...validateEnv(container, `${path}.env`));
  errors.push(...validateEnvFrom(container, `${path}.envFrom`));
  errors.push(...validateVolumeMounts(container, context.volumes, `${path}.volumeMounts`));
  errors.push(...validateVolumeDevices(container, context.volumes, `${path}.volumeDevices`));
  errors.push(...validateWord(container, 'imagePullPolicy', PULL_POLICIES, path));
  errors.push(...validateResources(container, `${path}.resources`));
  errors.push(...validateResizePolicy(container, context, `${path}.resizePolicy`));
  errors.push(...validateSecurityContext(container, context.hasHostUsers, `${path}.securityContext`));
  return errors;
}

function validateWord(container: JsonObject, key: string, supported: readonly string[], path: string): readonly FieldError[] {
  const word = readText(container, key);
  if (word === '') return [required(`${path}.${key}`)];
  return supported.includes(word) ? [] : [unsupported(`${path}.${key}`, word, supported)];
}

/** What a change of resources does to a running container: rule VAL-49. The paths lack the index, as upstream. */
function validateResizePolicy(container: JsonObject, context: PodContext, path: string): readonly FieldError[] {
  const seen = new Set<string>();
  return readObjects(container, 'resizePolicy').flatMap((policy, i) => {
    const resource = readText(policy, 'resourceName');
    const restart = readText(policy, 'restartPolicy');
    const errors = seen.has(resource) ? [duplicate(`${path}[${i}]`, resource)] : [];
    seen.add(resource);
    for (const [word, supported] of [
      [resource, RESIZED],
      [restart, RESIZE_POLICIES],
    ] as const) {
      if (word === '') errors.push(required(path));
      else if (!supported.includes(word)) errors.push(unsupported(path, word, supported));
    }
    if (context.restartPolicy === 'Never' && restart !== 'NotRequired') {
      errors.push(invalid(path, restart, "must be 'NotRequired' when pod `restartPolicy` is 'Never'"));
    }
    return errors;
  });
}

/** Restart policy and rules of one container: rule VAL-48. */
function validateRestartPolicy(container: JsonObject, path: string): readonly FieldError[] {
  const policy = readText(container, 'restartPolicy');
  const rules = readList(container, 'restartPolicyRules');
  const errors: FieldError[] = [];
  if (!isSet(container, 'restartPolicy')) {
    if (rules.length > 0) errors.push(required(`${path}.restartPolicy`, 'must specify restartPolicy when restart rules are used'));
  } else if (!RESTART_POLICIES.includes(policy)) errors.push(unsupported(`${path}.restartPolicy`, policy, RESTART_POLICIES));
  if (rules.length > MAX_RESTART_RULES) errors.push(tooMany(`${path}.restartPolicyRules`, rules.length, MAX_RESTART_RULES));
  readObjects(container, 'restartPolicyRules').forEach((rule, i) => {
    errors.push(...validateRestartRule(rule, `${path}.restartPolicyRules[${i}]`));
  });
  return errors;
}

function validateRestartRule(rule: JsonObject, path: string): readonly FieldError[] {
  const action = readText(rule, 'action');
  const errors = action === 'Restart' ? [] : [unsupported(`${path}.action`, action, ['Restart'])];
  const exitCodes = readObject(rule, 'exitCodes');
  if (exitCodes === undefined) return [...errors, required(`${path}.exitCodes`, 'must be specified')];
  const operator = readText(exitCodes, 'operator');
  if (operator !== 'In' && operator !== 'NotIn') errors.push(unsupported(`${path}.exitCodes.operator`, operator, ['In', 'NotIn']));
  const count = readList(exitCodes, 'values').length;
  return count > MAX_EXIT_CODES ? [...errors, tooMany(`${path}.exitCodes.values`, count, MAX_EXIT_CODES)] : errors;
}
