import { describe, expect, it } from 'vitest';
import { aJob, aManifest, errorsOf, updateErrorsOf } from './fixtures.ts';
import { validateCreate } from './validate.ts';

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const LABEL_VALUE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const NAME_PART =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

const configMap = (metadata: object) => ({ ...aManifest('v1', 'ConfigMap', {}), metadata: { name: 'demo', ...metadata } });

describe('metadata', () => {
  it('[VAL-1] names are subdomains for most kinds, labels for namespaces', () => {
    expect(errorsOf(aJob({}, 'Hello'))).toEqual([`metadata.name: Invalid value: "Hello": ${SUBDOMAIN}`]);
    expect(errorsOf(aManifest('v1', 'Namespace', {}, 'Bad.Name'))).toContain(`metadata.name: Invalid value: "Bad.Name": ${LABEL}`);
    expect(errorsOf(aJob({}, ''))[0]).toBe('metadata.name: Required value: name or generateName is required');
    expect(errorsOf(configMap({ name: 'a'.repeat(254) }))).toEqual([
      `metadata.name: Invalid value: "${'a'.repeat(254)}": must be no more than 253 characters`,
    ]);
  });

  it('[VAL-2] a namespaced object has a namespace, a cluster-wide one has none', () => {
    const bare = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'demo' } };
    expect(validateCreate(bare).map(({ text }) => text)).toEqual(['metadata.namespace: Required value']);
    const placed = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'demo', namespace: 'x' } };
    expect(validateCreate(placed).map(({ text }) => text)).toEqual(['metadata.namespace: Forbidden: not allowed on this type']);
  });

  it('[VAL-3] label keys come sorted, each key before its value', () => {
    expect(errorsOf(configMap({ labels: { 'b b': 'ok', a: 'bad value!' } }))).toEqual([
      `metadata.labels: Invalid value: "bad value!": ${LABEL_VALUE}`,
      `metadata.labels: Invalid value: "b b": ${NAME_PART}`,
    ]);
    expect(errorsOf(configMap({ labels: { '/x': '' } }))).toEqual(['metadata.labels: Invalid value: "/x": prefix part must be non-empty']);
  });

  it('[VAL-4] annotation values are free up to 256 KiB in all', () => {
    expect(errorsOf(configMap({ annotations: { a: 'any thing!' } }))).toEqual([]);
    expect(errorsOf(configMap({ annotations: { a: 'x'.repeat(262_144) } }))).toEqual([
      'metadata.annotations: Too long: may not be more than 262144 bytes',
    ]);
  });

  it('[VAL-5] finalizers are qualified or standard', () => {
    expect(errorsOf(configMap({ finalizers: ['orphan', 'example.com/hold'] }))).toEqual([]);
    expect(errorsOf(configMap({ finalizers: ['hold'] }))).toEqual([
      'metadata.finalizers[0]: Invalid value: "hold": name is neither a standard finalizer name nor is it fully qualified',
    ]);
  });

  it('[VAL-5] owners are complete, and one is the controller', () => {
    const owner = { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u', controller: true };
    expect(errorsOf(configMap({ ownerReferences: [owner, { ...owner, apiVersion: 'a/b/c', name: 'q' }] }))).toEqual([
      'metadata.ownerReferences.apiVersion: Invalid value: "a/b/c": version must not be empty',
      'metadata.ownerReferences: Invalid value: [{"apiVersion":"v1","kind":"Pod","name":"p","uid":"u","controller":true},{"apiVersion":"a/b/c","kind":"Pod","name":"q","uid":"u","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for Pod/p and Pod/q',
    ]);
    expect(errorsOf(configMap({ ownerReferences: [{ ...owner, kind: 'Event' }], finalizers: ['orphan', 'foregroundDeletion'] }))).toEqual([
      'metadata.ownerReferences: Invalid value: {"apiVersion":"v1","kind":"Event","name":"p","uid":"u","controller":true}: /v1, Kind=Event is disallowed from being an owner',
      'metadata.finalizers: Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set',
    ]);
  });

  it('[VAL-6] what the server set cannot be changed', () => {
    expect(updateErrorsOf(configMap({}), configMap({ name: 'other' }))).toEqual([
      'metadata.name: Invalid value: "other": field is immutable',
    ]);
  });

  it('[VAL-7] selector expressions need values with In and none with Exists', () => {
    const selector = {
      matchLabels: { app: 'd' },
      matchExpressions: [
        { key: 'a', operator: 'In' },
        { key: 'a', operator: 'Exists', values: ['x'] },
        { key: 'a', operator: 'Is' },
      ],
    };
    const claim = aManifest('v1', 'PersistentVolumeClaim', {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, selector },
    });
    expect(errorsOf(claim)).toEqual([
      "spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
      "spec.selector.matchExpressions[1].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      'spec.selector.matchExpressions[2].operator: Invalid value: "Is": not a valid selector operator',
    ]);
  });
});
