import { decodeBase64 } from '#sim/api/base64.ts';
import type { ConfigMap, Container, EnvVarSource, KubeNode, Pod, Secret } from '#sim/api/core-v1/types.ts';
import { quantityBytes, quantityMilli } from '#sim/api/quantity.ts';
import type { ApiServer } from '#sim/apiserver/index.ts';

export type EnvOutcome = { readonly env: Readonly<Record<string, string>> } | { readonly error: string };

/** Variables that every container has, also without service links. @source pkg/kubelet/envvars */
const SERVICE_VARIABLES: Readonly<Record<string, string>> = {
  KUBERNETES_SERVICE_HOST: '10.96.0.1',
  KUBERNETES_SERVICE_PORT: '443',
  KUBERNETES_SERVICE_PORT_HTTPS: '443',
  KUBERNETES_PORT: 'tcp://10.96.0.1:443',
  KUBERNETES_PORT_443_TCP: 'tcp://10.96.0.1:443',
  KUBERNETES_PORT_443_TCP_PROTO: 'tcp',
  KUBERNETES_PORT_443_TCP_PORT: '443',
  KUBERNETES_PORT_443_TCP_ADDR: '10.96.0.1',
};

/**
 * Replaces `$(NAME)` where NAME is known; `$$` is a literal `$`. Not recursive: KBL-9.
 *
 * @source third_party/forked/golang/expansion
 */
export function expand(text: string, lookup: (name: string) => string | undefined): string {
  if (!text.includes('$')) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const next = text[i + 1];
    if (text[i] !== '$' || next === undefined) {
      out += text[i];
    } else if (next === '$') {
      out += '$';
      i += 1;
    } else if (next === '(') {
      const end = text.indexOf(')', i + 2);
      if (end < 0) {
        out += '$(';
        i += 1;
        continue;
      }
      const name = text.slice(i + 2, end);
      out += lookup(name) ?? `$(${name})`;
      i = end;
    } else out += '$';
  }
  return out;
}

/** The environment of a container, in the kubelet's order: service variables, envFrom, env. KBL-17. */
export function environmentOf(server: ApiServer, pod: Pod, container: Container, podIP: string, hostIP: string): EnvOutcome {
  const namespace = pod.metadata.namespace ?? '';
  const env: Record<string, string> = {};
  for (const source of container.envFrom ?? []) {
    const outcome = dataOf(server, namespace, source.configMapRef, source.secretRef);
    if (typeof outcome === 'string') return { error: outcome };
    for (const [key, value] of Object.entries(outcome ?? {})) env[(source.prefix ?? '') + key] = value;
  }
  for (const variable of container.env ?? []) {
    if (variable.valueFrom === undefined) {
      env[variable.name] = expand(variable.value ?? '', (name) => env[name] ?? SERVICE_VARIABLES[name]);
      continue;
    }
    const value = sourcedValue(server, pod, container, variable.valueFrom, podIP, hostIP);
    if (value === undefined) continue;
    if (typeof value !== 'string') return value;
    env[variable.name] = value;
  }
  return { env: { ...SERVICE_VARIABLES, ...env } };
}

type Reference = { readonly name?: string; readonly optional?: boolean };

/** Data of a ConfigMap or Secret; undefined when it is missing and optional; a text is the error. */
function dataOf(
  server: ApiServer,
  namespace: string,
  configMap: Reference | undefined,
  secret: Reference | undefined,
): Readonly<Record<string, string>> | undefined | string {
  const reference = configMap ?? secret;
  if (reference === undefined) return undefined;
  const isSecret = configMap === undefined;
  const serial = server.find(isSecret ? 'Secret' : 'ConfigMap', namespace, reference.name ?? '');
  if (serial < 0) return reference.optional === true ? undefined : `${isSecret ? 'secret' : 'configmap'} "${reference.name}" not found`;
  if (!isSecret) return server.get<ConfigMap>(serial)?.data ?? {};
  const data = server.get<Secret>(serial)?.data ?? {};
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decodeBase64(value)]));
}

function sourcedValue(
  server: ApiServer,
  pod: Pod,
  container: Container,
  source: EnvVarSource,
  podIP: string,
  hostIP: string,
): string | undefined | { readonly error: string } {
  const namespace = pod.metadata.namespace ?? '';
  if (source.fieldRef !== undefined) return fieldOf(pod, source.fieldRef.fieldPath, podIP, hostIP);
  if (source.resourceFieldRef !== undefined) return resourceOf(server, pod, container, source.resourceFieldRef);
  const reference = source.configMapKeyRef ?? source.secretKeyRef;
  if (reference === undefined) return undefined;
  const data = dataOf(server, namespace, source.configMapKeyRef, source.secretKeyRef);
  if (typeof data === 'string') return { error: data };
  const value = data?.[reference.key];
  if (value !== undefined) return value;
  if (reference.optional === true) return undefined;
  return {
    error: `couldn't find key ${reference.key} in ${source.configMapKeyRef === undefined ? 'Secret' : 'ConfigMap'} ${namespace}/${reference.name}`,
  };
}

const SUBSCRIPTED = /^metadata\.(labels|annotations)\['(.+)'\]$/;

/** A downward API field; unknown paths give an empty value (the API server refuses them earlier). */
export function fieldOf(pod: Pod, path: string, podIP: string, hostIP: string): string {
  const { metadata, spec } = pod;
  const subscript = SUBSCRIPTED.exec(path);
  if (subscript !== null) return metadata[subscript[1] as 'labels' | 'annotations']?.[subscript[2] as string] ?? '';
  const pairs = (map: Readonly<Record<string, string>> | undefined): string =>
    Object.entries(map ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .join('\n');
  const fields: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'metadata.labels': pairs(metadata.labels),
    'metadata.annotations': pairs(metadata.annotations),
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName,
    'status.hostIP': hostIP,
    'status.hostIPs': hostIP,
    'status.podIP': podIP,
    'status.podIPs': podIP,
  };
  return fields[path] ?? '';
}

function resourceOf(
  server: ApiServer,
  pod: Pod,
  container: Container,
  { containerName, resource, divisor }: NonNullable<EnvVarSource['resourceFieldRef']>,
): string {
  const target = containerName === undefined ? container : (pod.spec.containers.find(({ name }) => name === containerName) ?? container);
  const [kind, name] = resource.split('.') as [string, string];
  const amount = (kind === 'limits' ? target.resources?.limits : target.resources?.requests)?.[name];
  const isCpu = name === 'cpu';
  // without a limit of its own a container is told what the node has
  const node = server.get<KubeNode>(server.find('Node', '', pod.spec.nodeName ?? ''));
  const text = amount ?? (kind === 'limits' ? (node?.status.allocatable?.[name] ?? '0') : '0');
  const unit = divisor === undefined || divisor === '0' ? '1' : divisor;
  return isCpu
    ? String(Math.ceil((quantityMilli(text) ?? 0) / (quantityMilli(unit) ?? 1000)))
    : String(Math.ceil((quantityBytes(text) ?? 0) / (quantityBytes(unit) ?? 1)));
}
