import type { CronJob, JobSpec } from '#sim/api/batch-v1/types.ts';
import type { OwnerReference } from '#sim/api/meta-v1/types.ts';
import { referenceTo } from '#sim/controllers/shared/controller-of.ts';
import { formatTimeInZone } from '#sim/cron/index.ts';
import { jobNameOfSlot } from './job-name.ts';

/** A Job as the controller posts it: the API server adds the rest. */
export interface NewJob {
  readonly apiVersion: 'batch/v1';
  readonly kind: 'Job';
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations: Readonly<Record<string, string>>;
    readonly ownerReferences: readonly OwnerReference[];
  };
  readonly spec: JobSpec;
}

const SCHEDULED_TIMESTAMP = 'batch.kubernetes.io/cronjob-scheduled-timestamp';

/**
 * The Job of one slot, rule CRON-16. It shares the template's spec.
 *
 * @source batch/v1 CronJob controller utils, getJobFromTemplate2, v1.35
 */
export function newJobOf(cronJob: CronJob, slotAtMs: number): NewJob {
  const { name, namespace = '' } = cronJob.metadata;
  const { labels, annotations } = cronJob.spec.jobTemplate.metadata ?? {};
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: jobNameOfSlot(name, slotAtMs),
      namespace,
      ...(labels === undefined ? {} : { labels }),
      annotations: { ...annotations, [SCHEDULED_TIMESTAMP]: formatTimeInZone(slotAtMs, cronJob.spec.timeZone ?? 'UTC') },
      ownerReferences: [referenceTo(cronJob)],
    },
    spec: cronJob.spec.jobTemplate.spec,
  };
}
