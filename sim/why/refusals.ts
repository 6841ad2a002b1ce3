import type { ReasonFacts } from '#sim/apiserver/reasons.ts';
import type { Sentence } from './sentence.ts';

type Refusal = ReasonFacts['sched/refuses'];

/** By filter of the scheduler; the rule is SCH-3 where none is named. */
const REFUSALS: Readonly<Record<string, (facts: Refusal) => Omit<Sentence, 'rule'> & Partial<Sentence>>> = {
  unschedulable: ({ node }) => ({
    text: `Node ${node} is cordoned: it takes no new Pods.`,
    field: 'Node spec.unschedulable',
    value: 'true',
  }),
  taints: ({ node, detail }) => ({
    text: `Node ${node} has a taint that the Pod does not tolerate.`,
    field: 'Node spec.taints',
    value: detail,
  }),
  affinity: ({ node, detail }) => ({
    text: `Node ${node} does not have the labels that the Pod asks for.`,
    field: 'spec.nodeSelector',
    value: detail,
  }),
  ports: ({ node, detail }) => ({
    text: `On node ${node} another Pod has a host port that the Pod asks for. A port of a node can be had once.`,
    rule: 'SCH-9',
    field: 'spec.containers[].ports[].hostPort',
    value: detail,
  }),
  resources: ({ node, detail }) => ({
    text: `Node ${node} has not enough left. What counts is what the Pods there have requested, not what they use.`,
    field: 'spec.containers[].resources.requests',
    value: detail,
  }),
  volumes: ({ node, message, detail }) => ({
    text: message.includes("PersistentVolume's node affinity")
      ? `The Pod's volume can be reached from some nodes only, and node ${node} is none of them.`
      : `On node ${node} there is no volume that fits the Pod's claim, and none can be made.`,
    field: 'spec.volumes[].persistentVolumeClaim.claimName',
    value: detail,
  }),
  spread: ({ node, message, detail }) => ({
    text: message.includes('missing required label')
      ? `Node ${node} does not have the label that the Pod's kind is to be spread over.`
      : `One more Pod of this kind on node ${node} would make their spread more uneven than is allowed.`,
    rule: 'SCH-10',
    field: 'spec.topologySpreadConstraints',
    value: detail,
  }),
  podAffinity: ({ node, message, detail }) => {
    if (message.includes('existing pods'))
      return {
        text: `A Pod near node ${node} does not want Pods with these labels beside it.`,
        rule: 'SCH-11',
        field: 'metadata.labels',
        value: detail,
      };
    const isAgainst = message.includes('anti-affinity');
    return {
      text: isAgainst
        ? `Near node ${node} there is a Pod that this Pod does not want beside it.`
        : `Near node ${node} there is no Pod of the kind that this Pod asks for.`,
      rule: 'SCH-11',
      field: isAgainst ? 'spec.affinity.podAntiAffinity' : 'spec.affinity.podAffinity',
      value: detail,
    };
  },
};

/** What keeps a pod from a node. */
export function refusalSentence(facts: Refusal): Sentence {
  return {
    rule: 'SCH-3',
    ...(REFUSALS[facts.plugin]?.(facts) ?? { text: `Node ${facts.node} is refused: ${facts.message}.`, value: facts.detail }),
  };
}
