import { expect, it } from 'vitest';
import type { Namespace } from '#sim/api/core-v1/types.ts';
import { TestWorld } from '#sim/controllers/testing-world.ts';
import { NamespaceController } from './namespace-controller.ts';

function start(): { readonly world: TestWorld; readonly namespace: number } {
  const world = new TestWorld();
  new NamespaceController(world.server, world.gate);
  world.addNamespace();
  return { world, namespace: world.server.find('Namespace', '', 'n') };
}

it('[NS-1] fills a new namespace, and fills it again', () => {
  const { world } = start();
  world.after(0.1);
  expect(world.get('ServiceAccount', 'default')).toBeDefined();
  world.server.delete(world.server.find('ConfigMap', 'n', 'kube-root-ca.crt'));
  expect(world.get('ConfigMap', 'kube-root-ca.crt')).toBeUndefined();
  world.after(0.1);
  expect(world.get('ConfigMap', 'kube-root-ca.crt')).toBeDefined();
});

it('[NS-2] [NS-3] empties a deleted namespace, pods first', () => {
  const { world, namespace } = start();
  world.after(0.1);
  const spec = { nodeName: 'node-1', containers: [{ name: 'c', image: 'i' }] };
  const pod = world.add({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec });
  world.server.delete(namespace);
  expect(world.server.get<Namespace>(namespace)?.status?.phase).toBe('Terminating');
  expect(world.server.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'n' } })).toMatchObject({
    refused: { message: 'configmaps "x" is forbidden: unable to create new content in namespace n because it is being terminated' },
  });
  world.after(10);
  expect(world.server.get(pod)?.metadata.deletionTimestamp).toBeDefined();
  expect(world.get('ConfigMap', 'kube-root-ca.crt')).toBeDefined();
  world.server.confirmDeletion(pod);
  world.after(6);
  expect(world.list('ConfigMap')).toEqual([]);
  expect(world.server.get(namespace)).toBeUndefined();
});
