import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { Simulation } from '#sim/simulation.ts';
import { aContainer, quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const aStory = (): Story => new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies }));
const shell = (text: string): JsonObject => ({ exec: { command: ['sh', '-c', text] } });
const ignoring = 'sleep 3600';
const obedient = 'trap "exit 0" TERM; while true; do sleep 1 & wait; done';

describe('a preStop hook', () => {
  const deleted = (script: string, preStop: JsonObject, graceSeconds = 8): Story =>
    aStory().script(script, { terminationGracePeriodSeconds: graceSeconds }, { lifecycle: { preStop } }).until(10).delete().until(60);

  it('[KBL-23] runs before SIGTERM, and its time counts', () => {
    expect(deleted(obedient, shell('sleep 3')).lines.at(-1)).toBe('13.26 Succeeded main=Completed');
    const ignored = deleted(ignoring, shell('sleep 3'));
    expect([ignored.lines.at(-1), ignored.count('FailedPreStopHook')]).toEqual(['18.26 Failed main=Error', 0]);
  });

  it('[KBL-23] is one of the container: its files and environment', () => {
    const volumes = [{ name: 'v', emptyDir: {} }];
    const story = aStory()
      .pod({
        volumes,
        containers: [
          aContainer('main', 'while [ ! -e /v/stop ]; do sleep 1; done; echo "told by $(cat /v/stop)"', {
            env: [{ name: 'WHO', value: 'hook' }],
            volumeMounts: [{ name: 'v', mountPath: '/v' }],
            lifecycle: { preStop: shell('echo $WHO > /v/stop; sleep 4') },
          }),
        ],
      })
      .until(10)
      .delete()
      .until(10.9);
    expect(story.logText()).toBe('told by hook\n');
    expect(story.until(12).count('FailedPreStopHook')).toBe(1);
  });

  it('[KBL-23] that fails is an event when it fails, and SIGTERM follows', () => {
    const story = deleted(obedient, shell('sleep 2; exit 1'));
    expect(story.events.slice(-2)).toEqual(['Killing Stopping container main', 'FailedPreStopHook PreStopHook failed']);
    expect(story.lines.at(-1)).toBe('12.26 Succeeded main=Completed');
    expect(deleted(obedient, { exec: { command: ['nope'] } }).events.at(-1)).toBe('FailedPreStopHook PreStopHook failed');
  });

  it('[KBL-23] that goes on too long is cut off: SIGTERM when the grace is over, two seconds more, and it has failed', () => {
    const story = deleted(ignoring, shell('sleep 100'));
    expect([story.lines.at(-1), story.count('FailedPreStopHook')]).toEqual(['20.22 Failed main=Error', 1]);
    expect(deleted(obedient, shell('sleep 100')).lines.at(-1)).toBe('18.22 Succeeded main=Completed');
    const asleep = aStory()
      .script(obedient, {}, { lifecycle: { preStop: { sleep: { seconds: 20 } } } })
      .until(10);
    asleep.delete({ gracePeriodSeconds: 8 }).until(60);
    expect([asleep.lines.at(-1), asleep.count('FailedPreStopHook')]).toEqual(['18.22 Succeeded main=Completed', 0]);
  });

  it('[KBL-23] does not run when the container ends by itself', () => {
    const story = aStory()
      .script('sleep 2', {}, { lifecycle: { preStop: shell('exit 1') } })
      .until(20);
    expect([story.lines.at(-1), story.count('FailedPreStopHook')]).toEqual(['4.10 Succeeded main=Completed', 0]);
  });

  it('[KBL-12, KBL-23] of a sidecar runs while the others still end', () => {
    const side = aContainer('side', obedient, { restartPolicy: 'Always', lifecycle: { preStop: shell('sleep 4') } });
    const story = aStory()
      .pod({ terminationGracePeriodSeconds: 6, initContainers: [side], containers: [aContainer('main', ignoring)] })
      .until(10)
      .delete()
      .until(30);
    expect(story.lines.at(-1)).toBe('16.22 Failed side=Completed main=Error');
  });
});

describe('a postStart hook', () => {
  const hooked = (script: string, postStart: JsonObject, spec: JsonObject = {}): Story =>
    aStory().script(script, { terminationGracePeriodSeconds: 2, ...spec }, { lifecycle: { postStart } });

  it('[KBL-24] holds the container in ContainerCreating until it is done, while its program runs', () => {
    const story = hooked('sleep 20', shell('sleep 5')).until(40);
    expect(story.events.at(-1)).toBe('Started Container started');
    expect(story.lines.slice(2)).toEqual(['6.00 Running main=Up', '21.00 Running main=Completed', '22.10 Succeeded main=Completed']);
    expect(
      hooked('sleep 20', { sleep: { seconds: 5 } }, { terminationGracePeriodSeconds: 10 })
        .until(10)
        .lines.at(-1),
    ).toBe('6.00 Running main=Up');
  });

  it('[KBL-24] holds the containers after it too', () => {
    const first = aContainer('first', 'sleep 20', { lifecycle: { postStart: shell('sleep 5') } });
    const story = aStory()
      .pod({ containers: [first, aContainer('second', 'sleep 20')] })
      .until(10);
    expect(story.status('second')?.state.running?.startedAt.slice(-3)).toBe(
      story.status('first')?.state.running === undefined ? '' : '05Z',
    );
  });

  it('[KBL-24] that fails has the container killed and, by the policy, started again', () => {
    const story = hooked(obedient, shell('sleep 1; echo no >&2; exit 3'), { restartPolicy: 'Always' }).until(3);
    expect(story.events.slice(-5)).toContain('FailedPostStartHook PostStartHook failed');
    expect(story.count('Killing FailedPostStartHook')).toBe(1);
    expect(story.status()?.state.waiting).toEqual({
      reason: 'PostStartHookError',
      message: expect.stringMatching(
        /^Exec lifecycle hook \(\[sh -c .*\]\) for Container "main" in Pod "p_default\(.*\)" failed - error: command 'sh -c .*' exited with 3: no\n, message: "no\\n"$/,
      ),
    });
    expect(story.status()?.lastState.terminated).toMatchObject({ exitCode: 0, reason: 'Completed' });
    expect(story.until(30).status()?.restartCount).toBeGreaterThanOrEqual(2);
    expect(story.count('BackOff')).toBeGreaterThanOrEqual(1);
  });

  it('[KBL-24] that fails ends a pod with policy Never', () => {
    const story = hooked(ignoring, shell('exit 1')).until(20);
    expect(story.events.slice(-2)).toEqual(['FailedPostStartHook PostStartHook failed', 'Killing FailedPostStartHook']);
    expect(story.lines.at(-1)).toMatch(/Failed main=Error$/);
    expect(story.status()?.state.terminated?.exitCode).toBe(137);
  });

  it('[KBL-24] fails when the container ends before it', () => {
    const story = hooked('sleep 2', shell('sleep 60')).until(20);
    expect(story.events.slice(-2)).toEqual(['FailedPostStartHook PostStartHook failed', 'Killing FailedPostStartHook']);
    expect(story.lines.at(-1)).toMatch(/Succeeded main=Completed$/);
  });

  it('[KBL-24] a pod can be deleted meanwhile', () => {
    const story = hooked(obedient, shell('sleep 60')).until(10).delete().until(20);
    expect(story.lines.at(-1)).toMatch(/^10\.\d+ Succeeded main=Completed$/);
    expect(story.now).toBeUndefined();
  });
});
