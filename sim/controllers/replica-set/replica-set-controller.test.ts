import { describe, expect, it } from 'vitest';
import type { ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { TestWorld, testTimings } from '#sim/controllers/testing-world.ts';
import { ReplicaSetController } from './replica-set-controller.ts';

class Replicas extends TestWorld {
  readonly controller = new ReplicaSetController(this.server, testTimings, this.gate);

  replicaSet(spec: JsonObject = {}): number {
    this.addNamespace();
    const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [{ name: 'c', image: 'i' }] } };
    return this.add({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'r' },
      spec: { replicas: 2, selector: { matchLabels: { app: 'x' } }, template, ...spec },
    });
  }

  pods(): Pod[] {
    return this.list<Pod>('Pod');
  }

  serialOf(pod: Pod | undefined): number {
    return this.server.find('Pod', 'n', pod?.metadata.name ?? '');
  }

  /** A kubelet that has the pod running and ready. */
  start(pod: Pod | undefined, node = 'node-1'): void {
    const serial = this.serialOf(pod);
    const stored = this.server.get<Pod>(serial) as Pod;
    this.server.update(serial, { ...stored, spec: { ...stored.spec, nodeName: node } } as Pod);
    const ready = { type: 'Ready', status: 'True', lastProbeTime: null, lastTransitionTime: this.server.nowText } as const;
    this.setPodStatus(serial, { phase: 'Running', conditions: [ready] });
  }

  status(): ReplicaSet['status'] | undefined {
    return this.get<ReplicaSet>('ReplicaSet', 'r')?.status;
  }

  scale(serial: number, replicas: number): this {
    this.edit(serial, (spec) => ({ ...spec, replicas }));
    return this.after(1);
  }
}

describe('ReplicaSetController', () => {
  it('[RS-1] [RS-2] creates the missing pods and replaces one that is deleted', () => {
    const world = new Replicas();
    world.replicaSet();
    world.after(1);
    expect(world.pods()).toHaveLength(2);
    const [first] = world.pods();
    expect(first?.metadata).toMatchObject({
      generateName: 'r-',
      labels: { app: 'x' },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'r', controller: true }],
    });
    world.start(first);
    world.server.delete(world.serialOf(first));
    world.after(1);
    expect(world.pods()).toHaveLength(3);
    expect(world.status()).toMatchObject({ replicas: 2, terminatingReplicas: 1 });
    expect(world.events('ReplicaSet').every((line) => line.startsWith('SuccessfulCreate Created pod: r-'))).toBe(true);
  });

  it('[RS-3] a refusal shows as an event and a condition, and is tried again', () => {
    const world = new Replicas();
    let isRefusing = true;
    const refused = { code: 403, reason: 'Forbidden', message: 'pods "r-x" is forbidden: no' } as const;
    world.server.admit((object) => (object.kind === 'Pod' && isRefusing ? { refused } : { object }));
    world.replicaSet({ replicas: 4 });
    world.after(1);
    expect(world.pods()).toEqual([]);
    expect(world.events('ReplicaSet')[0]).toMatch(/^FailedCreate Error creating: pods "r-x" is forbidden: no x\d+$/);
    expect(world.status()?.conditions).toMatchObject([
      { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: refused.message },
    ]);
    isRefusing = false;
    world.after(10);
    expect(world.pods()).toHaveLength(4);
    expect(world.status()?.conditions).toBeUndefined();
  });

  it('[RS-5] first reports the pods that were there before it created any', () => {
    const world = new Replicas();
    const seen: unknown[] = [];
    world.server.watch('ReplicaSet', (type, _, object) => type === 'MODIFIED' && seen.push((object as ReplicaSet).status));
    world.replicaSet();
    world.after(1);
    expect(seen).toEqual([
      { replicas: 0, terminatingReplicas: 0, observedGeneration: 1 },
      { replicas: 2, fullyLabeledReplicas: 2, terminatingReplicas: 0, observedGeneration: 1 },
    ]);
  });

  it('[RS-6] adopts a matching pod, deletes the surplus, and lets go of one that stops matching', () => {
    const world = new Replicas();
    const serial = world.replicaSet({ replicas: 1 });
    world.after(1);
    const stray = world.add({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'stray', labels: { app: 'x' } },
      spec: { containers: [{ name: 'c', image: 'i' }] },
    });
    world.after(1);
    expect(world.pods()).toHaveLength(1);
    world.scale(serial, 1);
    const [kept] = world.pods();
    world.server.updateMetadata(world.serialOf(kept), { labels: { app: 'y' } });
    world.after(1);
    expect(world.server.get(world.serialOf(kept))?.metadata.ownerReferences).toBeUndefined();
    expect(world.pods()).toHaveLength(2);
    expect(stray).toBeGreaterThan(0);
  });

  it('[RS-7] a ready pod is available after minReadySeconds', () => {
    const world = new Replicas();
    world.replicaSet({ replicas: 1, minReadySeconds: 5 });
    world.after(1);
    world.start(world.pods()[0]);
    world.after(4);
    expect(world.status()).toMatchObject({ readyReplicas: 1 });
    expect(world.status()?.availableReplicas).toBeUndefined();
    world.after(1.1);
    expect(world.status()).toMatchObject({ availableReplicas: 1 });
  });
});
