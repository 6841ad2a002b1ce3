import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { JobRun } from './testing-run.ts';

const DEAF = "trap '' TERM; sleep 300";
const finalizersOf = (run: JobRun) => run.pods.map(({ metadata }) => metadata.finalizers ?? []);

describe('suspending', () => {
  it('[JOB-22] takes the pods away uncounted and keeps what was done (scenario 21)', () => {
    const script = `[ $JOB_COMPLETION_INDEX = 0 ] && exit 0; ${DEAF}`;
    const run = new JobRun(script, { completionMode: 'Indexed', completions: 4, parallelism: 2 }).until(6);
    const { startTime } = run.status;
    run.edit({ suspend: true }).pass(0.1);
    expect([run.counts, run.conditions, run.status.startTime]).toEqual([{ succeeded: 1, terminating: 2 }, ['Suspended'], startTime]);
    expect(run.reasons).toEqual({ SuccessfulCreate: 3, SuccessfulDelete: 2, Suspended: 1 });
    expect(run.pass(60).counts).toEqual({ succeeded: 1 });
  });

  it('[JOB-22] from the start keeps pods and startTime away until it is resumed (scenario 22)', () => {
    const run = new JobRun('sleep 3', { suspend: true }).until(60);
    expect([run.status.startTime, run.pods, run.conditions]).toEqual([undefined, [], ['Suspended']]);
    run.edit({ suspend: false }).pass(0.1);
    expect(run.statusTexts.at(-1)).toBe('{active 1, ready 0, Suspended=False}');
    expect(run.status.startTime).toBe(run.pods[0]?.metadata.creationTimestamp);
    expect(run.events.map(({ reason }) => reason).sort()).toEqual(['Resumed', 'SuccessfulCreate', 'Suspended']);
    expect(run.untilEnd().conditions).toEqual(['Suspended=False', 'SuccessCriteriaMet', 'Complete']);
  });

  it('[JOB-14][JOB-22] does not save a Job that is resumed after its deadline (scenario 23)', () => {
    const run = new JobRun('sleep 300', { activeDeadlineSeconds: 60 })
      .until(10)
      .edit({ suspend: true })
      .until(200)
      .edit({ suspend: false })
      .pass(0.1);
    expect([run.conditions, run.reason]).toEqual([['Suspended', 'FailureTarget', 'Failed'], 'DeadlineExceeded']);
    expect([run.times('pod created').length, run.reasons['Resumed']]).toEqual([1, undefined]);
  });

  it('[JOB-14][JOB-22] restarts the deadline of a Job that is resumed in time', () => {
    const run = new JobRun('sleep 300', { activeDeadlineSeconds: 60 }).until(10).edit({ suspend: true }).until(50).edit({ suspend: false });
    expect(run.until(109).conditions).toEqual(['Suspended=False']);
    expect(run.until(111).conditions).toEqual(['Suspended=False', 'FailureTarget']);
  });
});

describe('scaling', () => {
  it('[JOB-10][JOB-19] down removes pods uncounted, up adds them at once', () => {
    const run = new JobRun(DEAF, { completions: 4, parallelism: 3 }).until(5).edit({ parallelism: 1 }).pass(0.1);
    expect([run.counts, run.reasons]).toEqual([
      { active: 1, ready: 1, terminating: 2 },
      { SuccessfulCreate: 3, SuccessfulDelete: 2 },
    ]);
    run.edit({ parallelism: 4 }).pass(0.1);
    expect(run.counts).toMatchObject({ active: 4 });
    run.edit({ parallelism: 0 }).pass(60);
    expect([run.counts, run.conditions]).toEqual([{}, []]);
  });

  it('[JOB-8][JOB-10] an Indexed Job forgets indexes that are cut off (scenario 34)', () => {
    const script = 'case $JOB_COMPLETION_INDEX in 0|4) sleep 2;; *) sleep 100;; esac';
    const spec = { completionMode: 'Indexed', completions: 5, parallelism: 5 };
    const run = new JobRun(script, spec).until(8);
    expect(run.status).toMatchObject({ completedIndexes: '0,4', succeeded: 2 });
    run.edit({ completions: 3, parallelism: 3 }).pass(0.1);
    expect(run.status).toMatchObject({ completedIndexes: '0', succeeded: 1, active: 2 });
    expect(run.pass(40).counts).toEqual({ active: 2, ready: 2, succeeded: 1 });
    run.edit({ completions: 5, parallelism: 5 }).pass(0.1);
    expect([run.status.active, run.times('pod created').length]).toEqual([4, 7]);
  });

  it('[JOB-1] a finished Job no longer follows its spec', () => {
    const run = new JobRun('sleep 1').untilEnd();
    const status = run.status;
    run.edit({ parallelism: 3, suspend: true }).pass(10);
    expect([run.status, run.times('pod created').length]).toEqual([status, 1]);
  });
});

describe('a pod that is deleted', () => {
  it('[JOB-7][JOB-11] fails at once and is replaced while it terminates (scenario 24)', () => {
    const run = new JobRun(DEAF).until(5).deletePod().until(7);
    expect(run.counts).toEqual({ failed: 1, terminating: 1 });
    expect(run.until(16).times('pod created')[1]).toBeCloseTo(15.01, 2);
    expect(run.counts).toMatchObject({ active: 1, terminating: 1 });
  });

  it('[JOB-7] may still succeed under podReplacementPolicy Failed (scenario 25)', () => {
    const run = new JobRun("trap 'exit 0' TERM; sleep 300 & wait", { podReplacementPolicy: 'Failed' }).until(5).deletePod().untilEnd();
    expect([run.conditions, run.counts]).toEqual([['SuccessCriteriaMet', 'Complete'], { succeeded: 1 }]);
  });

  it('[JOB-7][JOB-10] or is replaced after it has failed (scenario 26)', () => {
    const run = new JobRun("trap 'sleep 4; exit 143' TERM; sleep 300 & wait", { podReplacementPolicy: 'Failed' })
      .until(5)
      .deletePod()
      .until(8);
    expect(run.counts).toEqual({ terminating: 1 });
    expect(run.until(12).counts).toEqual({ failed: 1 });
    expect(run.until(20).times('pod created')[1]).toBeCloseTo(19.01, 2);
  });

  it('[JOB-19] changes nothing once it has been counted', () => {
    const run = new JobRun('sleep 3', { completions: 2 }).until(6);
    const succeeded = run.pods.find(({ status }) => status.phase === 'Succeeded');
    run.deletePod(succeeded?.metadata.name).until(6.1);
    expect(run.counts).toMatchObject({ succeeded: 1 });
    expect(run.untilEnd().counts).toEqual({ succeeded: 2 });
  });
});

describe('a Job that is deleted', () => {
  it.each([
    ['Background', 5.1, undefined, 1, 1],
    ['Foreground', 5.1, { ready: 1, active: 1 }, 1, 1],
    ['Orphan', 5.1, undefined, 1, 0],
  ] as const)('[JOB-19][JOB-23] %s (scenario 37)', (policy, seconds, counts, pods, deleted) => {
    const run = new JobRun(DEAF).until(5).deleteJob(policy).until(seconds);
    expect(run.job === undefined ? undefined : run.counts).toEqual(counts);
    expect(run.pods).toHaveLength(pods);
    expect(run.pods.filter(({ metadata }) => metadata.deletionTimestamp !== undefined)).toHaveLength(deleted);
    expect(finalizersOf(run)).toEqual([[]]);
    run.until(60);
    expect([run.job, run.pods.length, run.times('pod created').length]).toEqual([undefined, 1 - deleted, 1]);
  });

  it('[JOB-6] by its TTL: a longer one in time is obeyed (scenarios 38, 39)', () => {
    const run = new JobRun('sleep 1', { ttlSecondsAfterFinished: 60 }).untilEnd();
    const end = run.simulation.nowMs / 1000;
    run.pass(30).edit({ ttlSecondsAfterFinished: 300 });
    expect(run.until(end + 298).job).toBeDefined();
    expect(run.until(end + 301).job).toBeUndefined();
    expect(new JobRun('sleep 1', { ttlSecondsAfterFinished: 0 }).until(10).job).toBeUndefined();
  });
});

describe('what the controller leaves alone', () => {
  it('[JOB-1] a Job that somebody else manages (scenario 40)', () => {
    const run = new JobRun('sleep 1', { managedBy: 'acme.io/x' }).until(20);
    expect([run.status, run.pods, run.events]).toEqual([{}, [], []]);
    expect(run.edit({ managedBy: 'kubernetes.io/job-controller' }).refusal?.code).toBe(422);
  });

  it('[JOB-1] says what changes the API refuses (scenario 35)', () => {
    const run = new JobRun('sleep 100', { completions: 5 }).edit({ completions: 6 });
    expect(run.refusal?.message).toContain('field is immutable');
    const elastic = new JobRun('sleep 100', { completionMode: 'Indexed', completions: 5, parallelism: 5 }).edit({ completions: 6 });
    expect(elastic.refusal?.message).toContain('can only be modified in tandem with spec.parallelism');
  });
});

describe('creations that the API refuses', () => {
  const quota = (pods: number): JsonObject => ({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'q' },
    spec: { hard: { pods: String(pods) } },
  });

  it('[JOB-2][JOB-3] are retried after 1, 2, 4 … 60 s (scenario 41)', () => {
    const run = new JobRun('sleep 3', { suspend: true });
    run.create(quota(0)).until(10).edit({ suspend: false }).until(10.5);
    expect([run.counts, run.reasons['FailedCreate'], run.status.startTime === undefined]).toEqual([{}, 1, false]);
    const failures = () => run.reasons['FailedCreate'];
    expect([11.1, 13.2, 17.3, 25.4].map((seconds) => run.until(seconds) && failures())).toEqual([2, 3, 4, 5]);
    expect(run.conditions).toEqual(['Suspended=False']);
    expect(run.events.find(({ reason }) => reason === 'FailedCreate')?.message).toMatch(
      /^Error creating: pods "j-\w{5}" is forbidden: exceeded quota: q/,
    );
  });

  it('[JOB-2] stop the wave in which they happen', () => {
    const run = new JobRun(DEAF, { suspend: true, completions: 8, parallelism: 8 });
    run.create(quota(2)).until(10).edit({ suspend: false }).until(10.5);
    expect([run.status.active, run.reasons['SuccessfulCreate'], run.reasons['FailedCreate']]).toEqual([2, 2, 1]);
  });
});

describe('adoption', () => {
  const stray: JsonObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'stray', labels: { a: 'b' } },
    spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['sleep', '3'] }] },
  };

  it('[JOB-24] takes over matching pods of a manual selector and counts them', () => {
    const spec = { manualSelector: true, suspend: true, selector: { matchLabels: { a: 'b' } } };
    const run = new JobRun('sleep 9', spec, { metadata: { labels: { a: 'b' } } }).create(stray).edit({ suspend: false }).until(1);
    expect(run.pods.map(({ metadata }) => metadata.ownerReferences?.[0]?.name)).toEqual(['j']);
    expect(finalizersOf(run)).toEqual([['batch.kubernetes.io/job-tracking']]);
    expect(run.untilEnd().counts).toEqual({ succeeded: 1 });
    expect(run.times('pod created')).toHaveLength(1);
  });

  it('[JOB-24] never takes pods of a generated selector', () => {
    const run = new JobRun('sleep 2', {}, { metadata: { labels: { a: 'b' } } }).create(stray).untilEnd();
    expect(run.pods.find(({ metadata }) => metadata.name === 'stray')?.metadata.ownerReferences).toBeUndefined();
  });
});
