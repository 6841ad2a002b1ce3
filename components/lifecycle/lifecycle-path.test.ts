import { describe, expect, it } from 'vitest';
import { aLog, anObject } from '#components/lab/test-log.ts';
import { type ChartedKind, TIMELINE_STATES as S } from '#sim/index.ts';
import { lifecyclePath, newestOf } from './lifecycle-path.ts';

const ENTRIES = [
  [0, 0, S.jobActive],
  [60, 1, S.jobActive],
  [61, 2, S.pending],
  [62, 2, S.running],
  [70, 0, S.slotSuspended],
  [80, 2, S.failed],
  [81, 1, S.jobEnding],
  [81, 1, S.jobFailed],
  [90, 0, S.jobActive],
  [95, 0, S.gone],
] as const;

const log = aLog([anObject('CronJob', 'nightly'), anObject('Job', 'nightly-1', 0, 60), anObject('Pod', 'nightly-1-x', 1, 61)], ENTRIES);

const pathOf = (kind: ChartedKind, name: string | undefined, nowMs: number) => lifecyclePath(log, newestOf(log, kind, name, nowMs), nowMs);
const states = (kind: ChartedKind, name: string | undefined, nowMs: number) =>
  pathOf(kind, name, nowMs)?.passages.map(({ state }) => state);

describe('lifecyclePath', () => {
  it('follows a pod', () => {
    expect(states('Pod', undefined, 100)).toEqual(['pending', 'running', 'failed']);
    expect(states('Pod', 'nightly-1-x', 62)).toEqual(['pending', 'running']);
  });

  it('follows a Job through its verdict to its end', () => {
    expect(states('Job', 'nightly-1', 100)).toEqual(['created', 'active', 'ending', 'failed']);
  });

  it('joins what a CronJob says with what its Jobs do', () => {
    expect(states('CronJob', 'nightly', 100)).toEqual(['waiting', 'active', 'suspendedActive', 'suspended', 'waiting', 'gone']);
  });

  it('has no path for what is not there', () => {
    expect(pathOf('Job', undefined, 59)).toBeNull();
    expect(pathOf('Job', 'none', 100)).toBeNull();
    expect(lifecyclePath(log, 1, 59)).toBeNull();
  });
});
