import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { Simulation } from '#sim/simulation.ts';
import { aContainer, quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const aStory = (): Story => new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies }));
const write = (path: string, megabytes: number): string =>
  `sleep 5; dd if=/dev/zero of=${path} bs=1M count=${megabytes} status=none; sleep 3600`;
const limited = (amount: string): JsonObject => ({ resources: { limits: { 'ephemeral-storage': amount } } });

/** A pod with an emptyDir of 10Mi. */
const withVolume = (megabytes: number, emptyDir: JsonObject = { sizeLimit: '10Mi' }): Story =>
  aStory().pod({
    volumes: [{ name: 'v', emptyDir }],
    containers: [aContainer('main', write('/v/f', megabytes), { volumeMounts: [{ name: 'v', mountPath: '/v' }] })],
  });

describe('local storage', () => {
  it('[KBL-26] an emptyDir over its size has the pod evicted at the next measurement', () => {
    const story = withVolume(12).until(69);
    expect(story.count('Evicted')).toBe(0);
    story.until(80);
    const message = 'Usage of EmptyDir volume "v" exceeds the limit "10Mi". ';
    expect(story.events.slice(-2)).toEqual([`Evicted ${message}`, 'Killing Stopping container main']);
    expect(story.now?.status).toMatchObject({ phase: 'Failed', reason: 'Evicted', message });
    expect(story.status()?.state.terminated?.exitCode).toBe(137);
    expect(story.now?.status.conditions?.some(({ type }) => type === 'DisruptionTarget')).toBe(false);
    expect(story.logText()).toMatch(/^unable to retrieve container logs for containerd:\/\/[0-9a-f]{64}$/);
  });

  it('[KBL-26] what stays within its size, lies in memory or has none, stays', () => {
    for (const story of [withVolume(10), withVolume(12, { medium: 'Memory', sizeLimit: '10Mi' }), withVolume(12, {})])
      expect(story.until(200).at(200)).toBe('Running main=Up');
  });

  it('[KBL-26] a container over its limit: its own files and its log', () => {
    const story = aStory().script(write('/tmp/f', 12), { terminationGracePeriodSeconds: 1 }, limited('10Mi')).until(80);
    expect(story.now?.status.message).toBe('Pod ephemeral local storage usage exceeds the total limit of containers 10Mi. ');
    const two = aStory().pod({
      containers: [aContainer('a', write('/tmp/f', 12), limited('10Mi')), aContainer('b', 'sleep 3600', limited('20Mi'))],
    });
    expect(two.until(80).now?.status.message).toBe('Container a exceeded its local ephemeral storage limit "10Mi". ');
    const logs = aStory().script('sleep 1; head -c 3000000 /dev/zero | tr "\\0" x; sleep 3600', {}, limited('2Mi'));
    expect(logs.until(80).now?.status.reason).toBe('Evicted');
  });

  it('[KBL-26] all containers and volumes together over the sum of the limits', () => {
    const story = aStory().pod({
      volumes: [{ name: 'v', emptyDir: {} }],
      containers: [
        aContainer('a', write('/v/f', 25), { ...limited('10Mi'), volumeMounts: [{ name: 'v', mountPath: '/v' }] }),
        aContainer('b', 'sleep 3600', limited('14Mi')),
      ],
    });
    expect(story.until(80).now?.status.message).toBe('Pod ephemeral local storage usage exceeds the total limit of containers 24Mi. ');
  });
});
