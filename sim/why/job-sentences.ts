import type { ReasonFacts } from '#sim/apiserver/reasons.ts';
import { agree, count, type Sentence, type Sentences, span } from './sentence.ts';

type Ending = ReasonFacts['job/ends'];

const successes = ({ succeeded, completions }: Pick<Ending, 'succeeded' | 'completions'>): string =>
  completions < 0
    ? `${count(succeeded, 'Pod')} ${agree(succeeded, 'has', 'have')} succeeded`
    : `${succeeded} of ${count(completions, 'completion')} ${agree(succeeded, 'has', 'have')} succeeded`;

/** A success that the failure does not care for. */
const inVain = (facts: Ending): string =>
  facts.succeeded === 0
    ? ''
    : ` ${successes(facts)}; that does not help, because a Job is Complete only when all that it needs have succeeded, and ` +
      `failures are counted over all of its Pods.`;

const ENDINGS: Readonly<Record<string, (facts: Ending) => Sentence>> = {
  BackoffLimitExceeded: (facts) => ({
    text:
      (facts.failed > facts.backoffLimit
        ? `${count(facts.failed, 'Pod')} of the Job ${agree(facts.failed, 'has', 'have')} failed, and it allows ${facts.backoffLimit}: the Job fails.`
        : `The containers of its Pods were restarted ${count(facts.restarts, 'time')}, and the Job allows ${facts.backoffLimit}: it fails.`) +
      inVain(facts),
    rule: 'JOB-13',
    field: 'spec.backoffLimit',
    value: String(facts.backoffLimit),
  }),
  DeadlineExceeded: (facts) => ({
    text: `The Job has been active for ${span(facts.deadlineSeconds * 1000)}. Its deadline is over, whatever its Pods do: the Job fails.${inVain(facts)}`,
    rule: 'JOB-14',
    field: 'spec.activeDeadlineSeconds',
    value: String(facts.deadlineSeconds),
  }),
  PodFailurePolicy: (facts) => ({
    text: `A rule with the action FailJob fits a failed Pod, so the Job fails at once: ${facts.message}.${inVain(facts)}`,
    rule: 'JOB-17',
    field: 'spec.podFailurePolicy.rules',
    value: /rule at index \d+/.exec(facts.message)?.[0] ?? '',
  }),
  MaxFailedIndexesExceeded: (facts) => ({
    text: `More indexes have failed than the Job allows: it fails.${inVain(facts)}`,
    rule: 'JOB-9',
    field: 'spec.maxFailedIndexes',
  }),
  FailedIndexes: (facts) => ({
    text: `Every index is over and at least one of them has failed: the Job fails.${inVain(facts)}`,
    rule: 'JOB-15',
    field: 'spec.backoffLimitPerIndex',
  }),
  SuccessPolicy: (facts) => ({
    text: `The indexes that have succeeded are enough for its success policy (${facts.message}): the Job is done.`,
    rule: 'JOB-18',
    field: 'spec.successPolicy.rules',
  }),
  CompletionsReached: (facts) => ({
    text: `${successes(facts)} and no Pod is active: the Job is done.`,
    rule: 'JOB-9',
    field: 'spec.completions',
    value: facts.completions < 0 ? 'not set' : String(facts.completions),
  }),
};

const COUNTED: Readonly<Record<ReasonFacts['job/counts']['as'], (facts: ReasonFacts['job/counts']) => Sentence>> = {
  succeeded: ({ pod }) => ({ text: `Pod ${pod} succeeded and is counted.`, rule: 'JOB-8', field: 'status.succeeded' }),
  failed: ({ pod, failed }) => ({
    text: `Pod ${pod} failed and is counted: ${count(failed, 'failure')} now.`,
    rule: 'JOB-8',
    field: 'status.failed',
    value: String(failed),
  }),
  ignored: ({ pod }) => ({
    text: `Pod ${pod} failed, but a rule with the action Ignore fits, so it is not counted.`,
    rule: 'JOB-17',
    field: 'spec.podFailurePolicy.rules',
  }),
  nothing: ({ pod }) => ({ text: `Pod ${pod} is let go without being counted.`, rule: 'JOB-19', field: 'metadata.finalizers' }),
};

/** What the Job controller says. */
export const jobSentences: Sentences<'job'> = {
  'job/foreign': ({ managedBy }) => ({
    text: 'Another controller is to run this Job. The Job controller never touches it, so without that other one nothing happens.',
    rule: 'JOB-1',
    field: 'spec.managedBy',
    value: managedBy,
  }),
  'job/creates': (facts) => ({
    text: `The Job controller created Pod ${facts.pod}: ${successes(facts)}, and up to ${count(facts.wanted, 'Pod')} may be active.`,
    rule: 'JOB-10',
    field: 'spec.parallelism',
    value: String(facts.wanted),
  }),
  'job/refused': ({ message }) => ({
    text: `The API server refused a Pod of the Job: ${message}. The controller tries again, each time after a longer wait.`,
    rule: message.includes('exceeded quota') ? 'QUO-2' : message.includes('failed quota') ? 'QUO-3' : 'JOB-2',
    field: message.includes('quota') ? 'ResourceQuota spec.hard' : 'spec.template',
    value: /limited: ([^ ]+)/.exec(message)?.[1] ?? '',
  }),
  'job/backsOff': ({ failures, untilAtMs }, { clock }) => ({
    text: `After ${count(failures, 'failure')} the Job creates no Pod before ${clock(untilAtMs)}: the wait doubles with each failure.`,
    rule: 'JOB-11',
    field: 'status.failed',
    value: String(failures),
  }),
  'job/removes': ({ pod, because }) => {
    if (because === 'suspended')
      return { text: `The Job is suspended, so its Pod ${pod} is deleted.`, rule: 'JOB-22', field: 'spec.suspend', value: 'true' };
    if (because === 'over')
      return {
        text: `The Job is ending, so its Pod ${pod}, which is still active, is deleted.`,
        rule: 'JOB-9',
        field: 'status.conditions',
      };
    return { text: `More Pods are active than the Job wants, so Pod ${pod} is deleted.`, rule: 'JOB-10', field: 'spec.parallelism' };
  },
  'job/suspends': () => ({
    text: 'The Job is suspended: its active Pods are deleted and no Pod is created.',
    rule: 'JOB-22',
    field: 'spec.suspend',
    value: 'true',
  }),
  'job/counts': (facts) => COUNTED[facts.as](facts),
  'job/goesOn': (facts) => {
    const limits = facts.deadlineSeconds < 0 ? ' It has no deadline, so nothing but its Pods can end it.' : '';
    if (facts.wanted === 0 && facts.active === 0)
      return { text: 'The Job wants no Pod at all, so it stays as it is.', rule: 'JOB-10', field: 'spec.parallelism', value: '0' };
    return {
      text: `The Job goes on: ${successes(facts)}, ${count(facts.active, 'Pod')} ${agree(facts.active, 'is', 'are')} active.${limits}`,
      rule: 'JOB-9',
      field: 'spec.completions',
      value: facts.completions < 0 ? 'not set' : String(facts.completions),
    };
  },
  'job/ends': (facts) =>
    ENDINGS[facts.reason]?.(facts) ?? { text: `The Job ends: ${facts.message}.`, rule: 'JOB-9', field: 'status.conditions' },
  'job/waitsForPods': ({ terminating }) => ({
    text: `The outcome is certain, but ${count(terminating, 'Pod')} ${agree(terminating, 'is', 'are')} still shutting down; the Job stays active until then.`,
    rule: 'JOB-21',
    field: 'status.terminating',
    value: String(terminating),
  }),
  'job/isOver': ({ type }) => ({
    text: `No Pod is left to wait for: the Job is ${type}.`,
    rule: 'JOB-21',
    field: 'status.conditions',
    value: type,
  }),
};
