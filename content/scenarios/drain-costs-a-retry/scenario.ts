import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'drain-costs-a-retry',
  title: 'The drain that counts as a failure',
  difficulty: 'staff',
  minutes: 18,
  covers: ['eviction', 'failure policy'],
  page: {
    what: 'node-1 has to be drained for a new kernel, now, and opened again. Job render-planetarium runs on it. It has no retries, on purpose: a film that the program spoils must not be rendered again and again.',
    since: 'last month the same drain failed the same Job, and the show opened without its film',
    who: 'A planetarium that opens at nine. A disturbance by the platform must not use up the one attempt.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 20 },
  settleSeconds: 400,
  goals: [
    {
      id: 'node-is-drained',
      title: 'You drain node-1, and pods are evicted',
      check: 'commandUsed',
      words: ['kubectl', 'drain', 'node-1'],
    },
    {
      id: 'film-is-rendered',
      title: 'A dome Job becomes Complete within 20 minutes, the drain notwithstanding',
      check: 'completes',
      selector: 'app=dome',
      withinSeconds: 1200,
    },
    {
      id: 'no-retry-for-real-failures',
      title: 'A failure of the program itself still ends the Job: backoffLimit 0',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=dome',
      path: 'spec.backoffLimit',
      equals: 0,
    },
    {
      id: 'node-is-open',
      title: 'In the end the node takes work again',
      check: 'fieldEquals',
      kind: 'Node',
      name: 'node-1',
      path: 'spec.unschedulable',
      equals: null,
    },
  ],
  hints: [
    'What does the Job see when its pod is evicted? A failed pod, like any other, unless it is told to look closer.',
    'An evicted pod carries the condition DisruptionTarget. podFailurePolicy can ignore pods that have it.',
    'Replace the Job with one that has the rule action: Ignore, onPodConditions type DisruptionTarget; give it some seconds to start; kubectl drain node-1 --ignore-daemonsets; kubectl uncordon node-1.',
  ],
  solutions: [
    {
      title: 'Ignore disruptions, then drain',
      run: [
        'kubectl replace --force -f solution/job.yaml',
        'sleep 20',
        'kubectl drain node-1 --ignore-daemonsets',
        'kubectl uncordon node-1',
      ],
    },
    {
      title: 'Delete, apply, wait until it runs, drain',
      run: [
        'kubectl delete job render-planetarium',
        'kubectl apply -f solution/job.yaml',
        'kubectl wait --for=condition=Ready pod -l app=dome --timeout=60s',
        'kubectl drain node-1',
        'kubectl uncordon node-1',
      ],
    },
  ],
  debrief: {
    cause: 'An eviction ends the pod, and a pod that ends badly counts. With backoffLimit 0 the first drain was the last attempt.',
    model:
      'The control plane marks what it takes away itself: evictions, preemption, taints and lost nodes set DisruptionTarget on the pod. A rule that ignores this condition separates “we took it from you” from “you failed”. kubectl delete pod sets no such mark.',
    interview:
      'Weak answers raise backoffLimit, which forgives real failures too. Strong ones name DisruptionTarget, its sources, and that an ignored pod is still replaced with the usual back-off. For a long Job add the other half: a checkpoint, so that the work is not lost.',
  },
  wrongAnswers: [
    {
      run: ['kubectl drain node-1 --ignore-daemonsets', 'kubectl uncordon node-1'],
      failsGoal: 'film-is-rendered',
    },
    {
      run: ['kubectl replace --force -f wrong/more-retries.yaml', 'sleep 20', 'kubectl drain node-1', 'kubectl uncordon node-1'],
      failsGoal: 'no-retry-for-real-failures',
    },
    {
      run: [
        'kubectl replace --force -f solution/job.yaml',
        'kubectl wait --for=condition=complete job/render-planetarium --timeout=10m',
        'kubectl drain node-1 --force',
      ],
      failsGoal: 'node-is-open',
    },
  ],
});
