import type { CronJob, CronJobSpec, Job } from '#sim/api/batch-v1/types.ts';
import type { Status } from '#sim/api/meta-v1/types.ts';
import { formatTime, parseTime } from '#sim/api/time.ts';
import { type CronJobApi, commitCronJobPlan } from './commit-plan.ts';
import type { CronJobEvent } from './events.ts';
import { isCollectedBy } from './jobs.ts';
import type { NewJob } from './new-job.ts';
import { reactToUpdate } from './on-update.ts';
import { syncCronJob } from './sync-cron-job.ts';

/** What a story begins with. */
export interface Story {
  readonly createdAt: string;
  readonly spec: Partial<CronJobSpec> & { readonly schedule: string };
  /** How long the nth Job runs, from 0; undefined runs for ever. */
  readonly runSeconds?: (nth: number) => number | undefined;
  readonly fails?: (nth: number) => boolean;
}

interface Timer {
  readonly atMs: number;
  readonly act: () => void;
}

const SHORT: Readonly<Record<string, string>> = {
  SuccessfulCreate: 'SC',
  SawCompletedJob: 'SAW',
  SuccessfulDelete: 'DEL',
  JobAlreadyActive: 'JAA',
};

const notFound = (name: string): Status => ({ code: 404, reason: 'NotFound', message: `jobs.batch "${name}" not found` });

/** A world of one CronJob without latencies: Jobs that run for a while, and the controller that wakes when it must. */
export class CronWorld {
  nowMs: number;
  cronJob: CronJob;
  readonly jobs = new Map<string, Job>();
  /** `MM-DD HH:MM:SS.t REASON job`, a repeat at the same instant once. */
  readonly log: string[] = [];
  /** The largest number of unfinished scheduled Jobs after any sync. */
  mostActive = 0;
  private readonly story: Story;
  private timers: Timer[] = [];
  private wakeAtMs: number;
  private isUp = true;
  private created = 0;
  private version = 1;

  constructor(story: Story) {
    this.story = story;
    this.nowMs = parseTime(story.createdAt);
    this.wakeAtMs = this.nowMs;
    this.cronJob = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'c', namespace: 'n', uid: 'cron-uid', resourceVersion: '1', creationTimestamp: formatTime(this.nowMs) },
      spec: {
        concurrencyPolicy: 'Allow',
        suspend: false,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 1,
        jobTemplate: { spec: { template: { metadata: {}, spec: { containers: [] } } } },
        ...story.spec,
      },
      status: {},
    };
  }

  at(time: string, act: (world: CronWorld) => void): this {
    this.timers.push({ atMs: parseTime(time), act: () => act(this) });
    return this;
  }

  /** The controller stops watching and acting until `to`; it syncs everything when it is back. */
  down(from: string, to: string): this {
    return this.at(from, () => {
      this.isUp = false;
    }).at(to, () => {
      this.isUp = true;
      this.wakeAtMs = this.nowMs;
    });
  }

  until(time: string): this {
    const endMs = parseTime(time);
    for (;;) {
      const timer = this.timers.reduce<Timer | undefined>(
        (first, next) => (first === undefined || next.atMs < first.atMs ? next : first),
        undefined,
      );
      const wakeAtMs = this.isUp ? this.wakeAtMs : Number.POSITIVE_INFINITY;
      const nextMs = Math.min(timer?.atMs ?? Number.POSITIVE_INFINITY, wakeAtMs);
      if (nextMs > endMs) break;
      this.nowMs = Math.max(this.nowMs, nextMs);
      if (timer !== undefined && timer.atMs <= wakeAtMs) {
        this.timers = this.timers.filter((other) => other !== timer);
        timer.act();
      } else {
        this.wakeAtMs = Number.POSITIVE_INFINITY;
        this.sync();
      }
    }
    this.nowMs = endMs;
    return this;
  }

  edit(change: Partial<CronJobSpec>): void {
    this.update({ ...this.cronJob, spec: { ...this.cronJob.spec, ...change } });
  }

  label(): void {
    const { metadata } = this.cronJob;
    this.update({ ...this.cronJob, metadata: { ...metadata, labels: { edited: String(this.version) } } });
  }

  /** `kubectl create job NAME --from=cronjob/c`. */
  startManually(name: string, seconds: number): void {
    const { apiVersion, kind, metadata } = this.cronJob;
    const owner = { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true };
    this.add({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name, namespace: 'n', annotations: {}, ownerReferences: [owner] },
      spec: this.cronJob.spec.jobTemplate.spec,
    });
    this.finishLater(name, seconds, false);
  }

  remove(name: string): void {
    this.jobs.delete(name);
    this.wake(this.nowMs);
  }

  /** The minutes in the names of the Jobs that the CronJob still refers to, last three digits. */
  active(): readonly string[] {
    return (this.cronJob.status.active ?? []).map(({ name }) => name.slice(-3));
  }

  private wake(atMs: number): void {
    this.wakeAtMs = Math.min(this.wakeAtMs, atMs);
  }

  private update(after: CronJob): void {
    this.version += 1;
    const { syncAtMs, event } = reactToUpdate(this.cronJob, after, this.nowMs);
    this.cronJob = after;
    if (event !== undefined) this.record(event);
    this.wake(syncAtMs);
  }

  private sync(): void {
    const jobs = [...this.jobs.values()].filter((job) => isCollectedBy(this.cronJob, job));
    const plan = syncCronJob(this.cronJob, jobs, this.nowMs, (name) => this.jobs.has(name));
    const { status, requeueAtMs } = commitCronJobPlan(this.cronJob, plan, this.api());
    if (status !== this.cronJob.status) this.update({ ...this.cronJob, status });
    this.wake(requeueAtMs);
    const running = [...this.jobs.values()].filter((job) => job.status.conditions === undefined && job.metadata.name.startsWith('c-'));
    this.mostActive = Math.max(this.mostActive, running.length);
  }

  private api(): CronJobApi {
    return {
      getJob: (name) => {
        const job = this.jobs.get(name);
        return job === undefined ? { ok: false, status: notFound(name) } : { ok: true, job };
      },
      createJob: (body) => {
        const { name } = body.metadata;
        if (this.jobs.has(name)) {
          return { ok: false, status: { code: 409, reason: 'AlreadyExists', message: `jobs.batch "${name}" already exists` } };
        }
        const nth = this.created++;
        const job = this.add(body);
        this.finishLater(name, this.story.runSeconds?.(nth), this.story.fails?.(nth) ?? false);
        return { ok: true, job };
      },
      deleteJob: (name) => {
        if (!this.jobs.has(name)) return notFound(name);
        this.remove(name);
        return undefined;
      },
      record: (event) => this.record(event),
    };
  }

  private add(body: NewJob): Job {
    this.version += 1;
    const metadata = {
      ...body.metadata,
      uid: `uid-${this.version}`,
      resourceVersion: String(this.version),
      creationTimestamp: formatTime(this.nowMs),
    };
    const job: Job = { ...body, metadata, status: { startTime: formatTime(this.nowMs) } };
    this.jobs.set(metadata.name, job);
    this.wake(this.nowMs);
    return job;
  }

  private finishLater(name: string, seconds: number | undefined, isFailure: boolean): void {
    if (seconds === undefined) return;
    const { uid } = this.jobs.get(name)?.metadata ?? {};
    const act = () => {
      const job = this.jobs.get(name);
      if (job === undefined || job.metadata.uid !== uid) return;
      const atTime = formatTime(this.nowMs);
      const condition = { status: 'True', lastProbeTime: atTime, lastTransitionTime: atTime, reason: '', message: '' } as const;
      const status = isFailure
        ? { ...job.status, conditions: [{ type: 'Failed', ...condition } as const] }
        : { ...job.status, conditions: [{ type: 'Complete', ...condition } as const], completionTime: atTime };
      this.jobs.set(name, { ...job, status });
      this.wake(this.nowMs);
    };
    this.timers.push({ atMs: this.nowMs + seconds * 1000, act });
  }

  private record({ reason, message }: CronJobEvent): void {
    const job = /\bc-\d+|\bmanual\b/.exec(message)?.[0];
    const tenth = Math.floor((this.nowMs % 1000) / 100);
    const line = [
      `${formatTime(this.nowMs).slice(5, 19).replace('T', ' ')}.${tenth}`,
      SHORT[reason] ?? reason,
      job?.replace(/^c-\d+(\d{3})$/, '$1'),
    ]
      .filter((part) => part !== undefined)
      .join(' ');
    if (!this.log.includes(line)) this.log.push(line);
  }
}
