import { readNumber, readObjects, readPairs, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { toJson } from '#sim/kubectl/print/list.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { ageColumn, nameColumn, orNone } from './shared.ts';

const specOf = (service: KubeObject): JsonObject => readStruct(toJson(service), 'spec');

function externalText(spec: JsonObject): string {
  const ips = readTexts(spec, 'externalIPs');
  const type = readText(spec, 'type');
  if (type === 'ExternalName') return readText(spec, 'externalName');
  if (ips.length > 0) return ips.join(',');
  return type === 'LoadBalancer' ? '<pending>' : '<none>';
}

/** `80/TCP,443:30443/TCP`. */
function portsText(spec: JsonObject): string {
  const ports = readObjects(spec, 'ports').map((port) => {
    const nodePort = readNumber(port, 'nodePort') ?? 0;
    return `${readNumber(port, 'port') ?? 0}${nodePort > 0 ? `:${nodePort}` : ''}/${readText(port, 'protocol') || 'TCP'}`;
  });
  return orNone(ports.join(','));
}

const services: readonly TableColumn[] = [
  nameColumn,
  { header: 'TYPE', cell: (service) => readText(specOf(service), 'type') },
  { header: 'CLUSTER-IP', cell: (service) => orNone(readText(specOf(service), 'clusterIP')) },
  { header: 'EXTERNAL-IP', cell: (service) => externalText(specOf(service)) },
  { header: 'PORT(S)', cell: (service) => portsText(specOf(service)) },
  ageColumn,
  {
    header: 'SELECTOR',
    isWide: true,
    cell: (service) =>
      orNone(
        readPairs(specOf(service), 'selector')
          .map(([key, value]) => `${key}=${value}`)
          .join(','),
      ),
  },
];

export const serviceColumns = { Service: services };
