import { expect, it } from 'vitest';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import { asList, asPrintable, printNames, toJson } from './index.ts';

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'a', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-11-23T08:00:00Z' },
};

it('[PRT-12] an object is plain JSON, several are a List', () => {
  expect(toJson(job)).toEqual(JSON.parse(JSON.stringify(job)));
  expect(asPrintable([job], true)).toBe(job);
  expect(asPrintable([job], false)).toEqual(asList([job]));
  expect(Object.keys(asList([]))).toEqual(['apiVersion', 'items', 'kind', 'metadata']);
});

it('[PRT-4] names carry their kind', () => expect(printNames([{ info: resourceOfKind('Job'), objects: [job] }])).toBe('job.batch/a\n'));
