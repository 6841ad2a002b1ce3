import { isSet, jsonEqual, readObjects, readStruct, readText, readTexts } from '#sim/api/json-read.ts';
import type { FieldError, JsonObject } from '#sim/api/meta-v1/types.ts';
import { dnsSubdomainErrors } from '#sim/api/names.ts';
import { invalid, required, unsupported } from './field-error.ts';
import { validateMetadata, validateMetadataUpdate } from './metadata.ts';

const SUBJECTS = ['ServiceAccount', 'User', 'Group'];
const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];

/** Names of roles and bindings are parts of a path, and may hold colons. */
function pathSegmentErrors(name: string): readonly string[] {
  if (name === '.' || name === '..') return [`may not be '${name}'`];
  return ['/', '%'].filter((character) => name.includes(character)).map((character) => `may not contain '${character}'`);
}

const isNamespaced = (object: JsonObject): boolean => !readText(object, 'kind').startsWith('Cluster');

/** A Role or ClusterRole: rule VAL-103. */
export function validateRole(role: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadata(role, isNamespaced(role), pathSegmentErrors)];
  readObjects(role, 'rules').forEach((rule, i) => {
    const path = `rules[${i}]`;
    const has = (field: string): boolean => readTexts(rule, field).length > 0;
    if (!has('verbs')) errors.push(required(`${path}.verbs`, 'verbs must contain at least one value'));
    if (has('nonResourceURLs')) {
      if (isNamespaced(role))
        errors.push(
          invalid(`${path}.nonResourceURLs`, readTexts(rule, 'nonResourceURLs'), 'namespaced rules cannot apply to non-resource URLs'),
        );
      if (has('apiGroups') || has('resources') || has('resourceNames'))
        errors.push(
          invalid(
            `${path}.nonResourceURLs`,
            readTexts(rule, 'nonResourceURLs'),
            'rules cannot apply to both regular resources and non-resource URLs',
          ),
        );
      return;
    }
    if (!has('apiGroups')) errors.push(required(`${path}.apiGroups`, 'resource rules must supply at least one api group'));
    if (!has('resources')) errors.push(required(`${path}.resources`, 'resource rules must supply at least one resource'));
  });
  return errors;
}

/** A RoleBinding or ClusterRoleBinding: rule VAL-103. */
export function validateRoleBinding(binding: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadata(binding, isNamespaced(binding), pathSegmentErrors)];
  const role = readStruct(binding, 'roleRef');
  const kinds = isNamespaced(binding) ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  if (!kinds.includes(readText(role, 'kind'))) errors.push(unsupported('roleRef.kind', readText(role, 'kind'), kinds));
  if (readText(role, 'name') === '') errors.push(required('roleRef.name'));
  readObjects(binding, 'subjects').forEach((subject, i) => {
    const path = `subjects[${i}]`;
    const kind = readText(subject, 'kind');
    if (readText(subject, 'name') === '') errors.push(required(`${path}.name`));
    if (!SUBJECTS.includes(kind)) errors.push(unsupported(`${path}.kind`, kind, SUBJECTS));
    if (kind === 'ServiceAccount' && readText(subject, 'namespace') === '') errors.push(required(`${path}.namespace`));
  });
  return errors;
}

/** A binding keeps its role: rule VAL-103. */
export function validateRoleBindingUpdate(next: JsonObject, old: JsonObject): readonly FieldError[] {
  const errors = [...validateMetadataUpdate(next, old), ...validateRoleBinding(next)];
  if (!jsonEqual(next.roleRef, old.roleRef)) errors.push(invalid('roleRef', next.roleRef, 'cannot change roleRef'));
  return errors;
}

/** An Ingress: rule VAL-103. */
export function validateIngress(ingress: JsonObject): readonly FieldError[] {
  const spec = readStruct(ingress, 'spec');
  const errors = [...validateMetadata(ingress, true, dnsSubdomainErrors)];
  const rules = readObjects(spec, 'rules');
  if (rules.length === 0 && !isSet(spec, 'defaultBackend'))
    errors.push(invalid('spec', [], 'either `defaultBackend` or `rules` must be specified'));
  rules.forEach((rule, i) => {
    readObjects(readStruct(rule, 'http'), 'paths').forEach((path, k) => {
      const at = `spec.rules[${i}].http.paths[${k}]`;
      const type = readText(path, 'pathType');
      if (type === '') errors.push(required(`${at}.pathType`, 'pathType must be specified'));
      else if (!PATH_TYPES.includes(type)) errors.push(unsupported(`${at}.pathType`, type, PATH_TYPES));
      if (type !== 'ImplementationSpecific' && !readText(path, 'path').startsWith('/'))
        errors.push(invalid(`${at}.path`, readText(path, 'path'), 'must be an absolute path'));
    });
  });
  return errors;
}
