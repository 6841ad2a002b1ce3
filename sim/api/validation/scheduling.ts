import { isSet, readNumber, readObject, readObjects, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { labelKeyErrors, labelValueErrors } from '#sim/api/names.ts';
import { duplicate, forbidden, invalid, invalidEach, required, unsupported } from './field-error.ts';
import { validateLabelSelector } from './selectors.ts';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const SPREAD_ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const SPREAD_POLICIES = ['Honor', 'Ignore'];

/** Tolerations: rule VAL-72. */
export function validateTolerations(spec: JsonObject, path: string): readonly FieldError[] {
  return readObjects(spec, 'tolerations').flatMap((toleration, i) => validateToleration(toleration, `${path}[${i}]`));
}

function validateToleration(toleration: JsonObject, path: string): readonly FieldError[] {
  const [key, operator, value, effect] = ['key', 'operator', 'value', 'effect'].map((name) => readText(toleration, name)) as [
    string,
    string,
    string,
    string,
  ];
  const errors = key === '' ? [] : [...invalidEach(`${path}.key`, key, labelKeyErrors(key))];
  if (key === '' && operator !== 'Exists') {
    const text = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
    errors.push(invalid(`${path}.operator`, operator, text));
  }
  if (readNumber(toleration, 'tolerationSeconds') !== undefined && effect !== 'NoExecute') {
    errors.push(invalid(`${path}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
  }
  errors.push(...validateTolerationValue(operator, value, `${path}.operator`));
  if (effect !== '' && !EFFECTS.includes(effect)) errors.push(unsupported(`${path}.effect`, effect, EFFECTS));
  return errors;
}

function validateTolerationValue(operator: string, value: string, path: string): readonly FieldError[] {
  if (operator === 'Exists') return value === '' ? [] : [invalid(path, value, "value must be empty when `operator` is 'Exists'")];
  if (operator !== 'Equal' && operator !== '') {
    const isComparison = operator === 'Lt' || operator === 'Gt'; // known, but switched off
    return [unsupported(path, operator, isComparison ? ['Equal', 'Exists', 'Lt', 'Gt'] : ['Equal', 'Exists'])];
  }
  const problems = labelValueErrors(value);
  return problems.length === 0 ? [] : [invalid(path, value, problems.join(';'))];
}

/** Scheduling gates and readiness gates: rule VAL-73. */
export function validateGates(spec: JsonObject, path: string): readonly FieldError[] {
  const errors = readObjects(spec, 'readinessGates').flatMap((gate, i) => {
    const type = readText(gate, 'conditionType');
    return [...invalidEach(`${path}.readinessGates[${i}].conditionType`, type, labelKeyErrors(type))];
  });
  const seen = new Set<string>();
  readObjects(spec, 'schedulingGates').forEach((gate, i) => {
    const name = readText(gate, 'name');
    const at = `${path}.schedulingGates[${i}]`;
    errors.push(...invalidEach(at, name, labelKeyErrors(name)));
    if (seen.has(name)) errors.push(duplicate(at, name));
    seen.add(name);
  });
  return errors;
}

/** Topology spread constraints: rule VAL-74. */
export function validateTopologySpread(spec: JsonObject, path: string): readonly FieldError[] {
  const constraints = readObjects(spec, 'topologySpreadConstraints');
  return constraints.flatMap((constraint, i) => {
    const at = `${path}[${i}]`;
    const errors: FieldError[] = [];
    const maxSkew = readNumber(constraint, 'maxSkew') ?? 0;
    const topologyKey = readText(constraint, 'topologyKey');
    const action = readText(constraint, 'whenUnsatisfiable');
    if (maxSkew <= 0) errors.push(invalid(`${at}.maxSkew`, maxSkew, 'must be greater than zero'));
    if (topologyKey === '') errors.push(required(`${at}.topologyKey`, 'can not be empty'));
    if (!SPREAD_ACTIONS.includes(action)) errors.push(unsupported(`${at}.whenUnsatisfiable`, action, SPREAD_ACTIONS));
    const isRepeated = constraints
      .slice(i + 1)
      .some((other) => readText(other, 'topologyKey') === topologyKey && readText(other, 'whenUnsatisfiable') === action);
    if (isRepeated) errors.push(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${action}}`));
    return [...errors, ...validateSpreadOptions(constraint, action, at)];
  });
}

function validateSpreadOptions(constraint: JsonObject, action: string, path: string): readonly FieldError[] {
  const errors: FieldError[] = [];
  const minDomains = readNumber(constraint, 'minDomains');
  if (minDomains !== undefined) {
    if (minDomains <= 0) errors.push(invalid(`${path}.minDomains`, minDomains, 'must be greater than zero'));
    if (action !== 'DoNotSchedule') {
      const text = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`;
      errors.push(invalid(`${path}.minDomains`, minDomains, text));
    }
  }
  for (const policy of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
    const word = readText(constraint, policy);
    if (isSet(constraint, policy) && !SPREAD_POLICIES.includes(word)) errors.push(unsupported(`${path}.${policy}`, word, SPREAD_POLICIES));
  }
  const keys = readTexts(constraint, 'matchLabelKeys');
  const selector = readObject(constraint, 'labelSelector');
  if (keys.length > 0 && selector === undefined) {
    errors.push(forbidden(`${path}.matchLabelKeys`, 'must not be specified when labelSelector is not set'));
  } else errors.push(...keys.flatMap((key, i) => invalidEach(`${path}.matchLabelKeys[${i}]`, key, labelKeyErrors(key))));
  return [...errors, ...validateLabelSelector(selector, `${path}.labelSelector`)];
}
