import type { CronJob, Job } from '#sim/api/batch-v1/types.ts';
import { parseTime } from '#sim/api/time.ts';
import { ageOf, humanDuration } from '#sim/kubectl/print/human-duration.ts';
import type { TableColumn } from '#sim/kubectl/print/types.ts';
import { ageColumn, capitalBoolean, joinContainers, nameColumn, orNone, selectorCell } from './shared.ts';

/** STATUS of a Job: the first of these that holds (rule PRT-10). */
function jobStatusWord(job: Job): string {
  const has = (type: string): boolean => job.status.conditions?.some((c) => c.type === type && c.status === 'True') ?? false;
  if (has('Complete')) return 'Complete';
  if (has('Failed')) return 'Failed';
  if (job.metadata.deletionTimestamp !== undefined) return 'Terminating';
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(has) ?? 'Running';
}

function completionsText({ spec, status }: Job): string {
  const succeeded = status.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  const parallelism = spec.parallelism ?? 0;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function durationText({ status: { startTime, completionTime } }: Job, nowMs: number): string {
  if (startTime === undefined) return '';
  return humanDuration((completionTime === undefined ? nowMs : parseTime(completionTime)) - parseTime(startTime));
}

const jobs: readonly TableColumn<Job>[] = [
  nameColumn,
  { header: 'STATUS', cell: jobStatusWord },
  { header: 'COMPLETIONS', cell: completionsText },
  { header: 'DURATION', cell: durationText },
  ageColumn,
  { header: 'CONTAINERS', isWide: true, cell: (job) => joinContainers(job.spec.template.spec, 'name') },
  { header: 'IMAGES', isWide: true, cell: (job) => joinContainers(job.spec.template.spec, 'image') },
  { header: 'SELECTOR', isWide: true, cell: (job) => selectorCell(job.spec.selector) },
];

const cronJobs: readonly TableColumn<CronJob>[] = [
  nameColumn,
  { header: 'SCHEDULE', cell: ({ spec }) => spec.schedule },
  { header: 'TIMEZONE', cell: ({ spec }) => orNone(spec.timeZone) },
  { header: 'SUSPEND', cell: ({ spec }) => (spec.suspend === undefined ? '<unset>' : capitalBoolean(spec.suspend)) },
  { header: 'ACTIVE', cell: ({ status }) => `${status.active?.length ?? 0}` },
  { header: 'LAST SCHEDULE', cell: ({ status }, nowMs) => (status.lastScheduleTime ? ageOf(status.lastScheduleTime, nowMs) : '<none>') },
  ageColumn,
  { header: 'CONTAINERS', isWide: true, cell: ({ spec }) => joinContainers(spec.jobTemplate.spec.template.spec, 'name') },
  { header: 'IMAGES', isWide: true, cell: ({ spec }) => joinContainers(spec.jobTemplate.spec.template.spec, 'image') },
  { header: 'SELECTOR', isWide: true, cell: ({ spec }) => selectorCell(spec.jobTemplate.spec.selector) },
];

export const batchColumns = { Job: jobs, CronJob: cronJobs };
