import { isSet, readNumber, readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';

const FIRST_NODE_PORT = 30_000;
const NODE_PORTS = 2768;

/** Thirty bits that a text stands for. */
function bitsOf(text: string): number {
  let bits = 17;
  for (let i = 0; i < text.length; i++) bits = (Math.imul(bits, 31) + text.charCodeAt(i)) | 0;
  return Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d) >>> 2;
}

/**
 * A new Service with what the server allocates (rule DEF-14): an address of 10.96.0.0/12 and, where nodes listen for it, ports
 * of the nodes. They are drawn from the uid, so that the same story gives the same addresses.
 */
export function allocateService(service: JsonObject, uid: string): JsonObject {
  const spec = readStruct(service, 'spec');
  const type = readText(spec, 'type');
  if (type === 'ExternalName') return service;
  const bits = bitsOf(uid);
  const address = readText(spec, 'clusterIP') || `10.${96 + ((bits >>> 16) & 15)}.${(bits >>> 8) & 255}.${1 + (bits % 254)}`;
  const families = address === 'None' && !isSet(spec, 'selector') ? {} : { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
  const hasNodePorts = type === 'NodePort' || type === 'LoadBalancer';
  const ports = readObjects(spec, 'ports').map((port, i) =>
    hasNodePorts && (readNumber(port, 'nodePort') ?? 0) === 0
      ? { ...port, nodePort: FIRST_NODE_PORT + (bitsOf(`${uid}/${i}`) % NODE_PORTS) }
      : port,
  );
  return {
    ...service,
    spec: {
      ...families,
      ...(hasNodePorts ? { externalTrafficPolicy: 'Cluster' } : {}),
      ...(type === 'LoadBalancer' ? { allocateLoadBalancerNodePorts: true } : {}),
      ...spec,
      ...(ports.length === 0 ? {} : { ports }),
      clusterIP: address,
      clusterIPs: [address],
    },
  };
}

/** An update that does not name the address keeps it (rule DEF-14). */
export function keepAddress(next: JsonObject, old: JsonObject): JsonObject {
  const [spec, before] = [readStruct(next, 'spec'), readStruct(old, 'spec')];
  const isKept = readText(spec, 'clusterIP') === '' && readText(spec, 'type') !== 'ExternalName';
  if (!isKept) return next;
  const clusterIPs = readTexts(before, 'clusterIPs');
  const kept = {
    clusterIP: before.clusterIP ?? '',
    clusterIPs,
    ipFamilies: before.ipFamilies ?? [],
    ipFamilyPolicy: before.ipFamilyPolicy ?? '',
  };
  return clusterIPs.length === 0 ? next : { ...next, spec: { ...kept, ...spec } };
}
