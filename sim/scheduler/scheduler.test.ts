import { describe, expect, it } from 'vitest';
import { SchedulerCluster } from './testing-cluster.ts';

const NO_VICTIMS = 'no new claims to deallocate, preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';
const notHelpful = (nodes: number): string =>
  `no new claims to deallocate, preemption: 0/${nodes} nodes are available: ${nodes} Preemption is not helpful for scheduling.`;

/** A node that a pod of 1500m fills, and another pod that does not fit beside it. */
function fullNode(): { readonly cluster: SchedulerCluster; readonly holder: number } {
  const cluster = new SchedulerCluster('node-1');
  const holder = cluster.addPod('holder', '1500m');
  cluster.world.after(1);
  cluster.addPod('waiting', '1');
  cluster.world.after(1);
  return { cluster, holder };
}

describe('placing', () => {
  it('[SCH-1] binds a new pod and says so', () => {
    const cluster = new SchedulerCluster('node-1');
    const serial = cluster.addPod('p', '1');
    cluster.world.after(1);
    expect(cluster.pod('p')).toMatchObject({
      spec: { nodeName: 'node-1' },
      status: { conditions: [{ type: 'PodScheduled', status: 'True' }] },
    });
    expect(cluster.world.events('Pod')).toEqual(['Scheduled Successfully assigned n/p to node-1']);
    expect(cluster.world.server.store.ownerOf(serial)).toBe(-1);
  });

  it('[SCH-1] leaves a gated pod alone until its gates are gone', () => {
    const cluster = new SchedulerCluster('node-1');
    const serial = cluster.addPod('p', '1', { schedulingGates: [{ name: 'example.com/wait' }] });
    cluster.world.after(600);
    expect(cluster.nodeOf('p')).toBeUndefined();
    expect(cluster.world.events('Pod')).toEqual([]);
    cluster.world.edit(serial, ({ schedulingGates: _, ...spec }) => spec);
    cluster.world.after(1);
    expect(cluster.nodeOf('p')).toBe('node-1');
  });

  it('[SCH-1] a pod that names its node counts there without being tried', () => {
    const cluster = new SchedulerCluster('node-1');
    cluster.addPod('holder', '1500m', { nodeName: 'node-1' });
    cluster.addPod('p', '1');
    cluster.world.after(1);
    expect(cluster.world.events('Pod')).toEqual([`FailedScheduling 0/1 nodes are available: 1 Insufficient cpu. ${NO_VICTIMS}`]);
  });
});

describe('refusing', () => {
  it('[SCH-8] tells the reasons in an event and in the condition', () => {
    const { cluster } = fullNode();
    const message = `0/1 nodes are available: 1 Insufficient cpu. ${NO_VICTIMS}`;
    expect(cluster.refusals('waiting')).toEqual([message]);
    expect(cluster.pod('waiting')?.status.conditions).toMatchObject([
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message },
    ]);
  });

  it('[SCH-8] counts each reason and sorts them as text', () => {
    const cluster = new SchedulerCluster('node-1', 'node-2', 'node-3');
    cluster.editNode(cluster.world.server.find('Node', '', 'node-1'), { taints: [{ key: 'control', effect: 'NoSchedule' }] });
    cluster.addPod('p', '64');
    cluster.world.after(1);
    expect(cluster.refusals('p')).toEqual([
      `0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. ${notHelpful(3)}`,
    ]);
  });

  it('[SCH-8] without nodes it says so, and a new node helps', () => {
    const cluster = new SchedulerCluster();
    cluster.addPod('p', '1');
    cluster.world.after(1);
    expect(cluster.refusals('p')).toEqual(['no nodes available to schedule pods']);
    cluster.addNode('node-1');
    cluster.world.after(1);
    expect(cluster.nodeOf('p')).toBe('node-1');
  });

  it('[SCH-4] a claim that is not there refuses before any node is looked at', () => {
    const cluster = new SchedulerCluster('node-1');
    cluster.addPod('p', '64', { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }] });
    cluster.world.after(1);
    expect(cluster.refusals('p')).toEqual(['0/1 nodes are available: persistentvolumeclaim "data" not found. not found']);
    const claim = cluster.world.add({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data', finalizers: ['kubernetes.io/pvc-protection'] },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    });
    cluster.world.after(1);
    cluster.world.server.delete(claim);
    cluster.world.after(1);
    expect(cluster.refusals('p').slice(1)).toEqual([
      '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
      '0/1 nodes are available: persistentvolumeclaim "data" is being deleted. not found',
    ]);
  });
});

describe('trying again', () => {
  it('[SCH-2, SCH-8] when a pod has ended, not while it is leaving', () => {
    const { cluster, holder } = fullNode();
    cluster.world.server.delete(holder);
    cluster.world.after(20);
    expect(cluster.nodeOf('waiting')).toBeUndefined();
    cluster.world.setPodStatus(holder, { phase: 'Failed' });
    cluster.world.after(1);
    expect(cluster.nodeOf('waiting')).toBe('node-1');
  });

  it('[SCH-8] only on what could help', () => {
    const cluster = new SchedulerCluster('node-1');
    const other = cluster.addPod('other', '1');
    const picky = { nodeSelector: { disk: 'ssd' } };
    cluster.addPod('picky', '1', picky);
    cluster.world.after(1);
    const refused = `0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. ${notHelpful(1)}`;
    cluster.world.setPodStatus(other, { phase: 'Succeeded' });
    cluster.world.after(60);
    expect(cluster.refusals('picky')).toEqual([refused]);
    cluster.editNode(cluster.world.server.find('Node', '', 'node-1'), {}, { disk: 'ssd' });
    cluster.world.after(1);
    expect(cluster.nodeOf('picky')).toBe('node-1');
  });

  it('[SCH-8] after five minutes when nothing happens; the first repeat is a new event, the next one makes a series', () => {
    const { cluster } = fullNode();
    cluster.world.after(297);
    expect(cluster.refusals('waiting')).toHaveLength(1);
    cluster.world.after(5);
    expect(cluster.refusals('waiting')).toHaveLength(2);
    cluster.world.after(300);
    expect(cluster.refusals('waiting')[1]).toMatch(/ x2$/);
  });

  it('[SCH-8] an uncordoned node takes its pods', () => {
    const cluster = new SchedulerCluster('node-1');
    const node = cluster.world.server.find('Node', '', 'node-1');
    cluster.editNode(node, { unschedulable: true });
    cluster.addPod('p', '1');
    cluster.world.after(1);
    expect(cluster.refusals('p')).toEqual([`0/1 nodes are available: 1 node(s) were unschedulable. ${notHelpful(1)}`]);
    cluster.editNode(node, {});
    cluster.world.after(1);
    expect(cluster.nodeOf('p')).toBe('node-1');
  });

  it('[SCH-8] the more important pod first, then the older', () => {
    const cluster = new SchedulerCluster('node-1');
    const holder = cluster.addPod('holder', '2', { priority: 100 });
    cluster.world.after(1);
    cluster.addPod('low', '1500m');
    cluster.addPod('high', '1500m', { priority: 10 });
    cluster.addPod('later', '1500m', { priority: 10 });
    cluster.world.after(1);
    cluster.world.setPodStatus(holder, { phase: 'Succeeded' });
    cluster.world.after(1);
    expect(['low', 'high', 'later'].map((name) => cluster.nodeOf(name))).toEqual([undefined, 'node-1', undefined]);
  });
});
