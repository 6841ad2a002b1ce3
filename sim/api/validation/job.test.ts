import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { aJob, aJobOf, aPodSpec, errorsOf, many, updateErrorsOf } from './fixtures.ts';

const INDEXED: JsonObject = { completionMode: 'Indexed', completions: 3 };
const failurePolicy = (...rules: readonly JsonObject[]): JsonObject => ({ podFailurePolicy: { rules } });
const successPolicy = (...rules: readonly JsonObject[]): JsonObject => ({ ...INDEXED, successPolicy: { rules } });

const CREATE: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  [
    '[VAL-10] counts are not negative, in the order of the list',
    aJob({ ttlSecondsAfterFinished: -1, backoffLimit: -1, activeDeadlineSeconds: -5 }),
    [
      'spec.activeDeadlineSeconds: Invalid value: -5: must be greater than or equal to 0',
      'spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0',
      'spec.ttlSecondsAfterFinished: Invalid value: -1: must be greater than or equal to 0',
    ],
  ],
  [
    '[VAL-11] maxFailedIndexes needs a limit per index',
    aJob({ maxFailedIndexes: 1 }),
    [
      'spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified',
      'spec.maxFailedIndexes: Invalid value: 1: requires indexed completion mode',
    ],
  ],
  [
    '[VAL-12] managedBy is a domain-prefixed path of at most 63 bytes',
    aJob({ managedBy: 'nope' }),
    ['spec.managedBy: Invalid value: "nope": must be a domain-prefixed path (such as "acme.io/foo")'],
  ],
  [
    '[VAL-12] a long managedBy is too long',
    aJob({ managedBy: `acme.io/${'x'.repeat(60)}` }),
    ['spec.managedBy: Too long: may not be more than 63 bytes'],
  ],
  [
    '[VAL-13] completionMode is one of two words',
    aJob({ completionMode: 'indexed' }),
    ['spec.completionMode: Unsupported value: "indexed": supported values: "NonIndexed", "Indexed"'],
  ],
  [
    '[VAL-13] Indexed needs completions and bounds parallelism',
    aJob({ completionMode: 'Indexed', parallelism: 100_001 }),
    [
      'spec.completions: Required value: when completion mode is Indexed',
      'spec.parallelism: Invalid value: 100001: must be less than or equal to 100000 when completion mode is Indexed',
    ],
  ],
  [
    '[VAL-13] many indexes with a limit per index are bounded tighter',
    aJob({ ...INDEXED, completions: 100_001, parallelism: 20_000, backoffLimitPerIndex: 1 }),
    [
      'spec.maxFailedIndexes: Required value: must be specified when completions is above 100000',
      'spec.parallelism: Invalid value: 20000: must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index',
    ],
  ],
  [
    '[VAL-14] exit codes are ordered, unique and not 0 with In',
    aJob(failurePolicy({ action: 'Count', onExitCodes: { operator: 'In', values: [3, 0, 3] } })),
    [
      'spec.podFailurePolicy.rules[0].onExitCodes.values[1]: Invalid value: 0: must not be 0 for the In operator',
      'spec.podFailurePolicy.rules[0].onExitCodes.values[2]: Duplicate value: 3',
      'spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [3,0,3]: must be ordered',
    ],
  ],
  [
    '[VAL-14] a rule has an action and exactly one kind of condition',
    aJob(failurePolicy({}, { action: 'FailIndex', onExitCodes: { operator: 'In', values: [1] }, onPodConditions: [{ type: 'A' }] })),
    [
      'spec.podFailurePolicy.rules[0].action: Required value: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]',
      'spec.podFailurePolicy.rules[0]: Invalid value: specifying one of OnExitCodes and OnPodConditions is required',
      'spec.podFailurePolicy.rules[1].action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set',
      'spec.podFailurePolicy.rules[1]: Invalid value: specifying both OnExitCodes and OnPodConditions is not supported',
    ],
  ],
  [
    '[VAL-14] at most 20 rules',
    aJob(
      failurePolicy(
        ...many(21, () => ({ action: 'Count', onExitCodes: { operator: 'In', values: [1] } })).map((rule) => rule as JsonObject),
      ),
    ),
    ['spec.podFailurePolicy.rules: Too many: 21: must have at most 20 items'],
  ],
  [
    '[VAL-15] a success policy needs Indexed',
    aJob({ successPolicy: { rules: [{ succeededCount: 1 }] } }),
    ['spec.successPolicy: Invalid value: {"Rules":[{"SucceededIndexes":null,"SucceededCount":1}]}: requires indexed completion mode'],
  ],
  [
    '[VAL-15] indexes rise and stay below completions',
    aJob(successPolicy({ succeededIndexes: '1-1' }, { succeededIndexes: '0,7' }, { succeededIndexes: '0-1-2' }, { succeededIndexes: 'a' })),
    [
      'spec.successPolicy.rules[0].succeededIndexes: Invalid value: "1-1": error parsing succeededIndexes: non-increasing order, previous: 1, current: 1',
      'spec.successPolicy.rules[1].succeededIndexes: Invalid value: "0,7": error parsing succeededIndexes: too large index: "7"',
      `spec.successPolicy.rules[2].succeededIndexes: Invalid value: "0-1-2": error parsing succeededIndexes: the fragment "0-1-2" violates the requirement that an index interval can have at most two parts separated by '-'`,
      'spec.successPolicy.rules[3].succeededIndexes: Invalid value: "a": error parsing succeededIndexes: cannot convert string to integer for index: "a"',
    ],
  ],
  [
    '[VAL-15] a count is bounded by completions and by the indexes named',
    aJob(successPolicy({ succeededCount: 6 }, { succeededIndexes: '0-1', succeededCount: 3 }, {})),
    [
      'spec.successPolicy.rules[0].succeededCount: Invalid value: 6: must be less than or equal to 3 (the number of specified completions)',
      'spec.successPolicy.rules[1].succeededCount: Invalid value: 3: must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)',
      'spec.successPolicy.rules[2]: Required value: at least one of succeededCount or succeededIndexes must be specified',
    ],
  ],
  [
    '[VAL-16] a failure policy needs podReplacementPolicy Failed',
    aJob({ ...failurePolicy(), podReplacementPolicy: 'TerminatingOrFailed' }),
    ['spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"'],
  ],
  [
    '[VAL-17] restartPolicy Always or none is a missing value',
    aJobOf({ restartPolicy: 'Always' }),
    ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
  ],
  [
    '[VAL-17] any other word is unsupported twice',
    aJobOf({ restartPolicy: 'never' }),
    [
      'spec.template.spec.restartPolicy: Unsupported value: "never": supported values: "Always", "OnFailure", "Never"',
      'spec.template.spec.restartPolicy: Unsupported value: "never": supported values: "OnFailure", "Never"',
    ],
  ],
  [
    '[VAL-17] a failure policy needs Never',
    aJob({ ...failurePolicy(), template: { spec: aPodSpec({ restartPolicy: 'OnFailure' }) } }),
    ['spec.template.spec.restartPolicy: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified'],
  ],
  [
    '[VAL-18] the name is checked as a label of the template only',
    aJob({}, 'a'.repeat(64)),
    [`spec.template.labels: Invalid value: "${'a'.repeat(64)}": must be no more than 63 bytes`],
  ],
  [
    '[VAL-19] a selector of one’s own needs manualSelector',
    aJob({ selector: { matchLabels: { app: 'x' } } }),
    [
      'spec.selector: Invalid value: {"matchLabels":{"app":"x","batch.kubernetes.io/controller-uid":"UID"}}: `selector` not auto-generated',
      'spec.template.metadata.labels: Invalid value: {"batch.kubernetes.io/controller-uid":"UID","batch.kubernetes.io/job-name":"demo","controller-uid":"UID","job-name":"demo"}: `selector` does not match template `labels`',
    ],
  ],
  [
    '[VAL-19] a conflicting template label is named',
    aJob({ template: { metadata: { labels: { 'job-name': 'x' } }, spec: aPodSpec() } }),
    [
      'spec.template.metadata.labels[job-name]: Invalid value: {"batch.kubernetes.io/controller-uid":"UID","batch.kubernetes.io/job-name":"demo","controller-uid":"UID","job-name":"x"}: must be \'demo\'',
    ],
  ],
  [
    '[VAL-20] a manual selector must be there and select the template',
    aJob({ manualSelector: true }),
    ['spec.selector: Required value', 'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`'],
  ],
  [
    '[VAL-20] a selector that cannot be read is compared with nothing',
    aJob({ manualSelector: true, selector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }),
    ["spec.selector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"],
  ],
  [
    '[VAL-21] the last index must fit in a host name',
    aJob({ ...INDEXED, completions: 11 }, 'a'.repeat(62)),
    [`metadata.name: Invalid value: "${'a'.repeat(62)}": will not able to create pod with invalid DNS label: ${'a'.repeat(62)}-10`],
  ],
];

describe('Job', () => {
  it.each(CREATE)('%s', (_, manifest, expected) => {
    expect(errorsOf(manifest)).toEqual(expected);
  });

  it('[VAL-22] completions, mode, policies and selector cannot change', () => {
    expect(updateErrorsOf(aJob({ completions: 3 }), aJob({ completions: 5 }))).toEqual([
      'spec.completions: Invalid value: 5: field is immutable',
    ]);
    expect(updateErrorsOf(aJob({ parallelism: 3 }), aJob({ parallelism: 3, completionMode: 'Indexed' }))).toEqual([
      'spec.completions: Required value: when completion mode is Indexed',
      'spec.completionMode: Invalid value: "Indexed": field is immutable',
    ]);
    expect(updateErrorsOf(aJob(), aJob({ managedBy: 'example.com/x' }))).toEqual([
      'spec.managedBy: Invalid value: "example.com/x": field is immutable',
    ]);
    expect(updateErrorsOf(aJob(INDEXED), aJob({ ...INDEXED, completions: 6 }))).toEqual([
      'spec.completions: Invalid value: 6: can only be modified in tandem with spec.parallelism',
    ]);
    expect(updateErrorsOf(aJob(INDEXED), aJob({ ...INDEXED, completions: 6, parallelism: 6 }))).toEqual([]);
  });

  it('[VAL-22] counts, suspend and labels may change', () => {
    const next = aJob({
      parallelism: 2,
      suspend: true,
      backoffLimit: 1,
      activeDeadlineSeconds: 9,
      ttlSecondsAfterFinished: 0,
      completions: 1,
    });
    expect(updateErrorsOf(aJob(), next)).toEqual([]);
  });

  it('[VAL-23] scheduling directives may change while a Job is suspended and never started', () => {
    const before = aJob({ suspend: true });
    const after = aJob({ suspend: false, template: { spec: aPodSpec({ nodeSelector: { a: 'b' } }) } });
    expect(updateErrorsOf(before, after)).toEqual([]);
    expect(updateErrorsOf(before, after, { startTime: '2026-11-23T07:00:00Z' })).toHaveLength(1);
    expect(updateErrorsOf(aJob(), after)).toHaveLength(1);
  });

  it('[VAL-24] a changed template is shown whole, as the internal struct', () => {
    const [error = ''] = updateErrorsOf(
      aJob(),
      aJobOf({ containers: [{ name: 'main', image: 'busybox:1.36', command: ['echo', '<&>'] }] }),
    );
    expect(error).toMatch(/^spec\.template: Invalid value: \{"labels":\{.*: field is immutable$/);
    expect(error).toContain('"Spec":{"Volumes":null,"InitContainers":null,"Containers":[{"Name":"main","Image":"busybox:1.36"');
    expect(error).toContain('"Command":["echo","\\u003c\\u0026\\u003e"],"Args":null,"WorkingDir":"","Ports":null');
    expect(error).toContain('"Resources":{"Limits":null,"Requests":null,"Claims":null},"ResizePolicy":null');
    expect(error).toContain('"Resources":null,"HostnameOverride":null,"WorkloadRef":null}}: field is immutable');
  });
});
