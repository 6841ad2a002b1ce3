import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { JobRun } from './testing-run.ts';

const UID_LABEL = 'batch.kubernetes.io/controller-uid';
const TRACKING = 'batch.kubernetes.io/job-tracking';

const editPod = (run: JobRun, name: string, metadata: JsonObject): void => {
  const answer = run.simulation.client.patch(resourceOfKind('Pod'), 'default', name, 'merge', { metadata });
  expect(answer.ok).toBe(true);
};
const relabel = (run: JobRun, name: string, value: string | null): void => editPod(run, name, { labels: { [UID_LABEL]: value } });
const podNamed = (run: JobRun, name: string) => run.pods.find(({ metadata }) => metadata.name === name);
const namesOf = (run: JobRun): readonly string[] => run.pods.map(({ metadata }) => metadata.name);

describe('a pod of the Job that stops to match', () => {
  it('[JOB-24] is released and replaced after a second; it runs on and counts for nothing', () => {
    const run = new JobRun('sleep 20').until(5);
    const [first = ''] = namesOf(run);
    relabel(run, first, null);
    run.until(6.1);
    expect(podNamed(run, first)?.metadata).not.toHaveProperty('ownerReferences');
    expect(podNamed(run, first)?.metadata.finalizers).toBeUndefined();
    expect([run.times('pod created').length, run.counts.active, run.counts.failed]).toEqual([2, 1, undefined]);
    expect(run.times('pod created')[1]).toBeCloseTo(6, 1);
    expect(run.until(23).counts.succeeded).toBeUndefined();
    expect(run.untilEnd().counts).toEqual({ succeeded: 1 });
    expect(run.reasons).toEqual({ SuccessfulCreate: 2, Completed: 1 });
  });

  it('[JOB-24] is adopted again when it matches again, and is one too many', () => {
    const run = new JobRun('sleep 60').until(5);
    const [first = ''] = namesOf(run);
    const uid = run.job?.metadata.uid ?? '';
    relabel(run, first, null);
    run.until(10);
    relabel(run, first, uid);
    run.until(11.5);
    expect(podNamed(run, first)?.metadata).toMatchObject({ ownerReferences: [{ kind: 'Job', name: 'j', uid, controller: true }] });
    expect(run.reasons).toMatchObject({ SuccessfulCreate: 2, SuccessfulDelete: 1 });
    expect(run.counts).toMatchObject({ active: 1 });
  });

  it('[JOB-24] stays with a Job that is finished', () => {
    const run = new JobRun('true').untilEnd();
    const [first = ''] = namesOf(run);
    relabel(run, first, null);
    run.pass(10);
    expect(podNamed(run, first)?.metadata.ownerReferences).toHaveLength(1);
    expect(run.times('pod created')).toHaveLength(1);
  });
});

describe('a pod without controller', () => {
  it('[JOB-24] whose owner was taken away is adopted again, with the finalizer', () => {
    const run = new JobRun('sleep 20').until(5);
    const [first = ''] = namesOf(run);
    editPod(run, first, { ownerReferences: null });
    run.until(7);
    expect(podNamed(run, first)?.metadata).toMatchObject({ finalizers: [TRACKING], ownerReferences: [{ name: 'j' }] });
    expect(run.untilEnd().counts).toEqual({ succeeded: 1 });
    expect(run.times('pod created')).toHaveLength(1);
  });

  it('[JOB-24] that matches a generated selector is adopted and counts as one of the Job', () => {
    const run = new JobRun('sleep 5', { parallelism: 1, completions: 2 }).until(2);
    const labels = { [UID_LABEL]: run.job?.metadata.uid ?? '' };
    const containers = [{ name: 'main', image: 'busybox:1.36', command: ['sleep', '3'] }];
    run.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'stray', labels }, spec: { restartPolicy: 'Never', containers } });
    run.until(4);
    // two are active where one is wanted: the one that has been ready for less time goes
    expect(run.reasons).toMatchObject({ SuccessfulDelete: 1 });
    expect(run.untilEnd().counts).toMatchObject({ succeeded: 2 });
  });
});
