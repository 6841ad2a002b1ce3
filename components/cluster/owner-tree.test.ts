import { expect, it } from 'vitest';
import type { ObjectRow } from '#sim/index.ts';
import { ownerTree } from './owner-tree.ts';
import { toneOf } from './status-tone.ts';

function aRow(kind: string, name: string, ownerUid: string | null = null): ObjectRow {
  return { uid: name, kind, namespace: 'default', name, ownerUid, status: '', summary: '', createdAtMs: 0 };
}

it('puts every object below its owner, with the part of its name that is its own', () => {
  const tree = ownerTree([aRow('Pod', 'train-abcde', 'train'), aRow('Job', 'train'), aRow('CronJob', 'weekly')]);
  expect(tree.map(({ depth, label }) => `${depth} ${label}`)).toEqual(['0 weekly', '0 train', '1 …-abcde']);
});

it('lists an object whose owner is gone by itself', () => {
  expect(ownerTree([aRow('Pod', 'orphan', 'no such uid')]).map(({ depth, label }) => `${depth} ${label}`)).toEqual(['0 orphan']);
});

it.each([
  ['Completed', 'good'],
  ['Complete', 'good'],
  ['ImagePullBackOff', 'waiting'],
  ['CrashLoopBackOff', 'waiting'],
  ['ErrImagePull', 'waiting'],
  ['Error', 'bad'],
  ['Failed', 'bad'],
  ['OOMKilled', 'bad'],
  ['Running', 'running'],
  ['', 'quiet'],
])('%s feels %s', (status, tone) => expect(toneOf(status)).toBe(tone));
