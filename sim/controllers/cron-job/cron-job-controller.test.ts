import { describe, expect, it } from 'vitest';
import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';
import { applyDefaults, prepareForCreate } from '#sim/api/defaults/index.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { TestWorld, testTimings } from '#sim/controllers/testing-world.ts';
import { CronJobController } from './cron-job-controller.ts';

const template = {
  spec: {
    template: { metadata: { labels: { app: 'x' } }, spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'busybox:1.36' }] } },
  },
};

class CronCluster extends TestWorld {
  readonly controller = new CronJobController(this.server, testTimings, this.gate);

  cronJob(spec: JsonObject): number {
    return this.addNamespace().add({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'c' },
      spec: { jobTemplate: template, ...spec },
    });
  }

  jobNames(): string[] {
    return this.list<Job>('Job').map(({ metadata }) => metadata.name);
  }

  jobSerial(name: string): number {
    return this.server.find('Job', 'n', name);
  }

  /** The Job passes through a status that is no end. */
  touch(name: string, active: number): void {
    this.server.updateStatus(this.jobSerial(name), { active });
  }

  finish(name: string, type: 'Complete' | 'Failed' = 'Complete'): void {
    const at = this.server.nowText;
    const condition = { type, status: 'True', reason: '', message: '', lastProbeTime: at, lastTransitionTime: at };
    this.server.updateStatus(this.jobSerial(name), {
      conditions: [condition],
      startTime: at,
      ...(type === 'Complete' ? { completionTime: at } : {}),
    });
  }

  manual(name: string): void {
    const { uid } = this.get<CronJob>('CronJob', 'c')?.metadata ?? { uid: '' };
    const owner = { apiVersion: 'batch/v1', kind: 'CronJob', name: 'c', uid, controller: true };
    this.add({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name, ownerReferences: [owner] }, spec: template.spec });
  }

  status(): CronJob['status'] {
    return this.get<CronJob>('CronJob', 'c')?.status ?? {};
  }
}

describe('CronJobController', () => {
  it('[CRON-21] creates the Job of a slot 110 ms after it and notes it in the status', () => {
    const cluster = new CronCluster();
    cluster.cronJob({ schedule: '*/5 * * * *' });
    cluster.until('2026-03-10T10:05:00.109Z');
    expect(cluster.jobNames()).toEqual([]);
    cluster.until('2026-03-10T10:05:00.110Z');
    expect(cluster.jobNames()).toEqual(['c-29552285']);
    expect(cluster.status()).toMatchObject({ active: [{ name: 'c-29552285' }], lastScheduleTime: '2026-03-10T10:05:00Z' });
    expect(cluster.events('CronJob')).toEqual(['SuccessfulCreate Created job c-29552285']);
  });

  it('[CRON-21] sees a Job end and prunes the history', () => {
    const cluster = new CronCluster();
    cluster.cronJob({ schedule: '* * * * *', successfulJobsHistoryLimit: 1 });
    for (const minute of ['281', '282', '283']) {
      cluster.after(60.2);
      cluster.finish(`c-29552${minute}`);
      cluster.after(1);
    }
    expect(cluster.jobNames()).toEqual(['c-29552283']);
    expect(cluster.status()).toMatchObject({ lastSuccessfulTime: '2026-03-10T10:03:02Z' });
    expect(cluster.status().active).toBeUndefined();
  });

  it('[CRON-22] counts a manual Job as unexpected at each of its statuses, until it ends', () => {
    const cluster = new CronCluster();
    cluster.cronJob({ schedule: '0 0 * * *' });
    cluster.after(1).manual('manual');
    for (const active of [1, 2, 3]) {
      cluster.after(1);
      cluster.touch('manual', active);
    }
    cluster.after(1);
    cluster.server.updateStatus(cluster.jobSerial('manual'), { active: 0, conditions: [{ type: 'SuccessCriteriaMet', status: 'True' }] });
    cluster.finish('manual');
    cluster.after(1);
    expect(cluster.events('CronJob')).toEqual(['UnexpectedJob Saw a job that the controller did not create or forgot: manual x5']);
    expect(cluster.status().lastSuccessfulTime).toBe('2026-03-10T10:00:05Z');
  });

  it('[CRON-22] under Forbid says that a Job is active only once a slot has been skipped', () => {
    const cluster = new CronCluster();
    cluster.cronJob({ schedule: '* * * * *', concurrencyPolicy: 'Forbid' });
    cluster.after(70);
    cluster.touch('c-29552281', 1);
    expect(cluster.events('CronJob')).toHaveLength(1);
    cluster.after(60);
    cluster.touch('c-29552281', 0);
    cluster.touch('c-29552281', 2);
    expect(cluster.events('CronJob')[1]).toMatch(/^JobAlreadyActive .* x3$/);
    cluster.finish('c-29552281');
    cluster.after(1);
    expect(cluster.jobNames()).toEqual(['c-29552281', 'c-29552282']);
    expect(cluster.events('CronJob').at(-1)).toBe('SuccessfulCreate Created job c-29552282');
  });

  it('[CRON-22] a vanished active Job goes missing', () => {
    const cluster = new CronCluster();
    cluster.cronJob({ schedule: '* * * * *' });
    cluster.after(70);
    cluster.server.delete(cluster.jobSerial('c-29552281'));
    cluster.after(1);
    expect(cluster.events('CronJob')).toContain('MissingJob Active job went missing: c-29552281');
    expect(cluster.status().active).toBeUndefined();
  });

  it('[CRON-25] a Job that goes as soon as it has ended is missed by the sync that follows', () => {
    const cluster = new CronCluster();
    cluster.cronJob({ schedule: '* * * * *', successfulJobsHistoryLimit: 0 });
    cluster.after(70);
    cluster.finish('c-29552281');
    cluster.after(1);
    expect(cluster.jobNames()).toEqual([]);
    expect(cluster.events('CronJob').slice(1)).toEqual([
      'SuccessfulDelete Deleted job c-29552281',
      'MissingJob Active job went missing: c-29552281',
    ]);
  });

  it('[CRON-23] makes of a template what the API server would', () => {
    const cluster = new CronCluster();
    cluster.cronJob({ schedule: '* * * * *' });
    cluster.after(70);
    const job = cluster.list<Job>('Job')[0];
    const {
      resourceVersion: _,
      uid,
      creationTimestamp,
      ...metadata
    } = job?.metadata ?? { resourceVersion: '', uid: '', creationTimestamp: '' };
    const { labels: __, ...posted } = metadata as unknown as JsonObject;
    const wanted = prepareForCreate(applyDefaults({ apiVersion: 'batch/v1', kind: 'Job', metadata: posted, spec: template.spec }), {
      uid,
      nowText: creationTimestamp,
      namespace: 'n',
    });
    expect({ ...job, metadata: { ...metadata, uid, creationTimestamp } }).toEqual(wanted);
  });

  it('[CRON-24] an outage replays the latest missed slot', () => {
    const cluster = new CronCluster('2026-03-10T00:00:00Z');
    cluster.cronJob({ schedule: '0 * * * *' });
    cluster.until('2026-03-10T01:50:00Z').gate.close();
    cluster.finish('c-29551740');
    cluster.until('2026-03-10T04:10:00Z');
    expect(cluster.jobNames()).toHaveLength(1);
    expect(cluster.status().active).toHaveLength(1);
    cluster.gate.open();
    cluster.after(1);
    expect(cluster.jobNames()).toEqual(['c-29551740', 'c-29551920']);
    expect(cluster.status()).toMatchObject({ active: [{ name: 'c-29551920' }], lastScheduleTime: '2026-03-10T04:00:00Z' });
    cluster.until('2026-03-10T05:00:01Z');
    expect(cluster.jobNames()).toHaveLength(3);
  });

  it('[CRON-24] a restored checkpoint goes on as the first run did', () => {
    const cluster = new CronCluster();
    cluster.cronJob({ schedule: '* * * * *', concurrencyPolicy: 'Forbid' });
    cluster.after(150);
    const parts = [cluster.engine, cluster.server.store, cluster.server.events, cluster.controller, cluster.gate];
    const saved = parts.map((part) => part.save());
    const run = (): unknown => {
      cluster.touch('c-29552281', 1);
      cluster.after(20);
      cluster.finish('c-29552281');
      cluster.after(100);
      return [cluster.list('Job'), cluster.list('CronJob'), cluster.events('CronJob')];
    };
    const first = run();
    for (const [i, part] of parts.entries()) part.restore(saved[i] as never);
    expect(run()).toEqual(first);
  });
});
