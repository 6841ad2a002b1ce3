import { describe, expect, it } from 'vitest';
import { aCronJob, aPodSpec, errorsOf, updateErrorsOf } from './fixtures.ts';

const DUE = { template: { spec: aPodSpec() } };

describe('CronJob', () => {
  it('[VAL-25] errors come in the order of the fields', () => {
    const manifest = aCronJob({
      schedule: '* * *',
      timeZone: 'Mars/Phobos',
      concurrencyPolicy: 'X',
      jobTemplate: { spec: { template: { spec: aPodSpec({ containers: [] }) } } },
      failedJobsHistoryLimit: -1,
    });
    expect(errorsOf(manifest)).toEqual([
      'spec.schedule: Invalid value: "* * *": expected exactly 5 fields, found 3: [* * *]',
      'spec.timeZone: Invalid value: "Mars/Phobos": unknown time zone Mars/Phobos',
      'spec.concurrencyPolicy: Unsupported value: "X": supported values: "Allow", "Forbid", "Replace"',
      'spec.jobTemplate.spec.template.spec.containers: Required value',
      'spec.failedJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0',
    ]);
  });

  it('[VAL-25] an empty spec lacks its schedule, containers and restart policy', () => {
    expect(errorsOf({ ...aCronJob(), spec: {} })).toEqual([
      'spec.schedule: Required value',
      'spec.jobTemplate.spec.template.spec.containers: Required value',
      'spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ]);
  });

  it('[VAL-26] a zone in the schedule is refused unless it was there before', () => {
    const zoned = aCronJob({ schedule: 'TZ=UTC * * * * *' });
    const refusal = 'spec.schedule: Invalid value: "TZ=UTC * * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
    expect(errorsOf(zoned)).toEqual([refusal]);
    expect(updateErrorsOf(aCronJob(), zoned)).toEqual([refusal]);
    expect(updateErrorsOf(zoned, zoned)).toEqual([]);
    expect(updateErrorsOf(zoned, aCronJob({ schedule: 'TZ=UTC * * * * *', timeZone: 'UTC' }))).toEqual([
      'spec.schedule: Invalid value: "TZ=UTC * * * * *": cannot use both timeZone field and TZ or CRON_TZ in schedule',
    ]);
  });

  it('[VAL-27] a job template has no selector', () => {
    const manifest = aCronJob({ jobTemplate: { spec: { ...DUE, selector: { matchLabels: { a: 'b' } }, manualSelector: true } } });
    expect(errorsOf(manifest)).toEqual([
      'spec.jobTemplate.spec.selector: Invalid value: {"matchLabels":{"a":"b"}}: `selector` will be auto-generated',
      'spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false"',
    ]);
  });

  it('[VAL-28] a name has at most 52 characters, looked at when it is created', () => {
    const long = aCronJob({}, 'c'.repeat(53));
    expect(errorsOf(long)).toEqual([`metadata.name: Invalid value: "${'c'.repeat(53)}": must be no more than 52 characters`]);
    expect(updateErrorsOf(long, long)).toEqual([]);
  });
});
