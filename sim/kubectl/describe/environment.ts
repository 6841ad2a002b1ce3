import type { Container, EnvVar, Pod } from '#sim/api/core-v1/types.ts';
import { quantityBytes, quantityMilli } from '#sim/api/quantity.ts';
import { type DescriptionWriter, sortedKeys } from './writer.ts';

/** `Environment Variables from` and `Environment` of a container (rule DSC-4). */
export function writeEnvironment(w: DescriptionWriter, container: Container, pod: Pod | undefined): void {
  const { env = [], envFrom = [] } = container;
  if (envFrom.length > 0) w.line('Environment Variables from:', 2);
  for (const { prefix, configMapRef, secretRef } of envFrom) {
    const source = configMapRef ?? secretRef;
    const kind = configMapRef === undefined ? (secretRef === undefined ? '' : 'Secret') : 'ConfigMap';
    w.line(`${source?.name ?? ''}\t${kind}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${source?.optional ?? false}`, 3);
  }
  if (env.length === 0) {
    w.field('Environment', '<none>', 2);
    return;
  }
  w.line('Environment:', 2);
  for (const variable of env) writeVariable(w, variable, container, pod);
}

function writeVariable(w: DescriptionWriter, { name, value = '', valueFrom }: EnvVar, container: Container, pod: Pod | undefined): void {
  if (valueFrom === undefined) {
    const [first = '', ...rest] = value.split('\n');
    w.field(name, first, 3);
    for (const line of rest) w.line(`\t${line}`, 3);
    return;
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom;
  if (fieldRef !== undefined) {
    const shown = pod === undefined ? '' : podField(pod, fieldRef.fieldPath);
    w.field(name, `${shown} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`, 3);
  } else if (resourceFieldRef !== undefined) {
    w.field(name, `${resourceText(container, resourceFieldRef.resource, resourceFieldRef.divisor)} (${resourceFieldRef.resource})`, 3);
  } else if (secretKeyRef !== undefined) {
    const { key, name: secret = '', optional = false } = secretKeyRef;
    w.field(name, `<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`, 3);
  } else if (configMapKeyRef !== undefined) {
    const { key, name: map = '', optional = false } = configMapKeyRef;
    w.field(name, `<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`, 3);
  }
}

const KEYED_FIELD = /^metadata\.(labels|annotations)\['(.*)'\]$/;

/** What a `fieldRef` gives; only metadata is resolved, other paths show nothing. */
function podField({ metadata }: Pod, path: string): string {
  const match = KEYED_FIELD.exec(path);
  const map = match?.[1] === 'labels' ? metadata.labels : metadata.annotations;
  if (match !== null) return map?.[match[2] ?? ''] ?? '';
  switch (path) {
    case 'metadata.name':
      return metadata.name;
    case 'metadata.namespace':
      return metadata.namespace ?? '';
    case 'metadata.uid':
      return metadata.uid;
    case 'metadata.labels':
      return mapText(metadata.labels);
    case 'metadata.annotations':
      return mapText(metadata.annotations);
    default:
      return '';
  }
}

const mapText = (map: Readonly<Record<string, string>> | undefined): string =>
  sortedKeys(map)
    .map((key) => `${key}=${JSON.stringify(map?.[key] ?? '')}`)
    .join('\n');

/** What a `resourceFieldRef` gives, in units of its divisor, rounded up. */
function resourceText({ resources = {} }: Container, resource: string, divisor: string | undefined): string {
  const [list = '', ...rest] = resource.split('.');
  const name = rest.join('.');
  const written = (list === 'limits' ? resources.limits : resources.requests)?.[name] ?? '0';
  const unit = divisor === undefined || divisor === '0' ? '1' : divisor;
  const measure = name === 'cpu' ? quantityMilli : quantityBytes;
  const value = Math.ceil(measure(written) / measure(unit));
  const isFromNode = value === 0 && (resource === 'limits.cpu' || resource === 'limits.memory');
  return isFromNode ? 'node allocatable' : `${value}`;
}
