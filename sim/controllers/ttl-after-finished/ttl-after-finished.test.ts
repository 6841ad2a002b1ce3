import { describe, expect, it } from 'vitest';
import type { Job } from '#sim/api/batch-v1/types.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { TestWorld, testTimings } from '#sim/controllers/testing-world.ts';
import { TtlAfterFinished } from './ttl-after-finished.ts';

const container = { name: 'c', image: 'i' };

/** A Job with a time to live, and when it was marked for deletion, virtual ms. */
class TtlWorld {
  readonly world = new TestWorld();
  readonly job: number;
  markedAtMs: number | undefined;

  constructor(ttl: JsonObject) {
    new TtlAfterFinished(this.world.server, testTimings, this.world.gate);
    this.world.addNamespace();
    this.job = this.world.add({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'j' },
      spec: { ...ttl, template: { spec: { restartPolicy: 'Never', containers: [container] } } },
    });
    this.world.server.watch('Job', (_, __, { metadata }) => {
      if (metadata.deletionTimestamp !== undefined) this.markedAtMs ??= this.world.engine.nowMs;
    });
  }

  /** The Job gets a condition after that many ms. */
  conditionAt(atMs: number, type: string): this {
    this.world.engine.runUntil(atMs);
    const condition = { type, status: 'True', lastProbeTime: this.world.server.nowText, lastTransitionTime: this.world.server.nowText };
    const status = this.world.server.get<Job>(this.job)?.status;
    this.world.server.updateStatus(this.job, { ...status, conditions: [...(status?.conditions ?? []), condition] });
    return this;
  }

  setTtl(seconds: number | undefined): void {
    this.world.edit(this.job, ({ ttlSecondsAfterFinished: _, ...spec }) =>
      seconds === undefined ? spec : { ...spec, ttlSecondsAfterFinished: seconds },
    );
  }
}

describe('TtlAfterFinished', () => {
  it.each(['Complete', 'Failed'])('[TTL-1, TTL-2] deletes a Job that is %s when its time is over, in the foreground', (type) => {
    const ttl = new TtlWorld({ ttlSecondsAfterFinished: 30 }).conditionAt(5700, type);
    ttl.world.after(60);
    expect(ttl.markedAtMs).toBe(35_003);
    expect(ttl.world.get('Job', 'j')?.metadata.finalizers).toEqual(['foregroundDeletion']);
    expect(ttl.world.events('Job')).toEqual([]);
  });

  it('[TTL-2] with 0 right after the end', () => {
    const ttl = new TtlWorld({ ttlSecondsAfterFinished: 0 }).conditionAt(5700, 'Complete');
    ttl.world.after(1);
    expect(ttl.markedAtMs).toBe(5703);
  });

  it('[TTL-1] a Job that is only about to fail, or has no time to live, stays', () => {
    const ending = new TtlWorld({ ttlSecondsAfterFinished: 5 }).conditionAt(1000, 'FailureTarget');
    const endless = new TtlWorld({}).conditionAt(1000, 'Complete');
    for (const { world } of [ending, endless]) world.after(3600);
    expect([ending.markedAtMs, endless.markedAtMs]).toEqual([undefined, undefined]);
    ending.conditionAt(4_000_000, 'Failed').world.after(10);
    expect(ending.markedAtMs).toBe(4_005_003);
  });

  it.each<[string, number | undefined, number | undefined]>([
    ['more time', 300, 301_003],
    ['less time', 10, 31_003],
    ['none', undefined, undefined],
  ])('[TTL-1] %s, given after 30 s, counts from the same second', (_, seconds, markedAtMs) => {
    const ttl = new TtlWorld({ ttlSecondsAfterFinished: 60 }).conditionAt(1000, 'Complete');
    ttl.world.after(30);
    ttl.setTtl(seconds);
    ttl.world.after(3600);
    expect(ttl.markedAtMs).toBe(markedAtMs);
  });
});
