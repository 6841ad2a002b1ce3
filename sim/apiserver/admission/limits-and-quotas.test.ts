import { describe, expect, it } from 'vitest';
import type { LimitRange, PersistentVolumeClaim, Pod, ResourceQuota } from '#sim/api/core-v1/types.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { KindIndex, type NewObject } from '#sim/apiserver/index.ts';
import { ResourceQuotaController } from '#sim/controllers/resource-quota/resource-quota-controller.ts';
import { TestWorld, testTimings } from '#sim/controllers/testing-world.ts';
import { defaultStorageClass } from './default-storage-class.ts';
import { limitRanges } from './limit-range.ts';
import { resourceQuotas } from './resource-quota.ts';

class Admission extends TestWorld {
  constructor() {
    super();
    this.server.admit(limitRanges(new KindIndex<LimitRange>(this.server, 'LimitRange')));
    this.server.admit(defaultStorageClass(new KindIndex<KubeObject>(this.server, 'StorageClass')));
    this.server.admit(resourceQuotas(new KindIndex<ResourceQuota>(this.server, 'ResourceQuota')));
    new ResourceQuotaController(this.server, testTimings, this.gate);
    this.addNamespace();
  }

  limit(limit: JsonObject): this {
    this.add({ apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'l' }, spec: { limits: [limit] } });
    return this;
  }

  quota(hard: JsonObject, scopes?: readonly string[]): this {
    this.add({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'q' },
      spec: { hard, ...(scopes === undefined ? {} : { scopes }) },
    });
    return this.after(1);
  }

  /** The refusal of a pod whose containers have these resources, or the pod. */
  pod(...resources: JsonObject[]): Pod | string {
    const containers = resources.map((given, i) => ({ name: i === 0 ? 'main' : `c${i}`, image: 'i', resources: given }));
    const outcome = this.server.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { generateName: 'p-', namespace: 'n' },
      spec: { containers },
    } as unknown as NewObject);
    return 'refused' in outcome ? outcome.refused.message.replace(/p-\w{5}/, 'p') : (outcome.object as Pod);
  }
}

describe('limit ranges', () => {
  it('[LIM-1] fills in what a container does not state, and says so', () => {
    const world = new Admission().limit({
      type: 'Container',
      default: { cpu: '500m', memory: '256Mi' },
      defaultRequest: { cpu: '100m', memory: '256Mi' },
    });
    expect(world.pod({ requests: { cpu: '50m' } })).toMatchObject({
      metadata: {
        annotations: {
          'kubernetes.io/limit-ranger': 'LimitRanger plugin set: memory request for container main; cpu, memory limit for container main',
        },
      },
      spec: { containers: [{ resources: { requests: { cpu: '50m', memory: '256Mi' }, limits: { cpu: '500m', memory: '256Mi' } } }] },
    });
    expect(world.pod({ limits: { cpu: '1', memory: '1Gi' } })).toMatchObject({
      spec: { containers: [{ resources: { limits: { cpu: '1', memory: '1Gi' } } }] },
    });
  });

  it.each<readonly [JsonObject, JsonObject, string]>([
    [
      { type: 'Container', max: { cpu: '500m' }, default: { cpu: '500m' } },
      { limits: { cpu: '1' } },
      'maximum cpu usage per Container is 500m, but limit is 1',
    ],
    [
      { type: 'Container', min: { memory: '64Mi' } },
      { requests: { memory: '32Mi' } },
      'minimum memory usage per Container is 64Mi, but request is 32Mi',
    ],
    [{ type: 'Pod', max: { memory: '1Gi' } }, {}, 'maximum memory usage per Pod is 1Gi.  No limit is specified'],
    [
      { type: 'Container', maxLimitRequestRatio: { cpu: '2' } },
      { requests: { cpu: '500m' }, limits: { cpu: '2' } },
      'cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000',
    ],
    [
      { type: 'Pod', min: { cpu: '1' }, max: { memory: '1Gi' } },
      { requests: { cpu: '1m' } },
      '[minimum cpu usage per Pod is 1, but request is 1m, maximum memory usage per Pod is 1Gi.  No limit is specified]',
    ],
  ])('[LIM-2] under %j refuses %j', (limit, resources, why) => {
    expect(new Admission().limit(limit).pod(resources)).toBe(`pods "p" is forbidden: ${why}`);
  });
});

describe('resource quotas', () => {
  it('[QUO-2] names only the resources that would be exceeded', () => {
    const world = new Admission().quota({ cpu: '1', memory: '1Gi', pods: '9' });
    expect(world.pod({ requests: { cpu: '800m', memory: '1Mi' } })).toMatchObject({ kind: 'Pod' });
    expect(world.pod({ requests: { cpu: '500m', memory: '1Mi' } })).toBe(
      'pods "p" is forbidden: exceeded quota: q, requested: cpu=500m, used: cpu=800m, limited: cpu=1',
    );
  });

  it('[QUO-3] wants every container to state what is limited', () => {
    const world = new Admission().quota({ 'limits.cpu': '1', 'requests.memory': '1Gi' });
    expect(world.pod({}, { requests: { memory: '1Mi' } })).toBe(
      'pods "p" is forbidden: failed quota: q: must specify limits.cpu for: main,c1; requests.memory for: main',
    );
  });

  it('[QUO-1] counts objects by kind, and pods of a scope only', () => {
    const world = new Admission().quota({ 'count/configmaps': '1' });
    const configMap = (name: string): unknown =>
      world.server.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'n' } });
    expect(configMap('a')).toMatchObject({ serial: expect.any(Number) });
    expect(configMap('b')).toMatchObject({
      refused: {
        message:
          'configmaps "b" is forbidden: exceeded quota: q, requested: count/configmaps=1, used: count/configmaps=1, limited: count/configmaps=1',
      },
    });
    const scoped = new Admission().quota({ pods: '0' }, ['Terminating']);
    expect(scoped.pod({})).toMatchObject({ kind: 'Pod' });
  });
});

describe('the default storage class', () => {
  it('[SCL-1] is taken by a claim that names none', () => {
    const world = new Admission();
    world.add({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'fast', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: 'x',
    });
    const claim = (name: string, spec: JsonObject): PersistentVolumeClaim | undefined => {
      world.add({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec });
      return world.get<PersistentVolumeClaim>('PersistentVolumeClaim', name);
    };
    expect(claim('a', {})?.spec.storageClassName).toBe('fast');
    expect(claim('b', { storageClassName: '' })?.spec.storageClassName).toBe('');
  });
});
