import type { Reason } from '#sim/apiserver/reasons.ts';
import type { Simulation } from '#sim/simulation.ts';
import { chainOf, newestOf, sentenceOf, wordingOf } from './chain.ts';
import { evidenceAround, evidenceOf } from './evidence.ts';
import type { Focus } from './focus.ts';
import type { WhyAnswer } from './question.ts';
import type { Subject } from './subject.ts';

function answer(
  simulation: Simulation,
  subject: Subject,
  focus: Focus,
  decisive: Reason | undefined,
  evidence: { readonly reasons: readonly Reason[]; readonly isWhole: boolean },
): WhyAnswer {
  const { kind, name } = subject;
  return {
    question:
      focus.words === undefined
        ? `What did the controllers last decide about ${kind} ${name}?`
        : `Why has ${kind} ${name} the ${focus.words}?`,
    answer: decisive === undefined ? 'No decision about it is known.' : sentenceOf(decisive, wordingOf(simulation)).text,
    steps: chainOf(simulation, evidence.reasons, decisive),
    isWhole: evidence.isWhole,
  };
}

/** What a CronJob last did, and why. */
export function whyCronJob(simulation: Simulation, subject: Subject, focus: Focus): WhyAnswer {
  const { serial, createdAtMs } = subject;
  const untilMs = Math.min(focus.untilMs, simulation.nowMs);
  const { reasons, isWhole } = evidenceAround(simulation, serial, createdAtMs, untilMs, untilMs);
  const own = reasons.filter((reason) => reason.subject === serial);
  return answer(simulation, subject, focus, newestOf(own, focus.codes.length > 0 ? focus.codes : own.map(({ code }) => code)), {
    reasons: own,
    isWhole,
  });
}

/** Objects that no rule of Jobs is about: what was said of them. */
export function whyOther(simulation: Simulation, subject: Subject, focus: Focus): WhyAnswer {
  const evidence = evidenceOf(simulation, subject, Math.min(focus.untilMs, simulation.nowMs));
  const own = evidence.reasons.filter((reason) => reason.subject === subject.serial || reason.about === subject.serial);
  return answer(simulation, subject, focus, own.at(-1), { ...evidence, reasons: own });
}
