import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'typo-in-the-tag',
  title: 'The training that never starts',
  difficulty: 'warm-up',
  minutes: 8,
  page: {
    what: 'Job model-training is not finished. It should take about a minute.',
    since: 'ten minutes ago, with the first release of the new manifest',
    who: 'The recommendations team: today’s model is missing, and yesterday’s is getting stale.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 600 },
  settleSeconds: 600,
  goals: [
    {
      id: 'training-completes',
      title: 'A training Job becomes Complete within half an hour',
      check: 'completes',
      selector: 'app=training',
      withinSeconds: 1800,
    },
    {
      id: 'one-at-a-time',
      title: 'Never two training pods at once: they would write the same model',
      check: 'count',
      kind: 'Pod',
      selector: 'app=training',
      atMost: 1,
    },
    {
      id: 'keeps-deadline',
      title: 'The Job keeps its limit of one hour',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=training',
      path: 'spec.activeDeadlineSeconds',
      equals: 3600,
    },
  ],
  hints: [
    'The Job is Active, and so is its pod. Active does not mean Running: look at the pod’s STATUS.',
    'kubectl describe pod shows the events. One of them quotes the image that the node could not pull.',
    'The template of a Job is immutable. Correct the file, delete the Job, and apply it again.',
  ],
  solution: ['kubectl delete job model-training', 'kubectl apply -f solution/job.yaml'],
  explanation:
    'The image name had one n too many, so the node waited in ImagePullBackOff. A pull that fails is no failed run: no container ever exited, backoffLimit counted nothing, and the Job would have stayed Active until its deadline. Because a Job’s template is immutable, the repair is a new Job under the old name.',
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/second-job.yaml'], failsGoal: 'one-at-a-time' },
    { run: ['kubectl delete job model-training', 'kubectl apply -f wrong/no-deadline.yaml'], failsGoal: 'keeps-deadline' },
  ],
});
