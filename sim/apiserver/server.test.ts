import { describe, expect, it } from 'vitest';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { Engine } from '#sim/engine/engine.ts';
import { ApiServer, type CreateOutcome, type NewObject } from './server.ts';

const START_MS = 1_773_136_800_000; // 2026-03-10T10:00:00Z

/** A server with namespace `n`, and what its watchers heard: `TYPE name@resourceVersion`. */
function startServer() {
  const engine = new Engine(7, START_MS);
  const server = new ApiServer(engine);
  const heard: string[] = [];
  server.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } });
  for (const kind of ['ConfigMap', 'Pod', 'Job'])
    server.watch(kind, (type, _, { metadata }) => heard.push(`${type} ${metadata.name}@${metadata.resourceVersion}`));
  return { engine, server, heard };
}

const serialOf = (outcome: CreateOutcome): number => ('serial' in outcome ? outcome.serial : Number.NaN);
const configMap = (name: string, metadata: Partial<KubeObject['metadata']> = {}): NewObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'n', ...metadata },
});
const pod = (name: string, spec: Partial<Pod['spec']> = {}, phase = 'Running', metadata: Partial<KubeObject['metadata']> = {}): NewObject =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'n', generation: 1, ...metadata },
    spec: { containers: [], nodeName: 'node-1', ...spec },
    status: { phase },
  }) as NewObject;

describe('creating', () => {
  it('[API-1] gives a uid, a version and a time', () => {
    const { server } = startServer();
    const expectedUid = server.nextUid();
    const outcome = server.create(configMap('a'));
    expect(outcome).toMatchObject({
      object: { metadata: { uid: expectedUid, creationTimestamp: '2026-03-10T10:00:00Z', resourceVersion: '3' } },
    });
    expect(server.find('ConfigMap', 'n', 'a')).toBe(serialOf(outcome));
    expect(server.find('ConfigMap', 'other', 'a')).toBe(-1);
  });

  it('[API-1] refuses a taken name, a missing namespace and one that is being deleted', () => {
    const { server } = startServer();
    server.create(configMap('a'));
    expect(server.create(configMap('a'))).toMatchObject({ refused: { code: 409, message: 'configmaps "a" already exists' } });
    expect(server.create(configMap('a', { namespace: 'x' }))).toMatchObject({
      refused: { code: 404, message: 'namespaces "x" not found' },
    });
    const home = server.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'x' },
      spec: { finalizers: ['kubernetes'] },
    } as NewObject);
    server.delete(serialOf(home));
    expect(server.create(configMap('a', { namespace: 'x' }))).toMatchObject({
      refused: {
        code: 403,
        message: 'configmaps "a" is forbidden: unable to create new content in namespace x because it is being terminated',
      },
    });
  });

  it('[API-2] generates names that are free, from at most 58 characters', () => {
    const { server } = startServer();
    const names = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const expected = server.nextName('ConfigMap', 'n', 'job-');
      const outcome = server.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'job-', namespace: 'n' } });
      if (!('object' in outcome)) throw new Error(outcome.refused.message);
      expect(outcome.object.metadata.name).toBe(expected);
      names.add(expected);
    }
    expect(names.size).toBe(200);
    expect(server.nextName('ConfigMap', 'n', 'x'.repeat(70))).toMatch(/^x{58}[a-z0-9]{5}$/);
  });
});

describe('changing', () => {
  it('[API-3] takes a new version with every write, the last one too, and tells of each', () => {
    const { server, heard } = startServer();
    const serial = serialOf(server.create(configMap('a')));
    server.updateMetadata(serial, { labels: { x: 'y' } });
    const same = server.get(serial) as KubeObject;
    expect(server.update(serial, same)).toBe(same);
    server.delete(serial);
    expect(heard).toEqual(['ADDED a@3', 'MODIFIED a@4', 'DELETED a@5']);
  });

  it('[API-3] a watcher gets the state before, and a later write within it comes later', () => {
    const { server } = startServer();
    const labels: unknown[] = [];
    server.watch('ConfigMap', (type, serial, object, before) => {
      labels.push([type, before?.metadata.labels, object.metadata.labels]);
      if (type === 'ADDED') server.updateMetadata(serial, { labels: { a: '1' } });
    });
    server.create(configMap('a'));
    expect(labels).toEqual([
      ['ADDED', undefined, undefined],
      ['MODIFIED', undefined, { a: '1' }],
    ]);
  });
});

describe('deleting', () => {
  it('[API-4] removes at once what nothing holds', () => {
    const { server, heard } = startServer();
    const serial = serialOf(server.create(configMap('a')));
    server.delete(serial);
    expect(server.get(serial)).toBeUndefined();
    expect(server.delete(serial)).toBeUndefined();
    expect(heard).toEqual(['ADDED a@3', 'DELETED a@4']);
  });

  it.each<[string, Partial<Pod['spec']>, number | undefined, number]>([
    ['30 s by default', {}, undefined, 30],
    ['the seconds of the pod', { terminationGracePeriodSeconds: 5 }, undefined, 5],
    ['the seconds of the request', { terminationGracePeriodSeconds: 5 }, 60, 60],
    ['1 s when negative', { terminationGracePeriodSeconds: -1 }, undefined, 1],
  ])('[API-4] leaves a running pod %s', (_, spec, gracePeriodSeconds, seconds) => {
    const { server } = startServer();
    const serial = serialOf(server.create(pod('p', spec)));
    server.delete(serial, gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds });
    const deletionTimestamp = new RegExp(`^2026-03-10T10:0${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}Z$`);
    expect(server.get(serial)?.metadata).toMatchObject({ deletionGracePeriodSeconds: seconds, generation: 2 });
    expect(server.get(serial)?.metadata.deletionTimestamp).toMatch(deletionTimestamp);
    server.confirmDeletion(serial);
    expect(server.get(serial)).toBeUndefined();
  });

  it('[API-4] only ever shortens a grace, and raises the generation once', () => {
    const { server } = startServer();
    const serial = serialOf(server.create(pod('p')));
    for (const gracePeriodSeconds of [30, 60, 10]) server.delete(serial, { gracePeriodSeconds });
    expect(server.get(serial)?.metadata).toMatchObject({ deletionGracePeriodSeconds: 10, generation: 2 });
    server.delete(serial, { gracePeriodSeconds: 0 });
    expect(server.get(serial)).toBeUndefined();
  });

  it.each([
    ['has ended', pod('p', {}, 'Succeeded')],
    ['has no node', { ...pod('p'), spec: { containers: [] } } as NewObject],
  ])('[API-4] a pod that %s goes at once, in two steps', (_, object) => {
    const { server, heard } = startServer();
    server.delete(serialOf(server.create(object)));
    expect(heard).toEqual(['ADDED p@3', 'MODIFIED p@4', 'DELETED p@5']);
  });

  it('[API-5] finalizers hold it until the last one has gone', () => {
    const { server, heard } = startServer();
    const serial = serialOf(server.create(configMap('a', { finalizers: ['example.com/a', 'example.com/b'] })));
    server.delete(serial);
    expect(server.get(serial)?.metadata).toMatchObject({ deletionTimestamp: '2026-03-10T10:00:00Z', deletionGracePeriodSeconds: 0 });
    expect(server.get(serial)?.metadata.generation).toBeUndefined();
    server.removeFinalizer(serial, 'example.com/a');
    server.removeFinalizer(serial, 'example.com/c');
    expect(server.get(serial)?.metadata.finalizers).toEqual(['example.com/b']);
    server.removeFinalizer(serial, 'example.com/b');
    expect(heard.at(-1)).toMatch(/^DELETED a/);
  });

  it('[API-5] a pod needs both its last finalizer and its end', () => {
    const { server } = startServer();
    const serial = serialOf(server.create(pod('p', {}, 'Running', { finalizers: ['batch.kubernetes.io/job-tracking'] })));
    server.delete(serial);
    server.confirmDeletion(serial);
    expect(server.get(serial)?.metadata.deletionGracePeriodSeconds).toBe(0);
    server.removeFinalizer(serial, 'batch.kubernetes.io/job-tracking');
    expect(server.get(serial)).toBeUndefined();
  });

  it('[API-5] an object that stays keeps nothing for its finalizers', () => {
    const { server } = startServer();
    const serial = serialOf(server.create(configMap('a', { finalizers: ['example.com/a'] })));
    server.removeFinalizer(serial, 'example.com/a');
    expect(server.get(serial)?.metadata.finalizers).toBeUndefined();
  });

  it('[API-6] propagation leaves its finalizer', () => {
    const { server } = startServer();
    for (const [propagation, finalizers] of [
      ['Foreground', ['foregroundDeletion']],
      ['Orphan', ['orphan']],
    ] as const) {
      const serial = serialOf(server.create(configMap(propagation.toLowerCase())));
      server.delete(serial, { propagation });
      expect(server.get(serial)?.metadata.finalizers).toEqual(finalizers);
    }
  });
});

describe('owners', () => {
  it('[API-7] dependents are those that name it by uid, the controller before others', () => {
    const { server } = startServer();
    const [first, second] = ['a', 'b'].map((name) => serialOf(server.create(configMap(name)))) as [number, number];
    const reference = (serial: number, controller: boolean) => {
      const owner = server.get(serial) as KubeObject;
      return { apiVersion: 'v1', kind: 'ConfigMap', name: owner.metadata.name, uid: owner.metadata.uid, controller };
    };
    const both = [reference(first, false), reference(second, true)];
    const child = serialOf(server.create(configMap('child', { ownerReferences: both })));
    const stray = serialOf(server.create(configMap('stray', { ownerReferences: [{ ...reference(first, true), uid: 'other' }] })));
    expect([server.store.ownerOf(child), server.store.ownerOf(stray)]).toEqual([second, -1]);
    server.updateMetadata(child, { ownerReferences: [reference(first, false)] });
    const children = server.store.childrenOf(first);
    expect([children.items.slice(0, children.length), server.store.childrenOf(second).length]).toEqual([[child], 0]);
    server.delete(child);
    expect(server.store.childrenOf(first).length).toBe(0);
  });
});
