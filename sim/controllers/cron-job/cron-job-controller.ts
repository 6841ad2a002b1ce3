import type { CronJob, CronJobStatus, Job } from '#sim/api/batch-v1/types.ts';
import { formatTime, parseTime } from '#sim/api/time.ts';
import { type ApiServer, type ControllerTimings, notFound } from '#sim/apiserver/index.ts';
import { controllerSerial } from '#sim/controllers/shared/controller-of.ts';
import { type CowRoot, CowVector } from '#sim/engine/cow-vector.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import type { Leap } from '#sim/engine/leap.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';
import { type CronJobApi, commitCronJobPlan } from './commit-plan.ts';
import { completeJob } from './complete-job.ts';
import { type CronJobEvent, events } from './events.ts';
import { isCollectedBy, isControlledBy, outcomeOf } from './jobs.ts';
import { reactToUpdate } from './on-update.ts';
import { sayStart, saySync } from './say-sync.ts';
import { SYNC_DELAY_MS } from './schedule-arithmetic.ts';
import { type Standing, standingOf } from './standing-events.ts';
import { deletedWhileActive, syncCronJob } from './sync-cron-job.ts';

interface SavedCronJobController {
  readonly standing: CowRoot<Standing>;
  readonly queue: unknown;
}

/** Knows when a CronJob must be looked at and carries out what `syncCronJob` says. */
export class CronJobController implements Checkpointable {
  /** Per CronJob that has been synced since its last change: what another sync would come to (CRON-22). */
  private readonly standing = new CowVector<Standing>();
  private readonly queue: WorkQueue;
  private readonly api: CronJobApi;
  /** The CronJob whose plan is being carried out, and whether its slot's Job existed already. */
  private current: CronJob | undefined;
  private currentSerial = -1;
  private isSlotTaken = false;

  private readonly server: ApiServer;
  private readonly timings: ControllerTimings;
  private readonly gate: Gate;

  constructor(server: ApiServer, timings: ControllerTimings, gate: Gate) {
    this.server = server;
    this.timings = timings;
    this.gate = gate;
    this.api = this.makeApi();
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial)),
    );
    server.watch('CronJob', (type, serial, object, before) =>
      this.cronJobChanged(type, serial, object as CronJob, before as CronJob | undefined),
    );
    server.watch('Job', (type, job, object, before) => this.jobChanged(type, job, object as Job, before as Job | undefined));
    server.engine.onLeap((leap) => this.leap(leap));
    gate.onOpen(() => server.store.forEach('CronJob', (_, serial) => this.syncSoon(serial))); // CRON-24
  }

  private syncSoon(serial: number): void {
    this.standing.set(serial, undefined);
    this.queue.add(serial, this.timings.reactionMs);
  }

  private cronJobChanged(type: string, serial: number, cronJob: CronJob, before: CronJob | undefined): void {
    if (type === 'DELETED') {
      this.standing.set(serial, undefined);
      this.queue.drop(serial);
      return;
    }
    if (this.currentSerial === serial || this.gate.isClosed) return;
    if (type === 'ADDED' || before === undefined) {
      this.syncSoon(serial);
      return;
    }
    this.standing.set(serial, undefined);
    const { epochMs } = this.server.engine;
    const { syncAtMs, event } = reactToUpdate(before, cronJob, epochMs); // CRON-19
    if (event !== undefined) this.record(serial, cronJob, event);
    if (syncAtMs <= epochMs) this.syncSoon(serial);
    else this.queue.addAt(serial, this.instantOf(syncAtMs));
  }

  private jobChanged(type: string, jobSerial: number, job: Job, before: Job | undefined): void {
    // what a sync itself does to Jobs it knows
    if (this.currentSerial >= 0 || this.gate.isClosed) return;
    const serial = this.ownerOf(jobSerial, job, before);
    if (serial < 0) return;
    const standing = this.standing.get(serial);
    if (standing !== undefined && this.server.engine.epochMs < standing.untilMs && this.isUneventful(type, serial, job, before)) {
      this.repeat(serial, standing);
      return;
    }
    this.syncSoon(serial);
  }

  /** CRON-22: neither the end of a Job nor a change of who owns it. */
  private isUneventful(type: string, serial: number, job: Job, before: Job | undefined): boolean {
    if (type === 'DELETED') {
      const { uid } = job.metadata;
      return outcomeOf(job) !== undefined && this.server.get<CronJob>(serial)?.status.active?.some((active) => active.uid === uid) !== true;
    }
    return before !== undefined && job.metadata.ownerReferences === before.metadata.ownerReferences && outcomeOf(job) === outcomeOf(before);
  }

  private repeat(serial: number, standing: Standing): void {
    const cronJob = this.server.get<CronJob>(serial);
    if (cronJob !== undefined) for (const event of standing.events) this.record(serial, cronJob, event);
  }

  /** Serial of the CronJob that controls a Job, or did before this change, CRON-1; -1 when there is none. */
  private ownerOf(jobSerial: number, job: Job, before: Job | undefined): number {
    const owner = this.server.store.ownerOf(jobSerial);
    const cronJob = owner < 0 ? undefined : this.server.get<CronJob>(owner);
    if (cronJob !== undefined) return cronJob.kind === 'CronJob' && isControlledBy(cronJob, job) ? owner : -1;
    const serial = controllerSerial(this.server, job, 'CronJob');
    return serial < 0 && before !== undefined ? controllerSerial(this.server, before, 'CronJob') : serial;
  }

  private jobsOf(serial: number, cronJob: CronJob): Job[] {
    const jobs = this.server.store.childrenOfKind<Job>(serial, 'Job').map(({ object }) => object);
    return jobs.filter((job) => isCollectedBy(cronJob, job));
  }

  private sync(serial: number): void {
    const cronJob = this.server.get<CronJob>(serial);
    if (cronJob === undefined) return;
    const namespace = cronJob.metadata.namespace ?? '';
    const plan = syncCronJob(
      cronJob,
      this.jobsOf(serial, cronJob),
      this.server.engine.epochMs,
      (name) => this.server.find('Job', namespace, name) >= 0,
    );
    if (this.server.reasons !== undefined) saySync(this.server, this.server.reasons, serial, cronJob, plan);
    this.current = cronJob;
    this.currentSerial = serial;
    this.isSlotTaken = false;
    const outcome = commitCronJobPlan(cronJob, plan, this.api);
    if (this.server.reasons !== undefined) sayStart(this.server, this.server.reasons, serial, cronJob, plan);
    const isWritten = outcome.status !== cronJob.status && this.writeStatus(serial, outcome.status);
    this.currentSerial = -1;
    for (const name of deletedWhileActive(cronJob, plan)) this.record(serial, cronJob, events.missing(name)); // CRON-25
    const standing = outcome.isRetry || this.isSlotTaken ? undefined : standingOf(cronJob, plan, outcome.requeueAtMs, SYNC_DELAY_MS);
    this.standing.set(serial, standing);
    if (outcome.isRetry) this.queue.retry(serial);
    else this.queue.forget(serial);
    this.queue.addAt(serial, this.instantOf(outcome.requeueAtMs));
    if (!isWritten) return;
    if (standing === undefined) this.syncSoon(serial);
    else this.repeat(serial, standing); // the sync that the status write would cause
  }

  private writeStatus(serial: number, status: CronJobStatus): boolean {
    if (this.server.get(serial) === undefined) return false;
    this.server.updateStatus(serial, status);
    return true;
  }

  private instantOf(epochMs: number): number {
    return epochMs - this.server.engine.startAtMs + this.timings.syncMs;
  }

  private makeApi(): CronJobApi {
    const { server } = this;
    const namespace = (): string => this.current?.metadata.namespace ?? '';
    const serialOf = (name: string): number => server.find('Job', namespace(), name);
    return {
      getJob: (name) => {
        const job = server.get<Job>(serialOf(name));
        return job === undefined ? { ok: false, status: notFound('Job', name) } : { ok: true, job };
      },
      createJob: (job) => {
        const outcome = server.create(completeJob(job, server.nextUid()), this.currentSerial);
        if ('serial' in outcome) return { ok: true, job: outcome.object as Job };
        server.reasons?.say(this.currentSerial, 'cron/refused', { message: outcome.refused.message });
        this.isSlotTaken = outcome.refused.reason === 'AlreadyExists';
        return { ok: false, status: outcome.refused };
      },
      deleteJob: (name) => {
        const serial = serialOf(name);
        if (serial < 0) return notFound('Job', name);
        server.delete(serial, { propagation: 'Background' });
        return undefined;
      },
      record: (event) => {
        if (this.current !== undefined) this.record(this.currentSerial, this.current, event);
      },
    };
  }

  private record(serial: number, regarding: CronJob, event: CronJobEvent): void {
    this.server.events.record(serial, regarding, {
      type: event.type,
      reason: event.reason,
      message: event.message,
      component: 'cronjob-controller',
    });
  }

  /** The CronJobs that started something in the last period are taken along: their slots, and what the next sync would say. */
  private leap({ byMs, windowStartMs }: Leap): void {
    const { store, engine } = this.server;
    const sinceMs = engine.startAtMs + windowStartMs;
    const later = (instant: string | undefined): string | undefined =>
      instant === undefined || parseTime(instant) < sinceMs ? instant : formatTime(parseTime(instant) + byMs);
    const moved: [serial: number, cronJob: CronJob][] = [];
    store.forEach('CronJob', (object, serial) => {
      const cronJob = object as CronJob;
      const { lastScheduleTime, lastSuccessfulTime, ...rest } = cronJob.status;
      const [schedule, success] = [later(lastScheduleTime), later(lastSuccessfulTime)];
      if (schedule === lastScheduleTime && success === lastSuccessfulTime) return;
      const times = {
        ...(schedule === undefined ? {} : { lastScheduleTime: schedule }),
        ...(success === undefined ? {} : { lastSuccessfulTime: success }),
      };
      moved.push([serial, { ...cronJob, status: { ...rest, ...times } }]);
    });
    for (const [serial, cronJob] of moved) {
      store.replace(serial, cronJob);
      const standing = this.standing.get(serial);
      if (standing !== undefined) this.standing.set(serial, { ...standing, untilMs: standing.untilMs + byMs });
    }
  }

  save(): SavedCronJobController {
    return { standing: this.standing.save(), queue: this.queue.save() };
  }

  restore(saved: unknown): void {
    const state = saved as SavedCronJobController;
    this.standing.restore(state.standing);
    this.queue.restore(state.queue);
  }
}
