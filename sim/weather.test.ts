import { describe, expect, it } from 'vitest';
import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject, KubeObject } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { recordedNode } from './bootstrap.ts';
import { Simulation } from './simulation.ts';

const MINUTE_MS = 60_000;
const nodes = [1, 2].map((number) => ({ ...recordedNode, name: `node-${number}`, address: `192.0.2.${number}` }));
const begin = (): Simulation => new Simulation({ seed: 3, startAtMs: parseTime('2026-03-02T00:00:00Z'), nodes });

const template = (script: string, spec: JsonObject = {}): JsonObject => ({
  spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['sh', '-c', script] }], ...spec },
});

function create(simulation: Simulation, kind: string, name: string, spec: JsonObject): void {
  const apiVersion = 'batch/v1';
  const created = simulation.client.create(resourceOfKind(kind), 'default', { apiVersion, kind, metadata: { name }, spec });
  if (!created.ok) throw new Error(created.status.message);
}

function all<T extends KubeObject>({ client }: Simulation, kind: T['kind']): readonly T[] {
  const listed = client.list(resourceOfKind(kind), { namespace: 'default' });
  return listed.ok ? (listed.value as readonly T[]) : [];
}

const podsOf = (simulation: Simulation): readonly Pod[] => all<Pod>(simulation, 'Pod');
const reasonsOf = (simulation: Simulation): readonly string[] =>
  all(simulation, 'Event').map((event) => String((event as unknown as { reason: string }).reason));

describe('weather', () => {
  it('a lost node: its pod runs on unseen, is replaced after the toleration, and is gone when the node is back', () => {
    const simulation = begin();
    create(simulation, 'Job', 'long', { template: template('sleep 3600') });
    simulation.runUntil(10_000);
    const node = podsOf(simulation)[0]?.spec.nodeName ?? '';
    simulation.weather({ kind: 'node', name: node, isLost: true });
    simulation.runUntil(5 * MINUTE_MS);
    expect(podsOf(simulation).map(({ status }) => status.phase)).toEqual(['Running']);
    simulation.runUntil(8 * MINUTE_MS);
    const [old, replacement] = [...podsOf(simulation)].sort((a, b) => Number(a.spec.nodeName !== node) - Number(b.spec.nodeName !== node));
    expect(old?.metadata.deletionTimestamp).toBeDefined();
    expect(replacement?.spec.nodeName).not.toBe(node);
    expect(replacement?.status.phase).toBe('Running');
    simulation.weather({ kind: 'node', name: node, isLost: false });
    simulation.runUntil(10 * MINUTE_MS);
    expect(podsOf(simulation).map(({ spec }) => spec.nodeName)).toEqual([replacement?.spec.nodeName]);
  });

  it('a node that is back before anybody gave it up reports what ended meanwhile, when it ended', () => {
    const simulation = begin();
    create(simulation, 'Job', 'short', { template: template('sleep 20') });
    simulation.runUntil(10_000);
    const node = podsOf(simulation)[0]?.spec.nodeName ?? '';
    simulation.weather({ kind: 'node', name: node, isLost: true });
    simulation.runUntil(2 * MINUTE_MS);
    expect(podsOf(simulation)[0]?.status.phase).toBe('Running');
    simulation.weather({ kind: 'node', name: node, isLost: false });
    simulation.runUntil(2 * MINUTE_MS + 10_000);
    const [pod] = podsOf(simulation);
    expect(pod?.status.phase).toBe('Succeeded');
    const { startedAt, finishedAt } = pod?.status.containerStatuses?.[0]?.state.terminated ?? {};
    expect(parseTime(finishedAt ?? '') - parseTime(startedAt ?? '')).toBe(20_000);
  });

  it('a controller manager that is down starts nothing; back again, it makes up for one missed run', () => {
    const simulation = begin();
    create(simulation, 'CronJob', 'tick', {
      schedule: '*/10 * * * *',
      successfulJobsHistoryLimit: 20,
      jobTemplate: { spec: { template: template('true') } },
    });
    simulation.runUntil(15 * MINUTE_MS);
    simulation.weather({ kind: 'controllerManager', isDown: true });
    simulation.runUntil(55 * MINUTE_MS);
    expect(all<Job>(simulation, 'Job')).toHaveLength(1);
    simulation.weather({ kind: 'controllerManager', isDown: false });
    simulation.runUntil(56 * MINUTE_MS);
    expect(all<Job>(simulation, 'Job')).toHaveLength(2);
    expect(all<CronJob>(simulation, 'CronJob')[0]?.status.lastScheduleTime).toBe('2026-03-02T00:50:00Z');
  });

  it('an exit code, a kill for memory and a slow run happen to the process that runs', () => {
    const simulation = begin();
    create(simulation, 'Job', 'one', { backoffLimit: 0, template: template('sleep 600') });
    create(simulation, 'Job', 'two', { backoffLimit: 0, template: template('sleep 600') });
    create(simulation, 'Job', 'three', { template: template('sleep 30') });
    simulation.runUntil(10_000);
    const pod = (job: string): string =>
      podsOf(simulation).find(({ metadata }) => metadata.labels?.['job-name'] === job)?.metadata.name ?? '';
    simulation.weather({ kind: 'exit', namespace: 'default', pod: pod('one'), exitCode: 42, isOomKilled: false });
    simulation.weather({ kind: 'exit', namespace: 'default', pod: pod('two'), exitCode: 137, isOomKilled: true });
    simulation.weather({ kind: 'slow', namespace: 'default', pod: pod('three'), byMs: MINUTE_MS });
    simulation.weather({ kind: 'exit', namespace: 'default', pod: 'nobody', exitCode: 1, isOomKilled: false });
    simulation.runUntil(MINUTE_MS);
    const ended = (job: string) =>
      podsOf(simulation).find(({ metadata }) => metadata.labels?.['job-name'] === job)?.status.containerStatuses?.[0]?.state.terminated;
    expect(ended('one')).toMatchObject({ exitCode: 42, reason: 'Error' });
    expect(ended('two')).toMatchObject({ exitCode: 137, reason: 'OOMKilled' });
    expect(ended('three')).toBeUndefined();
    simulation.runUntil(2 * MINUTE_MS);
    expect(ended('three')).toMatchObject({ exitCode: 0 });
    expect(reasonsOf(simulation)).toContain('BackoffLimitExceeded');
  });

  it('is part of the history, as is a command run in a container', () => {
    const simulation = begin();
    create(simulation, 'Job', 'long', {
      template: template('sleep 600; cat /data/x', {
        containers: [
          {
            name: 'main',
            image: 'busybox:1.36',
            command: ['sh', '-c', 'sleep 60; cat /data/x'],
            volumeMounts: [{ name: 'd', mountPath: '/data' }],
          },
        ],
        volumes: [{ name: 'd', emptyDir: {} }],
      }),
    });
    simulation.runUntil(10_000);
    const name = podsOf(simulation)[0]?.metadata.name ?? '';
    simulation.client.exec('default', name, undefined, ['sh', '-c', 'echo told > /data/x']);
    simulation.weather({ kind: 'slow', namespace: 'default', pod: name, byMs: 5000 });
    simulation.runUntil(2 * MINUTE_MS);
    const logs = () => simulation.client.logs('default', name, {});
    expect(logs()).toMatchObject({ ok: true, value: 'told\n' });
    simulation.history.seek(30_000);
    simulation.history.seek(100_000);
    expect(logs()).toMatchObject({ ok: true, value: 'told\n' });
  });
});
