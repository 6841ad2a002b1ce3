import { isSet, readList, readObject, readObjects, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors } from '#sim/api/names.ts';
import { validateEnv, validateEnvFrom } from './env.ts';
import { duplicate, forbidden, invalid, invalidEach, required, tooMany, unsupported } from './field-error.ts';
import { validateHostPorts, validatePorts } from './ports.ts';
import { validateLifecycle, validateProbes } from './probes.ts';
import { validateResources } from './resources.ts';
import { validateSecurityContext } from './security.ts';
import { validateVolumeMounts } from './volume-mounts.ts';

/** What containers are checked against. */
export interface PodContext {
  /** The pod's volumes without errors, by name. */
  readonly volumes: ReadonlyMap<string, JsonObject>;
  readonly graceSeconds: number | undefined;
}

const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];
const RESTART_POLICIES = ['Always', 'Never', 'OnFailure'];
const MAX_RESTART_RULES = 20;
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
    const errors = [...validateCommon(container, context, at), ...validateRestartPolicy(container, at)];
    if (names.has(name)) errors.push(duplicate(`${at}.name`, name));
    else if (name !== '') names.add(name);
    errors.push(...validateHostPorts([container], path));
    if (readText(container, 'restartPolicy') === 'Always') {
      return [...errors, ...validateLifecycle(container, context.graceSeconds, at), ...validateProbes(container, at)];
    }
    for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
      if (isSet(container, field)) errors.push(forbidden(`${at}.${field}`, ONLY_SIDECARS));
    }
    return errors;
  });
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
  errors.push(...validateWord(container, 'imagePullPolicy', PULL_POLICIES, path));
  errors.push(...validateResources(container, `${path}.resources`));
  errors.push(...validateSecurityContext(container, `${path}.securityContext`));
  return errors;
}

function validateWord(container: JsonObject, key: string, supported: readonly string[], path: string): readonly FieldError[] {
  const word = readText(container, key);
  if (word === '') return [required(`${path}.${key}`)];
  return supported.includes(word) ? [] : [unsupported(`${path}.${key}`, word, supported)];
}

/** Restart policy and rules of one container: rule VAL-48. */
function validateRestartPolicy(container: JsonObject, path: string): readonly FieldError[] {
  const policy = readText(container, 'restartPolicy');
  const rules = readList(container, 'restartPolicyRules');
  if (!isSet(container, 'restartPolicy')) {
    if (rules.length === 0) return [];
    return [required(`${path}.restartPolicy`, 'must specify restartPolicy when restart rules are used')];
  }
  const errors = RESTART_POLICIES.includes(policy) ? [] : [unsupported(`${path}.restartPolicy`, policy, RESTART_POLICIES)];
  if (rules.length > MAX_RESTART_RULES) errors.push(tooMany(`${path}.restartPolicyRules`, rules.length, MAX_RESTART_RULES));
  readObjects(container, 'restartPolicyRules').forEach((rule, i) => {
    errors.push(...validateRestartRule(rule, `${path}.restartPolicyRules[${i}]`));
  });
  return errors;
}

function validateRestartRule(rule: JsonObject, path: string): readonly FieldError[] {
  const action = readText(rule, 'action');
  const errors: FieldError[] = [];
  if (action === '') errors.push(required(`${path}.action`));
  else if (action !== 'Restart') errors.push(unsupported(`${path}.action`, action, ['Restart']));
  const exitCodes = readObject(rule, 'exitCodes');
  if (exitCodes === undefined) return [...errors, required(`${path}.exitCodes`, 'must be specified')];
  const operator = readText(exitCodes, 'operator');
  if (operator !== 'In' && operator !== 'NotIn') errors.push(unsupported(`${path}.exitCodes.operator`, operator, ['In', 'NotIn']));
  const count = readList(exitCodes, 'values').length;
  if (count === 0) errors.push(invalid(`${path}.exitCodes.values`, [], 'at least one value is required'));
  return errors;
}
