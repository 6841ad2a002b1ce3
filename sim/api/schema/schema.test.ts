import { describe, expect, it } from 'vitest';
import { EXTRA_STRUCT_LINES } from './extra-structs.ts';
import { STRUCT_LINES } from './generated.ts';
import { fieldAt, structNamed, structOf } from './index.ts';
import { jsonSchemaFor } from './json-schema.ts';

const names = `${STRUCT_LINES}\n${EXTRA_STRUCT_LINES}`.split('\n').map((line) => line.split('|')[0] ?? '');

describe('struct table', () => {
  it('reads every line, and every struct that a field names exists', () => {
    expect(names.length).toBeGreaterThan(200);
    for (const name of names) {
      for (const field of structNamed(name)?.fields.values() ?? []) {
        let type = field.type;
        while (type.is === 'list' || type.is === 'map') type = type.of;
        if (type.is === 'struct') expect(structNamed(type.struct), `${name}.${field.name}`).toBeDefined();
      }
    }
  });

  it('knows kinds from parts of kinds', () => {
    expect(structOf('CronJob')?.fields.has('spec')).toBe(true);
    expect(structOf('JobSpec')).toBeUndefined();
    expect(structOf('Workflow')).toBeUndefined();
  });

  it.each([
    ['Job', 'spec.completions', 'int32'],
    ['Job', 'spec.activeDeadlineSeconds', 'int64'],
    ['Job', 'spec.template.spec.restartPolicy', 'v1.RestartPolicy'],
    ['CronJob', 'spec.jobTemplate.spec.template.spec.containers[0].env', '[]v1.EnvVar'],
    ['Job', 'spec.template.spec.containers[2].resources.limits', 'v1.ResourceList'],
    ['Job', 'metadata.labels.app', 'map[string]string'],
    ['Secret', 'data', 'map[string][]uint8'],
    ['Job', 'spec.template.spec.volumes', '[]v1.Volume'],
  ])('%s %s is a Go %s', (kind, path, goType) => {
    expect(fieldAt(kind, path)?.type.goType).toBe(goType);
  });

  it('has no field where the API has none', () => {
    expect(fieldAt('Job', 'spec.backofflimit')).toBeUndefined();
    expect(fieldAt('Job', 'spec.template.restartPolicy')).toBeUndefined();
  });

  it('knows merge keys and embedded structs', () => {
    expect(fieldAt('Pod', 'spec.containers')?.patch).toEqual({ merges: true, retainsKeys: false, mergeKey: 'name' });
    expect(fieldAt('Pod', 'spec.volumes')?.patch?.retainsKeys).toBe(true);
    expect(fieldAt('Pod', 'spec.volumes.persistentVolumeClaim')?.embeddedIn).toBe('VolumeSource');
    expect(fieldAt('Pod', 'spec.volumes.name')?.embeddedIn).toBeUndefined();
  });
});

describe('jsonSchemaFor', () => {
  it('closes every struct and resolves every reference', () => {
    const text = JSON.stringify(jsonSchemaFor(['Job', 'CronJob', 'Nonsense']));
    const schema = JSON.parse(text) as { definitions: Record<string, unknown>; properties: { kind: { enum: string[] } } };
    expect(schema.properties.kind.enum).toEqual(['Job', 'CronJob']);
    for (const [, name] of text.matchAll(/#\/definitions\/(\w+)/g)) expect(schema.definitions).toHaveProperty(name ?? '');
    expect(schema.definitions).toMatchObject({
      JobSpec: { additionalProperties: false, required: ['template'], properties: { completionMode: { enum: ['Indexed', 'NonIndexed'] } } },
    });
  });
});
