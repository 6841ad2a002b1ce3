import type { ReasonCode } from '#sim/apiserver/reasons.ts';
import type { WhyQuestion } from './question.ts';

/** What of an object is asked about. */
export interface Focus {
  /** `has the condition Failed`, `says BackOff`; undefined when it is the state as a whole. */
  readonly words: string | undefined;
  /** The decisions that explain it; empty for the state as a whole. */
  readonly codes: readonly ReasonCode[];
  /** Decisions after this are of no interest. */
  readonly untilMs: number;
}

const SCHEDULING: readonly ReasonCode[] = ['sched/claim', 'sched/noNodes', 'sched/gated', 'sched/cannotPlace', 'sched/places'];
const READINESS: readonly ReasonCode[] = [
  'kubelet/phase',
  'kubelet/exited',
  'kubelet/backsOff',
  'kubelet/probeFails',
  'kubelet/cannotStart',
  'kubelet/cannotMount',
];

const CONDITIONS: Readonly<Record<string, readonly ReasonCode[]>> = {
  PodScheduled: SCHEDULING,
  Ready: READINESS,
  ContainersReady: READINESS,
  Initialized: READINESS,
  PodReadyToStartContainers: ['kubelet/cannotMount', 'kubelet/pulls', 'kubelet/starts', 'kubelet/phase'],
  DisruptionTarget: ['sched/preempts', 'taint/evicts', 'podgc/nodeGone', 'api/evicts'],
  Complete: ['job/ends'],
  SuccessCriteriaMet: ['job/ends'],
  Failed: ['job/ends'],
  FailureTarget: ['job/ends'],
  Suspended: ['job/suspends'],
};

const EVENTS: Readonly<Record<string, readonly ReasonCode[]>> = {
  Scheduled: ['sched/places'],
  FailedScheduling: ['sched/claim', 'sched/noNodes', 'sched/cannotPlace'],
  Preempted: ['sched/preempts'],
  Pulling: ['kubelet/pulls'],
  Pulled: ['kubelet/pulls', 'kubelet/starts'],
  Created: ['kubelet/starts'],
  Started: ['kubelet/starts'],
  Failed: ['kubelet/cannotStart'],
  InspectFailed: ['kubelet/cannotStart'],
  ErrImageNeverPull: ['kubelet/cannotStart'],
  BackOff: ['kubelet/backsOff', 'kubelet/cannotStart'],
  FailedMount: ['kubelet/cannotMount'],
  Unhealthy: ['kubelet/probeFails'],
  Killing: ['kubelet/probeKills', 'kubelet/stops'],
  TaintManagerEviction: ['taint/evicts', 'taint/spares'],
  SuccessfulCreate: ['job/creates', 'cron/starts'],
  FailedCreate: ['job/refused', 'cron/refused'],
  SuccessfulDelete: ['job/removes', 'cron/trimsHistory', 'cron/replaces'],
  Suspended: ['job/suspends'],
  Completed: ['job/ends'],
  JobAlreadyActive: ['cron/forbidden'],
  TooManyMissedTimes: ['cron/olderSlotsLost'],
  UnknownTimeZone: ['cron/unknownZone'],
  UnparseableSchedule: ['cron/unparseable'],
  InvalidSchedule: ['cron/neverFires'],
  BackoffLimitExceeded: ['job/ends'],
  DeadlineExceeded: ['job/ends', 'kubelet/stops'],
  PodFailurePolicy: ['job/ends'],
  MaxFailedIndexesExceeded: ['job/ends'],
  FailedIndexes: ['job/ends'],
};

/** What a question about an object looks at. */
export function focusOf(question: Exclude<WhyQuestion, { readonly kind: 'absence' }>): Focus {
  if (question.kind === 'condition')
    return { words: `condition ${question.condition}`, codes: CONDITIONS[question.condition] ?? [], untilMs: Number.POSITIVE_INFINITY };
  if (question.kind === 'event')
    return { words: `event ${question.reason}`, codes: EVENTS[question.reason] ?? [], untilMs: question.atMs + 1000 };
  return { words: undefined, codes: [], untilMs: Number.POSITIVE_INFINITY };
}
