import { describe, expect, it } from 'vitest';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation } from '#sim/simulation.ts';
import { aContainer, quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const aStory = (): Story => new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies }));
const asking = (requests: JsonObject): JsonObject => ({ containers: [aContainer('main', 'sleep 60', { resources: { requests } })] });

describe('a pod that names its node', () => {
  it('[KBL-27] is refused when it asks for more than is left', () => {
    const story = aStory();
    const capacity = 1000 * Number(nodeOf(story).allocatable?.cpu);
    story.create('Pod', 'other', { spec: { nodeName: nodeOf(story).name, ...asking({ cpu: '500m' }) } }).until(3);
    story.pod({ nodeName: nodeOf(story).name, ...asking({ cpu: '99' }) }).until(5);
    const message = `Node didn't have enough resource: cpu, requested: 99000, used: 500, capacity: ${capacity}`;
    expect(story.events.at(-1)).toBe(`OutOfcpu ${message}`);
    expect(story.now?.status).toEqual({
      observedGeneration: 1,
      phase: 'Failed',
      reason: 'OutOfcpu',
      message: `Pod was rejected: ${message}`,
      qosClass: 'Burstable',
      startTime: '2026-11-23T08:00:03Z',
    });
    expect(story.delete().until(5.1).now).toBeUndefined();
  });

  it('[KBL-27] is refused when its selector does not match', () => {
    const story = aStory();
    story.pod({ nodeName: nodeOf(story).name, nodeSelector: { disk: 'none' }, ...asking({}) }).until(5);
    expect(story.events).toEqual(["NodeAffinity Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector"]);
    expect(story.now?.status).toMatchObject({ phase: 'Failed', reason: 'NodeAffinity' });
  });

  it('[KBL-27] runs when it fits, and waits for a node that is not there', () => {
    const story = aStory();
    story.pod({ nodeName: nodeOf(story).name, ...asking({ cpu: '100m' }) }).until(5);
    expect(story.at(5)).toBe('Running main=Up');
    const lost = aStory();
    lost.pod({ nodeName: 'nowhere', ...asking({}) }).until(5);
    expect([lost.lines, lost.events]).toEqual([['0.00 Pending'], []]);
  });
});

function nodeOf(story: Story): { readonly name: string; readonly allocatable: Readonly<Record<string, string>> | undefined } {
  const listed = story.cluster.client.list(resourceOfKind('Node'), {});
  const node = listed.ok
    ? (listed.value[0] as unknown as { metadata: { name: string }; status: { allocatable?: Record<string, string> } })
    : undefined;
  return { name: node?.metadata.name ?? '', allocatable: node?.status.allocatable };
}

describe('readiness gates', () => {
  it('[KBL-28] hold back Ready until each condition is True', () => {
    const simulation = new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies });
    const story = new Story(simulation).script('sleep 60', { readinessGates: [{ conditionType: 'example.com/ok' }] }).until(3);
    expect(story.condition('ContainersReady')).toBe('True');
    const closed = 'False ReadinessGatesNotReady ';
    expect(story.condition('Ready')).toBe(`${closed}corresponding condition of pod readiness gate "example.com/ok" does not exist.`);
    const { server } = simulation.cluster;
    const say = (status: 'True' | 'False'): string => {
      const serial = server.find('Pod', 'default', 'p');
      const before = server.get<Pod>(serial)?.status;
      const own = { type: 'example.com/ok', status, lastProbeTime: null, lastTransitionTime: server.nowText };
      const others = (before?.conditions ?? []).filter(({ type }) => type !== own.type);
      server.updateStatus(serial, { ...before, conditions: [...others, own] });
      return story.until(story.seconds + 1).condition('Ready');
    };
    expect(say('False')).toBe(`${closed}the status of pod readiness gate "example.com/ok" is not "True", but False`);
    expect(say('True')).toBe('True');
  });
});
