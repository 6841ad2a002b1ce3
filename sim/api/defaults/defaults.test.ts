import { describe, expect, it } from 'vitest';
import { readStruct } from '#sim/api/json-read.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { applyDefaults, defaultPodTemplate, qosClassOf } from './index.ts';

const CONTAINER: JsonObject = { name: 'main', image: 'busybox:1.36' };
const job = (spec: JsonObject = {}): JsonObject => ({
  kind: 'Job',
  metadata: { name: 'demo' },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [CONTAINER] } }, ...spec },
});
const specOf = (object: JsonObject): JsonObject => readStruct(object, 'spec');
const pod = (container: JsonObject): JsonObject => ({
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: { containers: [{ ...CONTAINER, ...container }] },
});
const containerOf = (object: JsonObject): unknown => (specOf(object).containers as readonly unknown[])[0];

describe('defaults of pods', () => {
  it('[DEF-1] a defaulted object comes back as it is', () => {
    const claim = { kind: 'PersistentVolumeClaim', spec: { resources: { requests: { storage: '1024Mi' } } } };
    for (const object of [job(), { kind: 'CronJob', spec: {} }, { kind: 'Deployment', spec: {} }, pod({}), claim, { kind: 'Secret' }]) {
      const once = applyDefaults(object);
      expect(applyDefaults(once)).toBe(once);
    }
  });

  it('[DEF-2] a template is filled in', () => {
    expect(
      defaultPodTemplate({ spec: { serviceAccountName: 'sa', volumes: [{ name: 'a' }, { name: 'b', configMap: { name: 'c' } }] } }),
    ).toEqual({
      metadata: {},
      spec: {
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        dnsPolicy: 'ClusterFirst',
        securityContext: {},
        schedulerName: 'default-scheduler',
        serviceAccountName: 'sa',
        serviceAccount: 'sa',
        volumes: [
          { name: 'a', emptyDir: {} },
          { name: 'b', configMap: { name: 'c', defaultMode: 420 } },
        ],
      },
    });
  });

  it.each([
    ['busybox', 'Always'],
    ['busybox:latest', 'Always'],
    ['registry:5000/busybox', 'Always'],
    ['busybox:1.36', 'IfNotPresent'],
    ['busybox@sha256:0123', 'IfNotPresent'],
  ])('[DEF-3] the pull policy of %s is %s', (image, policy) => {
    expect(containerOf(applyDefaults(pod({ image })))).toMatchObject({ imagePullPolicy: policy });
  });

  it('[DEF-3] ports, probes and references are completed', () => {
    const container = {
      ports: [{ containerPort: 80 }],
      livenessProbe: { httpGet: { port: 80 } },
      env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    };
    expect(containerOf(applyDefaults(pod(container)))).toMatchObject({
      ports: [{ containerPort: 80, protocol: 'TCP' }],
      livenessProbe: {
        httpGet: { port: 80, path: '/', scheme: 'HTTP' },
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
      },
      env: [{ valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } }],
    });
  });

  it('[DEF-4] quantities are respelled and empty values dropped', () => {
    const container = { resources: { requests: { cpu: 0.5, memory: '1024Mi' } }, env: [{ name: 'A', value: '' }] };
    expect(containerOf(applyDefaults(pod(container)))).toMatchObject({
      resources: { requests: { cpu: '500m', memory: '1Gi' } },
      env: [{ name: 'A' }],
    });
  });

  it('[DEF-5] a limit is a request in a Pod, not in a template', () => {
    const resources = { limits: { cpu: '1' } };
    expect(containerOf(applyDefaults(pod({ resources })))).toMatchObject({ resources: { limits: { cpu: '1' }, requests: { cpu: '1' } } });
    const template = defaultPodTemplate({ spec: { containers: [{ ...CONTAINER, resources }] } });
    expect(containerOf(template)).toMatchObject({ resources: { limits: { cpu: '1' } } });
    expect(containerOf(template)).not.toHaveProperty('resources.requests');
  });
});

describe('defaults of Jobs and CronJobs', () => {
  it('[DEF-6] counts depend on what is set', () => {
    expect(specOf(applyDefaults(job()))).toMatchObject({
      completions: 1,
      parallelism: 1,
      backoffLimit: 6,
      podReplacementPolicy: 'TerminatingOrFailed',
    });
    expect(specOf(applyDefaults(job({ completions: 3 })))).toMatchObject({ completions: 3, parallelism: 1 });
    const queue = specOf(applyDefaults(job({ parallelism: 3 })));
    expect(queue.parallelism).toBe(3);
    expect(queue).not.toHaveProperty('completions');
    expect(specOf(applyDefaults(job({ backoffLimitPerIndex: 1 }))).backoffLimit).toBe(2_147_483_647);
    expect(specOf(applyDefaults(job({ podFailurePolicy: { rules: [] } }))).podReplacementPolicy).toBe('Failed');
  });

  it('[DEF-6] a Job without labels takes those of its template', () => {
    const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [CONTAINER] } };
    expect(readStruct(applyDefaults(job({ template })), 'metadata').labels).toEqual({ app: 'x' });
    const labelled = { ...job({ template }), metadata: { name: 'demo', labels: { own: 'y' } } };
    expect(readStruct(applyDefaults(labelled), 'metadata').labels).toEqual({ own: 'y' });
  });

  it('[DEF-7] a job template gets no Job defaults', () => {
    const cronJob = specOf(applyDefaults({ kind: 'CronJob', spec: { schedule: '* * * * *', jobTemplate: { spec: { template: {} } } } }));
    expect(cronJob).toMatchObject({ concurrencyPolicy: 'Allow', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 });
    const template = readStruct(cronJob, 'jobTemplate');
    expect(Object.keys(specOf(template))).toEqual(['template']);
    expect(template.metadata).toEqual({});
  });
});

describe('defaults of other kinds', () => {
  it('[DEF-9] deployments, claims, secrets, namespaces and limits', () => {
    expect(specOf(applyDefaults({ kind: 'Deployment', spec: {} }))).toMatchObject({
      replicas: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    });
    expect(specOf(applyDefaults({ kind: 'PersistentVolumeClaim', spec: {} })).volumeMode).toBe('Filesystem');
    expect(applyDefaults({ kind: 'Secret', stringData: { a: 'bä', b: '' } })).toEqual({
      kind: 'Secret',
      type: 'Opaque',
      data: { a: 'YsOk', b: '' },
    });
    expect(applyDefaults({ kind: 'Namespace', metadata: { name: 'n' } }).metadata).toMatchObject({
      labels: { 'kubernetes.io/metadata.name': 'n' },
    });
    const limitRange = { kind: 'LimitRange', spec: { limits: [{ type: 'Container', max: { cpu: 1 } }] } };
    expect(specOf(applyDefaults(limitRange)).limits).toEqual([
      { type: 'Container', max: { cpu: '1' }, default: { cpu: '1' }, defaultRequest: { cpu: '1' } },
    ]);
  });

  it('[DEF-10] quality of service', () => {
    const classOf = (resources: JsonObject): string => qosClassOf(specOf(applyDefaults(pod({ resources }))));
    expect(classOf({})).toBe('BestEffort');
    expect(classOf({ requests: { cpu: '1' } })).toBe('Burstable');
    expect(classOf({ limits: { cpu: '1' } })).toBe('Burstable');
    expect(classOf({ limits: { cpu: '1', memory: '1Gi' } })).toBe('Guaranteed');
    expect(classOf({ limits: { cpu: '2', memory: '1Gi' }, requests: { cpu: '1' } })).toBe('Burstable');
  });
});
