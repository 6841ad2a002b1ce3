import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { loadRecording, recordingNames } from '#tests/conformance/recordings.ts';
import { checkMetadata, decodeObject, encodeObject } from './index.ts';

const job = (spec: JsonValue, more: JsonObject = {}): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'x' },
  spec,
  ...more,
});
const inContainer = (fields: JsonObject): JsonObject => job({ template: { spec: { containers: [fields] } } });
const messageOf = (body: JsonValue): string | undefined => {
  const decoded = decodeObject('Job', body);
  return decoded.ok ? undefined : decoded.message;
};
const PREFIX = 'json: cannot unmarshal ';

describe('types', () => {
  it.each<[JsonObject, string]>([
    [job({ completions: 'three' }), 'string into Go struct field JobSpec.spec.completions of type int32'],
    [job({ completions: 1.5 }), 'number 1.5 into Go struct field JobSpec.spec.completions of type int32'],
    [job({ backoffLimit: 3_000_000_000 }), 'number 3000000000 into Go struct field JobSpec.spec.backoffLimit of type int32'],
    [job({ suspend: 1 }), 'number into Go struct field JobSpec.spec.suspend of type bool'],
    [job([]), 'array into Go struct field Job.spec of type v1.JobSpec'],
    [job({ completionMode: true }), 'bool into Go struct field JobSpec.spec.completionMode of type v1.CompletionMode'],
    [
      job({ template: { spec: { containers: {} } } }),
      'object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container',
    ],
    [
      job({ template: { spec: { containers: ['x'] } } }),
      'string into Go struct field PodSpec.spec.template.spec.containers of type v1.Container',
    ],
    [inContainer({ command: 'sh' }), 'string into Go struct field Container.spec.template.spec.containers.command of type []string'],
    [inContainer({ args: [1] }), 'number into Go struct field Container.spec.template.spec.containers.args of type string'],
    [
      inContainer({ env: [{ name: 'A', value: 1 }] }),
      'number into Go struct field EnvVar.spec.template.spec.containers.env.value of type string',
    ],
    [
      inContainer({ resources: { limits: 'x' } }),
      'string into Go struct field ResourceRequirements.spec.template.spec.containers.resources.limits of type v1.ResourceList',
    ],
    [
      inContainer({ env: [{ valueFrom: { configMapKeyRef: { name: 1 } } }] }),
      'number into Go struct field ConfigMapKeySelector.spec.template.spec.containers.env.valueFrom.configMapKeyRef.LocalObjectReference.name of type string',
    ],
    [
      job({ template: { spec: { volumes: [{ persistentVolumeClaim: { claimName: 1 } }] } } }),
      'number into Go struct field PersistentVolumeClaimVolumeSource.spec.template.spec.volumes.VolumeSource.persistentVolumeClaim.claimName of type string',
    ],
  ])('[DEC-1] %j', (body, rest) => {
    expect(messageOf(body)).toBe(PREFIX + rest);
  });

  it('[DEC-1] reports the first in alphabetical order, with its place', () => {
    const decoded = decodeObject('Job', job({ suspend: 'x', completions: 'x' }));
    expect(decoded).toMatchObject({ ok: false, path: 'spec.completions' });
    expect(decodeObject('Job', inContainer({ env: [{}, { name: 1 }] }))).toMatchObject({
      path: 'spec.template.spec.containers[0].env[1].name',
    });
  });

  it('[DEC-1] takes 2.0 for a whole number', () => {
    expect(messageOf(job({ completions: 2.0 }))).toBeUndefined();
  });

  it.each(['abc', '64MB', '1 Gi', '', true, ['1']])('[DEC-2] no quantity: %j', (memory) => {
    expect(messageOf(job({ completions: 'x', template: { spec: { containers: [{ resources: { limits: { memory } } }] } } }))).toMatch(
      /^quantities must match/,
    );
  });

  it('[DEC-2] quantities may be numbers', () => {
    expect(messageOf(inContainer({ resources: { requests: { cpu: 2, memory: null } } }))).toBeUndefined();
  });

  it('[DEC-5] a patched object is read in other words', () => {
    expect(decodeObject('Job', job({ parallelism: 'x' }), 'converter')).toMatchObject({ message: 'unrecognized type: int32' });
    expect(decodeObject('Job', job({ template: { spec: { containers: 'x' } } }), 'converter')).toMatchObject({
      message: 'cannot restore slice from string',
    });
    expect(decodeObject('Job', job('x'), 'converter')).toMatchObject({ message: 'cannot restore struct from: string' });
  });

  it('[DEC-7] checks the metadata of a manifest before the server sees it', () => {
    const labels = (value: JsonValue): string | undefined => checkMetadata({ metadata: { labels: value, nope: 1 } })?.message;
    expect(labels('x')).toBe(`${PREFIX}string into Go struct field ObjectMeta.metadata.labels of type map[string]string`);
    expect(labels({ a: 1 })).toBe(`${PREFIX}number into Go struct field ObjectMeta.metadata.labels of type string`);
    expect(labels({ a: null })).toBeUndefined();
    expect(checkMetadata({ metadata: 'x' })?.message).toBe(
      `${PREFIX}string into Go struct field metadataOnlyObject.metadata of type v1.ObjectMeta`,
    );
  });
});

describe('values', () => {
  it('[DEC-3] null means unset', () => {
    const decoded = decodeObject(
      'Job',
      job({
        completions: null,
        template: { metadata: { labels: { a: null } }, spec: { containers: [{ command: ['a', null], env: [null] }] } },
      }),
    );
    expect(decoded).toEqual({
      ok: true,
      unknownFields: [],
      value: job({ template: { metadata: { labels: { a: '' } }, spec: { containers: [{ command: ['a', ''], env: [{}] }] } } }),
    });
  });

  it('[DEC-4] drops and lists unknown fields', () => {
    const decoded = decodeObject(
      'Job',
      job({ backofflimit: 1, completion: 2, template: { spec: { containers: [{ comand: {} }], restartpolicy: 'x' } } }, { Spec: {} }),
    );
    expect(decoded).toMatchObject({
      value: { spec: { template: { spec: { containers: [{}] } } } },
      unknownFields: [
        'Spec',
        'spec.backofflimit',
        'spec.completion',
        'spec.template.spec.containers[0].comand',
        'spec.template.spec.restartpolicy',
      ],
    });
  });

  it('[DEC-6] writes back what Go would', () => {
    const container = {
      name: 'main',
      image: '',
      command: [],
      env: [{ name: 'A', value: '' }],
      stdin: false,
      securityContext: {},
      resources: {},
    };
    const encoded = encodeObject('Job', job({ suspend: false, completions: 0, template: { spec: { containers: [container] } } }));
    expect(encoded).toEqual(
      job(
        {
          suspend: false,
          completions: 0,
          template: { metadata: {}, spec: { containers: [{ name: 'main', env: [{ name: 'A' }], securityContext: {}, resources: {} }] } },
        },
        { status: {} },
      ),
    );
  });

  it('[DEC-6] gives recorded objects back unchanged', () => {
    const kinds = new Set(['Job', 'CronJob', 'Pod', 'Deployment', 'ReplicaSet', 'PersistentVolumeClaim', 'ResourceQuota']);
    let checked = 0;
    for (const name of recordingNames()) {
      for (const { kind, object } of loadRecording(name).watch) {
        if (object === undefined || !kinds.has(kind)) continue;
        const decoded = decodeObject(kind, object as JsonObject); // a recording is JSON
        expect(decoded).toMatchObject({ ok: true, unknownFields: [] });
        if (decoded.ok) expect(encodeObject(kind, decoded.value)).toEqual(withoutNulls(object as JsonObject));
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(200);
  });
});

function withoutNulls(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (item === null ? [] : [[key, withoutNulls(item)]])));
}
