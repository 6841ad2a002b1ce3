import type { CronJob } from '#sim/api/batch-v1/types.ts';
import { selectorText } from '#sim/api/selector.ts';
import { capitalBoolean } from '#sim/kubectl/print/columns/shared.ts';
import { writePodTemplate } from './pod-template.ts';
import { optionalTime, orUnset, writeEvents, writeIdentity, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import type { DescriptionWriter } from './writer.ts';

const secondsOrUnset = (seconds: number | undefined): string => (seconds === undefined ? '<unset>' : `${seconds}s`);

/** Rule DSC-7. @source kubectl describe, v1.35 */
export function describeCronJob(w: DescriptionWriter, cronJob: CronJob, context: DescribeContext): void {
  const { spec, status } = cronJob;
  const job = spec.jobTemplate.spec;
  writeIdentity(w, cronJob);
  writeLabels(w, cronJob);
  w.field('Schedule', spec.schedule);
  w.field('Concurrency Policy', spec.concurrencyPolicy ?? '');
  w.field('Suspend', spec.suspend === undefined ? '<unset>' : capitalBoolean(spec.suspend));
  w.field('Successful Job History Limit', orUnset(spec.successfulJobsHistoryLimit));
  w.field('Failed Job History Limit', orUnset(spec.failedJobsHistoryLimit));
  w.field('Starting Deadline Seconds', secondsOrUnset(spec.startingDeadlineSeconds));
  w.field('Selector', job.selector === undefined ? '<unset>' : selectorText(job.selector));
  w.field('Parallelism', orUnset(job.parallelism));
  w.field('Completions', orUnset(job.completions));
  if (job.activeDeadlineSeconds !== undefined) w.field('Active Deadline Seconds', `${job.activeDeadlineSeconds}s`);
  writePodTemplate(w, job.template);
  w.field('Last Schedule Time', optionalTime(status.lastScheduleTime) ?? '<unset>');
  w.field('Active Jobs', (status.active ?? []).map(({ name }) => name).join(', ') || '<none>');
  writeEvents(w, context.events, context.nowMs);
}
