import { describe, expect, it } from 'vitest';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import { inDeletionOrder } from './deletion-order.ts';

const NOW_MS = 1_000_000_000;

interface Traits {
  readonly node?: string | undefined;
  readonly phase?: 'Pending' | 'Running';
  readonly readyForS?: number | undefined;
  readonly cost?: number;
  readonly restarts?: number;
  readonly ageS?: number;
}

function aPod(uid: string, { node = 'a', phase = 'Running', readyForS = 60, cost, restarts = 0, ageS = 100 }: Traits): Pod {
  const ago = (seconds: number): string => formatTime(NOW_MS - seconds * 1000);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: uid,
      uid,
      resourceVersion: '1',
      creationTimestamp: ago(ageS),
      ...(cost === undefined ? {} : { annotations: { 'controller.kubernetes.io/pod-deletion-cost': String(cost) } }),
    },
    spec: { containers: [], ...(node === '' ? {} : { nodeName: node }) },
    status: {
      phase,
      conditions: readyForS < 0 ? [] : [{ type: 'Ready', status: 'True', lastProbeTime: null, lastTransitionTime: ago(readyForS) }],
      containerStatuses: [
        { name: 'c', state: {}, lastState: {}, ready: true, restartCount: restarts, image: '', imageID: '', started: true },
      ],
    },
  };
}

const order = (a: Traits, b: Traits, crowd: Readonly<Record<string, number>> = {}): readonly string[] =>
  inDeletionOrder(
    [
      { serial: 1, pod: aPod('a', a) },
      { serial: 2, pod: aPod('b', b) },
    ],
    (node) => crowd[node] ?? 0,
    NOW_MS,
  ).map(({ pod }) => pod.metadata.uid);

describe('inDeletionOrder', () => {
  it.each<readonly [string, Traits, Traits]>([
    ['one without a node', {}, { node: '' }],
    ['a Pending one', {}, { phase: 'Pending' }],
    ['one that is not ready', {}, { readyForS: -1 }],
    ['the cheaper one', { cost: 1 }, {}],
    ['the one on the fuller node', { node: 'a' }, { node: 'b' }],
    ['the one that has become ready much later', { readyForS: 1000 }, { readyForS: 10 }],
    ['the one with more restarts', {}, { restarts: 1 }],
    ['the much newer one', { ageS: 1000 }, { ageS: 70 }],
  ])('[RS-4] puts %s first', (_, first, second) => {
    expect(order(first, second, { a: 1, b: 2 })).toEqual(['b', 'a']);
    expect(order(second, first, { a: 1, b: 2 })).toEqual(['a', 'b']);
  });

  it('[RS-4] takes ages within a factor of two for equal and goes by uid', () => {
    expect(order({ readyForS: 110 }, { readyForS: 100 })).toEqual(['a', 'b']);
    expect(order({ readyForS: 100 }, { readyForS: 110 })).toEqual(['a', 'b']);
  });
});
