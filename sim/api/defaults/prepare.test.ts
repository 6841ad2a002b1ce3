import { describe, expect, it } from 'vitest';
import { readStruct } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { admitPod, applyDefaults, prepareForCreate, prepareForUpdate } from './index.ts';

const CONTEXT = { uid: 'UID', nowText: '2026-11-23T07:00:00Z', namespace: 'default' };
const GENERATED = {
  'batch.kubernetes.io/controller-uid': 'UID',
  'batch.kubernetes.io/job-name': 'demo',
  'controller-uid': 'UID',
  'job-name': 'demo',
};
const CONTAINER: JsonObject = { name: 'main', image: 'busybox:1.36' };
const aJob = (metadata: JsonObject = {}, template: JsonObject = {}, spec: JsonObject = {}): JsonObject =>
  applyDefaults({
    kind: 'Job',
    metadata: { name: 'demo', ...metadata },
    spec: { template: { ...template, spec: { containers: [CONTAINER] } }, ...spec },
  });
const create = (object: JsonObject): JsonObject => prepareForCreate(object, CONTEXT);
const metadataOf = (object: JsonObject): JsonObject => readStruct(object, 'metadata');

describe('admission of Pods', () => {
  const pod = (spec: JsonObject): JsonObject =>
    admitPod(applyDefaults({ kind: 'Pod', spec }), { tokenVolumeName: 'kube-api-access-abcde' });
  const specOf = (spec: JsonObject): JsonObject => readStruct(pod(spec), 'spec');

  it('[DEF-8] the token of the service account is mounted last', () => {
    const spec = specOf({ containers: [{ ...CONTAINER, volumeMounts: [{ name: 'data', mountPath: '/d' }] }], volumes: [{ name: 'data' }] });
    expect(spec).toMatchObject({
      serviceAccountName: 'default',
      serviceAccount: 'default',
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
    });
    expect(spec.volumes).toMatchObject([{ name: 'data' }, { name: 'kube-api-access-abcde', projected: { defaultMode: 420 } }]);
    expect(spec.containers).toMatchObject([
      {
        volumeMounts: [
          { name: 'data' },
          { name: 'kube-api-access-abcde', readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
        ],
      },
    ]);
  });

  it('[DEF-8] a Pod may refuse the token', () => {
    expect(specOf({ containers: [CONTAINER], automountServiceAccountToken: false })).not.toHaveProperty('volumes');
  });

  it('[DEF-8] tolerations of one’s own are kept', () => {
    const own = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 1 };
    expect(specOf({ containers: [CONTAINER], tolerations: [own] }).tolerations).toMatchObject([
      own,
      { key: 'node.kubernetes.io/unreachable' },
    ]);
    expect(specOf({ containers: [CONTAINER], tolerations: [{ operator: 'Exists' }] }).tolerations).toEqual([{ operator: 'Exists' }]);
  });
});

describe('preparation', () => {
  it('[DEF-11] what only the server sets is replaced', () => {
    const given = { ...aJob({ uid: 'x', resourceVersion: '5', generation: 7 }), status: { active: 3 } };
    expect(create(given)).toMatchObject({
      metadata: { name: 'demo', namespace: 'default', uid: 'UID', generation: 1, creationTimestamp: CONTEXT.nowText },
      status: {},
    });
    expect(metadataOf(create(given))).not.toHaveProperty('resourceVersion');
  });

  it('[DEF-11] the first status and finalizers of the kinds', () => {
    expect(create(applyDefaults({ kind: 'Pod', spec: { containers: [CONTAINER] } })).status).toEqual({
      phase: 'Pending',
      qosClass: 'BestEffort',
    });
    const claim = create(applyDefaults({ kind: 'PersistentVolumeClaim', spec: {} }));
    expect(claim).toMatchObject({ status: { phase: 'Pending' }, metadata: { finalizers: ['kubernetes.io/pvc-protection'] } });
    expect(metadataOf(claim)).not.toHaveProperty('generation');
    expect(create(applyDefaults({ kind: 'ReplicaSet', spec: {} })).status).toEqual({ replicas: 0 });
    expect(create({ kind: 'ConfigMap' })).not.toHaveProperty('status');
  });

  it('[DEF-12] a Job gets its labels and selector, and shows the labels when it has none', () => {
    const job = create(aJob());
    expect(readStruct(job, 'spec')).toMatchObject({
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': 'UID' } },
      template: { metadata: { labels: GENERATED } },
    });
    expect(metadataOf(job).labels).toEqual(GENERATED);
    expect(metadataOf(create(aJob({}, { metadata: { labels: { app: 'x' } } }))).labels).toEqual({ ...GENERATED, app: 'x' });
    expect(metadataOf(create(aJob({ labels: { own: 'y' } }))).labels).toEqual({ own: 'y' });
    expect(metadataOf(create(aJob({ labels: { app: 'x' } }, { metadata: { labels: { app: 'x' } } }))).labels).toEqual({ app: 'x' });
  });

  it('[DEF-12] a manual selector is left alone', () => {
    const job = create(aJob({}, {}, { manualSelector: true, selector: { matchLabels: { app: 'x' } } }));
    expect(readStruct(job, 'spec').selector).toEqual({ matchLabels: { app: 'x' } });
    expect(metadataOf(job)).not.toHaveProperty('labels');
  });

  it('[DEF-13] an update keeps the status and raises the generation with the spec', () => {
    const old = { ...create(aJob()), status: { active: 1 } };
    const same = prepareForUpdate({ ...old, status: {} }, old);
    expect(same).toMatchObject({ status: { active: 1 }, metadata: { generation: 1 } });
    const changed = prepareForUpdate({ kind: 'Job', metadata: { name: 'demo' }, spec: { ...readStruct(old, 'spec'), suspend: true } }, old);
    expect(changed).toMatchObject({ status: { active: 1 }, metadata: { generation: 2, uid: 'UID', namespace: 'default' } });
  });
});

describe('services', () => {
  const aService = (spec: JsonObject): JsonObject => applyDefaults({ kind: 'Service', metadata: { name: 'web' }, spec });
  const specOf = (object: JsonObject): JsonObject => readStruct(object, 'spec');

  it('[DEF-14] a new one gets an address, and ports of the nodes where they listen', () => {
    const plain = specOf(create(aService({ ports: [{ port: 80 }] })));
    expect(plain.clusterIP).toMatch(/^10\.(9[6-9]|10\d|11[01])\.\d+\.\d+$/);
    expect(plain.ports).toEqual([{ port: 80, protocol: 'TCP', targetPort: 80 }]);
    const [port] = specOf(create(aService({ type: 'NodePort', ports: [{ port: 80 }] }))).ports as readonly JsonObject[];
    expect(Number(port?.nodePort)).toBeGreaterThanOrEqual(30_000);
    expect(Number(port?.nodePort)).toBeLessThan(32_768);
    expect(specOf(create(aService({ clusterIP: 'None' }))).clusterIP).toBe('None');
    expect(specOf(create(aService({ type: 'ExternalName', externalName: 'x.y' }))).clusterIP).toBeUndefined();
  });

  it('[DEF-14] an update without an address keeps it', () => {
    const old = create(aService({ ports: [{ port: 80 }] }));
    const next = prepareForUpdate(aService({ ports: [{ port: 81 }] }), old);
    expect(specOf(next).clusterIP).toBe(specOf(old).clusterIP);
  });

  it('[DEF-15] people and roles of a binding belong to the group of roles', () => {
    const binding = applyDefaults({ kind: 'RoleBinding', roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'User', name: 'u' }] });
    expect(binding.roleRef).toEqual({ apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' });
    expect(binding.subjects).toEqual([{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'u' }]);
  });
});
