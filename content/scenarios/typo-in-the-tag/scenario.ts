import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'typo-in-the-tag',
  title: 'The training that never starts',
  difficulty: 'first day',
  minutes: 8,
  covers: ['image'],
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
  solutions: [
    {
      title: 'Correct the file, then replace the Job',
      run: ['kubectl delete job model-training', 'kubectl apply -f solution/job.yaml'],
    },
    {
      title: 'Replace it from the object in the cluster',
      run: [
        'kubectl delete job model-training',
        "sed 's/trainning/training/' job.yaml | kubectl apply -f -",
        'kubectl wait --for=condition=complete job/model-training --timeout=10m',
      ],
    },
  ],
  debrief: {
    cause:
      'The image name had one n too many, so the node waited in ImagePullBackOff. Because the template of a Job is immutable, the repair is a new Job under the old name.',
    model:
      'A pull that fails is no failed run: no container ever started, so nothing exits, backoffLimit counts nothing, and the Job stays Active. Only activeDeadlineSeconds ends such a wait.',
    interview:
      'The question is “a Job has been Active for hours, what do you do?”. Strong answers go from the Job to its pod, read STATUS and the events before any log, and say why the log is empty. Weak answers raise backoffLimit.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/second-job.yaml'], failsGoal: 'one-at-a-time' },
    { run: ['kubectl delete job model-training', 'kubectl apply -f wrong/no-deadline.yaml'], failsGoal: 'keeps-deadline' },
  ],
});
