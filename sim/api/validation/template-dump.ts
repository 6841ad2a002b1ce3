import { goJson, goJsonLines } from '#sim/api/go-text.ts';
import { isObject, isSet, readObject, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import { diffHunks } from '#sim/api/line-diff.ts';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { canonicalQuantity } from '#sim/api/quantity.ts';
import {
  CLAIM_SPEC,
  FAILURE_POLICY,
  POD_SPEC,
  PROFILE,
  SECURITY_CONTEXT,
  type Shape,
  type StructShape,
  SUCCESS_POLICY,
} from './internal-structs.ts';

/**
 * JSON of the server's internal structs, as immutability errors show them: every field, in the order of the structs.
 *
 * @source pkg/apis/core and pkg/apis/batch types, v1.35
 */

/** A pod template: `{"labels":{…},"annotations":{…},"Spec":{…}}`. */
export function dumpPodTemplate(template: JsonObject): string {
  const metadata = readStruct(template, 'metadata');
  const shown: Record<string, JsonValue> = {};
  for (const key of ['name', 'generateName', 'namespace'] as const) {
    if (readText(metadata, key) !== '') shown[key] = readText(metadata, key);
  }
  for (const key of ['labels', 'annotations'] as const) {
    const map = readObject(metadata, key);
    if (map !== undefined && Object.keys(map).length > 0) shown[key] = sorted(map);
  }
  return goJson({ ...shown, Spec: dumpStruct(readStruct(template, 'spec'), POD_SPEC) }, 'as given');
}

/** A Job's podFailurePolicy: `{"Rules":[…]}`. */
export const dumpFailurePolicy = (policy: JsonObject): string => goJson(dumpStruct(policy, FAILURE_POLICY), 'as given');

/** A Job's successPolicy: `{"Rules":[…]}`. */
export function dumpSuccessPolicy(policy: JsonObject): string {
  const rules = readObjects(policy, 'rules').map((rule) => dumpStruct(rule, SUCCESS_POLICY));
  return goJson({ Rules: isSet(policy, 'rules') ? rules : null }, 'as given');
}

/** What differs between two pod specs, as lines of their internal JSON. */
export const diffPodSpecs = (before: JsonObject, after: JsonObject): string => diffStructs(before, after, POD_SPEC);

/** What differs between the specs of two claims. */
export const diffClaimSpecs = (before: JsonObject, after: JsonObject): string => diffStructs(before, after, CLAIM_SPEC);

const diffStructs = (before: JsonObject, after: JsonObject, shape: StructShape): string =>
  diffHunks(goJsonLines(dumpStruct(before, shape)), goJsonLines(dumpStruct(after, shape)));

/** A container's securityContext. */
export const dumpSecurityContext = (context: JsonObject): string => goJson(dumpStruct(context, SECURITY_CONTEXT), 'as given');

/** A seccomp profile. */
export const dumpProfile = (profile: JsonObject): string => goJson(dumpStruct(profile, PROFILE), 'as given');

function dumpStruct(value: JsonObject, shape: StructShape): JsonObject {
  const fields: Record<string, JsonValue> = {};
  for (const [goName, jsonKey, field] of shape) {
    fields[goName] = field === 'embedded security' ? dumpSecurity(value, jsonKey) : dumpField(value[jsonKey], field);
  }
  return fields;
}

function dumpField(value: JsonValue | undefined, shape: Shape): JsonValue {
  const isUnset = value === undefined || value === null;
  switch (shape) {
    case 'text':
      return isUnset ? '' : value;
    case 'number':
      return isUnset ? 0 : value;
    case 'flag':
      return isUnset ? false : value;
    case 'pointer':
      return isUnset ? null : isObject(value) ? sorted(value) : value;
    case 'quantity':
      return isUnset ? '0' : canonicalQuantity(String(value));
    case 'quantities':
      return isObject(value) ? mapValues(sorted(value), (item) => canonicalQuantity(String(item))) : null;
    case 'embedded security':
      return null;
  }
  if (shape.kind === 'struct') return dumpStruct(isObject(value) ? value : {}, shape.fields());
  if (shape.kind === 'pointer') return isObject(value) ? dumpStruct(value, shape.fields()) : null;
  if (!Array.isArray(value)) return null;
  return value.map((item: JsonValue) => dumpStruct(isObject(item) ? item : {}, shape.fields()));
}

const POD_SECURITY_FLAGS = [
  ['HostNetwork', 'hostNetwork', false],
  ['HostPID', 'hostPID', false],
  ['HostIPC', 'hostIPC', false],
  ['ShareProcessNamespace', 'shareProcessNamespace', null],
  ['HostUsers', 'hostUsers', null],
] as const;

const POD_SECURITY_POINTERS = [
  ['SELinuxOptions', 'seLinuxOptions'],
  ['WindowsOptions', 'windowsOptions'],
  ['RunAsUser', 'runAsUser'],
  ['RunAsGroup', 'runAsGroup'],
  ['RunAsNonRoot', 'runAsNonRoot'],
  ['SupplementalGroups', 'supplementalGroups'],
  ['SupplementalGroupsPolicy', 'supplementalGroupsPolicy'],
  ['FSGroup', 'fsGroup'],
  ['FSGroupChangePolicy', 'fsGroupChangePolicy'],
  ['Sysctls', 'sysctls'],
  ['SeccompProfile', 'seccompProfile'],
  ['AppArmorProfile', 'appArmorProfile'],
  ['SELinuxChangePolicy', 'seLinuxChangePolicy'],
] as const;

/** Internally the host namespaces of a pod live in its security context. */
function dumpSecurity(spec: JsonObject, jsonKey: string): JsonObject {
  const context = readStruct(spec, jsonKey);
  const fields: Record<string, JsonValue> = {};
  for (const [goName, key, unset] of POD_SECURITY_FLAGS) fields[goName] = spec[key] ?? unset;
  for (const [goName, key] of POD_SECURITY_POINTERS) fields[goName] = goNames(context[key] ?? null);
  return fields;
}

/** Nested option structs without a table: field names as Go spells them. */
function goNames(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => goNames(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.charAt(0).toUpperCase() + key.slice(1), goNames(item)]));
}

function sorted(map: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, map[key] ?? '']),
  );
}

function mapValues(map: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
