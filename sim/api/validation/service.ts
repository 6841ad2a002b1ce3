import { readNumber, readObject, readObjects, readPairs, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dns1035LabelErrors, dnsLabelErrors, dnsSubdomainErrors, portNumberErrors } from '#sim/api/names.ts';
import { duplicate, forbidden, invalid, invalidEach, required, unsupported } from './field-error.ts';
import { validateLabels, validateMetadata } from './metadata.ts';
import { PROTOCOLS, validatePortNumberOrName } from './ports.ts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

/** A Service: its name, type, ports and selector (rule VAL-95). */
export function validateService(service: JsonObject): readonly FieldError[] {
  const spec = readStruct(service, 'spec');
  const ports = readObjects(spec, 'ports');
  const type = readText(spec, 'type');
  const errors = [...validateMetadata(service, true, dns1035LabelErrors)];
  if (ports.length === 0 && readText(spec, 'clusterIP') !== 'None' && type !== 'ExternalName') errors.push(required('spec.ports'));
  if (type === 'ExternalName') errors.push(...validateExternalName(readText(spec, 'externalName').replace(/\.$/, '')));
  errors.push(...validatePorts(ports));
  if (readObject(spec, 'selector') !== undefined) errors.push(...validateLabels(readPairs(spec, 'selector'), 'spec.selector'));
  if (!TYPES.includes(type)) errors.push(unsupported('spec.type', type, TYPES));
  if (type === 'ClusterIP') {
    ports.forEach((port, i) => {
      if ((readNumber(port, 'nodePort') ?? 0) === 0) return;
      errors.push(forbidden(`spec.ports[${i}].nodePort`, "may not be used when `type` is 'ClusterIP'"));
    });
  }
  return [...errors, ...validateRepeatedPorts(ports)];
}

function validateExternalName(name: string): readonly FieldError[] {
  return name === '' ? [required('spec.externalName')] : invalidEach('spec.externalName', name, dnsSubdomainErrors(name));
}

function validatePorts(ports: readonly JsonObject[]): readonly FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, i) => {
    const path = `spec.ports[${i}]`;
    const name = readText(port, 'name');
    const number = readNumber(port, 'port') ?? 0;
    const protocol = readText(port, 'protocol');
    const errors: FieldError[] = [];
    if (name === '' && ports.length > 1) errors.push(required(`${path}.name`));
    else if (name !== '') {
      errors.push(...invalidEach(`${path}.name`, name, dnsLabelErrors(name)));
      if (names.has(name)) errors.push(duplicate(`${path}.name`, name));
      names.add(name);
    }
    errors.push(...portNumberErrors(number).map((text) => invalid(`${path}.port`, number, text)));
    if (!PROTOCOLS.includes(protocol)) errors.push(unsupported(`${path}.protocol`, protocol, PROTOCOLS));
    return [...errors, ...validatePortNumberOrName(port.targetPort, `${path}.targetPort`)];
  });
}

/** The value is the server's internal struct. */
function validateRepeatedPorts(ports: readonly JsonObject[]): readonly FieldError[] {
  const taken = new Set<string>();
  return ports.flatMap((port, i) => {
    const path = `spec.ports[${i}]`;
    const key = `{"Name":"","Protocol":"${readText(port, 'protocol')}","AppProtocol":null,"Port":${readNumber(port, 'port') ?? 0},"TargetPort":0,"NodePort":0}`;
    if (taken.has(key)) return [{ path, text: `${path}: Duplicate value: ${key}` }];
    taken.add(key);
    return [];
  });
}
