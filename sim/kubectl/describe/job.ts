import type { Job } from '#sim/api/batch-v1/types.ts';
import { selectorText } from '#sim/api/selector.ts';
import { parseTime } from '#sim/api/time.ts';
import { humanDuration } from '#sim/kubectl/print/human-duration.ts';
import { writePodTemplate } from './pod-template.ts';
import { controllerText, optionalTime, orUnset, writeEvents, writeIdentity, writeLabels } from './shared.ts';
import type { DescribeContext } from './types.ts';
import type { DescriptionWriter } from './writer.ts';

const INDEXES_LIMIT = 50;

/** Rule DSC-6. @source kubectl describe, v1.35 */
export function describeJob(w: DescriptionWriter, job: Job, context: DescribeContext): void {
  const { spec, status } = job;
  writeIdentity(w, job);
  w.field('Selector', selectorText(spec.selector));
  writeLabels(w, job);
  w.optional('Controlled By', controllerText(job));
  w.optional('Parallelism', spec.parallelism);
  w.field('Completions', orUnset(spec.completions));
  w.optional('Completion Mode', spec.completionMode);
  w.optional('Suspend', spec.suspend);
  w.optional('Backoff Limit', spec.backoffLimit);
  w.optional('TTL Seconds After Finished', spec.ttlSecondsAfterFinished);
  w.optional('Start Time', optionalTime(status.startTime));
  w.optional('Completed At', optionalTime(status.completionTime));
  if (status.startTime !== undefined && status.completionTime !== undefined) {
    w.field('Duration', humanDuration(parseTime(status.completionTime) - parseTime(status.startTime)));
  }
  if (spec.activeDeadlineSeconds !== undefined) w.field('Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`);
  const ready = status.ready === undefined ? '' : ` (${status.ready} Ready)`;
  w.field('Pods Statuses', `${status.active ?? 0} Active${ready} / ${status.succeeded ?? 0} Succeeded / ${status.failed ?? 0} Failed`);
  if (spec.completionMode === 'Indexed') w.field('Completed Indexes', shortIndexes(status.completedIndexes ?? ''));
  writePodTemplate(w, spec.template);
  writeEvents(w, context.events, context.nowMs);
}

/** `<none>`, or the indexes cut behind the first comma past 50 characters. */
function shortIndexes(indexes: string): string {
  if (indexes === '') return '<none>';
  const comma = indexes.indexOf(',', INDEXES_LIMIT);
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`;
}
