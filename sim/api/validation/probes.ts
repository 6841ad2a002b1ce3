import { isSet, readList, readNumber, readObject, readObjects, readStruct, readText } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { headerNameErrors } from '#sim/api/names.ts';
import { forbidden, invalid, invalidEach, nonNegative, required, unsupported } from './field-error.ts';
import { validatePortNumberOrName } from './ports.ts';

const PROBE_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const LIFECYCLE_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;
type Handler = (typeof PROBE_HANDLERS)[number] | (typeof LIFECYCLE_HANDLERS)[number];

const COUNTS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const;
const SCHEMES = ['HTTP', 'HTTPS'];

/** The probes of a container that may have some, in the server's order: rules VAL-64 and VAL-65. */
export function validateProbes(container: JsonObject, path: string): readonly FieldError[] {
  return [
    ...validateProbe(container, 'livenessProbe', path),
    ...validateProbe(container, 'readinessProbe', path),
    ...validateProbe(container, 'startupProbe', path),
  ];
}

function validateProbe(
  container: JsonObject,
  kind: 'livenessProbe' | 'readinessProbe' | 'startupProbe',
  parent: string,
): readonly FieldError[] {
  const probe = readObject(container, kind);
  if (probe === undefined) return [];
  const path = `${parent}.${kind}`;
  const errors = [...validateHandler(probe, PROBE_HANDLERS, undefined, path)];
  for (const count of COUNTS) errors.push(...nonNegative(`${path}.${count}`, readNumber(probe, count)));
  const grace = readNumber(probe, 'terminationGracePeriodSeconds');
  if (grace !== undefined && grace <= 0) errors.push(invalid(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than 0'));
  const successes = readNumber(probe, 'successThreshold');
  if (kind !== 'readinessProbe' && successes !== 1) errors.push(invalid(`${path}.successThreshold`, successes ?? 0, 'must be 1'));
  if (kind === 'readinessProbe' && grace !== undefined) {
    errors.push(invalid(`${path}.terminationGracePeriodSeconds`, grace, 'must not be set for readinessProbes'));
  }
  return errors;
}

/** Lifecycle hooks: rule VAL-63. */
export function validateLifecycle(container: JsonObject, graceSeconds: number | undefined, parent: string): readonly FieldError[] {
  const lifecycle = readStruct(container, 'lifecycle');
  return (['postStart', 'preStop'] as const).flatMap((hook) => {
    const handler = readObject(lifecycle, hook);
    return handler === undefined ? [] : validateHandler(handler, LIFECYCLE_HANDLERS, graceSeconds, `${parent}.lifecycle.${hook}`);
  });
}

function validateHandler(
  owner: JsonObject,
  kinds: readonly Handler[],
  graceSeconds: number | undefined,
  path: string,
): readonly FieldError[] {
  const [first, ...others] = kinds.filter((kind) => isSet(owner, kind));
  if (first === undefined) return [required(path, 'must specify a handler type')];
  return [
    ...validateAction(first, readStruct(owner, first), graceSeconds, `${path}.${first}`),
    ...others.map((other) => forbidden(`${path}.${other}`, 'may not specify more than 1 handler type')),
  ];
}

function validateAction(kind: Handler, action: JsonObject, graceSeconds: number | undefined, path: string): readonly FieldError[] {
  switch (kind) {
    case 'exec':
      return readList(action, 'command').length === 0 ? [required(`${path}.command`)] : [];
    case 'httpGet':
      return validateHttpGet(action, path);
    case 'tcpSocket':
    case 'grpc':
      return validatePortNumberOrName(action.port, `${path}.port`);
    case 'sleep': {
      const seconds = readNumber(action, 'seconds') ?? 0;
      if (graceSeconds === undefined || (seconds >= 0 && seconds <= graceSeconds)) return [];
      const text = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
      return [invalid(path, seconds, text)];
    }
  }
}

function validateHttpGet(action: JsonObject, path: string): readonly FieldError[] {
  const errors = readText(action, 'path') === '' ? [required(`${path}.path`)] : [];
  errors.push(...validatePortNumberOrName(action.port, `${path}.port`));
  const scheme = readText(action, 'scheme');
  if (!SCHEMES.includes(scheme)) errors.push(unsupported(`${path}.scheme`, scheme, SCHEMES));
  for (const header of readObjects(action, 'httpHeaders')) {
    const name = readText(header, 'name');
    errors.push(...invalidEach(`${path}.httpHeaders`, name, headerNameErrors(name)));
  }
  return errors;
}
