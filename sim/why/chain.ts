import type { Reason, ReasonCode } from '#sim/apiserver/reasons.ts';
import { formatTimeInZone } from '#sim/cron/index.ts';
import type { Simulation } from '#sim/simulation.ts';
import { cleanupSentences, cronJobSentences } from './cron-job-sentences.ts';
import { jobSentences } from './job-sentences.ts';
import { nodeSentences, schedulerSentences } from './pod-sentences.ts';
import type { WhyStep } from './question.ts';
import type { Sentence, Wording } from './sentence.ts';
import { originOf, type Subject } from './subject.ts';

const SENTENCES = { ...cronJobSentences, ...cleanupSentences, ...jobSentences, ...schedulerSentences, ...nodeSentences };

/** Of the same kind of decision about different objects, so many are shown: the first two and the newest. */
const MOST_ALIKE = 6;
const FIRST_ALIKE = 2;

/** Instants on the clock of the run, in UTC or the zone that is named. */
export function wordingOf(simulation: Simulation): Wording {
  const { startAtMs } = simulation.cluster.engine;
  return {
    clock: (atMs, timeZone = 'UTC') => {
      const text = formatTimeInZone(startAtMs + atMs, timeZone);
      const isWholeMinute = text.slice(17, 19) === '00';
      return `${text.slice(11, isWholeMinute ? 16 : 19)} ${timeZone === 'UTC' ? 'UTC' : timeZone} on ${text.slice(0, 10)}`;
    },
  };
}

/** A reason in words. */
export function sentenceOf(reason: Reason, wording: Wording): Sentence {
  const say = SENTENCES[reason.code] as (facts: Reason['facts'], wording: Wording) => Sentence;
  return say(reason.facts, wording);
}

/** Decisions of one kind are told together, whichever object they are about. */
const kindOf = ({ code, facts }: Reason): string => ('as' in facts ? `${code} ${facts.as}` : code);

/** The reasons as steps; of many alike, those in the middle are left out. */
export function chainOf(simulation: Simulation, reasons: readonly Reason[], decisive: Reason | undefined): readonly WhyStep[] {
  const wording = wordingOf(simulation);
  const totals = new Map<string, number>();
  for (const reason of reasons) totals.set(kindOf(reason), (totals.get(kindOf(reason)) ?? 0) + 1);
  const seen = new Map<string, number>();
  const steps: WhyStep[] = [];
  for (const reason of reasons) {
    const kind = kindOf(reason);
    const total = totals.get(kind) ?? 0;
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    const firstOfLast = total - (MOST_ALIKE - FIRST_ALIKE) + 1;
    const isCrowded = total > MOST_ALIKE;
    if (isCrowded && number > FIRST_ALIKE && number < firstOfLast && reason !== decisive) continue;
    const { text, rule, field, value } = sentenceOf(reason, wording);
    steps.push({
      atMs: reason.atMs,
      lastAtMs: reason.lastAtMs,
      times: reason.times,
      text,
      rule,
      field: field ?? null,
      value: value ?? null,
      subject: nameOf(simulation, reason.subject),
      isDecisive: reason === decisive,
      leftOut: isCrowded && number === firstOfLast ? total - MOST_ALIKE : 0,
    });
  }
  return steps;
}

/** A step that no controller said: what a clock or an input did. */
export function plainStep(subject: Subject, atMs: number, sentence: Sentence, isDecisive = false): WhyStep {
  const { text, rule, field, value } = sentence;
  const { uid, kind, name } = subject;
  return {
    atMs,
    lastAtMs: atMs,
    times: 1,
    text,
    rule,
    field: field ?? null,
    value: value ?? null,
    subject: { uid, kind, name },
    isDecisive,
    leftOut: 0,
  };
}

function nameOf(simulation: Simulation, serial: number): WhyStep['subject'] {
  const { uid = '', kind = '', name = 'deleted' } = originOf(simulation, serial) ?? {};
  return { uid, kind, name };
}

/** The newest reason with one of these codes. */
export function newestOf(reasons: readonly Reason[], codes: readonly ReasonCode[]): Reason | undefined {
  let newest: Reason | undefined;
  for (const reason of reasons)
    if (codes.includes(reason.code) && (newest === undefined || reason.lastAtMs >= newest.lastAtMs)) newest = reason;
  return newest;
}
