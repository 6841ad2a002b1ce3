import { describe, expect, it } from 'vitest';
import type { Deployment, ReplicaSet } from '#sim/api/apps-v1/types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { ReplicaSetController } from '#sim/controllers/replica-set/replica-set-controller.ts';
import { TestWorld, testTimings } from '#sim/controllers/testing-world.ts';
import { DeploymentController } from './deployment-controller.ts';

/** Pods of image `good` become ready a second after their creation, those of others never; deleted pods end after a second. */
class Rollouts extends TestWorld {
  readonly controller = new DeploymentController(this.server, testTimings, this.gate);
  readonly replicaSets = new ReplicaSetController(this.server, testTimings, this.gate);
  serial = -1;

  constructor() {
    super();
    const start = this.engine.register((serial) => this.run(serial));
    const stop = this.engine.register((serial) => this.server.forceRemove(serial));
    this.server.watch('Pod', (type, serial, pod, before) => {
      if (type === 'ADDED') this.engine.schedule(this.engine.nowMs + 1000, start, serial);
      else if (type === 'MODIFIED' && pod.metadata.deletionTimestamp !== before?.metadata.deletionTimestamp)
        this.engine.schedule(this.engine.nowMs + 1000, stop, serial);
    });
  }

  private run(serial: number): void {
    const pod = this.server.get<Pod>(serial);
    if (pod === undefined || pod.metadata.deletionTimestamp !== undefined || pod.spec.containers[0]?.image !== 'good') return;
    this.server.update(serial, { ...pod, spec: { ...pod.spec, nodeName: 'node-1' } } as Pod);
    this.setPodStatus(serial, {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True', lastProbeTime: null, lastTransitionTime: this.server.nowText }],
    });
  }

  template(version: string, image = 'good'): JsonObject {
    return { metadata: { labels: { app: 'x', version } }, spec: { containers: [{ name: 'c', image }] } };
  }

  deploy(spec: JsonObject = {}): this {
    this.addNamespace();
    const full = { replicas: 2, selector: { matchLabels: { app: 'x' } }, template: this.template('1'), ...spec };
    this.serial = this.add({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'd', annotations: { note: 'mine' } },
      spec: full,
    });
    return this.after(5);
  }

  change(spec: JsonObject): this {
    this.edit(this.serial, (old) => ({ ...old, ...spec }));
    return this;
  }

  get deployment(): Deployment {
    return this.server.get<Deployment>(this.serial) as Deployment;
  }

  sets(): ReplicaSet[] {
    return this.list<ReplicaSet>('ReplicaSet');
  }

  sizes(): (number | undefined)[] {
    return this.sets().map(({ spec }) => spec.replicas);
  }

  scalings(): string[] {
    return this.events('Deployment').map((line) => line.replace(/^ScalingReplicaSet Scaled (up|down) replica set d-[456789bcdf]+ /, '$1 '));
  }

  conditions(): string[] {
    return (this.deployment.status.conditions ?? []).map(({ type, status, reason }) => `${type}=${status} ${reason}`);
  }
}

describe('DeploymentController', () => {
  it('[DEP-4] [DEP-5] [DEP-10] makes a ReplicaSet with the hash of its template and reports success', () => {
    const world = new Rollouts().deploy();
    const [set] = world.sets();
    const hash = set?.metadata.labels?.['pod-template-hash'];
    expect(hash).toMatch(/^[456789bcdf]{1,10}$/);
    expect(set).toMatchObject({
      metadata: {
        name: `d-${hash}`,
        labels: { app: 'x', 'pod-template-hash': hash },
        annotations: {
          note: 'mine',
          'deployment.kubernetes.io/revision': '1',
          'deployment.kubernetes.io/desired-replicas': '2',
          'deployment.kubernetes.io/max-replicas': '3',
        },
      },
      spec: { replicas: 2, selector: { matchLabels: { app: 'x', 'pod-template-hash': hash } } },
    });
    expect(world.scalings()).toEqual(['up from 0 to 2']);
    expect(world.deployment.metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '1' });
    expect(world.conditions()).toEqual(['Available=True MinimumReplicasAvailable', 'Progressing=True NewReplicaSetAvailable']);
  });

  it('[DEP-9] counts what the ReplicaSets report', () => {
    const world = new Rollouts().deploy();
    const { conditions: _, ...counts } = world.deployment.status;
    expect(counts).toEqual({
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      terminatingReplicas: 0,
    });
  });

  it.each([
    [2, ['up from 0 to 1', 'down from 2 to 1', 'up from 1 to 2', 'down from 1 to 0']],
    [3, ['up from 0 to 1', 'down from 3 to 2', 'up from 1 to 2', 'down from 2 to 1', 'up from 2 to 3', 'down from 1 to 0']],
  ])('[DEP-2] [DEP-6] [DEP-7] rolls %i replicas over one by one', (replicas, steps) => {
    const world = new Rollouts().deploy({ replicas });
    world.change({ template: world.template('2') }).after(20);
    expect(world.scalings().slice(1)).toEqual(steps);
    expect(world.sizes()).toEqual([0, replicas]);
    expect(world.deployment.metadata.annotations).toMatchObject({ 'deployment.kubernetes.io/revision': '2' });
  });

  it('[DEP-3] [DEP-5] [DEP-7] an undo takes the old ReplicaSet up again and the stuck one down', () => {
    const world = new Rollouts().deploy();
    world.change({ template: world.template('2', 'bad') }).after(10);
    expect(world.sizes()).toEqual([2, 1]);
    world.change({ template: world.template('1') }).after(10);
    expect(world.sizes()).toEqual([2, 0]);
    expect(world.sets()[0]?.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '3',
      'deployment.kubernetes.io/revision-history': '1',
    });
    expect(world.scalings().slice(1)).toEqual(['up from 0 to 1', 'down from 1 to 0']);
  });

  it('[DEP-8] a new size goes to the one active ReplicaSet at once', () => {
    const world = new Rollouts().deploy();
    world.change({ replicas: 5 }).after(5);
    expect(world.scalings()).toEqual(['up from 0 to 2', 'up from 2 to 5']);
    expect(world.sets()[0]?.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/desired-replicas': '5',
      'deployment.kubernetes.io/max-replicas': '7',
    });
    expect(world.conditions()).toEqual(['Progressing=True NewReplicaSetAvailable', 'Available=True MinimumReplicasAvailable']);
  });

  it('[DEP-8] in the middle of a rollout a new size is shared out in proportion', () => {
    const world = new Rollouts().deploy({
      replicas: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 3, maxUnavailable: 2 } },
    });
    world.change({ template: world.template('2', 'bad') }).after(10);
    expect(world.sizes()).toEqual([8, 5]);
    world.change({ replicas: 15 }).after(10);
    expect(world.sizes()).toEqual([11, 7]);
  });

  it('[DEP-11] gives up hope after the progress deadline, and undoes nothing', () => {
    const world = new Rollouts().deploy({ progressDeadlineSeconds: 60 });
    world.change({ template: world.template('2', 'bad') }).after(55);
    expect(world.conditions()[1]).toBe('Progressing=True ReplicaSetUpdated');
    world.after(10);
    expect(world.conditions()[1]).toBe('Progressing=False ProgressDeadlineExceeded');
    expect(world.sizes()).toEqual([2, 1]);
  });

  it('[DEP-12] a refusal is said and tried again', () => {
    const world = new Rollouts();
    let isRefusing = true;
    world.server.admit((object) =>
      object.kind === 'ReplicaSet' && isRefusing ? { refused: { code: 403, reason: 'Forbidden', message: 'no' } } : { object },
    );
    world.deploy();
    expect(world.events('Deployment')[0]).toMatch(/^ReplicaSetCreateError Failed to create new replica set "d-[456789bcdf]+": no x/);
    expect(world.conditions()).toContain('Progressing=False ReplicaSetCreateError');
    isRefusing = false;
    world.after(60);
    expect(world.conditions()).toContain('Progressing=True NewReplicaSetAvailable');
  });

  it('[DEP-13] Recreate lets all old pods end first', () => {
    const world = new Rollouts().deploy({ strategy: { type: 'Recreate' } });
    let most = 0;
    world.server.watch('Pod', () => {
      most = Math.max(most, world.list('Pod').length);
    });
    world.change({ template: world.template('2') }).after(10);
    expect(world.sizes()).toEqual([0, 2]);
    expect(most).toBe(2);
    expect(world.scalings()).toEqual(['up from 0 to 2', 'down from 2 to 0', 'up from 0 to 2']);
  });

  it('[DEP-14] a pause holds a rollout back', () => {
    const world = new Rollouts().deploy();
    world.change({ paused: true, template: world.template('2') }).after(10);
    expect(world.sizes()).toEqual([2]);
    expect(world.conditions()).toContain('Progressing=Unknown DeploymentPaused');
    world.change({ paused: false }).after(20);
    expect(world.sizes()).toEqual([0, 2]);
    expect(world.conditions()).toContain('Progressing=True NewReplicaSetAvailable');
  });

  it('[DEP-15] forgets old ReplicaSets beyond the limit', () => {
    const world = new Rollouts().deploy({ revisionHistoryLimit: 1 });
    for (const version of ['2', '3', '4']) world.change({ template: world.template(version) }).after(20);
    expect(world.sets().map(({ metadata }) => metadata.annotations?.['deployment.kubernetes.io/revision'])).toEqual(['3', '4']);
  });

  it('[DEP-1] adopts a matching ReplicaSet', () => {
    const world = new Rollouts();
    world.addNamespace();
    const template = world.template('1');
    world.add({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'stray', labels: { app: 'x' } },
      spec: { replicas: 2, selector: { matchLabels: { app: 'x' } }, template },
    });
    world.serial = world.add({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'd' },
      spec: { replicas: 2, selector: { matchLabels: { app: 'x' } }, template },
    });
    world.after(5);
    expect(world.sets()).toMatchObject([{ metadata: { name: 'stray', ownerReferences: [{ kind: 'Deployment', name: 'd' }] } }]);
  });
});
