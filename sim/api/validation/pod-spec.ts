import { isSet, readFlag, readNumber, readObject, readObjects, readPairs, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors, dnsSubdomainErrors, ipErrors } from '#sim/api/names.ts';
import { validateAffinity } from './affinity.ts';
import { validateContainers, validateInitContainers } from './containers.ts';
import { validateFileVolumes } from './env.ts';
import { forbidden, invalid, invalidEach, required, tooLong, unsupported } from './field-error.ts';
import { validateAnnotations, validateLabels } from './metadata.ts';
import { validatePodResources } from './resources.ts';
import { validateGates, validateTolerations, validateTopologySpread } from './scheduling.ts';
import { validateHostUsers, validatePodSecurityContext } from './security.ts';
import { validateVolumes } from './volumes.ts';

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const MAX_INT32 = 2_147_483_647;

/** A pod template: its labels and annotations, then its spec (rules VAL-30 to VAL-34). */
export function validatePodTemplate(template: JsonObject, path: string): readonly FieldError[] {
  const metadata = readStruct(template, 'metadata');
  const spec = readStruct(template, 'spec');
  const errors = [
    ...validateLabels(readPairs(metadata, 'labels'), `${path}.labels`),
    ...validateAnnotations(metadata, `${path}.annotations`),
    ...validatePodSpec(spec, `${path}.spec`, 'template'),
  ];
  if (readObjects(spec, 'ephemeralContainers').length > 0) {
    errors.push(forbidden(`${path}.spec.ephemeralContainers`, 'ephemeral containers not allowed in pod template'));
  }
  return errors;
}

/** A pod's spec, after defaulting: all checks, in the server's order. */
export function validatePodSpec(spec: JsonObject, path: string, owner: 'pod' | 'template'): readonly FieldError[] {
  const { errors: volumeErrors, byName: volumes } = validateVolumes(readObjects(spec, 'volumes'), `${path}.volumes`);
  const context = {
    volumes,
    graceSeconds: readNumber(spec, 'terminationGracePeriodSeconds'),
    restartPolicy: readText(spec, 'restartPolicy'),
    hasHostUsers: readFlag(spec, 'hostUsers') !== false,
  };
  return [
    ...volumeErrors,
    ...validateContainers(spec, context, `${path}.containers`),
    ...validateInitContainers(spec, context, `${path}.initContainers`),
    ...validatePodResources(spec, path),
    ...validateHostNetworkPorts(spec, path, owner),
    ...validateWord(spec, 'restartPolicy', RESTART_POLICIES, path),
    ...validateWord(spec, 'dnsPolicy', DNS_POLICIES, path),
    ...validateLabels(readPairs(spec, 'nodeSelector'), `${path}.nodeSelector`),
    ...validatePodSecurityContext(spec, `${path}.securityContext`),
    ...validateAffinity(spec, `${path}.affinity`),
    ...validateDnsConfig(spec, `${path}.dnsConfig`),
    ...validateGates(spec, path),
    ...validateTopologySpread(spec, `${path}.topologySpreadConstraints`),
    ...validateHostUsers(spec, path),
    ...validateHostnameOverride(spec, `${path}.hostnameOverride`),
    ...validateName(spec, 'serviceAccountName', dnsSubdomainErrors, path),
    ...validateName(spec, 'nodeName', dnsSubdomainErrors, path),
    ...validateActiveDeadline(spec, path),
    ...validateName(spec, 'hostname', dnsLabelErrors, path),
    ...validateName(spec, 'subdomain', dnsLabelErrors, path),
    ...validateTolerations(spec, `${path}.tolerations`),
    ...validateHostAliases(spec, `${path}.hostAliases`),
    ...validateName(spec, 'priorityClassName', dnsSubdomainErrors, path),
    ...validateName(spec, 'runtimeClassName', dnsSubdomainErrors, path),
    ...(isSet(spec, 'preemptionPolicy') ? validateWord(spec, 'preemptionPolicy', ['PreemptLowerPriority', 'Never'], path) : []),
    ...validateOs(spec, `${path}.os`),
    ...validateFileVolumes(spec, path),
  ];
}

function validateWord(spec: JsonObject, key: string, supported: readonly string[], path: string): readonly FieldError[] {
  const word = readText(spec, key);
  if (word === '') return [required(`${path}.${key}`)];
  return supported.includes(word) ? [] : [unsupported(`${path}.${key}`, word, supported)];
}

function validateName(spec: JsonObject, key: string, rule: (value: string) => readonly string[], path: string): readonly FieldError[] {
  const name = readText(spec, key);
  return name === '' ? [] : invalidEach(`${path}.${key}`, name, rule(name));
}

function validateActiveDeadline(spec: JsonObject, path: string): readonly FieldError[] {
  const seconds = readNumber(spec, 'activeDeadlineSeconds');
  if (seconds === undefined || (seconds >= 1 && seconds <= MAX_INT32)) return [];
  return [invalid(`${path}.activeDeadlineSeconds`, seconds, `must be between 1 and ${MAX_INT32}, inclusive`)];
}

/** On the host's network a port is the host's too: rule VAL-58. */
function validateHostNetworkPorts(spec: JsonObject, path: string, owner: 'pod' | 'template'): readonly FieldError[] {
  if (readFlag(spec, 'hostNetwork') !== true) return [];
  return readObjects(spec, 'containers').flatMap((container, i) =>
    readObjects(container, 'ports').flatMap((port, j) => {
      const hostPort = readNumber(port, 'hostPort') ?? 0;
      const mustMatch = owner === 'pod' || hostPort !== 0;
      if (!mustMatch || hostPort === (readNumber(port, 'containerPort') ?? 0)) return [];
      const at = `${path}.containers[${i}].ports[${j}].hostPort`;
      return [invalid(at, hostPort, 'must match `containerPort` when `hostNetwork` is true')];
    }),
  );
}

function validateDnsConfig(spec: JsonObject, path: string): readonly FieldError[] {
  const config = readObject(spec, 'dnsConfig');
  const servers = readTexts(config, 'nameservers');
  if (readText(spec, 'dnsPolicy') === 'None') {
    if (config === undefined) return [required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')];
    if (servers.length === 0) {
      return [required(`${path}.nameservers`, 'must provide at least one DNS nameserver when `dnsPolicy` is None')];
    }
  }
  const errors: FieldError[] = [];
  if (servers.length > 3) errors.push(invalid(`${path}.nameservers`, servers, 'must not have more than 3 nameservers'));
  errors.push(...servers.flatMap((server, i) => invalidEach(`${path}.nameservers[${i}]`, server, ipErrors(server))));
  const searches = readTexts(config, 'searches');
  if (searches.length > 32) errors.push(invalid(`${path}.searches`, searches, 'must not have more than 32 search paths'));
  readObjects(config, 'options').forEach((option, i) => {
    if (readText(option, 'name') === '') errors.push(required(`${path}.options[${i}]`, 'must not be empty'));
  });
  return errors;
}

function validateHostAliases(spec: JsonObject, path: string): readonly FieldError[] {
  return readObjects(spec, 'hostAliases').flatMap((alias, i) => [
    ...invalidEach(`${path}[${i}].ip`, readText(alias, 'ip'), ipErrors(readText(alias, 'ip'))),
    ...readTexts(alias, 'hostnames').flatMap((name, j) => invalidEach(`${path}[${i}].hostnames[${j}]`, name, dnsSubdomainErrors(name))),
  ]);
}

function validateHostnameOverride(spec: JsonObject, path: string): readonly FieldError[] {
  if (!isSet(spec, 'hostnameOverride')) return [];
  const name = readText(spec, 'hostnameOverride');
  const errors = (['setHostnameAsFQDN', 'hostNetwork'] as const)
    .filter((key) => readFlag(spec, key) === true)
    .map((key) => forbidden(path, `may not be specified when ${key} is true`));
  if (name.length > 64) errors.push(tooLong(path, 64));
  return [...errors, ...invalidEach(path, name, dnsSubdomainErrors(name))];
}

function validateOs(spec: JsonObject, path: string): readonly FieldError[] {
  const os = readObject(spec, 'os');
  if (os === undefined) return [];
  const name = readText(os, 'name');
  if (name === '') return [required(`${path}.name`, 'cannot be empty')];
  return name === 'linux' || name === 'windows' ? [] : [unsupported(`${path}`, name, ['linux', 'windows'])];
}
