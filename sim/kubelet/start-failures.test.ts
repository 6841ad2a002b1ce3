import { describe, expect, it } from 'vitest';
import { Simulation } from '#sim/simulation.ts';
import { quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const aStory = (): Story => new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies }));

const attemptsOf = (story: Story, reason: string, untilSeconds: number): readonly number[] => {
  const found: number[] = [];
  for (let tenth = 0; tenth <= untilSeconds * 10; tenth += 1) {
    const count = story.until(tenth / 10).count(reason);
    while (found.length < count) found.push(tenth / 10);
  }
  return found;
};

describe('images', () => {
  it('[KBL-15] a cold pull says what it took', () => {
    const story = aStory().script('sleep 3', {}, { image: 'fresh-image:v1' }).until(10);
    expect(story.events.slice(0, 2)).toEqual([
      'Pulling Pulling image "fresh-image:v1"',
      'Pulled Successfully pulled image "fresh-image:v1" in 22ms (22ms including waiting). Image size: 5212841 bytes.',
    ]);
    expect(story.status()?.imageID).toMatch(/^docker\.io\/library\/fresh-image@sha256:/);
  });

  it('[KBL-15] waiting for another pull counts apart', () => {
    const story = aStory();
    const spec = { restartPolicy: 'Never', containers: [{ name: 'main', image: 'fresh-image:v1', command: ['true'] }] };
    for (const name of ['p', 'q']) story.create('Pod', name, { spec });
    expect(
      story
        .until(2)
        .events.filter((line) => line.startsWith('Pulled'))
        .map((line) => line.split('. ')[0]),
    ).toEqual([
      'Pulled Successfully pulled image "fresh-image:v1" in 22ms (22ms including waiting)',
      'Pulled Successfully pulled image "fresh-image:v1" in 22ms (44ms including waiting)',
    ]);
  });

  it('[KBL-15] Always asks the registry at every start, IfNotPresent does not', () => {
    const always = aStory().script('sleep 1; exit 1', { restartPolicy: 'OnFailure' }, { imagePullPolicy: 'Always' }).until(4);
    expect([always.count('Pulling'), always.count('Pulled')]).toEqual([2, 2]);
    const present = aStory().script('sleep 1').until(4);
    expect(present.events[0]).toBe('Pulled Container image "busybox:1.36" already present on machine and can be accessed by the pod');
    expect(present.count('Pulling')).toBe(0);
  });

  it('[KBL-15] Never does not pull', () => {
    const story = aStory().script('', {}, { image: 'fresh-image:v1', imagePullPolicy: 'Never' }).until(12);
    const message = 'Container image "fresh-image:v1" is not present with pull policy of Never';
    expect(story.status()?.state.waiting).toEqual({ reason: 'ErrImageNeverPull', message });
    expect(story.events).toEqual([`ErrImageNeverPull ${message} x3`, 'Failed Error: ErrImageNeverPull x3']);
  });

  it('[KBL-15] a name that cannot be read is refused, again and again', () => {
    const story = aStory().script('', {}, { image: 'NGINX' });
    expect(attemptsOf(story, 'InspectFailed', 32)).toEqual([0.6, 1, 11, 21, 31]);
    expect([story.at(0.9), story.at(1)]).toEqual(['Pending main=ContainerCreating', 'Pending main=InvalidImageName']);
    expect(story.events[0]).toContain(
      'Failed to apply default image tag "NGINX": couldn\'t parse image name "NGINX": invalid reference format: repository name (library/NGINX) must be lowercase',
    );
    expect(story.logText()).toBe('container "main" in pod "p" is waiting to start: InvalidImageName');
  });

  it('[KBL-3][KBL-16] a missing image is pulled ever less often, and the status follows one sync later', () => {
    const story = aStory().script('', {}, { image: 'nginx:nope' });
    expect(attemptsOf(story, 'Pulling', 80)).toEqual([0.6, 12, 33, 74]);
    expect(story.lines.slice(1)).toEqual([
      '0.04 Pending main=ContainerCreating',
      '2.00 Pending main=ErrImagePull',
      '12.00 Pending main=ImagePullBackOff',
      '23.00 Pending main=ErrImagePull',
      '33.00 Pending main=ImagePullBackOff',
      '44.00 Pending main=ErrImagePull',
      '54.00 Pending main=ImagePullBackOff',
    ]);
    expect(story.condition('PodReadyToStartContainers')).toBe('True');
  });

  it('[KBL-16] says what the registry said', () => {
    const story = aStory().script('', {}, { image: 'nginx:nope' }).until(15);
    const error =
      'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:nope": failed to resolve image: docker.io/library/nginx:nope: not found';
    const message = `Back-off pulling image "nginx:nope": ErrImagePull: ${error}`;
    expect(story.status()?.state.waiting).toEqual({ reason: 'ImagePullBackOff', message });
    expect(story.events).toContain(`Failed Failed to pull image "nginx:nope": ${error} x2`);
    expect(story.events).toContain('BackOff Back-off pulling image "nginx:nope"');
  });

  it('[KBL-16] starts at the next pull once the registry answers, without counting a restart', () => {
    const simulation = new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies });
    simulation.weather({ kind: 'registry', isDown: true });
    const story = new Story(simulation).script('sleep 30', {}, { image: 'fresh-image:v1' }).until(20);
    simulation.weather({ kind: 'registry', isDown: false });
    expect(story.until(40).lines.at(-1)).toBe('34.00 Running main=Up');
    expect(story.status()?.restartCount).toBe(0);
  });

  it('[KBL-15] pulls on a node run one at a time', () => {
    const missing = { image: 'nginx:nope', name: 'main' };
    const story = aStory();
    for (const name of ['p', 'q']) story.create('Pod', name, { spec: { restartPolicy: 'Never', containers: [missing] } });
    expect([1.5, 1.6, 2.5, 2.6].map((at) => story.until(at).count('Failed Error: ErrImagePull'))).toEqual([0, 1, 1, 2]);
  });
});

describe('configuration', () => {
  const fromCfg = (more: object): object => ({ env: [{ name: 'X', valueFrom: { configMapKeyRef: { name: 'cfg', key: 'K', ...more } } }] });

  it('[KBL-6] a missing ConfigMap is looked for until it is there', () => {
    const story = aStory().script('echo $A; sleep 3', {}, { envFrom: [{ configMapRef: { name: 'cfg' } }] });
    expect(attemptsOf(story, 'Failed', 25)).toEqual([0.6, 1, 11, 21]);
    expect(story.lines.slice(1)).toEqual(['0.04 Pending main=ContainerCreating', '1.00 Pending main=CreateContainerConfigError']);
    expect(story.status()?.state.waiting?.message).toBe('configmap "cfg" not found');
    expect([story.count('Pulled'), story.events.filter((line) => line.startsWith('Failed'))]).toEqual([
      4,
      ['Failed Error: configmap "cfg" not found x4'],
    ]);
    story.create('ConfigMap', 'cfg', { data: { A: 'found' } }).until(33);
    expect(story.lines.at(-1)).toBe('32.00 Running main=Up');
    expect([story.status()?.restartCount, story.logText()]).toEqual([0, 'found\n']);
  });

  it('[KBL-6] so is a missing key, unless it is optional', () => {
    const aConfigured = (more: object): Story =>
      aStory()
        .create('ConfigMap', 'cfg', { data: { A: 'x' } })
        .script('echo [${X-unset}]; sleep 3', {}, fromCfg(more) as never)
        .until(3);
    expect(aConfigured({}).status()?.state.waiting).toEqual({
      reason: 'CreateContainerConfigError',
      message: "couldn't find key K in ConfigMap default/cfg",
    });
    expect(aConfigured({ optional: true }).logText()).toBe('[unset]\n');
  });

  it('[KBL-6] an image that runs as root is refused when the pod asks for another user', () => {
    const story = aStory()
      .script('', { securityContext: { runAsNonRoot: true } })
      .until(2);
    const message = `container has runAsNonRoot and image will run as root (pod: "p_default(${story.now?.metadata.uid})", container: main)`;
    expect(story.status()?.state.waiting).toEqual({ reason: 'CreateContainerConfigError', message });
  });

  it('[KBL-7] a missing Secret volume holds the whole pod, tried after 0.5, 1, 2, 4 and more seconds', () => {
    const story = aStory().script(
      'cat /v/A; sleep 3',
      { volumes: [{ name: 'v', secret: { secretName: 's' } }] },
      { volumeMounts: [{ name: 'v', mountPath: '/v' }] },
    );
    expect(attemptsOf(story, 'FailedMount', 20)).toEqual([0.1, 0.6, 1.6, 3.6, 7.6, 15.6]);
    expect([story.at(20), story.now?.status.podIP]).toEqual(['Pending main=ContainerCreating', undefined]);
    expect(story.events).toEqual(['FailedMount MountVolume.SetUp failed for volume "v" : secret "s" not found x6']);
    story.create('Secret', 's', { data: { A: 'aGVsbG8=' } }).until(33);
    expect(story.lines.at(-1)).toBe('32.00 Running main=Up');
    expect(story.logText()).toBe('hello');
  });

  it('[KBL-7] so does a missing key; an optional source is an empty volume', () => {
    const aMounted = (more: object): Story =>
      aStory()
        .create('ConfigMap', 'cfg', { data: { A: 'x' } })
        .script(
          'ls /v; sleep 5',
          { volumes: [{ name: 'v', configMap: more as never }] },
          { volumeMounts: [{ name: 'v', mountPath: '/v' }] },
        )
        .until(3);
    expect(aMounted({ name: 'cfg', items: [{ key: 'k', path: 'f' }] }).events[0]).toContain(
      'MountVolume.SetUp failed for volume "v" : configmap references non-existent config key: k',
    );
    expect(aMounted({ name: 'none', optional: true }).logText()).toBe('');
    expect(aMounted({ name: 'cfg', items: [{ key: 'A', path: 'f' }] }).logText()).toBe('f\n');
  });
});

describe('a program that cannot be started', () => {
  const error =
    'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "foo": executable file not found in $PATH';

  it('[KBL-8] ends the pod under Never without having run', () => {
    const story = aStory()
      .script('', {}, { command: ['foo'] })
      .until(10);
    expect(story.lines.slice(2)).toEqual(['1.00 Pending main=StartError', '2.10 Failed main=StartError']);
    expect(story.events.slice(1)).toEqual(['Created Container created', `Failed Error: ${error}`]);
    expect(story.status()?.state.terminated).toMatchObject({ exitCode: 128, message: error, startedAt: '1970-01-01T00:00:00Z' });
  });

  it('[KBL-8] is tried like a crashing one when it may restart', () => {
    const story = aStory()
      .script('', { restartPolicy: 'OnFailure' }, { command: ['foo'] })
      .until(40);
    expect(story.lines.slice(2)).toEqual([
      '1.00 Running main=RunContainerError',
      '2.00 Running main=RunContainerError#1',
      '12.00 Running main=CrashLoopBackOff#1',
      '13.00 Running main=RunContainerError#2',
      '33.00 Running main=CrashLoopBackOff#2',
      '34.00 Running main=RunContainerError#3',
    ]);
    expect(story.count('Started')).toBe(0);
    expect(story.status()?.lastState.terminated?.reason).toBe('StartError');
  });

  it('[KBL-8] is what a memory limit gives in which nothing fits', () => {
    const story = aStory()
      .script('sleep 9', {}, { resources: { limits: { memory: '1Mi' } } })
      .until(5);
    expect(story.at(5)).toBe('Failed main=StartError');
    expect(story.events.at(-1)).toMatch(/unable to start container process: container init was OOM-killed \(memory limit too low\?\)$/);
  });
});
