import { readNumber, readObjects, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { portNameErrors, portNumberErrors } from '#sim/api/names.ts';
import { duplicate, invalid, invalidEach, required, unsupported } from './field-error.ts';

export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** Ports of a container: rule VAL-57. */
export function validatePorts(container: JsonObject, path: string): readonly FieldError[] {
  const names = new Set<string>();
  return readObjects(container, 'ports').flatMap((port, i) => {
    const at = `${path}[${i}]`;
    const errors = [...validateName(readText(port, 'name'), names, `${at}.name`)];
    const containerPort = readNumber(port, 'containerPort') ?? 0;
    if (containerPort === 0) errors.push(required(`${at}.containerPort`));
    else errors.push(...validateNumber(containerPort, `${at}.containerPort`));
    const hostPort = readNumber(port, 'hostPort') ?? 0;
    if (hostPort !== 0) errors.push(...validateNumber(hostPort, `${at}.hostPort`));
    const protocol = readText(port, 'protocol');
    if (protocol === '') errors.push(required(`${at}.protocol`));
    else if (!PROTOCOLS.includes(protocol)) errors.push(unsupported(`${at}.protocol`, protocol, PROTOCOLS));
    return errors;
  });
}

function validateName(name: string, taken: Set<string>, path: string): readonly FieldError[] {
  if (name === '') return [];
  const errors = invalidEach(path, name, portNameErrors(name));
  if (errors.length > 0) return errors;
  if (taken.has(name)) return [duplicate(path, name)];
  taken.add(name);
  return [];
}

const validateNumber = (value: number, path: string): readonly FieldError[] =>
  portNumberErrors(value).map((text) => invalid(path, value, text));

/** A port given by number or by name, as probes have it. */
export function validatePortNumberOrName(port: JsonValue | undefined, path: string): readonly FieldError[] {
  if (typeof port === 'string') return invalidEach(path, port, portNameErrors(port));
  return validateNumber(typeof port === 'number' ? port : 0, path);
}

/** Two containers may not ask for the same port of the node: rule VAL-58. */
export function validateHostPorts(containers: readonly JsonObject[], path: string): readonly FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap((container, i) =>
    readObjects(container, 'ports').flatMap((port, j) => {
      const hostPort = readNumber(port, 'hostPort') ?? 0;
      if (hostPort === 0) return [];
      const key = `${readText(port, 'protocol')}/${readText(port, 'hostIP')}/${hostPort}`;
      if (taken.has(key)) return [duplicate(`${path}[${i}].ports[${j}].hostPort`, key)];
      taken.add(key);
      return [];
    }),
  );
}
