import { describe, expect, it } from 'vitest';
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { TestWorld, testTimings } from '#sim/controllers/testing-world.ts';
import { VolumeBinder } from './volume-binder.ts';
import { VolumeProtection } from './volume-protection.ts';

class Storage extends TestWorld {
  readonly binder = new VolumeBinder(this.server, testTimings, this.gate);
  readonly protection = new VolumeProtection(this.server, this.gate);

  constructor() {
    super();
    this.addNamespace();
  }

  claim(name: string, spec: JsonObject = {}): number {
    const full = { accessModes: ['ReadWriteOnce'], storageClassName: 'manual', resources: { requests: { storage: '1Gi' } }, ...spec };
    return this.add({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec: full });
  }

  volume(name: string, spec: JsonObject = {}): number {
    const full = {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'manual',
      capacity: { storage: '2Gi' },
      hostPath: { path: '/x' },
      ...spec,
    };
    return this.add({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name }, spec: full });
  }

  storageClass(name: string, change: JsonObject = {}): void {
    this.add({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner: 'example.com/disks', ...change });
  }

  pod(name: string, claimName: string, node?: string): number {
    const volumes = [{ name: 'v', persistentVolumeClaim: { claimName } }];
    const spec = { containers: [{ name: 'c', image: 'i' }], volumes, ...(node === undefined ? {} : { nodeName: node }) };
    return this.add({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec });
  }

  claimNamed(name: string): PersistentVolumeClaim | undefined {
    return this.get<PersistentVolumeClaim>('PersistentVolumeClaim', name);
  }

  phaseOf(volume: string): string | undefined {
    return this.get<PersistentVolume>('PersistentVolume', volume, '')?.status.phase;
  }
}

describe('VolumeBinder', () => {
  it('[PVB-1] [PVB-3] binds a claim to the volume that is there', () => {
    const world = new Storage();
    world.volume('v');
    world.after(0.1);
    const seen: unknown[] = [];
    world.server.watch('PersistentVolumeClaim', (_, __, object) =>
      seen.push([(object as PersistentVolumeClaim).spec.volumeName, (object as PersistentVolumeClaim).status]),
    );
    world.claim('c');
    world.after(0.1);
    const bound = { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '2Gi' } };
    expect(seen).toEqual([
      [undefined, { phase: 'Pending' }],
      ['v', { phase: 'Pending' }],
      ['v', bound],
    ]);
    expect(world.claimNamed('c')?.metadata.annotations).toEqual({
      'pv.kubernetes.io/bind-completed': 'yes',
      'pv.kubernetes.io/bound-by-controller': 'yes',
    });
    expect(world.phaseOf('v')).toBe('Bound');
    expect(world.events('PersistentVolumeClaim')).toEqual([]);
  });

  it.each<readonly [string, JsonObject]>([
    ['class', { storageClassName: 'other' }],
    ['size', { capacity: { storage: '512Mi' } }],
    ['access mode', { accessModes: ['ReadOnlyMany'] }],
    ['volume mode', { volumeMode: 'Block' }],
  ])('[PVB-3] does not take a volume of another %s', (_, spec) => {
    const world = new Storage();
    world.volume('v', spec);
    world.after(0.1);
    world.claim('c');
    world.after(1);
    expect(world.claimNamed('c')?.status.phase).toBe('Pending');
  });

  it('[PVB-3] takes the smallest of those with fewest access modes', () => {
    const world = new Storage();
    world.volume('wide', { accessModes: ['ReadWriteOnce', 'ReadWriteMany'], capacity: { storage: '1Gi' } });
    world.volume('large', { capacity: { storage: '9Gi' } });
    world.volume('small', { capacity: { storage: '3Gi' } });
    world.after(0.1);
    world.claim('c');
    world.after(0.1);
    expect(world.claimNamed('c')?.spec.volumeName).toBe('small');
  });

  it('[PVB-2] finds a volume that comes later at the next 15 s instant, and counts up its event until then', () => {
    const world = new Storage();
    world.claim('c', { storageClassName: '' });
    world.after(20);
    expect(world.events('PersistentVolumeClaim')).toEqual([
      'FailedBinding no persistent volumes available for this claim and no storage class is set x3',
    ]);
    world.volume('v', { storageClassName: '' });
    world.after(14.2);
    expect(world.claimNamed('c')?.status.phase).toBe('Pending');
    world.after(0.2);
    expect(world.claimNamed('c')?.status.phase).toBe('Bound');
    expect(world.engine.pending).toBeLessThan(5);
  });

  it.each<readonly [string, JsonObject | undefined, string]>([
    ['manual', undefined, 'ProvisioningFailed storageclass.storage.k8s.io "manual" not found'],
    [
      'manual',
      { provisioner: 'kubernetes.io/no-provisioner' },
      'ProvisioningFailed no volume plugin matched name: kubernetes.io/no-provisioner',
    ],
    [
      'manual',
      { volumeBindingMode: 'WaitForFirstConsumer' },
      'WaitForFirstConsumer waiting for first consumer to be created before binding',
    ],
    [
      'manual',
      {},
      "ExternalProvisioning Waiting for a volume to be created either by the external provisioner 'example.com/disks' or manually",
    ],
  ])('[PVB-4] class %s %j', (name, storageClass, text) => {
    const world = new Storage();
    if (storageClass !== undefined) world.storageClass(name, storageClass);
    world.claim('c');
    world.after(1);
    expect(world.events('PersistentVolumeClaim')[0]).toContain(text);
  });

  it('[PVB-4] [PVB-7] a class that waits binds when a pod comes, or says that the pod waits', () => {
    const world = new Storage();
    world.storageClass('manual', { volumeBindingMode: 'WaitForFirstConsumer', provisioner: 'kubernetes.io/no-provisioner' });
    world.claim('c');
    world.claim('d');
    world.volume('v');
    world.after(0.1);
    world.pod('p', 'c');
    world.after(0.1);
    expect(world.claimNamed('c')?.spec.volumeName).toBe('v');
    world.pod('q', 'd');
    world.after(0.1);
    expect(world.events('PersistentVolumeClaim').at(-1)).toBe('WaitForPodScheduled waiting for pod q to be scheduled');
  });

  it('[PVB-5] a claim that names its volume takes no other', () => {
    const world = new Storage();
    world.volume('tiny', { capacity: { storage: '1Mi' } });
    world.volume('taken');
    world.after(0.1);
    world.claim('first', { volumeName: 'taken' });
    world.after(0.1);
    world.claim('second', { volumeName: 'taken' });
    world.claim('third', { volumeName: 'tiny' });
    world.after(0.1);
    expect(world.claimNamed('first')?.metadata.annotations).toEqual({ 'pv.kubernetes.io/bind-completed': 'yes' });
    expect(world.events('PersistentVolumeClaim')).toEqual([
      'FailedBinding volume "taken" already bound to a different claim.',
      'VolumeMismatch Cannot bind to requested volume "tiny": requested PV is too small',
    ]);
  });

  it('[PVB-6] a claim whose volume is gone is Lost', () => {
    const world = new Storage();
    const volume = world.volume('v');
    world.after(0.1);
    world.claim('c');
    world.after(0.1);
    world.server.forceRemove(volume);
    world.after(0.1);
    expect(world.claimNamed('c')?.status.phase).toBe('Lost');
    expect(world.events('PersistentVolumeClaim')).toEqual([
      'ClaimLost Bound claim has lost its PersistentVolume. Data on the volume is lost!',
    ]);
  });

  it('[PVB-8] a volume is Available, Bound, Released', () => {
    const world = new Storage();
    world.volume('kept');
    world.volume('dropped', { persistentVolumeReclaimPolicy: 'Delete', capacity: { storage: '3Gi' } });
    world.after(0.1);
    expect(world.phaseOf('kept')).toBe('Available');
    const claims = [world.claim('a'), world.claim('b')];
    world.after(0.1);
    expect([world.phaseOf('kept'), world.phaseOf('dropped')]).toEqual(['Bound', 'Bound']);
    for (const claim of claims) world.server.delete(claim);
    world.after(1);
    expect([world.phaseOf('kept'), world.phaseOf('dropped')]).toEqual(['Released', undefined]);
  });
});

describe('VolumeProtection', () => {
  it('[PVB-9] holds a claim while a placed pod mentions it, ended or not', () => {
    const world = new Storage();
    const claim = world.claim('c');
    world.pod('unplaced', 'c');
    const placed = world.pod('placed', 'c', 'node-1');
    world.setPodStatus(placed, { phase: 'Succeeded' } satisfies Partial<Pod['status']>);
    world.server.delete(claim);
    world.after(60);
    expect(world.claimNamed('c')?.metadata.deletionTimestamp).toBeDefined();
    world.server.delete(placed);
    world.after(0.1);
    expect(world.claimNamed('c')).toBeUndefined();
  });

  it('[PVB-10] holds a volume while it is bound', () => {
    const world = new Storage();
    const volume = world.volume('v');
    world.after(0.1);
    const claim = world.claim('c');
    world.after(0.1);
    world.server.delete(volume);
    world.after(60);
    expect(world.phaseOf('v')).toBe('Bound');
    world.server.delete(claim);
    world.after(1);
    expect(world.phaseOf('v')).toBeUndefined();
  });
});
