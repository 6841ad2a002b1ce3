import { describe, expect, it } from 'vitest';
import { matchesTerm } from '#sim/api/core-v1/node-fit.ts';
import { tolerates } from '#sim/api/core-v1/tolerates.ts';
import type { KubeNode, NodeSelectorRequirement, PodSpec, Taint, Toleration } from '#sim/api/core-v1/types.ts';
import { filterNode, type NodeView } from './filters.ts';
import { asking, SchedulerCluster } from './testing-cluster.ts';

const noUse = { cpuMilli: 0, memoryBytes: 0, storageBytes: 0, extended: {} };
const taint: Taint = { key: 'dedicated', value: 'batch', effect: 'NoSchedule' };

/** What refuses a pod on a node of 2 CPUs and 24 GiB. */
function refusal(spec: Partial<PodSpec>, node: Partial<KubeNode['spec']> = {}, view: Partial<NodeView> = {}) {
  const cluster = new SchedulerCluster();
  const serial = cluster.addNode('node-1');
  cluster.editNode(serial, { ...node } as never);
  const pod = cluster.world.server.get(cluster.addPodOf('p', { containers: [asking({})], ...spec })) as Parameters<typeof filterNode>[1];
  const stored = cluster.world.server.get<KubeNode>(serial) as KubeNode;
  return filterNode(cluster.world.server, pod, { serial, node: stored, used: noUse, podCount: 0, ...view });
}

describe('filters', () => {
  it('[SCH-3] come in order: the first that fails gives the reason', () => {
    const spec = { nodeSelector: { disk: 'ssd' }, containers: [asking({ cpu: '3' })] };
    expect(refusal(spec, { unschedulable: true, taints: [taint] })).toMatchObject({
      reasons: ['node(s) were unschedulable'],
      isCurable: false,
    });
    expect(refusal(spec, { taints: [taint] })?.reasons).toEqual(['node(s) had untolerated taint(s)']);
    expect(refusal(spec)?.reasons).toEqual(["node(s) didn't match Pod's node affinity/selector"]);
    expect(refusal({ containers: spec.containers })?.reasons).toEqual(['Insufficient cpu']);
    expect(refusal({})).toBeUndefined();
  });

  it('[SCH-3] name every resource that lacks; a request larger than the node cannot be cured', () => {
    const containers = [asking({ cpu: '1500m', memory: '20Gi', 'ephemeral-storage': '1Gi', 'example.com/gpu': '1' })];
    const full = { used: { cpuMilli: 600, memoryBytes: 5 * 2 ** 30, storageBytes: 0, extended: {} }, podCount: 110 };
    expect(refusal({ containers }, {}, full)).toMatchObject({
      reasons: ['Too many pods', 'Insufficient cpu', 'Insufficient memory', 'Insufficient example.com/gpu'],
      isCurable: false,
    });
    expect(refusal({ containers: [asking({ cpu: '1500m' })] }, {}, full)).toMatchObject({
      reasons: ['Too many pods', 'Insufficient cpu'],
      isCurable: true,
    });
  });

  it('[SCH-3] a pod that asks for nothing fits a full node while it has room for pods', () => {
    expect(refusal({}, {}, { used: { ...noUse, cpuMilli: 9000 }, podCount: 109 })).toBeUndefined();
    expect(refusal({}, {}, { podCount: 110 })?.reasons).toEqual(['Too many pods']);
  });

  it.each<[Toleration, boolean]>([
    [{ operator: 'Exists' }, true],
    [{ key: 'dedicated', operator: 'Exists', effect: 'NoExecute' }, false],
    [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }, true],
    [{ key: 'dedicated', operator: 'Equal', value: 'batch' }, true],
    [{ key: 'dedicated', value: 'web' }, false],
    [{ key: 'other', operator: 'Exists' }, false],
  ])('[SCH-3] toleration %j', (toleration, isTolerated) => {
    expect(tolerates(toleration, taint)).toBe(isTolerated);
    expect(refusal({ tolerations: [toleration] }, { taints: [taint] }) === undefined).toBe(isTolerated);
  });

  it('[SCH-3] PreferNoSchedule refuses nobody', () => {
    expect(refusal({}, { taints: [{ ...taint, effect: 'PreferNoSchedule' }] })).toBeUndefined();
  });

  it.each<[NodeSelectorRequirement, boolean]>([
    [{ key: 'zone', operator: 'In', values: ['a', 'b'] }, true],
    [{ key: 'zone', operator: 'NotIn', values: ['a'] }, false],
    [{ key: 'none', operator: 'NotIn', values: ['a'] }, true],
    [{ key: 'none', operator: 'In', values: ['a'] }, false],
    [{ key: 'zone', operator: 'Exists' }, true],
    [{ key: 'zone', operator: 'DoesNotExist' }, false],
    [{ key: 'cores', operator: 'Gt', values: ['7'] }, true],
    [{ key: 'cores', operator: 'Lt', values: ['8'] }, false],
  ])('[SCH-3] node affinity %j', (requirement, isMatch) => {
    expect(matchesTerm({ matchExpressions: [requirement] }, { zone: 'a', cores: '8' }, 'node-1')).toBe(isMatch);
  });

  it('[SCH-3] a term must hold as a whole, may ask for the name, and matches nothing when empty', () => {
    const zone: NodeSelectorRequirement = { key: 'zone', operator: 'Exists' };
    const named = (name: string) => [{ key: 'metadata.name', operator: 'In' as const, values: [name] }];
    expect(matchesTerm({ matchExpressions: [zone], matchFields: named('node-1') }, { zone: 'a' }, 'node-1')).toBe(true);
    expect(matchesTerm({ matchExpressions: [zone], matchFields: named('node-2') }, { zone: 'a' }, 'node-1')).toBe(false);
    expect(matchesTerm({}, {}, 'node-1')).toBe(false);
  });
});
