import { isSet, jsonEqual, readObject, readStruct, readText, readTexts, semanticEqual } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsSubdomainErrors } from '#sim/api/names.ts';
import { compareQuantities } from '#sim/api/quantity.ts';
import { validateNodeSelector } from './affinity.ts';
import { NOT_POSITIVE, storageRequest, validateAccessModes, validateClaimSpec, validateClassAndMode } from './claim-spec.ts';
import { forbidden, IMMUTABLE, invalid, required, unsupported } from './field-error.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';
import { validatePathNoBacksteps } from './paths.ts';
import { readQuantities } from './resources.ts';
import { diffClaimSpecs } from './template-dump.ts';
import { VOLUME_SOURCES, validateCsiDriver, validateHostPath, validateNfs } from './volumes.ts';

const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain'];
const PV_SOURCES = [...VOLUME_SOURCES, 'local'];
const CLAIM_IS_IMMUTABLE = 'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';

/** A PersistentVolumeClaim: rule VAL-87. */
export const validateClaim = (claim: JsonObject): readonly FieldError[] => [
  ...validateMetadata(claim, true, dnsSubdomainErrors),
  ...validateClaimSpec(readStruct(claim, 'spec'), 'spec'),
];

/** An update of a claim: its spec is fixed but for the volume it gets and the size of a bound claim (rule VAL-88). */
export function validateClaimUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const spec = readStruct(next, 'spec');
  const before = readStruct(old, 'spec');
  const isBound = readText(readStruct(next, 'status'), 'phase') === 'Bound';
  const errors = [...validateMetadataUpdate(next, old), ...validateClaim(next)];
  const named = readText(before, 'volumeName') === '' ? { ...before, volumeName: spec.volumeName ?? null } : before;
  const fixed = {
    ...spec,
    ...(isBound ? { resources: before.resources ?? null } : {}),
    ...(isSet(before, 'storageClassName') ? {} : { storageClassName: null }),
  };
  if (!semanticEqual(fixed, named)) errors.push(forbidden('spec', `${CLAIM_IS_IMMUTABLE}\n${diffClaimSpecs(named, fixed)}`));
  const size = storageRequest(spec) ?? '0';
  const capacity = readQuantities(readStruct(next, 'status'), 'capacity').find(([name]) => name === 'storage')?.[1] ?? '0';
  if (compareQuantities(size, storageRequest(before) ?? '0') < 0 && compareQuantities(size, capacity) <= 0) {
    errors.push(forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity'));
  }
  if (!jsonEqual(spec.volumeMode, before.volumeMode)) errors.push(invalid('volumeMode', spec.volumeMode, IMMUTABLE));
  return errors;
}

/** A PersistentVolume: rule VAL-89. */
export function validatePersistentVolume(volume: JsonObject): readonly FieldError[] {
  const spec = readStruct(volume, 'spec');
  const modes = readTexts(spec, 'accessModes');
  const errors = [...validateMetadata(volume, false, dnsSubdomainErrors)];
  if (modes.length === 0) errors.push(required('spec.accessModes'));
  errors.push(...validateAccessModes(modes, 'spec.accessModes'), ...validateCapacity(spec));
  const policy = readText(spec, 'persistentVolumeReclaimPolicy');
  if (policy !== '' && !RECLAIM_POLICIES.includes(policy)) {
    errors.push(unsupported('spec.persistentVolumeReclaimPolicy', policy, RECLAIM_POLICIES));
  }
  const nodes = readObject(readStruct(spec, 'nodeAffinity'), 'required');
  if (nodes !== undefined) errors.push(...validateNodeSelector(nodes, 'spec.nodeAffinity.required'));
  errors.push(...validateSource(spec, policy));
  return [...errors, ...validateClassAndMode(spec, 'spec')];
}

function validateCapacity(spec: JsonObject): readonly FieldError[] {
  const capacity = readQuantities(spec, 'capacity');
  const errors = capacity.length === 0 ? [required('spec.capacity')] : [];
  if (capacity.length > 1 || capacity[0]?.[0] !== 'storage') {
    errors.push(unsupported('spec.capacity', isSet(spec, 'capacity') ? Object.fromEntries(capacity) : null, ['storage']));
  }
  for (const [name, quantity] of capacity) {
    if (compareQuantities(quantity, '0') <= 0) errors.push(invalid(`spec.capacity[${name}]`, quantity, NOT_POSITIVE));
  }
  return errors;
}

function validateSource(spec: JsonObject, policy: string): readonly FieldError[] {
  const [first, ...others] = PV_SOURCES.filter((source) => isSet(spec, source));
  if (first === undefined) return [required('spec', 'must specify a volume type')];
  const errors: FieldError[] = [];
  const source = readStruct(spec, first);
  if (first === 'hostPath') errors.push(...validateHostPath(source, 'spec.hostPath'));
  else if (first === 'nfs') errors.push(...validateNfs(source, 'spec.nfs'));
  else if (first === 'csi') {
    errors.push(...validateCsiDriver(readText(source, 'driver'), 'spec.csi.driver'));
    if (readText(source, 'volumeHandle') === '') errors.push(required('spec.csi.volumeHandle'));
  } else if (first === 'local') {
    const path = readText(source, 'path');
    errors.push(...(path === '' ? [required('spec.local.path')] : validatePathNoBacksteps(path, 'spec.local.path')));
    if (!isSet(spec, 'nodeAffinity')) errors.push(required('spec.nodeAffinity', 'Local volume requires node affinity'));
  }
  for (const other of others) errors.push(forbidden(`spec.${other}`, 'may not specify more than 1 volume type'));
  if (policy === 'Recycle' && readText(readStruct(spec, 'hostPath'), 'path') === '/') {
    errors.push(forbidden('spec.persistentVolumeReclaimPolicy', "may not be 'recycle' for a hostPath mount of '/'"));
  }
  return errors;
}

/** An update of a PersistentVolume: its source may not change (rule VAL-89). */
export function validatePersistentVolumeUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const spec = readStruct(next, 'spec');
  const before = readStruct(old, 'spec');
  const errors = [...validateMetadataUpdate(next, old), ...validatePersistentVolume(next)];
  if (PV_SOURCES.some((source) => !semanticEqual(spec[source], before[source]))) {
    errors.push(forbidden('spec.persistentvolumesource', 'spec.persistentvolumesource is immutable after creation'));
  }
  if (!jsonEqual(spec.volumeMode, before.volumeMode)) errors.push(invalid('volumeMode', spec.volumeMode, IMMUTABLE));
  return errors;
}
