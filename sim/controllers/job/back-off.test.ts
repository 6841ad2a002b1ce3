import { describe, expect, it } from 'vitest';
import { backOffDelayMs, nextBackOff, noBackOff, remainingBackOffMs } from './back-off.ts';
import { finishedAtMs } from './pods.ts';
import { aPod, START_MS } from './testing.ts';

const failed = (serial: number, finishedAt: number) => aPod(serial, { phase: 'Failed', finishedAt });
const succeeded = (serial: number, finishedAt: number) => aPod(serial, { phase: 'Succeeded', finishedAt });
const afterStart = (ms: number): number => (ms - START_MS) / 1000;

describe('the back-off of a Job', () => {
  it.each([
    [0, 0],
    [1, 10],
    [2, 20],
    [3, 40],
    [6, 320],
    [7, 600],
    [40, 600],
  ])('[JOB-11] after %i failures it lasts %i s', (failures, seconds) => {
    expect(backOffDelayMs(failures)).toBe(seconds * 1000);
  });

  it('[JOB-11] all failures of a sync add up and the latest one dates them', () => {
    const record = nextBackOff(noBackOff, [failed(1, 4), failed(2, 6), failed(3, 5)], []);
    expect(record).toEqual({ failures: 3, lastFailureMs: START_MS + 6000 });
    expect(remainingBackOffMs(record, START_MS + 7000)).toBe(39_000);
  });

  it('[JOB-11] a success forgets the failures that did not end after it', () => {
    const record = { failures: 2, lastFailureMs: START_MS };
    expect(nextBackOff(record, [failed(1, 4)], [succeeded(2, 4)])).toEqual(noBackOff);
    expect(nextBackOff(record, [failed(1, 4), failed(2, 8)], [succeeded(3, 5)])).toEqual({ failures: 1, lastFailureMs: START_MS + 8000 });
    expect(remainingBackOffMs(noBackOff, START_MS)).toBe(0);
  });

  it('[JOB-11] a sync that sees nothing end keeps the record', () => {
    const record = { failures: 2, lastFailureMs: START_MS };
    expect(nextBackOff(record, [], [])).toBe(record);
  });
});

describe('when a pod has ended', () => {
  it.each([
    ['its last container ended', { phase: 'Failed', finishedAt: 5, readySince: 2 }, 5],
    ['it stopped being ready', { phase: 'Running', readySince: 3, deletedAt: 8 }, 3],
    ['it was deleted', { phase: 'Running', isReady: true, deletedAt: 8 }, 8],
    ['it was created', { phase: 'Failed', isReady: true, createdAt: 1 }, 1],
  ] as const)('[JOB-11] is when %s', (_, traits, seconds) => {
    expect(afterStart(finishedAtMs(aPod(1, traits).pod))).toBe(seconds);
  });
});
