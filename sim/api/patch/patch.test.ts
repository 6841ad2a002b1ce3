import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { goMapText, jsonPatch, mergePatch, strategicMerge, threeWayMergePatch } from './index.ts';

const pod = (...containers: JsonObject[]): JsonObject => ({ spec: { containers, tolerations: [{ key: 'a' }] } });
const merged = (original: JsonObject, patch: JsonObject): JsonValue => {
  const outcome = strategicMerge('Pod', original, patch);
  return outcome.ok ? outcome.value : outcome.message;
};

describe('strategic merge', () => {
  it('[PAT-1] merges containers by name and replaces lists without a key', () => {
    const before = pod({ name: 'a', image: 'x', args: ['1'] }, { name: 'b', image: 'y' });
    expect(merged(before, { spec: { containers: [{ name: 'b', image: 'z' }, { name: 'c' }], tolerations: [{ key: 'b' }] } })).toEqual({
      spec: { containers: [{ name: 'a', image: 'x', args: ['1'] }, { name: 'b', image: 'z' }, { name: 'c' }], tolerations: [{ key: 'b' }] },
    });
    expect(merged(before, { spec: { containers: [{ name: 'a', args: null }] } })).toMatchObject({
      spec: { containers: [{ name: 'a', image: 'x' }, {}] },
    });
  });

  it('[PAT-1] refuses items without their key', () => {
    expect(merged(pod({ name: 'a' }), { spec: { containers: [{ image: 'x' }] } })).toBe(
      'map: map[image:x] does not contain declared merge key: name',
    );
  });

  it('[PAT-2] obeys directives', () => {
    const before = pod({ name: 'a' }, { name: 'b' }, { name: 'c' });
    expect(merged(before, { spec: { containers: [{ $patch: 'delete', name: 'b' }] } })).toMatchObject({
      spec: { containers: [{ name: 'a' }, { name: 'c' }] },
    });
    expect(merged(before, { spec: { '$setElementOrder/containers': [{ name: 'c' }, { name: 'a' }] } })).toMatchObject({
      spec: { containers: [{ name: 'b' }, { name: 'c' }, { name: 'a' }] },
    });
    expect(merged(before, { spec: { $patch: 'replace', nodeName: 'n' } })).toEqual({ spec: { nodeName: 'n' } });
    const volumes = { spec: { volumes: [{ name: 'v', emptyDir: {} }] } };
    expect(merged(volumes, { spec: { volumes: [{ $retainKeys: ['name', 'hostPath'], name: 'v', hostPath: {} }] } })).toEqual({
      spec: { volumes: [{ name: 'v', hostPath: {} }] },
    });
    expect(
      merged({ metadata: { finalizers: ['a', 'b'] } }, { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'], finalizers: ['c'] } }),
    ).toEqual({ metadata: { finalizers: ['b', 'c'] } });
  });
});

describe('other patches', () => {
  it('[PAT-3] merges maps and replaces lists', () => {
    expect(mergePatch({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { b: null, c: [3] }, e: { f: null } })).toEqual({
      a: { c: [3] },
      d: 1,
      e: {},
    });
  });

  it('[PAT-4] edits by pointers', () => {
    const operations = [
      { op: 'test', path: '/a/0', value: 1 },
      { op: 'add', path: '/a/-', value: 3 },
      { op: 'remove', path: '/a/0' },
      { op: 'replace', path: '/b', value: 'x' },
      { op: 'add', path: '/m~1n', value: {} },
      { op: 'copy', from: '/b', path: '/c' },
      { op: 'move', from: '/b', path: '/d' },
    ];
    expect(jsonPatch({ a: [1, 2], b: 1 }, operations)).toEqual({ ok: true, value: { a: [2, 3], c: 'x', d: 'x', 'm/n': {} } });
  });

  it('[PAT-4] refuses without detail', () => {
    const rejected = { ok: false, message: 'the server rejected our request due to an error in our request' };
    for (const operation of [
      { op: 'replace', path: '/x/y', value: 1 },
      { op: 'test', path: '/a', value: 2 },
      { op: 'add', path: '/l/9', value: 1 },
      { op: 'remove', path: '' },
      { op: 'hop', path: '/a' },
    ]) {
      expect(jsonPatch({ a: 1, l: [] }, [operation])).toEqual(rejected);
    }
    expect(jsonPatch({}, {})).toEqual({
      ok: false,
      message: 'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
    });
  });

  it('[PAT-6] reads as Go prints maps', () => {
    expect(goMapText({ spec: { parallelism: 2, suspend: null, a: ['x', true] } })).toBe(
      'map[spec:map[a:[x true] parallelism:2 suspend:<nil>]]',
    );
  });
});

describe('three-way merge', () => {
  const lastApplied: JsonObject = {
    metadata: { name: 'p', labels: { a: '1', b: '2' } },
    spec: {
      activeDeadlineSeconds: 5,
      containers: [
        { name: 'a', image: 'x' },
        { name: 'b', image: 'y' },
      ],
    },
  };
  const current: JsonObject = {
    metadata: { name: 'p', uid: 'u', labels: { a: '1', b: '2', server: 's' } },
    spec: {
      activeDeadlineSeconds: 5,
      nodeName: 'n',
      containers: [
        { name: 'a', image: 'x', imagePullPolicy: 'Always' },
        { name: 'b', image: 'y' },
      ],
    },
  };

  it('[PAT-5] is empty when nothing changes', () => {
    expect(threeWayMergePatch('Pod', { lastApplied, modified: lastApplied, current })).toEqual({});
  });

  it('[PAT-5] sets, deletes and leaves alone', () => {
    const modified: JsonObject = {
      metadata: { name: 'p', labels: { a: '9' } },
      spec: {
        containers: [
          { name: 'a', image: 'z' },
          { name: 'c', image: 'w' },
        ],
      },
    };
    const patch = threeWayMergePatch('Pod', { lastApplied, modified, current });
    expect(patch).toEqual({
      metadata: { labels: { a: '9', b: null } },
      spec: {
        activeDeadlineSeconds: null,
        '$setElementOrder/containers': [{ name: 'a' }, { name: 'c' }],
        containers: [
          { $patch: 'delete', name: 'b' },
          { name: 'a', image: 'z' },
          { name: 'c', image: 'w' },
        ],
      },
    });
    expect(merged(current, patch)).toEqual({
      metadata: { name: 'p', uid: 'u', labels: { a: '9', server: 's' } },
      spec: {
        nodeName: 'n',
        containers: [
          { name: 'a', image: 'z', imagePullPolicy: 'Always' },
          { name: 'c', image: 'w' },
        ],
      },
    });
  });
});
