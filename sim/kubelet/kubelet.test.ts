import { describe, expect, it } from 'vitest';
import { parseTime } from '#sim/api/time.ts';
import { Simulation } from '#sim/simulation.ts';
import { aContainer, quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const aStory = (): Story => new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies }));

/** Seconds into the story of an RFC 3339 instant. */
const secondsOf = (time: string | null | undefined): number => (parseTime(time ?? '') - START_MS) / 1000;
const crashing = (policy: string, text: string): Story => aStory().script(text, { restartPolicy: policy });
const onFailure = { restartPolicy: 'OnFailure' };

describe('a pod that runs once', () => {
  it('[KBL-3] keeps its phase until its sandbox is gone', () => {
    const story = aStory().script('sleep 5').until(6);
    expect(story.now?.status.phase).toBe('Running');
    expect(story.condition('Ready')).toBe('False PodCompleted');
    expect(story.condition('PodReadyToStartContainers')).toBe('True');
    expect(story.until(30).lines).toEqual([
      '0.00 Pending',
      '0.04 Pending main=ContainerCreating',
      '1.00 Running main=Up',
      '6.00 Running main=Completed',
      '7.10 Succeeded main=Completed',
    ]);
    expect(story.condition('PodReadyToStartContainers')).toBe('False');
    expect(story.events.map((line) => line.split(' ')[0])).toEqual(['Pulled', 'Created', 'Started']);
  });

  it('[KBL-3] fails the same way', () => {
    const story = aStory().script('sleep 5; exit 3').until(30);
    expect(story.lines.slice(-2)).toEqual(['6.00 Running main=Error', '7.10 Failed main=Error']);
    expect(story.status()).toMatchObject({ restartCount: 0, state: { terminated: { exitCode: 3, reason: 'Error' } } });
    expect(story.condition('Ready')).toBe('False PodFailed');
  });

  it('[KBL-3] is never seen Running when it starts and ends between two relists', () => {
    expect(aStory().script('exit 1').until(10).lines).toEqual([
      '0.00 Pending',
      '0.04 Pending main=ContainerCreating',
      '1.00 Pending main=Error',
      '2.10 Failed main=Error',
    ]);
  });

  it('[KBL-2] gets start time, address and statuses from its kubelet', () => {
    const story = aStory()
      .pod({ containers: [aContainer('b', 'sleep 9'), aContainer('a', 'sleep 9')] })
      .until(0.1);
    expect(story.now?.status).toMatchObject({ startTime: '2026-11-23T08:00:00Z', hostIP: '192.0.2.2', qosClass: 'BestEffort' });
    expect(story.now?.status.podIP).toBeUndefined();
    expect(story.now?.status.containerStatuses?.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(story.status('a')).toMatchObject({ image: 'busybox:1.36', imageID: '', ready: false, started: false, restartCount: 0 });
    expect(story.condition('ContainersReady')).toBe('False ContainersNotReady containers with unready status: [b a]');
    story.until(2);
    expect(story.now?.status.podIP).toMatch(/^10\.244\./);
    expect(story.status('a')).toMatchObject({ image: 'docker.io/library/busybox:1.36', ready: true, started: true });
    expect(story.status('a')?.containerID).toMatch(/^containerd:\/\/[0-9a-f]{64}$/);
    expect(story.status('a')?.imageID).toMatch(/^sha256:/);
    expect(story.now?.status.conditions?.map(({ type }) => type)).toEqual([
      'PodReadyToStartContainers',
      'Initialized',
      'Ready',
      'ContainersReady',
      'PodScheduled',
    ]);
    const address = story.now?.status.podIP;
    expect(story.until(20).now?.status).toMatchObject({ phase: 'Succeeded', podIP: address });
  });

  it('[KBL-21] is killed at its memory limit without an event', () => {
    const limited = { resources: { limits: { memory: '64Mi' } } };
    const story = aStory().script('sleep 2; tail /dev/zero', {}, limited).until(20);
    expect(story.lines.slice(-2)).toEqual(['3.00 Running main=OOMKilled', '4.10 Failed main=OOMKilled']);
    expect(story.status()?.state.terminated).toMatchObject({ exitCode: 137, reason: 'OOMKilled' });
    expect(story.events.map((line) => line.split(' ')[0])).toEqual(['Pulled', 'Created', 'Started']);
    const again = aStory().script('sleep 2; tail /dev/zero', onFailure, limited).until(20);
    expect([3, 6, 20].map((at) => again.at(at))).toEqual([
      'Running main=OOMKilled',
      'Running main=OOMKilled#1',
      'Running main=OOMKilled#2',
    ]);
  });

  it('[KBL-20] leaves its last words in its status', () => {
    const story = aStory().script('echo "no data" > /dev/termination-log; exit 1').until(10);
    expect(story.status()?.state.terminated?.message).toBe('no data\n');
  });
});

describe('a container that fails again and again', () => {
  it('[KBL-5] restarts at once, then after 10, 20, 40, 80, 160 and 300 seconds', () => {
    const story = crashing('OnFailure', 'sleep 3; exit 1');
    const starts = new Set<number>();
    for (let at = 1; at < 640; at += 1) {
      const { running } = story.until(at).status()?.state ?? {};
      if (running !== undefined) starts.add(secondsOf(running.startedAt));
    }
    expect([...starts]).toEqual([0, 4, 18, 42, 86, 170, 334, 638]);
    expect([4, 8, 22, 46, 90, 174, 338].map((at) => story.at(at))).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((count) => `Running main=Error${count > 0 ? `#${count}` : ''}`),
    );
  });

  it('[KBL-5] shows CrashLoopBackOff from the sync after the one that held it', () => {
    const story = crashing('OnFailure', 'sleep 3; exit 1').until(340);
    const shown = story.lines.filter((line) => line.includes('CrashLoopBackOff')).map((line) => Number(line.split(' ')[0]));
    expect(shown).toEqual([18, 42, 86, 150, 234]);
    expect([19, 43, 87, 171, 335].map((at) => story.at(at).slice(0, 15))).toEqual(Array(5).fill('Running main=Up'));
  });

  it('[KBL-5][KBL-19] says Error with the exit before as last state', () => {
    const story = crashing('OnFailure', 'sleep 3; exit 1').until(30);
    expect(story.status()).toMatchObject({ restartCount: 2, state: { terminated: { reason: 'Error' } } });
    expect(secondsOf(story.status()?.lastState.terminated?.finishedAt)).toBe(7);
    expect(story.count('BackOff')).toBe(2);
    const uid = story.now?.metadata.uid;
    expect(story.events).toContain(`BackOff Back-off restarting failed container main in pod p_default(${uid}) x2`);
  });

  it('[KBL-5] says in the end how long the wait is', () => {
    const story = crashing('OnFailure', 'sleep 3; exit 1').until(160);
    const message = `back-off 1m20s restarting failed container=main pod=p_default(${story.now?.metadata.uid})`;
    expect(story.status()).toMatchObject({ restartCount: 4, state: { waiting: { reason: 'CrashLoopBackOff', message } } });
    expect(secondsOf(story.status()?.lastState.terminated?.finishedAt)).toBe(89);
  });

  it('[KBL-5] waits after success too when it is always restarted', () => {
    const story = crashing('Always', 'sleep 1').until(60);
    expect(story.lines.slice(2)).toEqual([
      '1.00 Running main=Up',
      '2.00 Running main=Completed',
      '3.00 Running main=Up#1',
      '4.00 Running main=Completed#1',
      '14.00 Running main=CrashLoopBackOff#1',
      '15.00 Running main=Up#2',
      '16.00 Running main=Completed#2',
      '36.00 Running main=CrashLoopBackOff#2',
      '37.00 Running main=Up#3',
      '38.00 Running main=Completed#3',
    ]);
  });

  it('[KBL-5] never waits when each run takes longer than ten minutes', () => {
    const story = crashing('OnFailure', 'sleep 660; exit 1').until(3500);
    expect(story.count('BackOff')).toBe(0);
    expect(story.status()?.restartCount).toBe(5);
  });

  it('[KBL-5] does not restart what succeeded while a sibling is restarted', () => {
    const story = aStory()
      .pod({ ...onFailure, containers: [aContainer('a', 'sleep 2'), aContainer('b', 'sleep 3; exit 1')] })
      .until(20);
    expect([3, 8, 20].map((at) => story.at(at))).toEqual([
      'Running a=Completed b=Up',
      'Running a=Completed b=Error#1',
      'Running a=Completed b=Up#2',
    ]);
  });

  it('[KBL-13] gets one more sync when it ends before anything saw it run', () => {
    expect(crashing('OnFailure', 'exit 1').until(14).lines.slice(2)).toEqual([
      '1.00 Running main=Error',
      '2.00 Running main=Error#1',
      '3.00 Running main=CrashLoopBackOff#1',
      '13.00 Running main=Error#2',
    ]);
  });

  it('[KBL-19] forgets the older exit before it is over', () => {
    const story = aStory().pod({
      ...onFailure,
      volumes: [{ name: 'v', emptyDir: {} }],
      containers: [
        aContainer('main', 'sleep 2; [ -e /v/x ] && exit 0; touch /v/x; exit 1', { volumeMounts: [{ name: 'v', mountPath: '/v' }] }),
      ],
    });
    expect(story.until(6).status()).toMatchObject({ restartCount: 1, state: { terminated: { reason: 'Completed' } } });
    expect(secondsOf(story.status()?.lastState.terminated?.finishedAt)).toBe(2);
    expect(story.until(7.05).status()?.lastState).toEqual({});
    expect(story.until(7.2).at(7.2)).toBe('Succeeded main=Completed#1');
  });

  it('[KBL-18] finds its emptyDir as it left it; a new pod finds it empty', () => {
    const counting = {
      ...onFailure,
      volumes: [{ name: 'v', emptyDir: {} }],
      containers: [
        aContainer('main', 'n=$(cat /v/n 2>/dev/null); n=$((n+1)); echo $n > /v/n; echo run $n; [ $n -ge 3 ]', {
          volumeMounts: [{ name: 'v', mountPath: '/v' }],
        }),
      ],
    };
    const story = aStory().pod(counting).until(60);
    expect(story.now?.status.phase).toBe('Succeeded');
    expect([story.status()?.restartCount, story.logText()]).toEqual([2, 'run 3\n']);
    story.delete().until(61).pod(counting).until(120);
    expect([story.status()?.restartCount, story.logText()]).toEqual([2, 'run 3\n']);
  });
});

describe('several containers', () => {
  it('[KBL-4] init containers run one by one before the rest', () => {
    const story = aStory()
      .pod({ initContainers: [aContainer('i1', 'sleep 2'), aContainer('i2', 'sleep 2')], containers: [aContainer('main', 'sleep 1')] })
      .until(20);
    expect(story.lines.slice(1)).toEqual([
      '0.04 Pending i1=PodInitializing i2=PodInitializing main=PodInitializing',
      '1.00 Pending i1=Up i2=PodInitializing main=PodInitializing',
      '3.00 Pending i1=Completed i2=PodInitializing main=PodInitializing',
      '4.00 Pending i1=Completed i2=Up main=PodInitializing',
      '6.00 Pending i1=Completed i2=Completed main=PodInitializing',
      '7.00 Running i1=Completed i2=Completed main=Up',
      '8.00 Running i1=Completed i2=Completed main=Completed',
      '9.10 Succeeded i1=Completed i2=Completed main=Completed',
    ]);
    expect(secondsOf(story.status('i2')?.state.terminated?.startedAt)).toBe(3);
    expect(story.condition('Initialized')).toBe('True PodCompleted');
  });

  it('[KBL-2] a failed init container leaves the pod uninitialized', () => {
    const story = aStory()
      .pod({ initContainers: [aContainer('setup', 'exit 1')], containers: [aContainer('main', '')] })
      .until(10);
    expect(story.lines.slice(-2)).toEqual([
      '1.00 Pending setup=Error main=PodInitializing',
      '2.10 Failed setup=Error main=PodInitializing',
    ]);
    expect(story.condition('Initialized')).toBe('False ContainersNotInitialized containers with incomplete status: [setup]');
  });

  it('[KBL-5] a failing init container is held back like any other', () => {
    const story = aStory()
      .pod({ ...onFailure, initContainers: [aContainer('setup', 'sleep 3; exit 1')], containers: [aContainer('main', '')] })
      .until(60);
    expect([4, 8, 18, 22, 42].map((at) => story.at(at).split(' ')[1])).toEqual([
      'setup=Error',
      'setup=Error#1',
      'setup=CrashLoopBackOff#1',
      'setup=Error#2',
      'setup=CrashLoopBackOff#2',
    ]);
    expect(story.at(60)).toMatch(/^Pending /);
  });

  it('[KBL-4] regular containers start one after the other, 0.1 s apart', () => {
    const story = aStory().pod({ containers: [aContainer('a', 'date +%s'), aContainer('b', 'sleep 1')] });
    expect(story.until(0.65).count('Started')).toBe(1);
    expect(story.until(0.85).count('Started')).toBe(2);
  });

  it('[KBL-1] the pod runs while one does, whatever became of the other', () => {
    const pair = (first: string): Story => aStory().pod({ containers: [aContainer('a', first), aContainer('b', 'sleep 5')] });
    const failed = pair('sleep 2; exit 1').until(10);
    expect([failed.at(3), failed.at(10)]).toEqual(['Running a=Error b=Up', 'Failed a=Error b=Completed']);
    expect(pair('sleep 2').until(10).at(3)).toBe('Running a=Completed b=Up');
  });

  it('[KBL-1][KBL-4] one that cannot start does not stop the next, but the pod stays Pending', () => {
    const story = aStory()
      .pod({ containers: [aContainer('a', '', { image: 'nginx:nope' }), aContainer('b', 'sleep 50')] })
      .until(20);
    expect(story.at(20)).toBe('Pending a=ImagePullBackOff b=Up');
    expect([story.status('b')?.ready, story.condition('Ready')]).toEqual([
      true,
      'False ContainersNotReady containers with unready status: [a]',
    ]);
  });

  it('[KBL-18] containers see what others write into a shared volume', () => {
    const mount = { volumeMounts: [{ name: 'v', mountPath: '/v' }] };
    const story = aStory()
      .pod({
        volumes: [{ name: 'v', emptyDir: {} }],
        containers: [
          aContainer('a', 'sleep 3; echo hello > /v/out', mount),
          aContainer('b', 'while [ ! -e /v/out ]; do sleep 1; done; cat /v/out', mount),
        ],
      })
      .until(20);
    expect([story.now?.status.phase, story.logText('b')]).toEqual(['Succeeded', 'hello\n']);
  });
});

describe('command lines', () => {
  const argv = (container: object): string =>
    aStory()
      .pod({ containers: [{ name: 'main', image: 'busybox:1.36', env: [{ name: 'WHO', value: 'you' }], ...container }] })
      .until(10)
      .logText();

  it('[KBL-8] command takes the place of the entrypoint, args of the default arguments', () => {
    expect(argv({ command: ['echo', 'a'], args: ['b'] })).toBe('a b\n');
    expect(argv({ command: ['echo', 'a'] })).toBe('a\n');
    expect(argv({ args: ['echo', 'b'] })).toBe('b\n');
  });

  it('[KBL-8][KBL-9] no shell reads the line; only $(NAME) is replaced', () => {
    expect(argv({ command: ['echo', '$(WHO)', '$WHO', '$$(WHO)', '$(NOBODY)'] })).toBe('you $WHO $(WHO) $(NOBODY)\n');
  });
});
