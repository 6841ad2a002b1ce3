import { expect, it } from 'vitest';
import { podRequests } from '#sim/api/core-v1/pod-requests.ts';
import type { Container, Pod, PodSpec } from '#sim/api/core-v1/types.ts';
import { asking } from './testing-cluster.ts';

const requestsOf = (spec: Partial<PodSpec> & { readonly containers: readonly Container[] }) => podRequests({ spec } as unknown as Pod);
const sidecar = (cpu: string): Container => asking({ cpu }, { restartPolicy: 'Always' });

it('[SCH-2] containers add up', () => {
  const containers = [
    asking({ cpu: '100m', memory: '1Gi', 'example.com/gpu': '1' }),
    asking({ cpu: '1', 'ephemeral-storage': '1Ki', 'example.com/gpu': '2' }),
  ];
  expect(requestsOf({ containers })).toEqual({
    cpuMilli: 1100,
    memoryBytes: 2 ** 30,
    storageBytes: 1024,
    extended: { 'example.com/gpu': 3 },
  });
  expect(requestsOf({ containers: [asking({})] })).toEqual({ cpuMilli: 0, memoryBytes: 0, storageBytes: 0, extended: {} });
});

it.each<[string, readonly Container[], number]>([
  ['the largest init container counts when it is more', [asking({ cpu: '300m' }), asking({ cpu: '500m' })], 500],
  ['and not when it is less', [asking({ cpu: '50m' })], 200],
  ['sidecars stay beside the containers', [sidecar('100m'), sidecar('50m')], 350],
  ['an init container runs beside the sidecars before it', [sidecar('100m'), asking({ cpu: '500m' }), sidecar('50m')], 600],
  ['but not beside those after it', [asking({ cpu: '500m' }), sidecar('100m')], 500],
])('[SCH-2] %s', (_, initContainers, cpuMilli) => {
  expect(requestsOf({ containers: [asking({ cpu: '200m' })], initContainers }).cpuMilli).toBe(cpuMilli);
});

it('[SCH-2] a limit stands in for a missing request, and overhead comes on top', () => {
  const limited = asking({}, { resources: { limits: { cpu: '2', memory: '1Mi' }, requests: { cpu: '1' } } });
  expect(requestsOf({ containers: [limited] })).toMatchObject({ cpuMilli: 1000, memoryBytes: 2 ** 20 });
  expect(requestsOf({ containers: [asking({ cpu: '1' })], overhead: { cpu: '250m' } }).cpuMilli).toBe(1250);
  expect(requestsOf({ containers: [asking({})], overhead: { cpu: '250m' } }).cpuMilli).toBe(250);
});
