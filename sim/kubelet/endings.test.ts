import { describe, expect, it } from 'vitest';
import { Simulation } from '#sim/simulation.ts';
import { aContainer, quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const aStory = (): Story => new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies }));

const handler = 'trap "sleep 2; exit 0" TERM; while true; do sleep 1 & wait; done';
const sidecar = (name: string, text: string): ReturnType<typeof aContainer> => aContainer(name, text, { restartPolicy: 'Always' });
const ignoring = 'sleep 3600';

describe('deleting a pod', () => {
  it('[KBL-10] kills what ignores SIGTERM when the grace is over', () => {
    const story = aStory().script(ignoring).until(100).delete();
    expect(story.now?.metadata).toMatchObject({ deletionGracePeriodSeconds: 30, generation: 2 });
    expect(story.until(100.1).events.at(-1)).toBe('Killing Stopping container main');
    expect(story.now?.status).toMatchObject({ phase: 'Running', observedGeneration: 2 });
    story.until(130.5);
    expect(story.lines.at(-1)).toBe('130.22 Failed main=Error');
    expect(story.status()?.state.terminated?.exitCode).toBe(137);
    expect([story.condition('Ready'), story.condition('PodReadyToStartContainers')]).toEqual(['False PodFailed', 'False']);
    expect(story.until(131).now).toBeUndefined();
  });

  it('[KBL-10] lets a handler finish', () => {
    const story = aStory().script(handler).until(100).delete().until(102.5);
    expect(story.lines.at(-1)).toBe('102.22 Succeeded main=Completed');
    expect(story.until(103).now).toBeUndefined();
  });

  it('[KBL-10] is a matter of an instant when the pod is over or has no node', () => {
    const over = aStory().script('sleep 1').until(10).delete();
    expect([over.until(10.01).now, over.count('Killing')]).toEqual([undefined, 0]);
    const unplaced = aStory()
      .script('', { nodeSelector: { disk: 'none' } })
      .until(10)
      .delete();
    expect(unplaced.until(10.01).now).toBeUndefined();
  });

  it('[KBL-10] a second order can shorten the grace, not lengthen it', () => {
    const shorter = aStory().script(ignoring).until(10).delete().until(15).delete({ gracePeriodSeconds: 3 }).until(60);
    expect([shorter.lines.at(-1), shorter.count('Killing')]).toEqual(['18.20 Failed main=Error', 1]);
    const longer = aStory().script(ignoring, { terminationGracePeriodSeconds: 5 }).until(10).delete();
    expect(longer.until(11).delete({ gracePeriodSeconds: 50 }).until(60).lines.at(-1)).toBe('15.22 Failed main=Error');
  });

  it('[KBL-10] gives every container two seconds at least', () => {
    const story = aStory().script(ignoring).until(10).delete({ gracePeriodSeconds: 1 }).until(20);
    expect(story.lines.at(-1)).toBe('12.22 Failed main=Error');
  });

  it('[KBL-10] a preStop sleep is part of the grace', () => {
    const preStop = { lifecycle: { preStop: { sleep: { seconds: 3 } } } };
    const ends = (text: string): string | undefined =>
      aStory().script(text, { terminationGracePeriodSeconds: 8 }, preStop).until(10).delete().until(30).lines.at(-1);
    expect(ends(ignoring)).toBe('18.22 Failed main=Error');
    expect(ends(handler)).toBe('15.22 Succeeded main=Completed');
  });

  it('[KBL-10] a container that never ran is reported as lost', () => {
    const story = aStory().script('', {}, { image: 'nginx:nope' }).until(5).delete().until(5.3);
    expect(story.count('Killing')).toBe(0);
    expect(story.lines.at(-1)).toBe('5.22 Failed main=ContainerStatusUnknown');
    expect(story.status()?.state.terminated).toMatchObject({
      exitCode: 137,
      message: 'The container could not be located when the pod was terminated',
    });
    expect(story.until(6).now).toBeUndefined();
  });

  it('[KBL-10] between two restarts nothing has to be killed', () => {
    const story = aStory().script('sleep 3; exit 1', { restartPolicy: 'OnFailure' }).until(10).delete().until(10.3);
    expect([story.count('Killing'), story.lines.at(-1)]).toEqual([0, '10.22 Failed main=Error#1']);
    expect(story.status()?.lastState).toEqual({});
  });

  it('[KBL-10] while an init container runs, that one is stopped', () => {
    const story = aStory()
      .pod({ terminationGracePeriodSeconds: 3, initContainers: [aContainer('setup', ignoring)], containers: [aContainer('main', '')] })
      .until(5)
      .delete()
      .until(8.5);
    expect(story.lines.at(-1)).toBe('8.22 Failed setup=Error main=ContainerStatusUnknown');
  });
});

describe('the deadline of a pod', () => {
  it('[KBL-11] stops the containers and fails the pod in one update', () => {
    const story = aStory().script(ignoring, { activeDeadlineSeconds: 20 }).until(20.5);
    expect([story.count('DeadlineExceeded'), story.count('Killing')]).toEqual([2, 1]);
    expect([story.at(20.5), story.condition('Ready'), story.status()?.ready]).toEqual(['Running main=Up', 'False PodFailed', true]);
    expect(story.now?.status.reason).toBeUndefined();
    story.until(60);
    const message = 'Pod was active on the node longer than the specified deadline';
    expect(story.lines.at(-1)).toBe('50.22 Failed main=Error');
    expect(story.now?.status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded', message });
    expect(story.status()?.state.terminated?.exitCode).toBe(137);
    expect(story.events).toContain(`DeadlineExceeded ${message} x4`);
  });

  it('[KBL-11] does nothing to a pod that is over', () => {
    const story = aStory().script('sleep 2', { activeDeadlineSeconds: 20 }).until(60);
    expect([story.at(60), story.count('DeadlineExceeded')]).toEqual(['Succeeded main=Completed', 0]);
  });

  it('[KBL-11] holds while the image is missing too', () => {
    const story = aStory().script('', { activeDeadlineSeconds: 20 }, { image: 'nginx:nope' }).until(30);
    expect(story.now?.status).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' });
  });
});

describe('sidecars', () => {
  it('[KBL-12] are stopped when the rest is done', () => {
    const story = aStory()
      .pod({ terminationGracePeriodSeconds: 5, initContainers: [sidecar('side', ignoring)], containers: [aContainer('main', 'sleep 2')] })
      .until(4);
    expect([story.at(4), story.events.at(-1)]).toEqual(['Running side=Up main=Completed', 'Killing Stopping container side']);
    expect(story.condition('Ready')).toBe('False ContainersNotReady containers with unready status: [main]');
    story.until(20);
    expect(story.lines.slice(-2)).toEqual(['10.00 Running side=Error main=Completed', '12.00 Succeeded side=Error main=Completed']);
    expect(story.status('side')?.state.terminated?.exitCode).toBe(137);
  });

  it('[KBL-12] end in reverse order, after the regular containers', () => {
    const story = aStory()
      .pod({
        terminationGracePeriodSeconds: 3,
        initContainers: [sidecar('first', ignoring), sidecar('second', 'trap "exit 0" TERM; sleep 3600 & wait')],
        containers: [aContainer('main', ignoring)],
      })
      .until(10)
      .delete()
      .until(30);
    // all of them hear of it at once; the first gets what is left of the grace, two seconds at least
    expect(story.count('Killing')).toBe(3);
    expect(story.lines.at(-1)).toBe('15.22 Failed first=Error second=Completed main=Error');
  });

  it('[KBL-12] come back at any exit code, and the pod goes on', () => {
    const story = aStory()
      .pod({ initContainers: [sidecar('side', 'sleep 3')], containers: [aContainer('main', 'sleep 30')] })
      .until(60);
    expect([2, 4, 5, 8, 18, 19].map((at) => story.at(at))).toEqual([
      'Running side=Up main=Up',
      'Running side=Completed main=Up',
      'Running side=Up#1 main=Up',
      'Running side=Completed#1 main=Up',
      'Running side=CrashLoopBackOff#1 main=Up',
      'Running side=Up#2 main=Up',
    ]);
    expect(story.at(60)).toMatch(/^Succeeded/);
  });

  it('[KBL-12] are stopped after a failed init container too, before the pod is Failed', () => {
    const story = aStory()
      .pod({
        terminationGracePeriodSeconds: 2,
        initContainers: [sidecar('side', ignoring), aContainer('setup', 'exit 1')],
        containers: [aContainer('main', '')],
      })
      .until(20);
    expect(story.count('Killing Stopping container side')).toBe(1);
    expect(story.lines.at(-1)).toBe('7.00 Failed side=Error setup=Error main=PodInitializing');
  });
});

describe('probes', () => {
  const untilBad = 'sleep 20; touch /tmp/bad; sleep 3600';
  const liveness = {
    livenessProbe: {
      exec: { command: ['sh', '-c', 'test ! -e /tmp/bad || { echo bad; exit 1; }'] },
      periodSeconds: 5,
      failureThreshold: 2,
    },
  };

  it('[KBL-14] a liveness probe restarts the container at once after the full grace', () => {
    const story = aStory().script(untilBad, { restartPolicy: 'OnFailure' }, liveness).until(35);
    expect([story.count('Unhealthy'), story.events.filter((line) => line.startsWith('Unhealthy'))]).toEqual([
      2,
      ['Unhealthy Liveness probe failed: bad\n x2'],
    ]);
    expect(story.events.at(-1)).toBe('Killing Container main failed liveness probe, will be restarted');
    expect(story.until(70).lines.slice(2)).toEqual(['1.00 Running main=Up', '61.00 Running main=Up#1']);
    expect(story.status()?.lastState.terminated).toMatchObject({ exitCode: 137, reason: 'Error' });
  });

  it('[KBL-14] under Never it ends the pod', () => {
    const story = aStory().script(untilBad, {}, liveness).until(80);
    expect(story.events.at(-1)).toBe('Killing Stopping container main');
    expect(story.at(80)).toBe('Failed main=Error');
  });

  it('[KBL-14] under Never the last container takes the sandbox along, with the grace of the pod; before others it ends alone', () => {
    const dead = { exec: { command: ['false'] }, periodSeconds: 2, failureThreshold: 1, terminationGracePeriodSeconds: 2 };
    const story = aStory().script('sleep 3600', { terminationGracePeriodSeconds: 6 }, { livenessProbe: dead });
    expect([story.until(8).at(8), story.condition('PodReadyToStartContainers')]).toEqual(['Running main=Up', 'True']);
    expect([story.until(9.5).at(9.5), story.condition('PodReadyToStartContainers')]).toEqual(['Running main=Error', 'False']);
    const containers = [aContainer('main', 'sleep 3600', { livenessProbe: dead }), aContainer('other', 'sleep 30')];
    const pair = aStory().pod({ containers }).until(6);
    expect([pair.events.at(-1), pair.at(6)]).toEqual(['Killing Container main failed liveness probe', 'Running main=Error other=Up']);
  });

  it('[KBL-14] restarts a sidecar, which the event calls an init container', () => {
    const dead = { exec: { command: ['false'] }, periodSeconds: 2, failureThreshold: 2 };
    const initContainers = [aContainer('side', handler, { restartPolicy: 'Always', livenessProbe: dead })];
    const story = aStory()
      .pod({ initContainers, containers: [aContainer('main', 'sleep 60')] })
      .until(9);
    expect(story.events).toContain('Killing Init container side failed liveness probe');
    expect(story.status('side')).toMatchObject({ restartCount: 1, state: { running: {} } });
  });

  it('[KBL-14] restarts one that takes the signal for a success as well', () => {
    const story = aStory().script(`(sleep 20; touch /tmp/bad) & ${handler}`, { restartPolicy: 'OnFailure' }, liveness).until(50);
    expect(story.status()).toMatchObject({ restartCount: 1, lastState: { terminated: { exitCode: 0 } } });
  });

  it('[KBL-14] a readiness probe decides what is ready', () => {
    const readinessProbe = { exec: { command: ['test', '-e', '/tmp/ok'] }, periodSeconds: 2, failureThreshold: 2 };
    const story = aStory().script('sleep 7; touch /tmp/ok; sleep 8; rm /tmp/ok; sleep 60', {}, { readinessProbe });
    expect([3, 6, 10, 15, 22].map((at) => story.until(at).status()?.ready)).toEqual([false, false, true, true, false]);
    expect(story.condition('Ready')).toBe('False ContainersNotReady containers with unready status: [main]');
    expect(story.status()).toMatchObject({ started: true, restartCount: 0 });
  });

  it('[KBL-14] until the startup probe has succeeded no other probe runs', () => {
    const startupProbe = { exec: { command: ['test', '-e', '/tmp/up'] }, periodSeconds: 2, failureThreshold: 30 };
    const livenessProbe = { exec: { command: ['false'] }, periodSeconds: 2, failureThreshold: 1 };
    const story = aStory().script('sleep 9; touch /tmp/up; sleep 3600', {}, { startupProbe, livenessProbe }).until(9);
    expect([story.status()?.started, story.count('Killing')]).toEqual([false, 0]);
    expect(story.events.filter((line) => line.startsWith('Unhealthy Liveness'))).toEqual([]);
    expect(story.until(16).count('Killing')).toBe(1);
  });

  it('[KBL-14] a startup probe that never succeeds restarts the container', () => {
    const startupProbe = { exec: { command: ['false'] }, periodSeconds: 2, failureThreshold: 3 };
    const story = aStory().script(handler, { restartPolicy: 'OnFailure' }, { startupProbe }).until(10);
    expect(story.events).toContain('Killing Container main failed startup probe, will be restarted');
  });
});

describe('what waits for its restart when the pod is over', () => {
  const crashing = aContainer('side', 'sleep 2; exit 1', { restartPolicy: 'Always' });

  it('[KBL-3][KBL-19] a sidecar is lost; the phase comes as in a pod without', () => {
    const story = aStory()
      .pod({ initContainers: [crashing], containers: [aContainer('main', 'sleep 12')] })
      .until(40);
    expect(story.lines.slice(-2).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'Running side=CrashLoopBackOff#1 main=Completed',
      'Succeeded side=ContainerStatusUnknown#1 main=Completed',
    ]);
    const [before, after] = story.lines.slice(-2).map((line) => Number.parseFloat(line));
    expect((after ?? 0) - (before ?? 0)).toBeCloseTo(1.1, 1);
    expect(story.status('side')?.lastState.terminated).toMatchObject({ reason: 'Error', exitCode: 1 });
  });

  it('[KBL-11][KBL-19] so is a container at the deadline of the pod, but not in one that is deleted', () => {
    const spec = { restartPolicy: 'OnFailure', activeDeadlineSeconds: 200 };
    const late = aStory().script('sleep 1; exit 1', spec).until(240);
    expect(late.lines.at(-1)?.replace(/^\S+ /, '')).toMatch(/^Failed main=ContainerStatusUnknown#/);
    const deleted = aStory().script('sleep 1; exit 1', spec).until(160).delete().until(200);
    expect(deleted.lines.at(-1)?.replace(/^\S+ /, '')).toMatch(/^Failed main=Error#/);
  });

  it('[KBL-10] one update tells of an end on SIGTERM', () => {
    const story = aStory().script('trap "exit 3" TERM; sleep 60 & wait').until(10).delete().until(15);
    expect(story.lines.slice(-2)).toEqual(['1.00 Running main=Up', '10.22 Failed main=Error']);
  });
});
