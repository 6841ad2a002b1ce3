import { describe, expect, it } from 'vitest';
import type { PodFailurePolicyRule, SuccessPolicyRule } from '#sim/api/batch-v1/types.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import { parseIndexes } from './indexes.ts';
import { failJobMessage, matchFailurePolicy, successPolicyMessage } from './policies.ts';
import { aCondition, aJob, anIndexedJob, aPod } from './testing.ts';

const on = (action: PodFailurePolicyRule['action'], operator: 'In' | 'NotIn', ...values: number[]): PodFailurePolicyRule => ({
  action,
  onExitCodes: { operator, values },
});
const onDisruption: PodFailurePolicyRule = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
const withRules = (...rules: PodFailurePolicyRule[]) => aJob({ podFailurePolicy: { rules }, podReplacementPolicy: 'Failed' });
const failedWith = (exitCode: number): Pod => aPod(1, { phase: 'Failed', exitCode, finishedAt: 3 }).pod;

describe('podFailurePolicy', () => {
  it.each([
    ['In hits', [on('Ignore', 'In', 3, 42)], 42, 'Ignore'],
    ['In misses', [on('Ignore', 'In', 3)], 42, 'None'],
    ['NotIn hits', [on('Count', 'NotIn', 3)], 42, 'Count'],
    ['NotIn misses', [on('Count', 'NotIn', 42)], 42, 'None'],
    ['exit 0 never matches', [on('Ignore', 'NotIn', 3)], 0, 'None'],
    ['the first match decides', [on('Count', 'In', 1), on('FailJob', 'In', 1)], 1, 'Count'],
    ['FailIndex needs a limit per index', [on('FailIndex', 'In', 1)], 1, 'None'],
  ] as const)('[JOB-17] %s', (_, rules, exitCode, action) => {
    expect(matchFailurePolicy(withRules(...rules), failedWith(exitCode)).action).toBe(action);
  });

  it('[JOB-17] only Ignore keeps a failure from being counted', () => {
    const isCounted = (action: PodFailurePolicyRule['action']) =>
      matchFailurePolicy(withRules(on(action, 'In', 1)), failedWith(1)).isCounted;
    expect([isCounted('Ignore'), isCounted('Count'), isCounted('FailJob')]).toEqual([false, true, true]);
    expect(matchFailurePolicy(aJob(), failedWith(1)).isCounted).toBe(true);
  });

  it('[JOB-17] containerName narrows a rule', () => {
    const rule: PodFailurePolicyRule = { action: 'Ignore', onExitCodes: { containerName: 'other', operator: 'In', values: [1] } };
    expect(matchFailurePolicy(withRules(rule), failedWith(1)).action).toBe('None');
  });

  it('[JOB-17] init containers are looked at after the others', () => {
    const pod = failedWith(0);
    const [main] = failedWith(7).status.containerStatuses ?? [];
    const failedInit: Pod = {
      ...pod,
      status: { ...pod.status, initContainerStatuses: main === undefined ? [] : [{ ...main, name: 'init' }] },
    };
    expect(failJobMessage(withRules(on('FailJob', 'In', 7)), [{ serial: 1, pod: failedInit }])).toBe(
      'Container init for pod n/j-1 failed with exit code 7 matching FailJob rule at index 0',
    );
  });

  it('[JOB-17] a condition must have the type and the status', () => {
    const pod = (status: 'True' | 'False') => aPod(1, { phase: 'Failed', conditions: [aCondition('DisruptionTarget', status)] }).pod;
    expect(matchFailurePolicy(withRules(onDisruption), pod('True')).action).toBe('Ignore');
    expect(matchFailurePolicy(withRules(onDisruption), pod('False')).action).toBe('None');
  });

  it('[JOB-17] the message of FailJob names what matched and the rule', () => {
    const pods = [aPod(1, { exitCode: 42, finishedAt: 2 }), aPod(2, { phase: 'Failed', exitCode: 42, finishedAt: 3 })];
    expect(failJobMessage(withRules(on('Ignore', 'In', 1), on('FailJob', 'In', 42)), pods)).toBe(
      'Container main for pod n/j-2 failed with exit code 42 matching FailJob rule at index 1',
    );
    const disrupted = aPod(1, { phase: 'Failed', conditions: [aCondition('DisruptionTarget')] });
    expect(failJobMessage(withRules({ ...onDisruption, action: 'FailJob' }), [disrupted])).toBe(
      'Pod n/j-1 has condition DisruptionTarget matching FailJob rule at index 0',
    );
    expect(failJobMessage(aJob(), pods)).toBeUndefined();
  });
});

describe('successPolicy', () => {
  const message = (rules: SuccessPolicyRule[], succeeded: string) =>
    successPolicyMessage(anIndexedJob(5, { successPolicy: { rules } }), parseIndexes(succeeded, 5));

  it.each([
    ['all listed have succeeded', [{ succeededIndexes: '1,3' }], '1-3', 'Matched rules at index 0'],
    ['one of the listed is missing', [{ succeededIndexes: '1,3' }], '0-2', undefined],
    ['enough of the listed', [{ succeededIndexes: '0-3', succeededCount: 2 }], '2,3', 'Matched rules at index 0'],
    ['others do not help', [{ succeededIndexes: '0-2', succeededCount: 2 }], '2-4', undefined],
    ['the count alone', [{ succeededIndexes: '4' }, { succeededCount: 3 }], '0-2', 'Matched rules at index 1'],
    ['no success at all', [{ succeededCount: 0 }], '', undefined],
  ] as const)('[JOB-18] %s', (_, rules, succeeded, expected) => {
    expect(message([...rules], succeeded)).toBe(expected);
  });
});
