import type { Job } from '#sim/api/batch-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import type { ApiServer, ControllerTimings } from '#sim/apiserver/index.ts';
import type { Checkpointable } from '#sim/engine/engine.ts';
import type { Gate } from '#sim/engine/gate.ts';
import { WorkQueue } from '#sim/engine/work-queue.ts';

/**
 * Deletes finished Jobs when their time to live is over, in the foreground (TTL-1, TTL-2).
 *
 * @source pkg/controller/ttlafterfinished
 */
export class TtlAfterFinished implements Checkpointable {
  private readonly server: ApiServer;
  private readonly queue: WorkQueue;

  constructor(server: ApiServer, timings: ControllerTimings, gate: Gate) {
    this.server = server;
    this.queue = new WorkQueue(
      server.engine,
      gate.guard((serial) => this.sync(serial)),
    );
    server.watch('Job', (type, serial, job) => {
      if (type === 'DELETED') this.queue.drop(serial);
      else if (expiryMs(job as Job) !== Number.POSITIVE_INFINITY)
        this.queue.addAt(
          serial,
          Math.max(this.server.engine.nowMs + Math.round(timings.reactionMs / 3), expiryMs(job as Job) - this.server.engine.startAtMs + 3),
        );
    });
  }

  private sync(serial: number): void {
    const job = this.server.get<Job>(serial);
    if (job === undefined || job.metadata.deletionTimestamp !== undefined) return;
    const dueMs = expiryMs(job);
    if (dueMs <= this.server.engine.epochMs) {
      this.server.reasons?.say(serial, 'ttl/expires', { seconds: job.spec.ttlSecondsAfterFinished ?? 0 });
      this.server.delete(serial, { propagation: 'Foreground' });
    } else if (dueMs !== Number.POSITIVE_INFINITY) this.queue.addAt(serial, dueMs - this.server.engine.startAtMs + 3);
  }

  save(): unknown {
    return this.queue.save();
  }

  restore(saved: unknown): void {
    this.queue.restore(saved);
  }
}

/** When a finished Job's time to live is over, ms since 1970 UTC; `Infinity` when it never is. */
function expiryMs(job: Job): number {
  const ttl = job.spec.ttlSecondsAfterFinished;
  if (ttl === undefined || job.metadata.deletionTimestamp !== undefined) return Number.POSITIVE_INFINITY;
  const end = job.status.conditions?.find(({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True');
  return end === undefined ? Number.POSITIVE_INFINITY : parseTime(end.lastTransitionTime) + ttl * 1000;
}
