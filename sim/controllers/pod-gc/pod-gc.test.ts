import { expect, it } from 'vitest';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { TestWorld } from '#sim/controllers/testing-world.ts';
import { PodGc } from './pod-gc.ts';

it('[PGC-1] removes the pods of a node that is gone, those on their way out included', () => {
  const world = new TestWorld();
  new PodGc(world.server, world.gate);
  world.addNamespace();
  const node = world.add({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } });
  const spec = { nodeName: 'node-1', containers: [{ name: 'c', image: 'i' }] };
  const [running, leaving] = ['running', 'leaving'].map((name) =>
    world.add({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec }),
  ) as [number, number];
  world.add({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'unplaced' }, spec: { containers: spec.containers } });
  for (const pod of [running, leaving]) world.setPodStatus(pod, { phase: 'Running' });
  world.server.delete(leaving);
  world.after(100);
  const last: unknown[] = [];
  world.server.watch('Pod', (type, serial, pod) => type === 'DELETED' && serial === running && last.push((pod as Pod).status));
  world.server.delete(node);
  world.after(59);
  expect(world.list('Pod')).toHaveLength(3);
  world.after(2);
  expect(world.list('Pod').map(({ metadata }) => metadata.name)).toEqual(['unplaced']);
  expect(last).toMatchObject([
    { phase: 'Failed', conditions: [{ type: 'DisruptionTarget', reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists' }] },
  ]);
});

it('[PGC-2] removes a pod that names a node which never was, unless it comes meanwhile', () => {
  const world = new TestWorld();
  new PodGc(world.server, world.gate);
  world.addNamespace();
  const spec = (nodeName: string) => ({ nodeName, containers: [{ name: 'c', image: 'i' }] });
  world.add({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'lost' }, spec: spec('node-9') });
  world.add({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'early' }, spec: spec('node-2') });
  world.add({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-2' } });
  world.after(61);
  expect(world.list('Pod').map(({ metadata }) => metadata.name)).toEqual(['early']);
});
