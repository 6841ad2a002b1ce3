import { describe, expect, it } from 'vitest';
import { phaseOf } from './pod-phase.ts';
import { isRestartable, planOf } from './pod-plan.ts';
import { aWork, type Stage, stage } from './testing-work.ts';

type Policy = 'Always' | 'OnFailure' | 'Never';
type Row = readonly [what: string, policy: Policy, containers: readonly Stage[], phase: string, init?: readonly Stage[]];

const sidecar = (is: Stage['is'], more: Stage['more'] = {}): Stage => stage(is, { name: 's', restartPolicy: 'Always' }, more);
const notStarted = { probes: { liveness: 0, readiness: 0, startup: 0, isReady: false, isStarted: false, isKnown: false, findings: {} } };

describe('the phase of a pod', () => {
  const rows: readonly Row[] = [
    ['nothing has started', 'Never', [stage('waiting')], 'Pending'],
    ['a container runs', 'Never', [stage('running')], 'Running'],
    ['one runs, one never started', 'Never', [stage('running'), stage('waiting')], 'Pending'],
    ['one runs, one failed', 'Never', [stage('running'), stage(1)], 'Running'],
    ['all ended well', 'Never', [stage(0), stage(0)], 'Succeeded'],
    ['all ended, one badly', 'Never', [stage(0), stage(3)], 'Failed'],
    ['a failure that is retried', 'OnFailure', [stage(1)], 'Running'],
    ['success is final unless always restarted', 'OnFailure', [stage(0)], 'Succeeded'],
    ['success that is repeated', 'Always', [stage(0)], 'Running'],
    ['the policy of a container wins', 'Never', [stage(1, { restartPolicy: 'OnFailure' })], 'Running'],
    ['an init container runs', 'Never', [stage('waiting')], 'Pending', [stage('running')]],
    ['an init container failed for good', 'Never', [stage('waiting')], 'Failed', [stage(1)]],
    ['an init container is retried', 'OnFailure', [stage('waiting')], 'Pending', [stage(1)]],
    ['an init container under Always is retried on failure only', 'Always', [stage('running')], 'Running', [stage(0)]],
    ['one init container is done, the next one waits', 'Never', [stage('waiting')], 'Pending', [stage(0), stage('waiting')]],
    ['a sidecar is not started yet', 'Never', [stage('waiting')], 'Pending', [sidecar('running', notStarted)]],
    ['a sidecar outlives the rest', 'Never', [stage(0)], 'Running', [sidecar('running')]],
    ['a killed sidecar does not count', 'Never', [stage(0)], 'Succeeded', [sidecar(137)]],
    ['a failed init container ends the pod though a sidecar runs', 'Never', [stage('waiting')], 'Failed', [sidecar('running'), stage(1)]],
  ];

  for (const [what, policy, containers, phase, init = []] of rows) {
    it(`[KBL-1] ${what} (${policy})`, () => {
      expect(phaseOf(aWork(policy, containers, init), false)).toBe(phase);
    });
  }

  it.each([
    ['a failure that would be retried', [stage(1)], 'Failed'],
    ['a success that would be repeated', [stage(0)], 'Succeeded'],
    ['a container that never started', [stage('waiting')], 'Failed'],
    ['one that never started beside a success', [stage(0), stage('waiting')], 'Failed'],
    ['one that still runs', [stage('running')], 'Running'],
  ] as const)('[KBL-1] nothing restarts while the pod is torn down: %s', (_, containers, phase) => {
    expect(phaseOf(aWork('Always', containers), true)).toBe(phase);
  });
});

describe('whether a container starts again', () => {
  const restarts = (policy: Policy, code: number, spec = {}): boolean => {
    const [plan] = planOf({
      metadata: {},
      spec: { restartPolicy: policy, containers: [{ name: 'c', ...spec }] },
    } as unknown as Parameters<typeof planOf>[0]).containers;
    return plan !== undefined && isRestartable(plan, code);
  };
  const rule = (operator: 'In' | 'NotIn') => ({ restartPolicyRules: [{ action: 'Restart', exitCodes: { operator, values: [42] } }] });

  it('[KBL-4] follows the policy of the pod', () => {
    expect([restarts('Never', 1), restarts('OnFailure', 1), restarts('OnFailure', 0), restarts('Always', 0)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('[KBL-4] asks the rules of the container first', () => {
    expect([restarts('Never', 42, rule('In')), restarts('Never', 1, rule('In'))]).toEqual([true, false]);
    expect([restarts('Never', 42, rule('NotIn')), restarts('Never', 1, rule('NotIn'))]).toEqual([false, true]);
  });
});
