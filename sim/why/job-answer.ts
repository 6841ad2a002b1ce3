import { hasCondition } from '#sim/api/batch-v1/job-facts.ts';
import type { Job } from '#sim/api/batch-v1/types.ts';
import { isTerminal } from '#sim/api/core-v1/pod-facts.ts';
import type { Pod } from '#sim/api/core-v1/types.ts';
import type { Reason, ReasonCode } from '#sim/apiserver/reasons.ts';
import type { Simulation } from '#sim/simulation.ts';
import { chainOf, newestOf, sentenceOf, wordingOf } from './chain.ts';
import { evidenceOf } from './evidence.ts';
import type { Focus } from './focus.ts';
import { answerOf, decisiveOfPod } from './pod-answer.ts';
import type { WhyAnswer } from './question.ts';
import type { Subject } from './subject.ts';

const GOING: readonly ReasonCode[] = ['ttl/expires', 'cron/trimsHistory', 'cron/replaces', 'gc/ownerGone', 'gc/ownerGoes', 'api/deletes'];
const HELD_UP: readonly ReasonCode[] = ['job/refused', 'job/backsOff', 'job/foreign', 'job/waitsForPods'];
/** So many of the active pods are explained. */
const MOST_PODS = 3;

function wordOf(job: Job | undefined): string {
  if (job === undefined) return 'gone';
  if (job.metadata.deletionTimestamp !== undefined) return 'terminating';
  return (['Complete', 'Failed', 'Suspended'] as const).find((type) => hasCondition(job, type)) ?? 'still active';
}

/** What decides about the state of a Job. */
function decisiveOf(word: string, own: readonly Reason[], nowMs: number): Reason | undefined {
  if (word === 'gone' || word === 'terminating') return newestOf(own, GOING.slice(0, -1)) ?? newestOf(own, GOING);
  if (word === 'Complete' || word === 'Failed') return newestOf(own, ['job/ends']);
  if (word === 'Suspended') return newestOf(own, ['job/suspends']);
  const goesOn = newestOf(own, ['job/goesOn']);
  const heldUp = newestOf(own, HELD_UP);
  const isOld = heldUp?.code === 'job/backsOff' && heldUp.facts.untilAtMs < nowMs;
  if (heldUp === undefined || isOld) return goesOn;
  const creation = newestOf(own, ['job/creates']);
  return heldUp.lastAtMs > (creation?.lastAtMs ?? -1) ? heldUp : goesOn;
}

/** Why a Job is as it is. */
export function whyJob(simulation: Simulation, subject: Subject, focus: Focus): WhyAnswer {
  const untilMs = Math.min(focus.untilMs, simulation.nowMs);
  const { reasons, isWhole } = evidenceOf(simulation, subject, untilMs);
  const own = reasons.filter((reason) => reason.subject === subject.serial || reason.about === subject.serial);
  const word = wordOf(subject.object as Job | undefined);
  const decisive = focus.codes.length > 0 ? newestOf(own, focus.codes) : decisiveOf(word, own, untilMs);
  const wording = wordingOf(simulation);
  const isActive = word === 'still active' && focus.codes.length === 0;
  const pods = isActive ? activePods(simulation, subject.serial, reasons) : [];
  const sentences = decisive === undefined ? [] : [sentenceOf(decisive, wording).text];
  for (const { name, about, decisive: reason } of pods) sentences.push(`Pod ${name}: ${answerOf(about, reason, wording)}`);
  const shown = new Set([
    ...own,
    ...exitsOf(reasons, decisive),
    ...pods.flatMap(({ about, decisive: one }) => [...about.filter(isRefusal), one]),
  ]);
  return {
    question: focus.words === undefined ? `Why is Job ${subject.name} ${word}?` : `Why has Job ${subject.name} the ${focus.words}?`,
    answer: sentences.length === 0 ? 'Nothing that decides about it has happened yet.' : sentences.join(' '),
    steps: chainOf(
      simulation,
      reasons.filter((reason) => shown.has(reason)),
      decisive,
    ),
    isWhole,
  };
}

const isRefusal = ({ code }: Reason): boolean => code === 'sched/refuses';

/** How the containers of the Job's pods ended: what a failed Job failed by. */
const exitsOf = (reasons: readonly Reason[], decisive: Reason | undefined): readonly Reason[] =>
  decisive?.code === 'job/ends' ? reasons.filter((reason) => reason.code === 'kubelet/exited' && reason.facts.exitCode !== 0) : [];

interface ActivePod {
  readonly name: string;
  readonly about: readonly Reason[];
  readonly decisive: Reason;
}

function activePods({ cluster }: Simulation, serial: number, reasons: readonly Reason[]): readonly ActivePod[] {
  const found: ActivePod[] = [];
  for (const { serial: podSerial, object: pod } of cluster.server.store.childrenOfKind<Pod>(serial, 'Pod')) {
    if (isTerminal(pod)) continue;
    const about = reasons.filter((reason) => reason.subject === podSerial || reason.about === podSerial);
    const decisive = decisiveOfPod(pod, about);
    if (decisive !== undefined) found.push({ name: pod.metadata.name, about, decisive });
    if (found.length === MOST_PODS) break;
  }
  return found;
}
