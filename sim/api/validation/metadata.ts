import { byteLength, goJson } from '#sim/api/go-text.ts';
import { isSet, jsonEqual, readObject, readObjects, readPairs, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsLabelErrors, labelKeyErrors, labelValueErrors } from '#sim/api/names.ts';
import { forbidden, IMMUTABLE, invalid, invalidEach, invalidRaw, required, tooLong } from './field-error.ts';

export type NameRule = (value: string) => readonly string[];

const MAX_ANNOTATION_BYTES = 256 * 1024;
const OWNER_FIELDS = ['apiVersion', 'kind', 'name', 'uid', 'controller', 'blockOwnerDeletion'];
const STANDARD_FINALIZERS: readonly string[] = ['kubernetes', 'orphan', 'foregroundDeletion'];

/**
 * Metadata of a created object: rules VAL-1 to VAL-5.
 *
 * @param isNamespaced kinds without a namespace may not name one
 */
export function validateMetadata(object: JsonObject, isNamespaced: boolean, nameRule: NameRule): readonly FieldError[] {
  const metadata = readStruct(object, 'metadata');
  const name = readText(metadata, 'name');
  const generateName = readText(metadata, 'generateName');
  const namespace = readText(metadata, 'namespace');
  const errors: FieldError[] = [];
  if (generateName !== '') errors.push(...invalidEach('metadata.generateName', generateName, nameRule(maskTrailingDash(generateName))));
  if (name === '') errors.push(required('metadata.name', 'name or generateName is required'));
  else errors.push(...invalidEach('metadata.name', name, nameRule(name)));
  if (isNamespaced && namespace === '') errors.push(required('metadata.namespace'));
  else if (isNamespaced) errors.push(...invalidEach('metadata.namespace', namespace, dnsLabelErrors(namespace)));
  else if (namespace !== '') errors.push(forbidden('metadata.namespace', 'not allowed on this type'));
  errors.push(...validateLabels(readPairs(metadata, 'labels'), 'metadata.labels'));
  errors.push(...validateAnnotations(metadata, 'metadata.annotations'));
  errors.push(...validateOwnerReferences(metadata));
  const finalizers = readTexts(metadata, 'finalizers');
  for (const finalizer of finalizers) {
    errors.push(...invalidEach('metadata.finalizers', finalizer, labelKeyErrors(finalizer)));
  }
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(invalid('metadata.finalizers', finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'));
  }
  errors.push(...validateFinalizerNames(metadata));
  return errors;
}

/** Metadata of an updated object: what may not change (rule VAL-6), then its labels, annotations and owners. */
export function validateMetadataUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const metadata = readStruct(next, 'metadata');
  const before = readStruct(old, 'metadata');
  const errors: FieldError[] = [];
  if (readObject(old, 'metadata')?.deletionTimestamp !== undefined) {
    const added = readTexts(metadata, 'finalizers').filter((name) => !readTexts(before, 'finalizers').includes(name));
    if (added.length > 0) {
      const list = added.map((name) => JSON.stringify(name)).join(', ');
      errors.push(
        forbidden(
          'metadata.finalizers',
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`,
        ),
      );
    }
  }
  for (const key of ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds']) {
    if (!jsonEqual(metadata[key], before[key])) errors.push(invalid(`metadata.${key}`, metadata[key], IMMUTABLE));
  }
  errors.push(...validateLabels(readPairs(metadata, 'labels'), 'metadata.labels'));
  errors.push(...validateAnnotations(metadata, 'metadata.annotations'));
  errors.push(...validateOwnerReferences(metadata));
  errors.push(...validateFinalizerNames(metadata));
  return errors;
}

/** Keys, then values, in the order of the keys: rule VAL-3. */
export function validateLabels(pairs: readonly (readonly [string, string])[], path: string): readonly FieldError[] {
  return pairs.flatMap(([key, value]) => [
    ...invalidEach(path, key, labelKeyErrors(key)),
    ...invalidEach(path, value, labelValueErrors(value)),
  ]);
}

/** Keys must be qualified names; values are free up to 256 KiB in all: rule VAL-4. */
export function validateAnnotations(metadata: JsonObject, path: string): readonly FieldError[] {
  const pairs = readPairs(metadata, 'annotations');
  const errors = pairs.flatMap(([key]) => invalidEach(path, key, labelKeyErrors(key.toLowerCase())));
  const size = pairs.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
  return size > MAX_ANNOTATION_BYTES ? [...errors, tooLong(path, MAX_ANNOTATION_BYTES)] : errors;
}

function validateOwnerReferences(metadata: JsonObject): readonly FieldError[] {
  const path = 'metadata.ownerReferences';
  const errors: FieldError[] = [];
  const owners = readObjects(metadata, 'ownerReferences').map((owner) =>
    Object.fromEntries(OWNER_FIELDS.filter((key) => isSet(owner, key)).map((key) => [key, owner[key] ?? null])),
  );
  let controllerName: string | undefined;
  for (const owner of owners) {
    const apiVersion = readText(owner, 'apiVersion');
    if (!/^([^/]*\/)?[^/]+$/.test(apiVersion)) errors.push(invalid(`${path}.apiVersion`, apiVersion, 'version must not be empty'));
    for (const key of ['kind', 'name', 'uid'] as const) {
      if (readText(owner, key) === '') errors.push(invalid(`${path}.${key}`, '', 'must not be empty'));
    }
    if (apiVersion === 'v1' && readText(owner, 'kind') === 'Event') {
      errors.push(invalidRaw(path, goJson(owner, 'as given'), '/v1, Kind=Event is disallowed from being an owner'));
    }
    if (owner.controller !== true) continue;
    const name = `${readText(owner, 'kind')}/${readText(owner, 'name')}`;
    if (controllerName !== undefined) {
      const text = `Only one reference can have Controller set to true. Found "true" in references for ${controllerName} and ${name}`;
      errors.push(invalidRaw(path, goJson(owners, 'as given'), text));
    } else controllerName = name;
  }
  return errors;
}

function validateFinalizerNames(metadata: JsonObject): readonly FieldError[] {
  return readTexts(metadata, 'finalizers').flatMap((name, i) =>
    name.includes('/') || STANDARD_FINALIZERS.includes(name)
      ? []
      : [invalid(`metadata.finalizers[${i}]`, name, 'name is neither a standard finalizer name nor is it fully qualified')],
  );
}

/** A generated name gets a suffix, so its stem may end in a dash. */
function maskTrailingDash(stem: string): string {
  return stem.length > 1 && stem.endsWith('-') ? `${stem.slice(0, -2)}a` : stem;
}
