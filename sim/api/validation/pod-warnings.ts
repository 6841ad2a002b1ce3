import { isSet, readNumber, readObject, readObjects, readPairs, readStruct, readText } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { quantityMilli } from '#sim/api/quantity.ts';
import { readQuantities } from './resources.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const MATCHES_NOTHING = 'a null labelSelector results in matching no pod';
const DEPRECATED_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
};

const DEPRECATED_VOLUMES = [
  ['photonPersistentDisk', 'v1.11, non-functional in v1.16+'],
  ['gitRepo', 'v1.11'],
  ['scaleIO', 'v1.16, non-functional in v1.22+'],
  ['flocker', 'v1.22, non-functional in v1.25+'],
  ['storageos', 'v1.22, non-functional in v1.25+'],
  ['quobyte', 'v1.22, non-functional in v1.25+'],
  ['glusterfs', 'v1.25, non-functional in v1.26+'],
  ['cephfs', 'v1.28, non-functional in v1.31+'],
  ['rbd', 'v1.28, non-functional in v1.31+'],
] as const;

const DEPRECATED_ANNOTATIONS: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
};
const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const NO_SECCOMP = 'non-functional in v1.27+; use the "seccompProfile" field instead';
const NO_APP_ARMOR = 'deprecated since v1.30; use the "appArmorProfile" field instead';

/**
 * Warnings about a pod or, with a prefix, a pod template, in the server's order (rule VAL-97).
 *
 * @source pkg/api/pod/warnings.go, v1.35
 */
export function podWarnings(pod: JsonObject, prefix: '' | `${string}.`): readonly string[] {
  const spec = readStruct(pod, 'spec');
  const path = `${prefix}spec`;
  const annotations = readStruct(readStruct(pod, 'metadata'), 'annotations');
  const deprecated = (key: string, message: string | undefined): readonly string[] =>
    message !== undefined && isSet(annotations, key) ? [`${prefix}metadata.annotations[${key}]: ${message}`] : [];
  const warnings = [
    ...nodeLabelWarnings(spec, path),
    ...Object.entries(DEPRECATED_ANNOTATIONS).flatMap(([key, message]) => deprecated(key, message)),
    ...volumeWarnings(spec, path),
    ...hostAliasWarnings(spec, `${path}.hostAliases`),
    ...pullSecretWarnings(spec, `${path}.imagePullSecrets`),
  ];
  const containers = (['initContainers', 'containers'] as const).flatMap((list) =>
    readObjects(spec, list).map((container, i) => ({ container, path: `${path}.${list}[${i}]` })),
  );
  const context = readStruct(spec, 'securityContext');
  if (!isSet(context, 'seccompProfile')) warnings.push(...deprecated(SECCOMP_POD, NO_SECCOMP));
  for (const each of containers) {
    const own = readStruct(each.container, 'securityContext');
    const name = readText(each.container, 'name');
    if (!isSet(own, 'seccompProfile')) warnings.push(...deprecated(SECCOMP_CONTAINER + name, NO_SECCOMP));
    const isArmoured = prefix === '' || isSet(context, 'appArmorProfile') || isSet(own, 'appArmorProfile');
    if (!isArmoured) warnings.push(...deprecated(APP_ARMOR + name, NO_APP_ARMOR));
    warnings.push(...resourceWarnings(each.container, each.path), ...envWarnings(each.container, each.path));
  }
  warnings.push(...portWarnings(containers));
  if ((readNumber(spec, 'terminationGracePeriodSeconds') ?? 0) < 0) {
    warnings.push(`${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`);
  }
  return [...warnings, ...affinityWarnings(spec, `${path}.affinity`)];
}

function nodeLabelWarnings(spec: JsonObject, path: string): readonly string[] {
  const warnings: string[] = [];
  for (const [key] of readPairs(spec, 'nodeSelector')) {
    const message = DEPRECATED_LABELS[key];
    if (message !== undefined) warnings.push(`${path}.nodeSelector[${key}]: ${message}`);
  }
  const affinity = readStruct(readStruct(spec, 'affinity'), 'nodeAffinity');
  const at = `${path}.affinity.nodeAffinity`;
  readObjects(readStruct(affinity, REQUIRED), 'nodeSelectorTerms').forEach((term, i) => {
    warnings.push(...nodeTermWarnings(term, `${at}.${REQUIRED}.nodeSelectorTerms[${i}]`));
  });
  readObjects(affinity, PREFERRED).forEach((term, i) => {
    warnings.push(...nodeTermWarnings(readStruct(term, 'preference'), `${at}.${PREFERRED}[${i}].preference`));
  });
  readObjects(spec, 'topologySpreadConstraints').forEach((constraint, i) => {
    const at = `${path}.topologySpreadConstraints[${i}]`;
    const key = readText(constraint, 'topologyKey');
    const message = DEPRECATED_LABELS[key];
    if (message !== undefined) warnings.push(`${at}.topologyKey: ${key} is ${message}`);
    if (!isSet(constraint, 'labelSelector')) warnings.push(`${at}.labelSelector: ${MATCHES_NOTHING}`);
  });
  return warnings;
}

function nodeTermWarnings(term: JsonObject, path: string): readonly string[] {
  return readObjects(term, 'matchExpressions').flatMap((rule, i) => {
    const key = readText(rule, 'key');
    const message = DEPRECATED_LABELS[key];
    return message === undefined ? [] : [`${path}.matchExpressions[${i}].key: ${key} is ${message}`];
  });
}

/** Volume types of former times. */
function volumeWarnings(spec: JsonObject, path: string): readonly string[] {
  return readObjects(spec, 'volumes').flatMap((volume, i) =>
    DEPRECATED_VOLUMES.filter(([type]) => isSet(volume, type)).map(
      ([type, since]) => `${path}.volumes[${i}].${type === 'storageos' ? 'storageOS' : type}: deprecated in ${since}`,
    ),
  );
}

function hostAliasWarnings(spec: JsonObject, path: string): readonly string[] {
  const ips = readObjects(spec, 'hostAliases').map((alias) => readText(alias, 'ip'));
  return ips.flatMap((ip, i) => (ips.indexOf(ip) < i ? [`${path}[${i}].ip: duplicate ip "${ip}"`] : []));
}

function pullSecretWarnings(spec: JsonObject, path: string): readonly string[] {
  const names = readObjects(spec, 'imagePullSecrets').map((secret) => readText(secret, 'name'));
  const repeated = names.flatMap((name, i) => (names.indexOf(name) < i ? [`${path}[${i}].name: duplicate name "${name}"`] : []));
  const empty = names.flatMap((name, i) => (name === '' ? [`${path}[${i}].name: invalid empty name ""`] : []));
  return [...repeated, ...empty];
}

/** Memory and disk come in whole bytes. */
function resourceWarnings(container: JsonObject, path: string): readonly string[] {
  const resources = readStruct(container, 'resources');
  return ['memory', 'ephemeral-storage'].flatMap((name) =>
    (['limits', 'requests'] as const).flatMap((list) => {
      const quantity = readQuantities(resources, list).find(([other]) => other === name)?.[1];
      if (quantity === undefined || quantityMilli(quantity) % 1000 === 0) return [];
      return [`${path}.resources.${list}[${name}]: fractional byte value "${quantity}" is invalid, must be an integer`];
    }),
  );
}

/** A variable may extend its earlier self (`A: $(A)x`); any other repetition hides it. */
function envWarnings(container: JsonObject, path: string): readonly string[] {
  const seen = new Set<string>();
  return readObjects(container, 'env').flatMap((variable, i) => {
    const name = readText(variable, 'name');
    const value = readText(variable, 'value');
    const reference = `$(${name})`;
    const isRepeated = seen.has(name);
    seen.add(name);
    const isExtended = !isSet(variable, 'valueFrom') && value !== reference && value.includes(reference);
    if (!isRepeated || isExtended) return [];
    return [`${path}.env[${i}]: hides previous definition of "${name}", which may be dropped when using apply`];
  });
}

interface PlacedPort {
  readonly path: string;
  readonly key: string;
  readonly hostPort: number;
  readonly hostIP: string;
}

function portWarnings(containers: readonly { readonly container: JsonObject; readonly path: string }[]): readonly string[] {
  const earlier: PlacedPort[] = [];
  const warnings: string[] = [];
  for (const { container, path } of containers) {
    readObjects(container, 'ports').forEach((port, i) => {
      const placed: PlacedPort = {
        path: `${path}.ports[${i}]`,
        key: `${readNumber(port, 'containerPort') ?? 0}/${readText(port, 'protocol')}`,
        hostPort: readNumber(port, 'hostPort') ?? 0,
        hostIP: readText(port, 'hostIP'),
      };
      if (placed.hostIP !== '' && placed.hostPort === 0) {
        const fields = `Name:${readText(port, 'name')} HostPort:0 ContainerPort:${readNumber(port, 'containerPort') ?? 0} Protocol:${readText(port, 'protocol')} HostIP:${placed.hostIP}`;
        warnings.push(`${placed.path}: hostIP set without hostPort: {${fields}}`);
      }
      for (const other of earlier) {
        const word = other.key === placed.key ? clash(placed, other) : undefined;
        if (word !== undefined) warnings.push(`${placed.path}: ${word} port definition with ${other.path}`);
      }
      earlier.push(placed);
    });
  }
  return warnings;
}

function clash(port: PlacedPort, other: PlacedPort): string | undefined {
  if (port.hostIP === other.hostIP && port.hostPort === other.hostPort) return 'duplicate';
  if (port.hostPort === 0 || other.hostPort === 0) return 'overlapping';
  const isOneOpen = (port.hostIP === '') !== (other.hostIP === '');
  return port.hostPort === other.hostPort && isOneOpen ? 'dangerously ambiguous' : undefined;
}

function affinityWarnings(spec: JsonObject, path: string): readonly string[] {
  const affinity = readStruct(spec, 'affinity');
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => {
    const terms = readObject(affinity, kind);
    const needed = readObjects(terms, REQUIRED).map((term, i) => ({ term, at: `${path}.${kind}.${REQUIRED}[${i}]` }));
    const wished = readObjects(terms, PREFERRED).map((each, i) => ({
      term: readStruct(each, 'podAffinityTerm'),
      at: `${path}.${kind}.${PREFERRED}[${i}].podAffinityTerm`,
    }));
    return [...needed, ...wished]
      .filter(({ term }) => !isSet(term, 'labelSelector'))
      .map(({ at }) => `${at}.labelSelector: ${MATCHES_NOTHING}`);
  });
}
