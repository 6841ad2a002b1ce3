import { describe, expect, it } from 'vitest';
import { Simulation } from '#sim/simulation.ts';
import { aContainer, quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const aStory = (): Story => new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies }));

const waits = (reason: string): string => `container "main" in pod "p" is waiting to start: ${reason}`;
const counting = 'echo started; sleep 3; echo failed; exit 1';
const retried = { restartPolicy: 'OnFailure' };

describe('logs', () => {
  it('[LOG-1] are those of the newest instance, as far as it has come', () => {
    const story = aStory().script('echo one; sleep 5; echo two');
    expect([0.1, 2, 6, 60].map((at) => story.until(at).logText())).toEqual([
      waits('ContainerCreating'),
      'one\n',
      'one\ntwo\n',
      'one\ntwo\n',
    ]);
  });

  it('[LOG-1] are empty without a node', () => {
    expect(
      aStory()
        .script('', { nodeSelector: { disk: 'none' } })
        .until(5)
        .logText(),
    ).toBe('');
  });

  it('[LOG-1] say why a container waits', () => {
    const image = aStory().script('', {}, { image: 'nginx:nope' });
    expect([3, 13].map((at) => image.until(at).logText())).toEqual([
      waits("image can't be pulled"),
      waits('trying and failing to pull image'),
    ]);
    expect(
      aStory()
        .script('', {}, { envFrom: [{ secretRef: { name: 's' } }] })
        .until(3)
        .logText(),
    ).toBe(waits('CreateContainerConfigError'));
    const init = aStory().pod({ initContainers: [aContainer('setup', 'echo hi; sleep 9')], containers: [aContainer('main', '')] });
    expect([init.until(3).logText(), init.logText('setup')]).toEqual([waits('PodInitializing'), 'hi\n']);
  });

  it('[LOG-1] during CrashLoopBackOff are those of the last attempt', () => {
    const story = aStory().script(counting, retried).until(200);
    expect(story.status()?.state.terminated?.reason).toBe('Error');
    expect(story.until(240).status()?.state.waiting?.reason).toBe('CrashLoopBackOff');
    expect([story.logText(), story.logText('main', true)]).toEqual(['started\nfailed\n', 'started\nfailed\n']);
  });

  it('[LOG-1] can be cut to the last lines or seconds and dated', () => {
    const story = aStory().script('echo one; sleep 5; echo two; printf three; sleep 60').until(10);
    const read = (options: object): unknown => {
      const outcome = story.cluster.client.logs('default', 'p', options);
      return outcome.ok ? outcome.value : outcome.status.message;
    };
    expect([read({ tailLines: 2 }), read({ tailLines: 0 }), read({ sinceSeconds: 6 })]).toEqual(['two\nthree', '', 'two\nthree']);
    expect(read({ tailLines: 1, timestamps: true })).toMatch(/^2026-11-23T08:00:\d\d\.\d{9}Z three$/);
  });

  it('[LOG-2] of the instance before can be read while a newer one runs', () => {
    const story = aStory().script('echo run $(date +%s); sleep 3; exit 1', retried).until(5);
    const [now, before] = [story.logText(), story.logText('main', true)].map((text) => Number(text.replace('run ', '')));
    expect((now ?? 0) - (before ?? 0)).toBe(4);
  });

  it('[LOG-2] are refused when there was none', () => {
    const outcome = aStory().script('sleep 60').until(5).logs('main', true);
    expect(outcome).toMatchObject({
      ok: false,
      status: { code: 400, reason: 'BadRequest', message: 'previous terminated container "main" in pod "p" not found' },
    });
  });

  it('[LOG-2] are gone while the newest instance is a dead one', () => {
    const story = aStory().script(counting, retried).until(8.5);
    const id = story.status()?.lastState.terminated?.containerID;
    expect(id).toMatch(/^containerd:/);
    expect(story.logText('main', true)).toBe(`unable to retrieve container logs for ${id}`);
  });
});

describe('exec', () => {
  const run = (story: Story, container: string | undefined, ...argv: readonly string[]): unknown => {
    const outcome = story.cluster.client.exec('default', 'p', container, argv);
    return outcome.ok ? outcome.value : outcome.status.message;
  };

  it('[LOG-3] runs a command beside the program and sees its files', () => {
    const story = aStory()
      .script('echo hello > /tmp/f; sleep 60', {}, { env: [{ name: 'WHO', value: 'me' }] })
      .until(2);
    expect(run(story, undefined, 'cat', '/tmp/f')).toEqual({ stdout: 'hello\n', stderr: '', exitCode: 0 });
    expect(run(story, 'main', 'sh', '-c', 'echo $WHO; exit 3')).toEqual({ stdout: 'me\n', stderr: '', exitCode: 3 });
  });

  it('[LOG-3] what it writes into a volume stays', () => {
    const story = aStory()
      .script(
        'while [ ! -e /v/go ]; do sleep 1; done; echo gone',
        { volumes: [{ name: 'v', emptyDir: {} }] },
        { volumeMounts: [{ name: 'v', mountPath: '/v' }] },
      )
      .until(5);
    run(story, 'main', 'touch', '/v/go');
    expect([story.until(10).at(10), story.logText()]).toEqual(['Succeeded main=Completed', 'gone\n']);
  });

  it('[LOG-3] needs a running container', () => {
    expect(run(aStory().script('exit 0').until(10), 'main', 'ls')).toBe('container not found ("main")');
    expect(run(aStory().script('sleep 60').until(2), 'other', 'ls')).toBe('container not found ("other")');
    expect(
      run(
        aStory()
          .script('', { nodeSelector: { disk: 'none' } })
          .until(5),
        'main',
        'ls',
      ),
    ).toBe('pod p does not have a host assigned');
  });
});

describe('a shell without a script', () => {
  const run = (stdin: boolean): Story =>
    aStory().pod({ restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh'], stdin }] });

  it('[KBL-31] waits while its input is held open, and ends with 0 when that ends', () => {
    const story = run(true).until(60);
    expect(story.status()?.state.running).toBeDefined();
    expect(run(false).until(60).status()?.state.terminated?.exitCode).toBe(0);
  });
});
