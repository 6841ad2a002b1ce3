import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { Simulation } from '#sim/simulation.ts';
import { quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const aStory = (): Story => new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies }));
const probe = (text: string, more: JsonObject = {}): JsonObject => ({ exec: { command: ['sh', '-c', text] }, periodSeconds: 5, ...more });

describe('exec probes', () => {
  it('[KBL-25] take the time of their command', () => {
    const readinessProbe = probe('sleep 2', { timeoutSeconds: 3 });
    const story = aStory().script('sleep 60', {}, { readinessProbe });
    expect([story.until(3).status()?.ready, story.until(3.5).status()?.ready]).toEqual([false, true]);
  });

  it('[KBL-25] fail after their timeout, one second unless said otherwise', () => {
    const story = aStory()
      .script('sleep 60', {}, { readinessProbe: probe('sleep 2') })
      .until(2.5);
    expect(story.events.at(-1)).toBe('Unhealthy Readiness probe failed: command timed out: "sh -c sleep 2" timed out after 1s');
    expect(story.status()?.ready).toBe(false);
  });

  it('[KBL-25] of a container that ends meanwhile say nothing', () => {
    const story = aStory()
      .script('sleep 5', {}, { livenessProbe: probe('sleep 2; exit 1', { timeoutSeconds: 3 }) })
      .until(20);
    expect([story.count('Unhealthy'), story.lines.at(-1)?.slice(-24)]).toEqual([0, 'Succeeded main=Completed']);
  });

  it('[KBL-25] whose command cannot be started say so and decide nothing', () => {
    const livenessProbe = { exec: { command: ['nope'] }, periodSeconds: 2, failureThreshold: 1 };
    const story = aStory().script('sleep 60', { restartPolicy: 'Always' }, { livenessProbe }).until(9);
    expect([story.count('Killing'), story.status()?.restartCount]).toEqual([0, 0]);
    expect(story.events.at(-1)).toMatch(
      /^Unhealthy Liveness probe errored and resulted in unknown state: rpc error: .* exec: "nope": executable file not found in \$PATH$/,
    );
  });

  it('[KBL-14] their own grace period comes before that of the pod', () => {
    const livenessProbe = probe('exit 1', { failureThreshold: 1, terminationGracePeriodSeconds: 4 });
    const story = aStory().script('sleep 3600', { restartPolicy: 'Always' }, { livenessProbe }).until(12);
    expect(story.lines.at(-1)).toMatch(/^10\.\d+ Running main=Up#1$/);
  });

  it('[KBL-14] the first two restarts are immediate, then short runs wait', () => {
    const livenessProbe = probe('exit 1', { periodSeconds: 2, failureThreshold: 1 });
    const spec = { restartPolicy: 'Always', terminationGracePeriodSeconds: 2 };
    const story = aStory().script('trap "exit 0" TERM; while true; do sleep 1 & wait; done', spec, { livenessProbe });
    expect([story.until(6).count('Killing'), story.count('BackOff'), story.status()?.restartCount]).toEqual([2, 0, 2]);
    expect([story.until(6.9).count('Killing'), story.count('BackOff')]).toEqual([3, 1]);
    // then it waits as any other that has ended, and the next relist shows it
    expect([story.until(8).count('BackOff'), story.at(8)]).toEqual([2, 'Running main=CrashLoopBackOff#2']);
    expect([story.until(15).status()?.restartCount, story.until(18).status()?.restartCount]).toEqual([2, 3]);
  });

  it('[KBL-33] a container that runs and is not ready is asked at once, again at the next relist, then each period anew', () => {
    const readinessProbe = probe('exit 1', { periodSeconds: 20 });
    const story = aStory().script('sleep 60', {}, { readinessProbe });
    const counts = [1.5, 2.5, 20, 22.5, 42.5].map((at) => story.until(at).count('Unhealthy'));
    expect(counts).toEqual([1, 2, 2, 3, 4]);
    const good = aStory().script('sleep 60', {}, { readinessProbe: probe('exit 0', { periodSeconds: 60 }) });
    expect([good.until(1).status()?.ready, good.until(1.1).status()?.ready]).toEqual([false, true]);
  });

  it('[KBL-33] a startup probe that succeeds has the readiness asked for at once', () => {
    const probes = { startupProbe: probe('test -e /tmp/ok'), readinessProbe: probe('exit 0', { periodSeconds: 60 }) };
    const story = aStory().script('sleep 3; touch /tmp/ok; sleep 60', {}, probes);
    expect([story.until(5).status()?.started, story.until(5.5).status()]).toMatchObject([false, { started: true, ready: true }]);
  });
});
