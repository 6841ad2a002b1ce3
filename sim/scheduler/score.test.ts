import { describe, expect, it } from 'vitest';
import { asking, SchedulerCluster } from './testing-cluster.ts';
import { evenly, NeighbourCluster, webTerm } from './testing-neighbours.ts';

describe('scores', () => {
  it('[SCH-5] pods spread over equal nodes, the first name first', () => {
    const cluster = new SchedulerCluster('node-b', 'node-a');
    const names = ['p1', 'p2', 'p3', 'p4'];
    for (const name of names) cluster.addPod(name, '100m');
    cluster.world.after(1);
    expect(names.map((name) => cluster.nodeOf(name))).toEqual(['node-a', 'node-b', 'node-a', 'node-b']);
  });

  it('[SCH-5] pods that ask for nothing spread too', () => {
    const cluster = new SchedulerCluster('node-a', 'node-b');
    for (const name of ['p1', 'p2']) cluster.addPod(name, '');
    cluster.world.after(1);
    expect([cluster.nodeOf('p1'), cluster.nodeOf('p2')]).toEqual(['node-a', 'node-b']);
  });

  it('[SCH-5] a preferred taint is avoided even when the other node is fuller', () => {
    const cluster = new SchedulerCluster('node-a', 'node-b');
    cluster.editNode(cluster.world.server.find('Node', '', 'node-a'), { taints: [{ key: 'old', effect: 'PreferNoSchedule' }] });
    cluster.addPod('full', '1', { nodeName: 'node-b' });
    cluster.addPod('p', '100m');
    cluster.addPod('easy', '100m', { tolerations: [{ operator: 'Exists' }] });
    cluster.world.after(1);
    expect([cluster.nodeOf('p'), cluster.nodeOf('easy')]).toEqual(['node-b', 'node-a']);
  });

  it('[SCH-5] preferred affinity adds its weight', () => {
    const cluster = new SchedulerCluster('node-a', 'node-b');
    cluster.editNode(cluster.world.server.find('Node', '', 'node-b'), {}, { disk: 'ssd' });
    const preference = { matchExpressions: [{ key: 'disk', operator: 'In' as const, values: ['ssd'] }] };
    const affinity = { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 80, preference }] } };
    cluster.addPod('full', '1', { nodeName: 'node-b' });
    cluster.addPod('p', '100m', { affinity });
    cluster.world.after(1);
    expect(cluster.nodeOf('p')).toBe('node-b');
  });
});

describe('neighbours', () => {
  const preferred = (...terms: readonly (readonly [weight: number, key: string])[]) => ({
    preferredDuringSchedulingIgnoredDuringExecution: terms.map(([weight, topologyKey]) => ({
      weight,
      podAffinityTerm: webTerm({ topologyKey }),
    })),
  });

  it('[SCH-14] a pod goes near the pods that it prefers, and away from those that it would rather avoid', () => {
    const cluster = new NeighbourCluster({ a: 'x', b: 'y', c: 'y' });
    cluster.addLabelled('web', { nodeName: 'c' });
    cluster.addLabelled('near', { affinity: { podAffinity: preferred([10, 'zone']) } }, { app: 'other' });
    cluster.addLabelled('nearer', { affinity: { podAffinity: preferred([10, 'zone'], [5, 'kubernetes.io/hostname']) } }, { app: 'other' });
    cluster.addLabelled('far', { affinity: { podAntiAffinity: preferred([1, 'zone']) } }, { app: 'other' });
    expect(['near', 'nearer', 'far'].map((name) => cluster.pod(name)?.spec.nodeName)).toEqual(['b', 'c', 'a']);
  });

  it('[SCH-14] the wishes of the pods that are there count too', () => {
    const cluster = new NeighbourCluster({ a: 'x', b: 'y' });
    cluster.addLabelled('shy', { nodeName: 'a', affinity: { podAntiAffinity: preferred([10, 'zone']) } }, { app: 'other' });
    cluster.addLabelled('full', { nodeName: 'b', containers: [asking({ cpu: '500m' })] }, { app: 'other' });
    cluster.addLabelled('web');
    expect(cluster.pod('web')?.spec.nodeName).toBe('b');
  });

  it('[SCH-14] ScheduleAnyway prefers the emptier zone and refuses none', () => {
    const cluster = new NeighbourCluster({ a: 'x', b: 'y' });
    for (const name of ['w1', 'w2']) cluster.addLabelled(name, { nodeName: 'a', containers: [asking({})] });
    cluster.addLabelled('full', { nodeName: 'b', containers: [asking({ cpu: '1', memory: '12Gi' })] }, { app: 'other' });
    const spread = evenly({ whenUnsatisfiable: 'ScheduleAnyway' });
    cluster.addLabelled('w3', spread);
    cluster.addLabelled('w4', { ...spread, nodeSelector: { zone: 'x' } });
    expect([cluster.pod('w3')?.spec.nodeName, cluster.pod('w4')?.spec.nodeName]).toEqual(['b', 'a']);
  });
});
