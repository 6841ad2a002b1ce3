import type { JobSpec } from '#sim/api/batch-v1/types.ts';
import type { PodTemplateSpec } from '#sim/api/core-v1/types.ts';
import { applyDefaults } from '#sim/api/defaults/index.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { NewObject } from '#sim/apiserver/index.ts';
import type { NewJob } from './new-job.ts';

/** Template specs with their defaults: a CronJob's Jobs share all but their generated labels. */
const defaulted = new WeakMap<JobSpec, JobSpec>();

function withDefaults(job: NewJob): JobSpec {
  let spec = defaulted.get(job.spec);
  if (spec === undefined) {
    spec = (applyDefaults(job as unknown as JsonObject) as unknown as NewJob).spec;
    defaulted.set(job.spec, spec);
  }
  return spec;
}

const isEmpty = (labels: Readonly<Record<string, string>> | undefined): boolean => labels === undefined || Object.keys(labels).length === 0;

/**
 * What the API server makes of a posted Job: defaults, generated selector and labels, rule CRON-16.
 *
 * It says what `prepareForCreate` says, but shares the defaulted template between the Jobs of one CronJob.
 */
export function completeJob(job: NewJob, uid: string): NewObject {
  const spec = withDefaults(job);
  const { name } = job.metadata;
  const template: PodTemplateSpec = spec.template;
  if (spec.manualSelector === true) {
    const labels = isEmpty(job.metadata.labels) ? template.metadata?.labels : job.metadata.labels;
    return {
      ...job,
      metadata: { ...job.metadata, uid, generation: 1, ...(labels === undefined ? {} : { labels }) },
      spec,
      status: {},
    } as NewObject;
  }
  const generated = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
    ...template.metadata?.labels,
  };
  const labels = isEmpty(job.metadata.labels) ? generated : job.metadata.labels;
  return {
    ...job,
    metadata: { ...job.metadata, uid, generation: 1, labels },
    spec: {
      ...spec,
      selector: { ...spec.selector, matchLabels: { 'batch.kubernetes.io/controller-uid': uid, ...spec.selector?.matchLabels } },
      template: { ...template, metadata: { ...template.metadata, labels: generated } },
    },
    status: {},
  } as NewObject;
}
