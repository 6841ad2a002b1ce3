import type { Simulation } from '#sim/simulation.ts';
import { whyNoRun } from './absence.ts';
import { focusOf } from './focus.ts';
import { whyJob } from './job-answer.ts';
import { whyCronJob, whyOther } from './other-answers.ts';
import { whyPod } from './pod-answer.ts';
import type { WhyAnswer, WhyQuestion } from './question.ts';
import { subjectOf } from './subject.ts';

/**
 * Why something is as it is at the instant that is shown, or why something did not happen: the decisions that led there, each
 * with the field, the value and the rule (WHY-1 to WHY-8).
 *
 * @returns null when the run knows nothing of what is asked about
 */
export function why(simulation: Simulation, question: WhyQuestion): WhyAnswer | null {
  const subject = subjectOf(simulation, question.uid);
  if (subject === undefined) return null;
  if (question.kind === 'absence') return subject.kind === 'CronJob' ? whyNoRun(simulation, subject, question) : null;
  const focus = focusOf(question);
  switch (subject.kind) {
    case 'Pod':
      return whyPod(simulation, subject, focus);
    case 'Job':
      return whyJob(simulation, subject, focus);
    case 'CronJob':
      return whyCronJob(simulation, subject, focus);
    default:
      return whyOther(simulation, subject, focus);
  }
}
