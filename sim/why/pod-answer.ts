import type { Pod } from '#sim/api/core-v1/types.ts';
import type { Reason, ReasonCode } from '#sim/apiserver/reasons.ts';
import type { Simulation } from '#sim/simulation.ts';
import { chainOf, newestOf, sentenceOf, wordingOf } from './chain.ts';
import { evidenceOf } from './evidence.ts';
import type { Focus } from './focus.ts';
import type { WhyAnswer } from './question.ts';
import type { Subject } from './subject.ts';

const UNPLACED: readonly ReasonCode[] = ['sched/claim', 'sched/noNodes', 'sched/gated', 'sched/cannotPlace'];
const HELD_UP: readonly ReasonCode[] = [
  'kubelet/cannotMount',
  'kubelet/cannotStart',
  'kubelet/pulls',
  'kubelet/backsOff',
  'kubelet/exited',
  'kubelet/starts',
  'sched/places',
];
const RUNNING: readonly ReasonCode[] = ['kubelet/backsOff', 'kubelet/phase', 'kubelet/cannotStart', 'kubelet/starts'];
const OVER: readonly ReasonCode[] = ['kubelet/phase', 'kubelet/stops', 'podgc/nodeGone'];
const GOING: readonly ReasonCode[] = [
  'job/removes',
  'sched/preempts',
  'taint/evicts',
  'api/evicts',
  'gc/ownerGone',
  'gc/ownerGoes',
  'podgc/nodeGone',
  'api/deletes',
  'kubelet/stops',
];

/** What decides about the state of a pod, and the word for the state. */
function stateOf(pod: Pod | undefined): { readonly word: string; readonly codes: readonly ReasonCode[] } {
  if (pod === undefined) return { word: 'gone', codes: GOING };
  const { phase = 'Pending' } = pod.status;
  if (phase === 'Succeeded' || phase === 'Failed') return { word: phase, codes: OVER };
  if (pod.metadata.deletionTimestamp !== undefined) return { word: 'terminating', codes: GOING };
  if (pod.spec.nodeName === undefined) return { word: 'Pending', codes: UNPLACED };
  return phase === 'Pending' ? { word: 'Pending', codes: HELD_UP } : { word: phase, codes: RUNNING };
}

/** The reason that decides about a pod, among those about it. */
export function decisiveOfPod(pod: Pod | undefined, reasons: readonly Reason[]): Reason | undefined {
  const { codes } = stateOf(pod);
  // the cause of a deletion comes before the deletion itself
  return codes === GOING ? (newestOf(reasons, GOING.slice(0, -2)) ?? newestOf(reasons, GOING)) : newestOf(reasons, codes);
}

/** Why a pod is as it is. */
export function whyPod(simulation: Simulation, subject: Subject, focus: Focus): WhyAnswer {
  const untilMs = Math.min(focus.untilMs, simulation.nowMs);
  const { reasons, isWhole } = evidenceOf(simulation, subject, untilMs);
  const own = reasons.filter((reason) => reason.subject === subject.serial || reason.about === subject.serial);
  const pod = subject.object as Pod | undefined;
  const decisive = focus.codes.length > 0 ? newestOf(own, focus.codes) : decisiveOfPod(pod, own);
  const { word } = stateOf(pod);
  const wording = wordingOf(simulation);
  return {
    question: focus.words === undefined ? `Why is Pod ${subject.name} ${word}?` : `Why has Pod ${subject.name} the ${focus.words}?`,
    answer: decisive === undefined ? 'Nothing that decides about it has happened yet.' : answerOf(own, decisive, wording),
    steps: chainOf(
      simulation,
      reasons.filter((reason) => own.includes(reason) || reason.code === 'cron/starts'),
      decisive,
    ),
    isWhole,
  };
}

/** The decisive sentence; for a pod that no node takes, what keeps it from each node. */
export function answerOf(own: readonly Reason[], decisive: Reason, wording: ReturnType<typeof wordingOf>): string {
  const { text } = sentenceOf(decisive, wording);
  if (decisive.code !== 'sched/cannotPlace') return text;
  const refusals = own.filter(({ code, lastAtMs }) => code === 'sched/refuses' && lastAtMs === decisive.lastAtMs).slice(0, 3);
  const details = refusals.map((reason) => {
    const { text: refusal, value } = sentenceOf(reason, wording);
    return value === undefined || value === '' ? refusal : `${refusal} ${value}.`;
  });
  return details.length === 0 ? text : `No node can take the Pod. ${details.join(' ')}`;
}
