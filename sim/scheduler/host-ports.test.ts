import { describe, expect, it } from 'vitest';
import { asking } from './testing-cluster.ts';
import { NeighbourCluster } from './testing-neighbours.ts';

describe('host ports', () => {
  const port = (hostPort: number, more: Readonly<Record<string, string>> = {}) => ({
    containers: [asking({}, { ports: [{ containerPort: 80, hostPort, ...more }] })],
  });

  it('[SCH-9] one pod has a port of a node; the next waits until it is gone', () => {
    const cluster = new NeighbourCluster({ 'node-1': 'a' });
    const first = cluster.addLabelled('first', port(8080));
    cluster.addLabelled('second', port(8080));
    expect(cluster.refusals('second')).toEqual([
      "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports. no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.",
    ]);
    cluster.addLabelled('third', port(8081));
    expect(cluster.nodeOf('third')).toBe('node-1');
    cluster.world.setPodStatus(first, { phase: 'Succeeded' });
    cluster.world.after(1);
    expect(cluster.nodeOf('second')).toBe('node-1');
  });

  it.each<[Readonly<Record<string, string>>, Readonly<Record<string, string>>, boolean]>([
    [{ protocol: 'UDP' }, {}, true],
    [{ hostIP: '10.0.0.1' }, { hostIP: '10.0.0.2' }, true],
    [{ hostIP: '10.0.0.1' }, { hostIP: '10.0.0.1' }, false],
    [{ hostIP: '10.0.0.1' }, {}, false],
    [{}, { hostIP: '10.0.0.1' }, false],
  ])('[SCH-9] %j beside %j', (one, two, isPlaced) => {
    const cluster = new NeighbourCluster({ 'node-1': 'a' });
    cluster.addLabelled('first', port(53, one));
    cluster.addLabelled('second', port(53, two));
    expect(cluster.nodeOf('second') !== undefined).toBe(isPlaced);
  });

  it('[SCH-3, SCH-9] ports come before resources, and a less important holder is preempted', () => {
    const cluster = new NeighbourCluster({ 'node-1': 'a' });
    cluster.addLabelled('low', { ...port(80), priority: 0 });
    cluster.addLabelled('large', { containers: [asking({ cpu: '9' }, { ports: [{ containerPort: 80, hostPort: 80 }] })] });
    expect(cluster.refusal('large')).toBe("0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.");
    cluster.addLabelled('urgent', { ...port(80), priority: 5 });
    expect(cluster.pod('low')?.metadata.deletionTimestamp).toBeDefined();
  });
});
