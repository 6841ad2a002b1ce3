import type { Job, PodFailurePolicyRule } from '#sim/api/batch-v1/types.ts';
import type { ContainerStatus, Pod } from '#sim/api/core-v1/types.ts';
import { countIndexes, hasIndex, type IndexIntervals, parseIndexes } from './indexes.ts';
import { isConsideredFailed, type OwnedPod } from './pods.ts';

export interface PolicyMatch {
  readonly action: PodFailurePolicyRule['action'] | 'None';
  /** Whether the failure enters `status.failed`. */
  readonly isCounted: boolean;
  /** Sentence of the Job's condition; empty unless the action is FailJob. */
  readonly message: string;
}

const noMatch: PolicyMatch = { action: 'None', isCounted: true, message: '' };

/**
 * What podFailurePolicy says of a failed pod: JOB-17. Rules in order, the first that matches decides.
 *
 * @source pkg/controller/job pod_failure_policy.go
 */
export function matchFailurePolicy(job: Job, pod: Pod): PolicyMatch {
  const rules = job.spec.podFailurePolicy?.rules;
  if (rules === undefined) return noMatch;
  for (const [index, rule] of rules.entries()) {
    const why = rule.onExitCodes === undefined ? matchCondition(rule, pod) : matchExitCode(rule.onExitCodes, pod);
    if (why === undefined) continue;
    if (rule.action === 'Ignore') return { action: 'Ignore', isCounted: false, message: '' };
    if (rule.action === 'FailJob') return { action: 'FailJob', isCounted: true, message: `${why} matching FailJob rule at index ${index}` };
    if (rule.action === 'FailIndex' && job.spec.backoffLimitPerIndex === undefined) continue;
    return { action: rule.action, isCounted: true, message: '' };
  }
  return noMatch;
}

function matchExitCode(wanted: NonNullable<PodFailurePolicyRule['onExitCodes']>, pod: Pod): string | undefined {
  const matches = (status: ContainerStatus): boolean => {
    const code = status.state.terminated?.exitCode;
    if (code === undefined || code === 0) return false;
    if (wanted.containerName !== undefined && wanted.containerName !== status.name) return false;
    return wanted.values.includes(code) === (wanted.operator === 'In');
  };
  const found = pod.status.containerStatuses?.find(matches) ?? pod.status.initContainerStatuses?.find(matches);
  if (found === undefined) return undefined;
  return `Container ${found.name} for pod ${pod.metadata.namespace}/${pod.metadata.name} failed with exit code ${found.state.terminated?.exitCode}`;
}

function matchCondition(rule: PodFailurePolicyRule, pod: Pod): string | undefined {
  for (const condition of pod.status.conditions ?? []) {
    if (rule.onPodConditions?.some((pattern) => pattern.type === condition.type && pattern.status === condition.status) === true) {
      return `Pod ${pod.metadata.namespace}/${pod.metadata.name} has condition ${condition.type}`;
    }
  }
  return undefined;
}

/** Message of the first FailJob match among the pods that count as failed, or undefined. */
export function failJobMessage(job: Job, pods: readonly OwnedPod[]): string | undefined {
  if (job.spec.podFailurePolicy === undefined) return undefined;
  for (const { pod } of pods) {
    if (!isConsideredFailed(pod, job)) continue;
    const match = matchFailurePolicy(job, pod);
    if (match.action === 'FailJob') return match.message;
  }
  return undefined;
}

/**
 * `Matched rules at index N` when successPolicy is fulfilled: JOB-18.
 *
 * @source pkg/controller/job success_policy.go
 */
export function successPolicyMessage(job: Job, succeeded: IndexIntervals): string | undefined {
  const rules = job.spec.successPolicy?.rules;
  const total = countIndexes(succeeded);
  if (rules === undefined || total === 0) return undefined;
  for (const [index, rule] of rules.entries()) {
    if (isRuleMet(rule, job.spec.completions ?? 0, succeeded, total)) return `Matched rules at index ${index}`;
  }
  return undefined;
}

function isRuleMet(
  rule: { succeededIndexes?: string; succeededCount?: number },
  completions: number,
  succeeded: IndexIntervals,
  total: number,
): boolean {
  if (rule.succeededIndexes === undefined) return rule.succeededCount !== undefined && total >= rule.succeededCount;
  const listed = parseIndexes(rule.succeededIndexes, completions);
  let met = 0;
  for (const { first, last } of listed) for (let index = first; index <= last; index++) if (hasIndex(succeeded, index)) met += 1;
  return met >= (rule.succeededCount ?? countIndexes(listed));
}
