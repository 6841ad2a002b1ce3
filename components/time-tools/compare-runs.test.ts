import { describe, expect, it } from 'vitest';
import { aLog, anObject, type TestEntry } from '#components/lab/test-log.ts';
import { TIMELINE_STATES as S } from '#sim/index.ts';
import { compareRuns } from './compare-runs.ts';

const aRun = (pods: readonly string[], entries: readonly TestEntry[]) =>
  aLog([anObject('Job', 'train'), ...pods.map((name, i) => anObject('Pod', name, 0, i * 10))], entries);

const BASE: readonly TestEntry[] = [
  [0, 0, S.jobActive],
  [0, 1, S.pending],
  [5, 1, S.running],
];

describe('comparing runs', () => {
  it('finds nothing in two runs that went the same way, whatever their Pods are called', () => {
    expect(compareRuns(aRun(['train-aaaaa'], BASE), aRun(['train-bbbbb'], BASE), 100)).toEqual([]);
  });

  it('tells where a course parts, and what is in one run alone', () => {
    const here = aRun(['a', 'b'], [...BASE, [10, 2, S.pending], [20, 1, S.failed]]);
    const there = aRun(['c'], [...BASE, [20, 1, S.succeeded], [21, 0, S.jobComplete]]);
    expect(compareRuns(here, there, 100)).toEqual([
      { object: 2, kind: 'Pod', name: 'b', atMs: 10, what: 'only here' },
      { object: 1, kind: 'Pod', name: 'a', atMs: 20, what: 'another course' },
      { object: 0, kind: 'Job', name: 'train', atMs: 21, what: 'another course' },
    ]);
    expect(compareRuns(there, here, 100).map(({ what }) => what)).toEqual(['only there', 'another course', 'another course']);
  });

  it('does not call different what one run has not come to yet', () => {
    const here = aRun(['a'], BASE);
    const there = aRun(['c'], [...BASE, [20, 1, S.succeeded]]);
    expect(compareRuns(here, there, 10)).toEqual([]);
  });
});
