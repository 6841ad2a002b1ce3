import { describe, expect, it } from 'vitest';
import type { KubeEvent, Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { recordedNode } from '#sim/bootstrap.ts';
import { quietLatencies } from '#sim/kubelet/testing-story.ts';
import { Simulation } from '#sim/simulation.ts';

const START_MS = 1_795_420_800_000;

/** A cluster of nodes with 4 CPUs, and what was seen of its pods. */
class Cluster {
  readonly simulation: Simulation;
  readonly seen: { readonly atSeconds: number; readonly type: string; readonly pod: Pod }[] = [];

  constructor(...names: readonly string[]) {
    const nodes = names.map((name, i) => ({ ...recordedNode, name, cpu: '4', address: `192.0.2.${i + 2}` }));
    this.simulation = new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies, nodes });
    this.simulation.onChange = (type, object) => {
      if (object.kind === 'Pod') this.seen.push({ atSeconds: this.simulation.nowMs / 1000, type, pod: object as Pod });
    };
  }

  create(kind: string, name: string, body: JsonObject): this {
    const { group, version } = resourceOfKind(kind);
    const apiVersion = group === '' ? version : `${group}/${version}`;
    const made = this.simulation.client.create(resourceOfKind(kind), 'default', { apiVersion, kind, metadata: { name }, ...body });
    if (!made.ok) throw new Error(made.status.message);
    return this;
  }

  pod(name: string, cpu: string, script: string, more: JsonObject = {}): this {
    return this.create('Pod', name, { spec: podSpec(cpu, script, more) });
  }

  editNode(name: string, patch: JsonObject): this {
    this.simulation.client.patch(resourceOfKind('Node'), '', name, 'merge', patch);
    return this;
  }

  until(seconds: number): this {
    this.simulation.runUntil(seconds * 1000);
    return this;
  }

  get(name: string): Pod | undefined {
    const found = this.simulation.client.get(resourceOfKind('Pod'), 'default', name);
    return found.ok ? (found.value as Pod) : undefined;
  }

  get pods(): readonly Pod[] {
    return this.list<Pod>('Pod');
  }

  private list<T extends KubeObject>(kind: string): readonly T[] {
    const listed = this.simulation.client.list(resourceOfKind(kind), { namespace: 'default' });
    return listed.ok ? (listed.value as readonly T[]) : [];
  }

  /** Messages of events with this reason about a pod, oldest first. */
  messages(reason: string, pod: string): readonly string[] {
    return this.list<KubeEvent>('Event')
      .filter((event) => event.reason === reason && event.involvedObject.name === pod)
      .sort((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion))
      .map(({ message }) => message);
  }

  /** When a pod first looked like this, in seconds. */
  when(name: string, is: (pod: Pod, type: string) => boolean): number {
    return this.seen.find(({ pod, type }) => pod.metadata.name === name && is(pod, type))?.atSeconds ?? -1;
  }
}

const podSpec = (cpu: string, script: string, more: JsonObject = {}): JsonObject => ({
  restartPolicy: 'Never',
  containers: [
    {
      name: 'main',
      image: 'busybox:1.36',
      command: ['sh', '-c', script],
      ...(cpu === '' ? {} : { resources: { requests: { cpu } } }),
    },
  ],
  ...more,
});

const reasonOf = ({ status }: Pod): string | undefined => status.conditions?.find(({ type }) => type === 'DisruptionTarget')?.reason;
const isPlaced = (pod: Pod): boolean => pod.spec.nodeName !== undefined;
const NO_CLAIMS = 'no new claims to deallocate, preemption: 0/1 nodes are available:';

describe('scheduling in a whole cluster', () => {
  it('[SCH-8] a pod that waits for cpu is placed as soon as a pod ends (scenario 23)', () => {
    const cluster = new Cluster('n').pod('one', '1', 'sleep 9').pod('two', '1', 'sleep 300').until(1).pod('want', '3', 'sleep 5').until(30);
    expect(cluster.messages('FailedScheduling', 'want')[0]).toBe(
      `0/1 nodes are available: 1 Insufficient cpu. ${NO_CLAIMS} 1 No preemption victims found for incoming pod.`,
    );
    const freed = cluster.when('one', ({ status }) => status.phase === 'Succeeded');
    expect(cluster.when('want', isPlaced) - freed).toBeGreaterThanOrEqual(0);
    expect(cluster.when('want', isPlaced) - freed).toBeLessThan(0.1);
  });

  it('[SCH-6] a request larger than the node cannot be helped (scenario 24)', () => {
    const cluster = new Cluster('n').pod('huge', '10', 'true').until(290);
    expect(cluster.messages('FailedScheduling', 'huge')).toEqual([
      `0/1 nodes are available: 1 Insufficient cpu. ${NO_CLAIMS} 1 Preemption is not helpful for scheduling.`,
    ]);
    expect(cluster.until(340).messages('FailedScheduling', 'huge')).toHaveLength(2);
  });

  it('[SCH-8] three nodes, three reasons (scenario 25)', () => {
    const cluster = new Cluster('full', 'tainted', 'wrong')
      .editNode('tainted', { spec: { taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] }, metadata: { labels: { disk: 'ssd' } } })
      .editNode('full', { metadata: { labels: { disk: 'ssd' } } })
      .pod('filler', '4', 'sleep 300', { nodeName: 'full' })
      .until(1)
      .pod('want', '1', 'true', { nodeSelector: { disk: 'ssd' } })
      .until(2);
    expect(cluster.messages('FailedScheduling', 'want')).toEqual([
      "0/3 nodes are available: 1 Insufficient cpu, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.",
    ]);
  });

  it('[SCH-4] a missing claim, then one that is not bound, then a volume (scenario 26)', () => {
    const volumes = [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }];
    const cluster = new Cluster('n').pod('p', '', 'sleep 60', { volumes }).until(5);
    cluster
      .create('PersistentVolumeClaim', 'data', {
        spec: { accessModes: ['ReadWriteOnce'], storageClassName: '', resources: { requests: { storage: '1Gi' } } },
      })
      .until(6);
    expect(cluster.messages('FailedScheduling', 'p')).toEqual([
      '0/1 nodes are available: persistentvolumeclaim "data" not found. not found',
      '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
    ]);
    cluster
      .create('PersistentVolume', 'v', {
        spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/data' } },
      })
      .until(40);
    expect(cluster.get('p')?.status.phase).toBe('Running');
  });

  it('[SCH-7] a more important pod waits out the grace of the less important one (scenario 27)', () => {
    const cluster = new Cluster('n').pod('low', '3', 'sleep 3600').until(5);
    cluster.create('PriorityClass', 'high', { value: 1000 }).pod('high', '3', 'sleep 5', { priorityClassName: 'high' }).until(6);
    expect([cluster.get('high')?.status.nominatedNodeName, cluster.messages('FailedScheduling', 'high')]).toEqual([
      'n',
      ['0/1 nodes are available: 1 Insufficient cpu.'],
    ]);
    const low = cluster.get('low') as Pod;
    expect([low.metadata.deletionTimestamp !== undefined, reasonOf(low)]).toEqual([true, 'PreemptionByScheduler']);
    expect(cluster.until(60).when('high', isPlaced)).toBeGreaterThan(35);
    expect(cluster.when('high', isPlaced)).toBeLessThan(37);
  });
});

describe('nodes that go', () => {
  it('[NODE-2] [NODE-6] a dead worker keeps its pod, terminating (scenario 35)', () => {
    const cluster = new Cluster('control', 'worker').pod('p', '', 'sleep 3600', { nodeName: 'worker' }).until(20);
    cluster.simulation.weather({ kind: 'node', name: 'worker', isLost: true });
    cluster.until(400);
    const unready = cluster.seen.find(
      ({ atSeconds, pod }) => atSeconds > 20 && pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'False'),
    );
    expect(unready?.atSeconds).toBeGreaterThanOrEqual(60);
    expect(unready?.atSeconds).toBeLessThanOrEqual(75);
    const leaves = cluster.when('p', ({ metadata }) => metadata.deletionTimestamp !== undefined);
    expect(leaves - (unready?.atSeconds ?? 0)).toBeCloseTo(300, 0);
    const pod = cluster.until(1000).get('p') as Pod;
    expect([pod.status.phase, reasonOf(pod), cluster.messages('TaintManagerEviction', 'p')]).toEqual([
      'Running',
      'DeletionByTaintManager',
      ['Marking for deletion Pod default/p'],
    ]);
  });

  it('[NODE-4] the only node never loses its pods (scenario 35)', () => {
    const cluster = new Cluster('n').pod('p', '', 'sleep 36000').until(20);
    cluster.simulation.weather({ kind: 'node', name: 'n', isLost: true });
    expect(cluster.until(3000).get('p')?.metadata.deletionTimestamp).toBeUndefined();
  });

  it('[PGC-1] the pods of a deleted node fail and go within 40 to 80 s (scenario 36)', () => {
    const cluster = new Cluster('a', 'b').pod('p', '', 'sleep 3600', { nodeName: 'b' }).until(10);
    cluster.simulation.client.delete(resourceOfKind('Node'), '', 'b');
    cluster.until(120);
    const failed = cluster.seen.find(({ pod, atSeconds }) => pod.status.phase === 'Failed' && atSeconds > 10);
    expect([failed?.pod.status.phase, failed && reasonOf(failed.pod), cluster.get('p')]).toEqual(['Failed', 'DeletionByPodGC', undefined]);
    const gone = cluster.when('p', (_, type) => type === 'DELETED');
    expect(gone).toBeGreaterThanOrEqual(50);
    expect(gone).toBeLessThanOrEqual(90);
  });

  it("[API-9] a drained Job's replacement waits for the uncordon (scenario 37)", () => {
    const cluster = new Cluster('n').create('Job', 'j', {
      spec: { template: { spec: podSpec('', 'trap "exit 143" TERM; sleep 60 & wait') } },
    });
    const [first] = cluster.until(10).pods;
    cluster.editNode('n', { spec: { unschedulable: true } });
    cluster.simulation.client.evict('default', first?.metadata.name ?? '');
    const [second, ...others] = cluster.until(25).pods;
    expect(others).toEqual([]);
    expect(second?.metadata.name).not.toBe(first?.metadata.name);
    expect(cluster.messages('FailedScheduling', second?.metadata.name ?? '')[0]).toContain('1 node(s) were unschedulable');
    cluster.editNode('n', { spec: { unschedulable: null } });
    expect(cluster.until(30).pods[0]?.status.phase).toBe('Running');
  });
});
