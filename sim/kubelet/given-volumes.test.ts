import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { Simulation } from '#sim/simulation.ts';
import { aContainer, quietLatencies, Story } from './testing-story.ts';

const START_MS = 1_795_420_800_000;
const script = '#!/bin/sh\necho ran\n';
const aStory = (): Story =>
  new Story(new Simulation({ seed: 7, startAtMs: START_MS, latencies: quietLatencies })).create('ConfigMap', 'c', {
    data: { 'run.sh': script, a: 'one' },
  });

/** Pod `p` with volume `c` at `/c`. */
const withVolume = (story: Story, text: string, volume: JsonObject, mount: JsonObject = {}): Story =>
  story.script(text, { volumes: [{ name: 'c', ...volume }] }, { volumeMounts: [{ name: 'c', mountPath: '/c', ...mount }] });

const edit = (story: Story, data: JsonObject): void => {
  story.cluster.client.patch(resourceOfKind('ConfigMap'), 'default', 'c', 'merge', { data });
};

describe('files of a ConfigMap volume', () => {
  it('[KBL-29] cannot be run unless their mode says so', () => {
    const modes = [
      { name: 'c' },
      { name: 'c', defaultMode: 0o755 },
      { name: 'c', items: [{ key: 'run.sh', path: 'run.sh', mode: 0o500 }] },
    ];
    const logs = modes.map((configMap) => withVolume(aStory(), '/c/run.sh', { configMap }).until(5).logText());
    expect(logs).toEqual(['sh: /c/run.sh: Permission denied\n', 'ran\n', 'ran\n']);
    const command = ['/c/run.sh'];
    const story = aStory().pod({
      volumes: [{ name: 'c', configMap: { name: 'c' } }],
      containers: [{ name: 'main', image: 'busybox:1.36', command, volumeMounts: [{ name: 'c', mountPath: '/c' }] }],
    });
    expect(story.until(5).status()?.state.terminated?.message).toContain('exec: "/c/run.sh": permission denied');
  });

  it('[KBL-29] show their mode and are read-only', () => {
    const story = withVolume(aStory(), 'stat -c %a /c /c/a /c/run.sh; echo x > /c/a', {
      configMap: { name: 'c', defaultMode: 0o440 },
    });
    expect(story.until(5).logText()).toBe("777\n440\n440\nsh: can't create /c/a: Read-only file system\n");
  });

  it('[KBL-29] follow an edit at the next periodic sync, and what was printed before stays', () => {
    const story = withVolume(aStory(), 'while true; do cat /c/a; echo; sleep 30; done', { configMap: { name: 'c' } }).until(40);
    edit(story, { a: 'two', b: 'new' });
    story.until(70);
    expect(story.logText()).toBe('one\none\none\n');
    expect(story.until(130).delete({ gracePeriodSeconds: 2 }).until(131).logText()).toBe('one\none\none\none\ntwo\n');
    edit(story, { a: 'three' });
    expect(story.logText()).toBe('one\none\none\none\ntwo\n');
  });

  it('[KBL-29] stay as they were when one is mounted by itself', () => {
    const story = withVolume(
      aStory(),
      'while true; do cat /etc/a; echo; sleep 60; done',
      { configMap: { name: 'c' } },
      {
        mountPath: '/etc/a',
        subPath: 'a',
      },
    ).until(10);
    edit(story, { a: 'two' });
    expect(story.until(130).logText()).toBe('one\none\none\n');
  });
});

describe('other volumes of the kind', () => {
  it('[KBL-29] a projected one joins its sources', () => {
    const sources = [
      { configMap: { name: 'c', items: [{ key: 'a', path: 'x/a' }] } },
      { secret: { name: 's' } },
      { downwardAPI: { items: [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }] } },
    ];
    const story = withVolume(aStory().create('Secret', 's', { stringData: { key: 'secret' } }), 'cat /c/x/a /c/key /c/name', {
      projected: { sources },
    });
    expect(story.until(5).logText()).toBe('onesecretp');
  });

  it('[KBL-7] a projected one waits for its sources', () => {
    const story = withVolume(aStory(), 'true', { projected: { sources: [{ secret: { name: 'later' } }] } }).until(2);
    expect(story.events.at(-1)).toBe('FailedMount MountVolume.SetUp failed for volume "c" : secret "later" not found x3');
  });

  it('[KBL-29] every container finds its token', () => {
    const story = aStory().script('cd /var/run/secrets/kubernetes.io/serviceaccount; ls; cat namespace');
    expect(story.until(5).logText()).toBe('ca.crt\nnamespace\ntoken\ndefault');
  });
});

describe("the container's own files", () => {
  const waiting = 'while [ ! -e /tmp/go ]; do sleep 1; done; cat /tmp/go';
  const run = (story: Story, text: string) => story.cluster.client.exec('default', 'p', 'main', ['sh', '-c', text]);

  it('[LOG-3] are shared with commands that join it', () => {
    const story = aStory().script(waiting).until(5);
    run(story, 'echo here > /tmp/file');
    expect(run(story, 'cat /tmp/file')).toMatchObject({ value: { stdout: 'here\n' } });
    run(story, 'sleep 2; echo now > /tmp/go');
    expect([story.at(7), story.until(10).at(10), story.logText()]).toEqual(['Running main=Up', 'Succeeded main=Completed', 'now\n']);
  });

  it('[LOG-3] are new after a restart', () => {
    const story = aStory().script('[ -e /tmp/go ] && echo again; sleep 5; exit 1', { restartPolicy: 'OnFailure' }).until(3);
    run(story, 'touch /tmp/go');
    expect(story.until(9).logText()).toBe('');
  });

  it('[LOG-3] so are signals to the first process', () => {
    const story = aStory().script('trap "echo told; exit 3" TERM; sleep 60 & wait').until(3);
    expect(run(story, 'kill 1')).toMatchObject({ value: { exitCode: 0 } });
    expect([story.until(6).logText(), story.status()?.state.terminated?.exitCode]).toEqual(['told\n', 3]);
    const deaf = aStory().script('sleep 60').until(3);
    run(deaf, 'kill 1; kill -9 1');
    expect(deaf.until(6).at(6)).toBe('Running main=Up');
  });

  it('[KBL-23][KBL-24] are seen by hooks, and theirs by the program', () => {
    const postStart = { exec: { command: ['sh', '-c', 'echo hook > /tmp/go'] } };
    const preStop = { exec: { command: ['sh', '-c', 'echo bye > /tmp/stop; sleep 2'] } };
    const story = aStory().script(
      `${waiting}; while [ ! -e /tmp/stop ]; do sleep 1; done; cat /tmp/stop; sleep 5`,
      {},
      { lifecycle: { postStart, preStop } },
    );
    expect(story.until(10).delete().until(12).logText()).toBe('hook\nbye\n');
  });
});

describe('a check by network', () => {
  const readiness = (probe: JsonObject, text: string, more: JsonObject = {}): Story =>
    aStory().pod({
      containers: [aContainer('main', text, { readinessProbe: { periodSeconds: 2, failureThreshold: 1, ...probe }, ...more })],
    });

  it('[KBL-30] is refused where nothing listens', () => {
    const http = readiness({ httpGet: { path: '/healthz', port: 8080 } }, 'sleep 60').until(2);
    const address = http.now?.status.podIP;
    expect([http.status()?.ready, http.events.at(-1)]).toEqual([
      false,
      `Unhealthy Readiness probe failed: Get "http://${address}:8080/healthz": dial tcp ${address}:8080: connect: connection refused`,
    ]);
    const tcp = readiness({ tcpSocket: { port: 9090 } }, 'sleep 60').until(2);
    expect(tcp.events.at(-1)).toBe(`Unhealthy Readiness probe failed: dial tcp ${tcp.now?.status.podIP}:9090: connect: connection refused`);
    const grpc = readiness({ grpc: { port: 9000 } }, 'sleep 60').until(2.5);
    expect(grpc.events.at(-1)).toBe(
      `Unhealthy Readiness probe failed: timeout: failed to connect service "${grpc.now?.status.podIP}:9000" within 1s: context deadline exceeded`,
    );
  });

  it('[KBL-30] finds a program that listens, as long as it does', () => {
    const story = readiness({ tcpSocket: { port: 'web' } }, 'sleep 4; timeout 6 nc -l -p 7000; sleep 60', {
      ports: [{ name: 'web', containerPort: 7000 }],
    });
    expect([story.until(4).status()?.ready, story.until(8).status()?.ready, story.until(13).status()?.ready]).toEqual([false, true, false]);
  });

  it('[KBL-30] by HTTP finds what is in the folder', () => {
    const serve = 'mkdir /www; echo hi > /www/index.html; httpd -f -p 80 -h /www';
    expect(
      readiness({ httpGet: { port: 80 } }, serve)
        .until(4)
        .status()?.ready,
    ).toBe(true);
    const missing = readiness({ httpGet: { port: 80, path: '/healthz' } }, serve).until(2);
    expect(missing.events.at(-1)).toBe('Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 404');
  });

  it('[KBL-30] of an unknown port name decides nothing', () => {
    const story = readiness({ httpGet: { port: 'nope' } }, 'sleep 60').until(2);
    expect(story.events.at(-1)).toBe(
      'Unhealthy Readiness probe errored and resulted in unknown state: strconv.Atoi: parsing "nope": invalid syntax',
    );
  });

  it('[KBL-24] a postStart hook that is refused has the container killed', () => {
    const story = aStory().script(
      'sleep 60',
      { terminationGracePeriodSeconds: 2 },
      { lifecycle: { postStart: { httpGet: { port: 80 } } } },
    );
    expect(story.until(6).count('FailedPostStartHook')).toBe(1);
  });

  it('[KBL-14] readiness is asked for while a failed liveness probe has the container killed', () => {
    const dead = { exec: { command: ['false'] }, periodSeconds: 2, failureThreshold: 2 };
    const story = aStory()
      .script(
        'sleep 600',
        { restartPolicy: 'Always', terminationGracePeriodSeconds: 20 },
        { livenessProbe: dead, readinessProbe: { ...dead, failureThreshold: 6 } },
      )
      .until(20);
    expect([story.count('Unhealthy Liveness'), story.count('Unhealthy Readiness')]).toEqual([2, 10]);
  });
});
