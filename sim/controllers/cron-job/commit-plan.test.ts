import { describe, expect, it } from 'vitest';
import type { CronJob, CronJobSpec, CronJobStatus, Job } from '#sim/api/batch-v1/types.ts';
import type { Status } from '#sim/api/meta-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { type CommitOutcome, type CronJobApi, commitCronJobPlan } from './commit-plan.ts';
import { isCollectedBy, isControlledBy } from './jobs.ts';
import { newJobOf } from './new-job.ts';
import { reactToUpdate } from './on-update.ts';
import { syncCronJob } from './sync-cron-job.ts';

const nowMs = parseTime('2026-03-10T10:00:00.1Z');
const slotAtMs = parseTime('2026-03-10T10:00:00Z');

function aCronJob(spec: Partial<CronJobSpec> = {}, status: CronJobStatus = {}): CronJob {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'c', namespace: 'n', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-03-10T09:59:30Z' },
    spec: { schedule: '* * * * *', jobTemplate: { spec: { template: { metadata: {}, spec: { containers: [] } } } }, ...spec },
    status,
  };
}

function aJob(cronJob: CronJob, uid: string): Job {
  const body = newJobOf(cronJob, slotAtMs);
  return { ...body, metadata: { ...body.metadata, uid, resourceVersion: '7', creationTimestamp: '2026-03-10T10:00:00Z' }, status: {} };
}

const refusal = (reason: Status['reason'], message: string, code = 409): Status => ({ code, reason, message });
const gone = refusal('NotFound', 'jobs.batch "x" not found', 404);

function commit(
  cronJob: CronJob,
  api: Partial<CronJobApi>,
  jobs: readonly Job[] = [],
): CommitOutcome & { readonly said: readonly string[] } {
  const said: string[] = [];
  const outcome = commitCronJobPlan(
    cronJob,
    syncCronJob(cronJob, jobs, nowMs, () => jobs.length > 0),
    {
      getJob: () => ({ ok: false, status: gone }),
      createJob: () => ({ ok: true, job: aJob(cronJob, 'new') }),
      deleteJob: () => undefined,
      record: ({ type, reason, message }) => said.push(`${type} ${reason} ${message}`),
      ...api,
    },
  );
  return { ...outcome, said };
}

const reference = (name: string, uid: string) =>
  ({ kind: 'Job', namespace: 'n', name, uid, apiVersion: 'batch/v1', resourceVersion: '7' }) as const;

describe('carrying out a plan', () => {
  it('[CRON-17] takes a created Job into the status and asks for the next slot', () => {
    expect(commit(aCronJob(), {})).toEqual({
      status: { active: [reference('c-29552280', 'new')], lastScheduleTime: '2026-03-10T10:00:00Z' },
      requeueAtMs: parseTime('2026-03-10T10:01:00.1Z'),
      isRetry: false,
      said: ['Normal SuccessfulCreate Created job c-29552280'],
    });
  });

  it('[CRON-17] takes in its own Job that exists already, without an event', () => {
    const cronJob = aCronJob();
    const exists = refusal('AlreadyExists', 'jobs.batch "c-29552280" already exists');
    const outcome = commit(cronJob, {
      createJob: () => ({ ok: false, status: exists }),
      getJob: () => ({ ok: true, job: aJob(cronJob, 'old') }),
    });
    expect(outcome.status.active?.map(({ uid }) => uid)).toEqual(['old']);
    expect(outcome.said).toEqual([]);
  });

  it('[CRON-17] sleeps when the name is taken by somebody else', () => {
    const stranger = aCronJob();
    const job = aJob({ ...stranger, metadata: { ...stranger.metadata, uid: 'other' } }, 'old');
    const exists = refusal('AlreadyExists', 'jobs.batch "c-29552280" already exists');
    const cronJob = aCronJob();
    const outcome = commit(cronJob, { createJob: () => ({ ok: false, status: exists }), getJob: () => ({ ok: true, job }) });
    expect(outcome).toEqual({ status: cronJob.status, requeueAtMs: Number.POSITIVE_INFINITY, isRetry: false, said: [] });
  });

  it('[CRON-17] retries after any other refusal', () => {
    const quota = refusal('Forbidden', 'jobs.batch "c-29552280" is forbidden: exceeded quota: q', 403);
    const outcome = commit(aCronJob(), { createJob: () => ({ ok: false, status: quota }) });
    expect(outcome.isRetry).toBe(true);
    expect(outcome.said).toEqual(['Warning FailedCreate Error creating job: jobs.batch "c-29552280" is forbidden: exceeded quota: q']);
    const ending = refusal('Forbidden', 'unable to create new content in namespace n because it is being terminated', 403);
    expect(commit(aCronJob(), { createJob: () => ({ ok: false, status: ending }) }).said).toEqual([]);
  });

  it('[CRON-15] a Job that cannot be deleted stays active and nothing is started', () => {
    const active = [reference('a', '1'), reference('b', '2'), reference('d', '3')];
    const cronJob = aCronJob({ concurrencyPolicy: 'Replace' }, { active });
    const jobs = active.map(({ uid }) => aJob(cronJob, uid));
    const stored = { getJob: () => ({ ok: true, job: aJob(cronJob, '0') }) as const };
    const outcome = commit(cronJob, { ...stored, deleteJob: (name) => (name === 'b' ? refusal('Forbidden', 'no') : undefined) }, jobs);
    expect(outcome.isRetry).toBe(true);
    expect(outcome.status.active?.map(({ name }) => name)).toEqual(['b', 'd']);
    expect(outcome.said).toEqual(['Normal SuccessfulDelete Deleted job a', 'Warning FailedDelete Deleted job: no']);
    expect(commit(cronJob, {}, jobs).said).toEqual(['Warning FailedGet Get job: jobs.batch "x" not found']);
  });

  it('[CRON-8] says what is wrong with a schedule or a zone, and sleeps', () => {
    const say = (spec: Partial<CronJobSpec>) => commit(aCronJob(spec), {});
    expect(say({ timeZone: 'Mars/Base' }).said).toEqual([
      'Warning UnknownTimeZone invalid timeZone: "Mars/Base": unknown time zone Mars/Base',
    ]);
    expect(say({ schedule: '* * * *' }).said).toEqual([
      'Warning UnparseableSchedule unparseable schedule: "* * * *" : expected exactly 5 fields, found 4: [* * * *]',
    ]);
    expect(say({ schedule: '* * * *' }).requeueAtMs).toBe(Number.POSITIVE_INFINITY);
    expect(say({ schedule: 'TZ=Asia/Tokyo 0 6 * * *', timeZone: 'UTC' }).said[0]).toContain(
      'Warning UnsupportedSchedule CRON_TZ or TZ used in',
    );
  });

  it('[CRON-7] a CronJob that is being deleted only keeps its status', () => {
    const cronJob = aCronJob({}, { active: [reference('a', '1')] });
    const dying = { ...cronJob, metadata: { ...cronJob.metadata, deletionTimestamp: '2026-03-10T10:00:00Z' } };
    expect(commit(dying, {})).toEqual({
      status: {},
      requeueAtMs: Number.POSITIVE_INFINITY,
      isRetry: false,
      said: ['Normal MissingJob Active job went missing: a'],
    });
  });

  it('[CRON-18] an idle sync says nothing and keeps the very status', () => {
    const cronJob = aCronJob({}, { lastScheduleTime: '2026-03-10T10:00:00Z' });
    const outcome = commit(cronJob, {});
    expect(outcome.status).toBe(cronJob.status);
    expect(outcome.said).toEqual([]);
  });
});

describe('who belongs to a CronJob', () => {
  it('[CRON-1] collects by name, listens by uid', () => {
    const cronJob = aCronJob();
    const own = aJob(cronJob, '1');
    const namesake = aJob({ ...cronJob, metadata: { ...cronJob.metadata, uid: 'other' } }, '2');
    expect([isCollectedBy(cronJob, own), isControlledBy(cronJob, own)]).toEqual([true, true]);
    expect([isCollectedBy(cronJob, namesake), isControlledBy(cronJob, namesake)]).toEqual([true, false]);
  });

  it('[CRON-16] copies labels and annotations of the template', () => {
    const template = aCronJob().spec.jobTemplate;
    const cronJob = aCronJob({ jobTemplate: { ...template, metadata: { labels: { app: 'a' }, annotations: { owner: 'b' } } } });
    expect(newJobOf(cronJob, slotAtMs).metadata).toEqual({
      name: 'c-29552280',
      namespace: 'n',
      labels: { app: 'a' },
      annotations: { owner: 'b', 'batch.kubernetes.io/cronjob-scheduled-timestamp': '2026-03-10T10:00:00Z' },
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name: 'c', uid: 'u', controller: true, blockOwnerDeletion: true }],
    });
  });
});

describe('an update', () => {
  it('[CRON-19] of the schedule waits for its next slot, of anything else is synced at once', () => {
    const before = aCronJob();
    expect(reactToUpdate(before, aCronJob({ suspend: true }), nowMs)).toEqual({ syncAtMs: nowMs });
    expect(reactToUpdate(before, aCronJob({ schedule: '*/5 * * * *' }), nowMs)).toEqual({ syncAtMs: parseTime('2026-03-10T10:05:00.1Z') });
    expect(reactToUpdate(before, aCronJob({ schedule: 'x' }), nowMs)).toEqual({
      syncAtMs: Number.POSITIVE_INFINITY,
      event: { type: 'Warning', reason: 'UnParseableCronJobSchedule', message: 'unparseable schedule for cronjob: x' },
    });
  });
});
