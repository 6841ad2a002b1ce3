import { describe, expect, it } from 'vitest';
import { far, NeighbourCluster, near, webTerm } from './testing-neighbours.ts';

const twoNodes = () => new NeighbourCluster({ 'node-1': 'a', 'node-2': 'b' });
const other = { app: 'other' };

describe('required affinity between pods', () => {
  it('[SCH-11] follows the pods that match, within the value of the topology label', () => {
    const cluster = new NeighbourCluster({ 'node-1': 'a', 'node-2': 'b', 'node-3': 'b' });
    cluster.addLabelled('web', { nodeName: 'node-3' });
    cluster.addLabelled('same-host', near(webTerm()), other);
    cluster.addLabelled(
      'same-zone',
      { ...near(webTerm({ topologyKey: 'zone' })), nodeSelector: { 'kubernetes.io/hostname': 'node-2' } },
      other,
    );
    expect([cluster.nodeOf('same-host'), cluster.nodeOf('same-zone')]).toEqual(['node-3', 'node-2']);
  });

  it('[SCH-11] refuses where nobody matches, and no preemption helps', () => {
    const cluster = twoNodes();
    cluster.addLabelled('lonely', near(webTerm()), other);
    expect(cluster.refusals('lonely')).toEqual([
      "0/2 nodes are available: 2 node(s) didn't match pod affinity rules. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.",
    ]);
  });

  it('[SCH-11] lets the first of a group start anywhere, the next only beside it', () => {
    const cluster = twoNodes();
    cluster.addLabelled('first', near(webTerm()));
    cluster.addLabelled('second', near(webTerm()));
    expect([cluster.nodeOf('first'), cluster.nodeOf('second')]).toEqual(['node-1', 'node-1']);
    const unlabelled = new NeighbourCluster({ 'node-1': '' });
    unlabelled.addLabelled('first', near(webTerm({ topologyKey: 'zone' })));
    expect(unlabelled.refusal('first')).toBe("0/1 nodes are available: 1 node(s) didn't match pod affinity rules.");
  });

  it('[SCH-11] needs a pod that matches all terms', () => {
    const cluster = twoNodes();
    cluster.addLabelled('web', { nodeName: 'node-1' });
    cluster.addLabelled('both', near(webTerm(), webTerm({ labelSelector: { matchLabels: { tier: 'front' } } })), other);
    expect(cluster.nodeOf('both')).toBeUndefined();
    cluster.addLabelled('web-front', { nodeName: 'node-2' }, { app: 'web', tier: 'front' });
    expect(cluster.nodeOf('both')).toBe('node-2');
  });

  it('[SCH-11] keeps away from pods that match a term', () => {
    const cluster = twoNodes();
    for (const name of ['one', 'two', 'three']) cluster.addLabelled(name, far(webTerm()));
    expect([cluster.nodeOf('one'), cluster.nodeOf('two'), cluster.nodeOf('three')]).toEqual(['node-1', 'node-2', undefined]);
    expect(cluster.refusals('three')).toEqual([
      "0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules. no new claims to deallocate, preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.",
    ]);
  });

  it('[SCH-11] respects the anti-affinity of pods that are there already', () => {
    const cluster = new NeighbourCluster({ 'node-1': 'a', 'node-2': 'a' });
    cluster.addLabelled('shy', far(webTerm({ topologyKey: 'zone' })), other);
    cluster.addLabelled('web');
    expect(cluster.refusal('web')).toBe("0/2 nodes are available: 2 node(s) didn't satisfy existing pods anti-affinity rules.");
    cluster.addLabelled('harmless', {}, other);
    expect(cluster.nodeOf('harmless')).toBe('node-2');
  });

  it('[SCH-11] looks into its own namespace, or those that are named or selected', () => {
    const cluster = twoNodes();
    cluster.world.add({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'm', labels: { team: 'red' } } });
    cluster.addLabelled('web', { nodeName: 'node-2' }, { app: 'web' }, 'm');
    const isPlaced = (name: string, term: Parameters<typeof webTerm>[0]): string | undefined => {
      cluster.addLabelled(name, near(webTerm(term)), other);
      return cluster.nodeOf(name);
    };
    expect(isPlaced('own', {})).toBeUndefined();
    expect(isPlaced('named', { namespaces: ['m'] })).toBe('node-2');
    expect(isPlaced('selected', { namespaceSelector: { matchLabels: { team: 'red' } } })).toBe('node-2');
    expect(isPlaced('all', { namespaceSelector: {} })).toBe('node-2');
    expect(isPlaced('blue', { namespaceSelector: { matchLabels: { team: 'blue' } } })).toBeUndefined();
  });

  it('[SCH-12] takes its own values of the label keys', () => {
    const cluster = new NeighbourCluster({ 'node-1': 'a' });
    const byVersion = far(webTerm({ matchLabelKeys: ['version'] }));
    cluster.addLabelled('old', byVersion, { app: 'web', version: '1' });
    cluster.addLabelled('new', byVersion, { app: 'web', version: '2' });
    cluster.addLabelled('again', byVersion, { app: 'web', version: '2' });
    cluster.addLabelled('stranger', far(webTerm({ mismatchLabelKeys: ['version'] })), { app: 'web', version: '3' });
    expect(['old', 'new', 'again', 'stranger'].map((name) => cluster.nodeOf(name))).toEqual(['node-1', 'node-1', undefined, undefined]);
  });

  it('[SCH-11] the filter comes after resources, and a less important neighbour can be preempted', () => {
    const cluster = new NeighbourCluster({ 'node-1': 'a' });
    const web = cluster.addLabelled('web', { nodeName: 'node-1', priority: 0 });
    cluster.addLabelled('urgent', { ...far(webTerm()), priority: 10 }, other);
    expect(cluster.refusals('urgent')).toEqual(["0/1 nodes are available: 1 node(s) didn't match pod anti-affinity rules."]);
    expect(cluster.pod('web')?.metadata.deletionTimestamp).toBeDefined();
    cluster.world.server.confirmDeletion(web);
    cluster.world.after(1);
    expect(cluster.nodeOf('urgent')).toBe('node-1');
  });

  it('[SCH-13] tries again when a friend comes, or when the pod that kept it out is over', () => {
    const cluster = new NeighbourCluster({ 'node-1': 'a' });
    cluster.addLabelled('lonely', near(webTerm()), other);
    cluster.addLabelled('stranger', {}, { app: 'stranger' });
    expect(cluster.refusals('lonely')).toHaveLength(1);
    const web = cluster.addLabelled('web', far(webTerm()));
    expect(cluster.nodeOf('lonely')).toBe('node-1');
    cluster.addLabelled('late', {});
    expect(cluster.nodeOf('late')).toBeUndefined();
    cluster.world.setPodStatus(web, { phase: 'Succeeded' });
    cluster.world.after(1);
    expect(cluster.nodeOf('late')).toBe('node-1');
  });

  it('[SCH-13] tries again when labels change: of another pod, of the node, its own', () => {
    const cluster = new NeighbourCluster({ 'node-1': '' });
    const relabel = (serial: number, labels: Readonly<Record<string, string>>): void => {
      const object = cluster.world.server.get(serial);
      if (object !== undefined) cluster.world.server.update(serial, { ...object, metadata: { ...object.metadata, labels } });
      cluster.world.after(1);
    };
    const quiet = cluster.addLabelled('quiet', {}, { app: 'quiet' });
    cluster.addLabelled('lonely', near(webTerm()), other);
    relabel(quiet, { app: 'web' });
    expect(cluster.nodeOf('lonely')).toBe('node-1');
    cluster.addLabelled('zonal', near(webTerm({ topologyKey: 'zone' })), other);
    expect(cluster.nodeOf('zonal')).toBeUndefined();
    cluster.editNode(cluster.nodeSerials['node-1'] ?? -1, {}, { zone: 'a' });
    cluster.world.after(1);
    expect(cluster.nodeOf('zonal')).toBe('node-1');
    const group = near(webTerm({ labelSelector: { matchLabels: { group: 'g' } } }));
    const first = cluster.addLabelled('first', group, other);
    expect(cluster.nodeOf('first')).toBeUndefined();
    relabel(first, { group: 'g' });
    expect(cluster.nodeOf('first')).toBe('node-1');
  });
});
