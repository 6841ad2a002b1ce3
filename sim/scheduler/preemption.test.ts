import { describe, expect, it } from 'vitest';
import type { PodSpec } from '#sim/api/core-v1/types.ts';
import { SchedulerCluster } from './testing-cluster.ts';

type Placed = readonly [name: string, node: string, cpu: string, priority: number];

/** Running pods on nodes of 2 CPUs, then a pod that finds no room. */
function crowded(nodes: readonly string[], pods: readonly Placed[], cpu: string, spec: Partial<PodSpec> = { priority: 10 }) {
  const cluster = new SchedulerCluster(...nodes);
  for (const [name, nodeName, wanted, priority] of pods) {
    cluster.addPod(name, wanted, { nodeName, priority });
    cluster.world.after(1);
  }
  cluster.addPod('urgent', cpu, spec);
  cluster.world.after(1);
  return { cluster, victims: pods.map(([name]) => name).filter((name) => cluster.pod(name)?.metadata.deletionTimestamp !== undefined) };
}

const INSUFFICIENT = '0/1 nodes are available: 1 Insufficient cpu.';

describe('preemption', () => {
  it('[SCH-6, SCH-7] deletes a less important pod and waits for its end', () => {
    const { cluster } = crowded(['node-1'], [['low', 'node-1', '1500m', 0]], '1');
    expect(cluster.pod('low')).toMatchObject({
      metadata: { deletionGracePeriodSeconds: 30 },
      status: {
        conditions: [
          {
            type: 'DisruptionTarget',
            status: 'True',
            reason: 'PreemptionByScheduler',
            message: 'default-scheduler: preempting to accommodate a higher priority pod',
          },
        ],
      },
    });
    const uid = cluster.pod('urgent')?.metadata.uid;
    expect(cluster.world.events('Pod')).toEqual([`Preempted Preempted by pod ${uid} on node node-1`, `FailedScheduling ${INSUFFICIENT}`]);
    expect(cluster.pod('urgent')?.status.nominatedNodeName).toBe('node-1');
    cluster.world.server.confirmDeletion(cluster.world.server.find('Pod', 'n', 'low'));
    cluster.world.after(1);
    expect(cluster.pod('urgent')).toMatchObject({ spec: { nodeName: 'node-1' } });
    expect(cluster.pod('urgent')?.status.nominatedNodeName).toBeUndefined();
  });

  it('[SCH-6] spares who can stay, the important first', () => {
    const pods: Placed[] = [
      ['small', 'node-1', '500m', 1],
      ['big', 'node-1', '1500m', 2],
    ];
    expect(crowded(['node-1'], pods, '400m').victims).toEqual(['small']);
    expect(crowded(['node-1'], pods, '1').victims).toEqual(['big']);
  });

  it.each<[string, readonly Placed[], readonly string[]]>([
    [
      'the least important victim',
      [
        ['a', 'node-1', '2', 5],
        ['b', 'node-2', '2', 1],
      ],
      ['b'],
    ],
    [
      'the smaller sum of priorities',
      [
        ['a', 'node-1', '1', 5],
        ['b', 'node-1', '1', 5],
        ['c', 'node-2', '2', 5],
      ],
      ['c'],
    ],
    [
      'fewer victims',
      [
        ['a', 'node-1', '1', 0],
        ['b', 'node-1', '1', 0],
        ['c', 'node-2', '2', 0],
      ],
      ['c'],
    ],
    [
      'the youngest victims',
      [
        ['a', 'node-1', '2', 5],
        ['b', 'node-2', '2', 5],
      ],
      ['b'],
    ],
  ])('[SCH-6] takes the node with %s', (_, pods, victims) => {
    expect(crowded(['node-1', 'node-2'], pods, '2').victims).toEqual(victims);
  });

  it('[SCH-6] says what is lacking when even all less important pods are not enough', () => {
    const { cluster, victims } = crowded(
      ['node-1'],
      [
        ['high', 'node-1', '1500m', 20],
        ['low', 'node-1', '200m', 0],
      ],
      '1',
    );
    expect(victims).toEqual([]);
    expect(cluster.refusals('urgent')).toEqual([
      `${INSUFFICIENT} no new claims to deallocate, preemption: 0/1 nodes are available: 1 Insufficient cpu.`,
    ]);
  });

  it('[SCH-6] preempts nobody with policy Never', () => {
    const { cluster, victims } = crowded(['node-1'], [['low', 'node-1', '2', 0]], '1', { priority: 10, preemptionPolicy: 'Never' });
    expect(victims).toEqual([]);
    expect(cluster.refusals('urgent')).toEqual([
      `${INSUFFICIENT} no new claims to deallocate, preemption: not eligible due to preemptionPolicy=Never.`,
    ]);
  });

  it('[SCH-6] takes no more while a victim is leaving', () => {
    const { cluster } = crowded(
      ['node-1'],
      [
        ['low', 'node-1', '1500m', 0],
        ['done', 'node-1', '100m', 20],
      ],
      '1',
    );
    cluster.world.setPodStatus(cluster.world.server.find('Pod', 'n', 'done'), { phase: 'Succeeded' });
    cluster.world.after(1);
    expect(cluster.refusals('urgent')).toEqual([
      INSUFFICIENT,
      `${INSUFFICIENT} no new claims to deallocate, preemption: not eligible due to a terminating pod on the nominated node.`,
    ]);
  });
});
