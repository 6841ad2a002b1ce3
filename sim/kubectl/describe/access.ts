import { readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import { writeEvents, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import type { DescriptionWriter } from './writer.ts';

const goList = (texts: readonly string[]): string => `[${texts.join(' ')}]`;

/** Rows of a role (rule DSC-15): one per type or path, in the order of Go's text of such a rule. @source kubectl describe, v1.35 */
export function describeRole(w: DescriptionWriter, role: KubeObject): void {
  w.field('Name', role.metadata.name);
  writeLabels(w, role);
  w.line('PolicyRule:');
  w.line('Resources\tNon-Resource URLs\tResource Names\tVerbs', 1);
  w.line('---------\t-----------------\t--------------\t-----', 1);
  const rows = readObjects(toJson(role), 'rules').flatMap(rowsOf);
  for (const row of rows.sort((a, b) => (a.order < b.order ? -1 : 1))) w.line(row.text, 1);
}

interface RoleRow {
  readonly order: string;
  readonly text: string;
}

function rowsOf(rule: JsonObject): readonly RoleRow[] {
  const [verbs, names, urls] = ['verbs', 'resourceNames', 'nonResourceURLs'].map((field) => goList(readTexts(rule, field)));
  const row = (type: string, groups: string, resources: string): RoleRow => ({
    order: `Verbs:${verbs},APIGroups:${groups},Resources:${resources},ResourceNames:${names},NonResourceURLs:${urls},`,
    text: `${type}\t${urls}\t${names}\t${verbs}`,
  });
  const rows = readTexts(rule, 'apiGroups').flatMap((group) =>
    readTexts(rule, 'resources').map((resource) => row(withGroup(resource, group), `[${group}]`, `[${resource}]`)),
  );
  return rows.length === 0 ? [row('', '[]', '[]')] : rows;
}

/** `pods/log`, `deployments.apps/scale`. */
function withGroup(resource: string, group: string): string {
  const [type = '', subresource] = resource.split('/', 2);
  return `${type}${group === '' ? '' : `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`;
}

/** A binding: its role and who has it (rule DSC-15). @source kubectl describe, v1.35 */
export function describeBinding(w: DescriptionWriter, binding: KubeObject): void {
  const json = toJson(binding);
  const role = readStruct(json, 'roleRef');
  w.field('Name', binding.metadata.name);
  writeLabels(w, binding);
  w.line('Role:');
  w.field('Kind', readText(role, 'kind'), 1);
  w.field('Name', readText(role, 'name'), 1);
  w.line('Subjects:');
  w.line('Kind\tName\tNamespace', 1);
  w.line('----\t----\t---------', 1);
  for (const subject of readObjects(json, 'subjects'))
    w.line(`${readText(subject, 'kind')}\t${readText(subject, 'name')}\t${readText(subject, 'namespace')}`, 1);
}

function backendText(backend: JsonObject): string {
  const service = readStruct(backend, 'service');
  const port = readStruct(service, 'port');
  return `${readText(service, 'name')}:${readText(port, 'name') || String(port['number'] ?? '')}`;
}

/** Simplified: there are no endpoints behind the services of an ingress (rule DSC-15). @source kubectl describe, v1.35 */
export function describeIngress(w: DescriptionWriter, ingress: KubeObject, context: DescribeContext): void {
  const spec = readStruct(toJson(ingress), 'spec');
  w.field('Name', ingress.metadata.name);
  w.labels('Labels', ingress.metadata.labels);
  w.field('Namespace', ingress.metadata.namespace ?? '');
  w.field('Address', '');
  w.field('Ingress Class', readText(spec, 'ingressClassName') || '<none>');
  w.field('Default backend', spec['defaultBackend'] === undefined ? '<default>' : `${backendText(readStruct(spec, 'defaultBackend'))} ()`);
  const tls = readObjects(spec, 'tls');
  if (tls.length > 0) w.line('TLS:');
  for (const one of tls) {
    const secret = readText(one, 'secretName');
    const hosts = readTexts(one, 'hosts').join(',');
    w.line(secret === '' ? `SNI routes ${hosts}` : `${secret} terminates ${hosts}`, 1);
  }
  w.line('Rules:');
  w.line('Host\tPath\tBackends', 1);
  w.line('----\t----\t--------', 1);
  for (const rule of readObjects(spec, 'rules')) {
    w.line(`${readText(rule, 'host') || '*'}\t`, 1);
    for (const path of readObjects(readStruct(rule, 'http'), 'paths'))
      w.line(`\t${readText(path, 'path')} \t${backendText(readStruct(path, 'backend'))} ()`, 1);
  }
  w.annotations('Annotations', ingress.metadata.annotations);
  writeEvents(w, context.events, context.nowMs);
}
