import { describe, expect, it } from 'vitest';
import { courseFields, courseText } from './course-texts.ts';
import { describedSchemaFor } from './described-schema.ts';
import { referenceText } from './descriptions.ts';
import { structNamed } from './lookup.ts';

describe('referenceText', () => {
  it('tells structs, fields and named scalars', () => {
    expect(referenceText('CronJobSpec')).toMatch(/^CronJobSpec describes how/);
    expect(referenceText('JobSpec', 'backoffLimit')).toMatch(/^Specifies the number of retries/);
    expect(referenceText('Time')).toMatch(/^Time is a wrapper/);
    expect(referenceText('PodFailurePolicyRule', 'action')).toContain('\n\nPossible enum values:\n - `"Count"` ');
  });

  it('has apiVersion and kind for kinds, and nothing for what is not there', () => {
    expect(referenceText('Job', 'apiVersion')).toMatch(/^APIVersion defines/);
    expect(referenceText('JobSpec', 'kind')).toBeUndefined();
    expect(referenceText('JobSpec', 'backoff')).toBeUndefined();
    expect(referenceText('Nonsense')).toBeUndefined();
  });
});

describe('courseText', () => {
  it('speaks of fields that exist, and of all fields of Job and CronJob specs', () => {
    for (const [struct, field] of courseFields()) expect(structNamed(struct)?.fields.has(field), `${struct}.${field}`).toBe(true);
    for (const struct of ['JobSpec', 'CronJobSpec', 'JobStatus', 'CronJobStatus'])
      for (const field of structNamed(struct)?.fields.keys() ?? []) expect(courseText(struct, field), `${struct}.${field}`).toBeDefined();
  });
});

describe('describedSchemaFor', () => {
  const { definitions, properties } = describedSchemaFor(['Job', 'CronJob']);

  it('puts the course before the reference, and keeps types and references', () => {
    expect(definitions).toMatchObject({
      JobSpec: {
        description: referenceText('JobSpec'),
        properties: {
          backoffLimit: { type: 'integer', description: courseText('JobSpec', 'backoffLimit') },
          template: { $ref: '#/definitions/PodTemplateSpec', description: courseText('JobSpec', 'template') },
        },
      },
      PodSpec: { properties: { hostNetwork: { type: 'boolean', description: referenceText('PodSpec', 'hostNetwork') } } },
    });
  });

  it('describes the fields of every manifest before its kind is known', () => {
    expect(properties).toMatchObject({ kind: { enum: ['Job', 'CronJob'], description: referenceText('Job', 'kind') } });
  });
});
