import { hasCondition, isFinished } from '#sim/api/batch-v1/job-facts.ts';
import type { ReasonLog } from '#sim/apiserver/reasons.ts';
import type { Assessment } from './assess.ts';
import { wantedActive } from './plan-pods.ts';
import type { StatusPlan, SyncOutcome } from './plan-status.ts';
import { isConsideredFailed, restartSum } from './pods.ts';
import { matchFailurePolicy } from './policies.ts';

const countsOf = ({ job, succeeded, failed }: Assessment) => ({
  succeeded,
  completions: job.spec.completions ?? -1,
  failed,
  backoffLimit: job.spec.backoffLimit ?? 6,
});

/** Says why a pod was created. */
export function sayCreation(reasons: ReasonLog, serial: number, seen: Assessment, podSerial: number, pod: string): void {
  reasons.say(serial, 'job/creates', { ...countsOf(seen), pod, wanted: wantedActive(seen) }, podSerial);
}

/** Says where the Job is heading, as this sync sees it: it ends, or what it goes on for. */
export function sayVerdict(reasons: ReasonLog, serial: number, seen: Assessment, outcome: SyncOutcome): void {
  const { job } = seen;
  const counts = countsOf(seen);
  const deadlineSeconds = job.spec.activeDeadlineSeconds ?? -1;
  if (outcome.suspended === 'JobSuspended') reasons.say(serial, 'job/suspends', {});
  if (outcome.endState === undefined) {
    const { active, terminating } = outcome;
    reasons.say(serial, 'job/goesOn', { ...counts, wanted: wantedActive(seen), active, terminating, deadlineSeconds });
    return;
  }
  const isNew = !hasCondition(job, outcome.endState.type);
  const restarts = seen.pods.reduce((sum, { pod }) => sum + restartSum(pod), 0);
  if (isNew) reasons.say(serial, 'job/ends', { ...counts, ...outcome.endState, restarts, deadlineSeconds });
  if (outcome.terminating > 0) reasons.say(serial, 'job/waitsForPods', { terminating: outcome.terminating });
  else if (!isFinished(job)) reasons.say(serial, 'job/isOver', { type: outcome.endState.type === 'FailureTarget' ? 'Failed' : 'Complete' });
}

/** Says what becomes of the pods whose end this sync takes note of. */
export function sayCounts(reasons: ReasonLog, serial: number, { job }: Assessment, plan: StatusPlan): void {
  let failed = job.status.failed ?? 0;
  const listed = plan.announced.uncountedTerminatedPods;
  for (const { serial: podSerial, pod } of plan.finalizersToRemove) {
    const { uid, name } = pod.metadata;
    const isFailed = listed?.failed?.includes(uid) === true;
    if (isFailed) failed += 1;
    const isIgnored = !isFailed && isConsideredFailed(pod, job) && !matchFailurePolicy(job, pod).isCounted;
    const as = isFailed ? 'failed' : isIgnored ? 'ignored' : pod.status.phase === 'Succeeded' ? 'succeeded' : 'nothing';
    reasons.say(serial, 'job/counts', { pod: name, as, failed }, podSerial);
  }
}
