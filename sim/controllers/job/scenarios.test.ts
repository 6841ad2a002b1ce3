import { describe, expect, it } from 'vitest';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { JobRun } from './testing-run.ts';

const GENERATED = ['batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-name', 'controller-uid', 'job-name'];

describe('a Job as the API server fills it in', () => {
  it('[JOB-4] a template alone: all defaults, one key in the selector, four labels', () => {
    const { job } = new JobRun('true');
    expect(job?.metadata.generation).toBe(1);
    expect(job?.spec).toMatchObject({
      completions: 1,
      parallelism: 1,
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      suspend: false,
      manualSelector: false,
      podReplacementPolicy: 'TerminatingOrFailed',
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': job?.metadata.uid } },
    });
    for (const absent of ['activeDeadlineSeconds', 'ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes', 'managedBy'])
      expect(job?.spec).not.toHaveProperty(absent);
    expect(Object.keys(job?.spec.selector?.matchLabels ?? {})).toHaveLength(1);
    expect(Object.keys(job?.spec.template.metadata?.labels ?? {}).sort()).toEqual(GENERATED);
    expect(job?.metadata.labels).toEqual(job?.spec.template.metadata?.labels);
  });

  it("[JOB-4] labels of one's own stay alone on the Job; its pods have the generated ones", () => {
    const run = new JobRun('true', { suspend: true });
    run.create({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'labelled', labels: { a: 'b' } },
      spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36', command: ['true'] }] } } },
    });
    run.until(1);
    const [pod] = run.pods;
    expect(Object.keys(pod?.metadata.labels ?? {}).sort()).toEqual(GENERATED);
    const found = run.simulation.client.get(resourceOfKind('Job'), 'default', 'labelled');
    expect(found.ok && (found.value as { metadata: { labels: unknown } }).metadata.labels).toEqual({ a: 'b' });
  });

  it('[JOB-17] a failure policy refuses to replace pods that are only on their way out', () => {
    const podFailurePolicy = { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }] };
    const run = new JobRun('true', { podFailurePolicy, podReplacementPolicy: 'TerminatingOrFailed' });
    expect(run.job).toBeUndefined();
    expect(run.refusal?.message).toContain(
      'spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"',
    );
    expect(new JobRun('true', { podFailurePolicy }).job?.spec.podReplacementPolicy).toBe('Failed');
  });
});

describe('two verdicts in one sync', () => {
  it('[JOB-9] the limit of failures is named before the deadline', () => {
    // the later the pod fails, the later its failure is seen: the last that is named comes in the sync of the deadline
    const runs = Array.from({ length: 40 }, (_, tenths) =>
      new JobRun(`sleep ${2 + tenths / 10}; exit 1`, { backoffLimit: 0, activeDeadlineSeconds: 6 }).untilEnd(),
    );
    const endsAt = (run: JobRun): number => run.changes.find(({ text }) => text.includes('FailureTarget'))?.seconds ?? 0;
    const byLimit = runs.filter(({ reason }) => reason === 'BackoffLimitExceeded').map(endsAt);
    const byDeadline = runs.filter(({ reason }) => reason === 'DeadlineExceeded').map(endsAt);
    expect(byLimit.length + byDeadline.length).toBe(40);
    expect(Math.max(...byLimit)).toBeCloseTo(6, 1);
    expect(Math.min(...byDeadline)).toBeCloseTo(6, 1);
  });
});
