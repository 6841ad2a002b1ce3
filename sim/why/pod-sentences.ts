import type { ReasonFacts } from '#sim/apiserver/reasons.ts';
import { refusalSentence } from './refusals.ts';
import { type Sentence, type Sentences, span } from './sentence.ts';

/** What the scheduler says. */
export const schedulerSentences: Sentences<'sched'> = {
  'sched/gated': ({ gate }) => ({
    text: 'The Pod has a scheduling gate. The scheduler does not try it before the gate is taken away.',
    rule: 'SCH-1',
    field: 'spec.schedulingGates',
    value: gate,
  }),
  'sched/claim': ({ claim, message }) => ({
    text: `The claim for a volume holds the Pod up before any node is looked at: ${message}.`,
    rule: 'SCH-4',
    field: 'spec.volumes[].persistentVolumeClaim.claimName',
    value: claim,
  }),
  'sched/noNodes': () => ({ text: 'The cluster has no node.', rule: 'SCH-8' }),
  'sched/refuses': refusalSentence,
  'sched/cannotPlace': ({ message }) => ({
    text: `No node can take the Pod: ${message} It is tried again when something changes that could help, or after five minutes.`,
    rule: 'SCH-8',
    field: 'status.conditions[PodScheduled]',
    value: 'False',
  }),
  'sched/places': ({ node, nodes }) => ({
    text: nodes > 1 ? `Of the nodes that can take the Pod, ${node} has the most points.` : `Node ${node} can take the Pod.`,
    rule: 'SCH-5',
    field: 'spec.nodeName',
    value: node,
  }),
  'sched/preempts': ({ by, node }) => ({
    text: `Pod ${by} is more important and needs the room on ${node}, so this Pod is evicted.`,
    rule: 'SCH-7',
    field: 'spec.priority',
  }),
};

const START_FAILURES: Readonly<Record<string, (facts: ReasonFacts['kubelet/cannotStart']) => Omit<Sentence, 'text'>>> = {
  InvalidImageName: ({ image }) => ({ rule: 'KBL-15', field: 'spec.containers[].image', value: image }),
  ErrImageNeverPull: () => ({ rule: 'KBL-15', field: 'spec.containers[].imagePullPolicy', value: 'Never' }),
  ErrImagePull: ({ image }) => ({ rule: 'KBL-16', field: 'spec.containers[].image', value: image }),
  ImagePullBackOff: ({ image }) => ({ rule: 'KBL-16', field: 'spec.containers[].image', value: image }),
  CreateContainerConfigError: () => ({ rule: 'KBL-6', field: 'spec.containers[].env' }),
  StartError: () => ({ rule: 'KBL-8', field: 'spec.containers[].command' }),
};

const REASONS: Readonly<Record<string, string>> = {
  InvalidImageName: 'the name of its image cannot be read',
  ErrImageNeverPull: 'its image is not on the node and may not be pulled',
  ErrImagePull: 'its image cannot be pulled',
  ImagePullBackOff: 'its image could not be pulled, and the next try must wait',
  CreateContainerConfigError: 'something that its configuration refers to is missing',
  StartError: 'its program cannot be started',
};

const PHASES: Readonly<Record<string, (facts: ReasonFacts['kubelet/phase']) => string>> = {
  Pending: ({ waiting }) => `${waiting === '' ? 'Not everything has started yet' : `Not started yet: ${waiting}`}. So the Pod is Pending.`,
  Running: ({ running, ended }) =>
    running === ''
      ? `No container runs, but one will start again. So the Pod is Running. Ended: ${ended}.`
      : `Still running: ${running}.${ended === '' ? '' : ` Ended: ${ended}.`} So the Pod is Running: it is over only when all have ended.`,
  Succeeded: ({ ended }) => `All containers have ended with exit code 0 and none starts again: ${ended}. So the Pod has succeeded.`,
  Failed: ({ ended }) => `All containers have ended, not all with exit code 0, and none starts again: ${ended}. So the Pod has failed.`,
};

/** What the kubelet and the eviction by taints say. */
export const nodeSentences: Sentences<'kubelet'> & Sentences<'taint'> = {
  'kubelet/cannotMount': ({ volume, message, waitMs }) => ({
    text: `The volume ${volume} cannot be mounted, so no container starts: ${message}. Next try in ${span(waitMs)}.`,
    rule: 'KBL-7',
    field: 'spec.volumes',
    value: volume,
  }),
  'kubelet/pulls': ({ container, image }) => ({
    text: `The image of container ${container} is being pulled.`,
    rule: 'KBL-15',
    field: 'spec.containers[].image',
    value: image,
  }),
  'kubelet/cannotStart': (facts) => ({
    text:
      `Container ${facts.container} does not start: ${REASONS[facts.reason] ?? facts.reason}. ` +
      `The status says ${facts.reason}: ${facts.message}.${facts.waitMs > 0 ? ` Next try no sooner than ${span(facts.waitMs)} after the failure.` : ''}`,
    ...(START_FAILURES[facts.reason]?.(facts) ?? { rule: 'KBL-6' }),
  }),
  'kubelet/starts': ({ container, restarts }) => ({
    text: restarts === 0 ? `Container ${container} started.` : `Container ${container} started again, for the ${ordinal(restarts)} time.`,
    rule: 'KBL-4',
  }),
  'kubelet/exited': ({ container, exitCode, reason, policy, willRestart }) => ({
    text:
      (reason === 'OOMKilled'
        ? `Container ${container} used more memory than its limit and was killed (exit code ${exitCode}).`
        : `Container ${container} ended with exit code ${exitCode}.`) +
      (willRestart ? ' Its restart policy starts it again.' : ' Its restart policy leaves it at that.'),
    rule: reason === 'OOMKilled' ? 'KBL-21' : 'KBL-4',
    field: reason === 'OOMKilled' ? 'spec.containers[].resources.limits.memory' : 'spec.restartPolicy',
    ...(reason === 'OOMKilled' ? {} : { value: policy }),
  }),
  'kubelet/backsOff': ({ container, waitMs, untilAtMs }, { clock }) => ({
    text: `Container ${container} has ended again and waits ${span(waitMs)} before its next start, until ${clock(untilAtMs)}. Each wait is twice as long as the one before, up to 5 min.`,
    rule: 'KBL-5',
    field: 'spec.restartPolicy',
  }),
  'kubelet/probeFails': ({ container, kind, failures, threshold }) => ({
    text: `The ${kind} probe of container ${container} failed (${failures} in a row, ${threshold} count).`,
    rule: 'KBL-14',
    field: `spec.containers[].${kind}Probe.failureThreshold`,
    value: String(threshold),
  }),
  'kubelet/probeKills': ({ container, kind, threshold }) => ({
    text: `The ${kind} probe of container ${container} has failed often enough, so the kubelet stops the container.`,
    rule: 'KBL-14',
    field: `spec.containers[].${kind}Probe.failureThreshold`,
    value: String(threshold),
  }),
  'kubelet/stops': ({ cause, graceSeconds, message }) =>
    cause === 'evicted'
      ? {
          text: `The Pod has more on the node's disk than it may and is evicted, with ${graceSeconds === 0 ? 'no time' : `${graceSeconds} s`} to end. The kubelet says: ${message.trim()}`,
          rule: 'KBL-26',
          field: message.includes('EmptyDir')
            ? 'spec.volumes[].emptyDir.sizeLimit'
            : 'spec.containers[].resources.limits.ephemeral-storage',
        }
      : cause === 'deadline'
        ? {
            text: `The Pod has been active for longer than its own deadline. Its containers get ${graceSeconds} s to end.`,
            rule: 'KBL-11',
            field: 'spec.activeDeadlineSeconds',
          }
        : {
            text: `The Pod is to go. Its containers get SIGTERM, and SIGKILL after ${graceSeconds} s.`,
            rule: 'KBL-10',
            field: 'spec.terminationGracePeriodSeconds',
            value: String(graceSeconds),
          },
  'kubelet/phase': (facts) => ({
    text: PHASES[facts.phase]?.(facts) ?? `The phase is ${facts.phase}.`,
    rule: 'KBL-1',
    field: 'status.phase',
    value: facts.phase,
  }),
  'taint/evicts': ({ taint, node, seconds }) => ({
    text:
      seconds === 0
        ? `Node ${node} got a NoExecute taint that the Pod does not tolerate: it has to go at once.`
        : `Node ${node} has a NoExecute taint. The Pod tolerates it for ${span(seconds * 1000)}, then it has to go.`,
    rule: 'NODE-5',
    field: 'spec.tolerations',
    value: taint,
  }),
  'taint/spares': ({ node }) => ({ text: `The taint of node ${node} is gone in time: the Pod stays.`, rule: 'NODE-5' }),
};

const ordinal = (n: number): string => `${n}${n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
