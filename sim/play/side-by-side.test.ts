import { describe, expect, it } from 'vitest';
import { playSideBySide } from './side-by-side.ts';

const EVERY_MINUTE = `apiVersion: batch/v1
kind: CronJob
metadata: {name: slow}
spec:
  schedule: "* * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - {name: work, image: "busybox:1.36", command: [sleep, "85"]}
`;

const comparison = { file: 'slow.yaml', text: EVERY_MINUTE, spanMs: 330_000, seed: 1, startAtMs: Date.UTC(2026, 0, 5, 1, 59) };

describe('playSideBySide', () => {
  it('shows what each concurrency policy does with runs that meet', async () => {
    const runs = await playSideBySide({ ...comparison, path: 'spec.concurrencyPolicy', values: ['Allow', 'Forbid', 'Replace'] });
    const facts = runs.map(({ value, jobs, slots, mostAtOnce }) => ({
      value,
      jobs: jobs.length,
      slots: slots.length,
      unmet: slots.filter(({ startedAtMs }) => startedAtMs === null).length,
      mostAtOnce,
      deleted: jobs.filter(({ end }) => end === 'deleted').length,
    }));
    expect(facts).toEqual([
      { value: 'Allow', jobs: 5, slots: 5, unmet: 0, mostAtOnce: 2, deleted: 0 },
      { value: 'Forbid', jobs: 4, slots: 5, unmet: 1, mostAtOnce: 1, deleted: 0 },
      { value: 'Replace', jobs: 5, slots: 5, unmet: 0, mostAtOnce: 1, deleted: 4 },
    ]);
  });

  it('refuses a field that has no place, and a value that the API server refuses', async () => {
    await expect(playSideBySide({ ...comparison, path: 'spec.none.field', values: [1] })).rejects.toThrow('no spec.none');
    await expect(playSideBySide({ ...comparison, path: 'spec.concurrencyPolicy', values: ['Queue'] })).rejects.toThrow('was refused');
  });
});
