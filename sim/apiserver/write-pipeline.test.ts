import { describe, expect, it } from 'vitest';
import { readStruct, readText } from '#sim/api/json-read.ts';
import type { ApiResult, JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { withLastApplied } from '#sim/kubectl/manifests/index.ts';
import { readManifests } from '#sim/kubectl/manifests/read.ts';
import { settleNamespace } from '#sim/kubectl/manifests/targets.ts';
import { loadRecording, recordingNames } from '#tests/conformance/recordings.ts';
import type { PatchType } from './client.ts';
import { RESOURCES, resourceOfKind } from './resources.ts';
import { admitCreate, admitPatch, admitUpdate, type WriteContext } from './write-pipeline.ts';

const CONTEXT: WriteContext = { uid: '00000000-0000-4000-8000-000000000001', nowText: '2026-01-01T00:00:00Z', fieldValidation: 'Strict' };
const info = resourceOfKind('Job');
const manifest = (spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'queue' },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'busybox:1.36' }] } }, ...spec },
});

function admitted(result: ApiResult<JsonObject>): JsonObject {
  if (!result.ok) throw new Error(result.status.message);
  return result.value;
}

const stored = admitted(admitCreate(info, 'default', manifest({ parallelism: 3 }), CONTEXT));
const patch = (type: PatchType, body: JsonValue, context: Partial<WriteContext> = {}): ApiResult<JsonObject> =>
  admitPatch(info, stored, type, body, { ...CONTEXT, fieldValidation: 'Warn', ...context });
const refusal = (result: ApiResult<JsonObject>): unknown => (result.ok ? undefined : `${result.status.reason}: ${result.status.message}`);

describe('create', () => {
  it('gives the object that a real server stored, for every recorded manifest', () => {
    let checked = 0;
    for (const name of recordingNames()) {
      const { files, watch, namespace } = loadRecording(name);
      for (const [file, text] of Object.entries(files)) {
        for (const target of readManifests(file, text, RESOURCES).manifests.map((one) => settleNamespace(one, namespace))) {
          const { kind } = target.info;
          const recorded = watch.find((change) => change.kind === kind && change.name === target.name && change.type === 'ADDED')?.object;
          const metadata = readStruct((recorded ?? {}) as JsonObject, 'metadata'); // a recording is JSON
          const isApplied = Object.keys(readStruct(metadata, 'annotations')).some((key) => key.endsWith('last-applied-configuration'));
          if (recorded === undefined || !isApplied || kind === 'Pod') continue;
          const context = { ...CONTEXT, uid: readText(metadata, 'uid'), nowText: readText(metadata, 'creationTimestamp') };
          const value = admitted(admitCreate(target.info, target.namespace, withLastApplied(target.object), context));
          const { resourceVersion, ...rest } = metadata;
          expect(value, `${name} ${kind}/${target.name}`).toEqual({ ...recorded, metadata: rest });
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(50);
  });

  it('refuses a kind written in lower case and another namespace', () => {
    expect(refusal(admitCreate(info, 'default', { ...manifest(), kind: 'job' }, CONTEXT))).toBe(
      'BadRequest: job in version "v1" cannot be handled as a Job: no kind "job" is registered for version "batch/v1" in scheme "pkg/api/legacyscheme/scheme.go:30"',
    );
    expect(refusal(admitCreate(info, 'default', { ...manifest(), metadata: { name: 'x', namespace: 'y' } }, CONTEXT))).toMatch(
      /^BadRequest: the namespace of/,
    );
  });

  it('drops unknown fields or warns when asked to', () => {
    expect(admitCreate(info, 'default', manifest({ nope: 1 }), { ...CONTEXT, fieldValidation: 'Warn' })).toMatchObject({
      ok: true,
      warnings: ['unknown field "spec.nope"'],
    });
    expect(admitCreate(info, 'default', manifest({ nope: 1 }), { ...CONTEXT, fieldValidation: 'Ignore' })).toMatchObject({
      ok: true,
      warnings: [],
    });
  });
});

describe('change', () => {
  it('raises the generation only when the spec changes', () => {
    expect(admitted(patch('merge', { spec: { parallelism: 2 } }))).toMatchObject({ metadata: { generation: 2 }, spec: { parallelism: 2 } });
    expect(admitted(patch('merge', { metadata: { labels: { a: 'b' } } }))).toMatchObject({
      metadata: { generation: 1, labels: { a: 'b' } },
    });
  });

  it('gives the very same object back when nothing changes', () => {
    expect(admitted(patch('strategic', { spec: { parallelism: 3 } }))).toBe(stored);
    expect(admitted(admitUpdate(info, stored, stored, CONTEXT))).toBe(stored);
    expect(patch('strategic', { spec: { suspendd: true } })).toMatchObject({ value: stored, warnings: ['unknown field "spec.suspendd"'] });
  });

  it('keeps the stored status and brings nulled defaults back', () => {
    const running = { ...stored, status: { active: 3 } };
    const result = admitPatch(info, running, 'merge', { status: { active: 9 }, spec: { backoffLimit: null, suspend: true } }, CONTEXT);
    expect(admitted(result)).toMatchObject({ status: { active: 3 }, spec: { backoffLimit: 6, suspend: true } });
  });

  it.each<[PatchType, JsonValue, string]>([
    [
      'strategic',
      { spec: { parallelism: 'x' } },
      'Invalid: patch: Invalid value: "map[spec:map[parallelism:x]]": unrecognized type: int32',
    ],
    ['strategic', { metadata: { name: 'x' } }, 'BadRequest: the name of the object (x) does not match the name on the URL (queue)'],
    [
      'strategic',
      { spec: { completions: 5 } },
      'Invalid: Job.batch "queue" is invalid: spec.completions: Invalid value: 5: field is immutable',
    ],
    [
      'json',
      [{ op: 'replace', path: '/spec/nope/x', value: 1 }],
      'Invalid: the server rejected our request due to an error in our request',
    ],
    ['json', {}, 'BadRequest: error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp'],
  ])('%s patch %j is refused', (type, body, message) => {
    expect(refusal(patch(type, body))).toBe(message);
  });
});
