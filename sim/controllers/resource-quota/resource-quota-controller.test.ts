import { expect, it } from 'vitest';
import type { ResourceQuota } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { TestWorld, testTimings } from '#sim/controllers/testing-world.ts';
import { ResourceQuotaController } from './resource-quota-controller.ts';

function start(hard: JsonObject): {
  world: TestWorld;
  quota: number;
  pod: () => number;
  status: () => ResourceQuota['status'] | undefined;
} {
  const world = new TestWorld();
  new ResourceQuotaController(world.server, testTimings, world.gate);
  world.addNamespace();
  const quota = world.add({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q' }, spec: { hard } });
  const spec = { containers: [{ name: 'c', image: 'i', resources: { requests: { cpu: '250m' } } }] };
  let pods = 0;
  return {
    world,
    quota,
    pod: () => world.add({ apiVersion: 'v1', kind: 'Pod', metadata: { name: `p${pods++}` }, spec }),
    status: () => world.get<ResourceQuota>('ResourceQuota', 'q')?.status,
  };
}

it('[QUO-4] counts a pod in the instant of its creation', () => {
  const { world, pod, status } = start({ pods: '5', 'requests.cpu': '2' });
  world.after(1);
  pod();
  pod();
  expect(status()).toEqual({ hard: { pods: '5', 'requests.cpu': '2' }, used: { pods: '2', 'requests.cpu': '500m' } });
});

it('[QUO-5] counts anew after an edit, a deletion and the end of a pod', () => {
  const { world, quota, pod, status } = start({ pods: '5', 'count/pods': '5' });
  const [first, second] = [pod(), pod()];
  world.after(1);
  expect(status()?.used).toEqual({ pods: '2', 'count/pods': '2' });
  world.setPodStatus(first, { phase: 'Succeeded' });
  world.after(1);
  expect(status()?.used).toEqual({ pods: '1', 'count/pods': '2' });
  world.server.delete(second);
  world.edit(quota, () => ({ hard: { pods: '7' } }));
  world.after(1);
  expect(status()).toEqual({ hard: { pods: '7' }, used: { pods: '0' } });
});
