import { describe, expect, it } from 'vitest';
import { SchedulerCluster } from './testing-cluster.ts';

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
