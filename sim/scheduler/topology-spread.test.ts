import { describe, expect, it } from 'vitest';
import type { TopologySpreadConstraint } from '#sim/api/core-v1/types.ts';
import { evenly, NeighbourCluster } from './testing-neighbours.ts';

const zones = () => new NeighbourCluster({ 'node-1': 'a', 'node-2': 'b', 'node-3': 'c' });
const UNEVEN = "node(s) didn't match pod topology spread constraints";

describe('topology spread', () => {
  it('[SCH-10] fills the domains evenly', () => {
    const cluster = zones();
    const placed = Array.from({ length: 6 }, (_, i) => {
      cluster.addLabelled(`web-${i}`, evenly());
      return cluster.nodeOf(`web-${i}`);
    });
    expect(placed).toEqual(['node-1', 'node-2', 'node-3', 'node-1', 'node-2', 'node-3']);
  });

  it('[SCH-10] waits rather than exceed the skew; removing pods could help', () => {
    const cluster = zones();
    cluster.editNode(cluster.nodeSerials['node-3'] ?? -1, { unschedulable: true });
    for (const name of ['one', 'two', 'three']) cluster.addLabelled(name, evenly());
    expect(cluster.refusals('three')).toEqual([
      `0/3 nodes are available: 1 node(s) were unschedulable, 2 ${UNEVEN}. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, 2 No preemption victims found for incoming pod.`,
    ]);
  });

  it('[SCH-10] refuses nodes without the label, which nothing cures', () => {
    const cluster = new NeighbourCluster({ 'node-1': '' });
    cluster.addLabelled('web', evenly());
    expect(cluster.refusals('web')).toEqual([
      `0/1 nodes are available: 1 ${UNEVEN} (missing required label). no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`,
    ]);
  });

  it.each<[string, Partial<TopologySpreadConstraint>, boolean]>([
    ['maxSkew 1', {}, false],
    ['maxSkew 2', { maxSkew: 2 }, true],
    ['ScheduleAnyway', { whenUnsatisfiable: 'ScheduleAnyway' }, true],
    ['a selector that does not match the pod', { labelSelector: { matchLabels: { app: 'none' } } }, true],
    ['as many domains as there must be', { maxSkew: 2, minDomains: 3 }, true],
    ['fewer domains than there must be', { maxSkew: 2, minDomains: 4 }, false],
  ])('[SCH-10] %s', (_, more, isPlaced) => {
    const cluster = zones();
    for (const [i, node] of ['node-1', 'node-2', 'node-2', 'node-3'].entries()) cluster.addLabelled(`there-${i}`, { nodeName: node });
    for (const node of ['node-1', 'node-3']) cluster.editNode(cluster.nodeSerials[node] ?? -1, { unschedulable: true });
    cluster.addLabelled('web', evenly(more));
    expect(cluster.nodeOf('web') === 'node-2').toBe(isPlaced);
  });

  it('[SCH-10] counts nodes that the pod may not use only when told so, tainted ones unless told not to', () => {
    const place = (more: Partial<TopologySpreadConstraint>, nodeSelector: Readonly<Record<string, string>>, isTainted: boolean) => {
      const cluster = new NeighbourCluster({ 'node-1': 'a', 'node-2': 'b' });
      if (isTainted) cluster.editNode(cluster.nodeSerials['node-2'] ?? -1, { taints: [{ key: 'k', effect: 'NoSchedule' }] });
      cluster.addLabelled('there', { nodeName: 'node-1' });
      cluster.addLabelled('web', { ...evenly(more), nodeSelector });
      return cluster.nodeOf('web');
    };
    const first = { 'kubernetes.io/hostname': 'node-1' };
    expect(place({}, first, false)).toBe('node-1');
    expect(place({ nodeAffinityPolicy: 'Ignore' }, first, false)).toBeUndefined();
    expect(place({}, {}, true)).toBeUndefined();
    expect(place({ nodeTaintsPolicy: 'Honor' }, {}, true)).toBe('node-1');
  });

  it('[SCH-10] counts no pod that is being deleted or that belongs to another namespace', () => {
    const cluster = zones();
    cluster.world.addNamespace('m');
    for (const node of ['node-2', 'node-3']) cluster.addLabelled(`on-${node}`, { nodeName: node });
    cluster.addLabelled('elsewhere', { nodeName: 'node-1' }, { app: 'web' }, 'm');
    cluster.world.server.delete(cluster.addLabelled('leaving', { nodeName: 'node-1' }));
    cluster.addLabelled('web', evenly());
    expect(cluster.nodeOf('web')).toBe('node-1');
  });

  it('[SCH-12] counts only pods with the same values of the label keys', () => {
    const cluster = zones();
    for (const node of ['node-2', 'node-3']) cluster.editNode(cluster.nodeSerials[node] ?? -1, { unschedulable: true });
    const byRevision = evenly({ matchLabelKeys: ['revision'] });
    for (const [name, revision] of Object.entries({ a: '1', b: '2', c: '2' }))
      cluster.addLabelled(name, byRevision, { app: 'web', revision });
    expect(['a', 'b', 'c'].map((name) => cluster.nodeOf(name))).toEqual(['node-1', 'node-1', undefined]);
  });

  it('[SCH-13] tries again when a matching pod ends or a node comes', () => {
    const cluster = zones();
    for (const node of ['node-2', 'node-3']) cluster.editNode(cluster.nodeSerials[node] ?? -1, { unschedulable: true });
    const first = cluster.addLabelled('first', evenly());
    for (const name of ['second', 'third']) cluster.addLabelled(name, evenly());
    cluster.world.setPodStatus(first, { phase: 'Failed' });
    cluster.world.after(1);
    expect([cluster.nodeOf('second'), cluster.nodeOf('third')]).toEqual(['node-1', undefined]);
    for (const node of ['node-2', 'node-3']) cluster.editNode(cluster.nodeSerials[node] ?? -1, {}, { zone: '' });
    cluster.world.after(1);
    expect(cluster.nodeOf('third')).toBeDefined();
  });
});
