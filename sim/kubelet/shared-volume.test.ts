import { describe, expect, it } from 'vitest';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation } from '#sim/simulation.ts';

const TAKE = 'for i in 1 2 3 4 5 6 7; do if mkdir /queue/$i 2>/dev/null; then echo "$i"; sleep $((i % 3 + 1)); fi; done';

describe('programs that share a volume', () => {
  it('[KBL-18] react to each other all the way: each item of a queue is taken once, while there is one', () => {
    const { client, ...simulation } = withQueue();
    simulation.run();
    const pods = client.list(resourceOfKind('Pod'), { namespace: 'default' });
    const logs = (pods.ok ? (pods.value as readonly Pod[]) : []).map(({ metadata }) => client.logs('default', metadata.name, {}));
    const taken = logs.map((log) => (log.ok ? log.value.split('\n').filter((line) => line !== '') : []));
    expect(taken.flat().sort()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(taken.every((items) => items.length >= 2)).toBe(true);
  });
});

/** Three workers of one Job that take items from a directory of the node. */
function withQueue() {
  const simulation = new Simulation({ seed: 4, startAtMs: 0 });
  const containers = [
    { name: 'main', image: 'busybox:1.36', command: ['sh', '-c', TAKE], volumeMounts: [{ name: 'queue', mountPath: '/queue' }] },
  ];
  const template = { spec: { restartPolicy: 'Never', containers, volumes: [{ name: 'queue', hostPath: { path: '/q' } }] } };
  const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'workers' }, spec: { parallelism: 3, template } };
  const created = simulation.client.create(resourceOfKind('Job'), 'default', job);
  if (!created.ok) throw new Error(created.status.message);
  return { client: simulation.client, run: () => simulation.runUntil(120_000) };
}
