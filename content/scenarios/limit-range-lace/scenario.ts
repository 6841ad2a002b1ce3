import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'limit-range-lace',
  title: 'House rules',
  difficulty: 'on call',
  minutes: 8,
  covers: ['limit range'],
  page: {
    what: 'Job weave-patterns has made no pod. Its events repeat one warning, with a new pod name each time.',
    since: 'three minutes ago; the same file ran on the old cluster for a year',
    who: 'The lace workshop: three patterns are to be on the looms at six.',
  },
  start: { manifests: ['platform.yaml', 'job.yaml'], advanceSeconds: 200 },
  settleSeconds: 300,
  goals: [
    {
      id: 'patterns-are-woven',
      title: 'A lace Job becomes Complete within 15 minutes',
      check: 'completes',
      selector: 'app=lace',
      withinSeconds: 900,
    },
    {
      id: 'rules-stay',
      title: 'The house rules stay: no container above 500m of CPU',
      check: 'fieldEquals',
      kind: 'LimitRange',
      name: 'house-rules',
      path: 'spec.limits[0].max.cpu',
      equals: '500m',
    },
    {
      id: 'all-three',
      title: 'All three patterns are woven: the log of the last one says pattern 2',
      check: 'logContains',
      selector: 'app=lace',
      text: 'pattern 2',
    },
  ],
  hints: [
    'There is no pod to describe. Describe the Job.',
    'maximum cpu usage per Container: who says so? kubectl get limitrange -o yaml',
    'The file asks for a limit of 1 CPU, the house allows 500m. Lower the limit and replace the Job.',
  ],
  solutions: [
    { title: 'Keep to the rule, in the file', run: ['kubectl delete job weave-patterns', 'kubectl apply -f solution/job.yaml'] },
    { title: 'Keep to the rule, on the way', run: ['sed \'s/cpu: "1"/cpu: 400m/\' job.yaml | kubectl replace --force -f -'] },
  ],
  debrief: {
    cause:
      'A LimitRange of the namespace allows at most 500m of CPU a container, the Job asked for a limit of 1. Every pod was refused at its creation.',
    model:
      'A LimitRange works on each pod by itself: it fills in what is missing and refuses what is too large. A ResourceQuota works on the sum of the namespace. Both speak through FailedCreate on the Job, since the pod never existed.',
    interview:
      'A nice follow-up: a pod without any limits runs here with which? The defaults of the LimitRange, 200m and 128Mi, which is why a program may be killed for memory although its manifest sets no limit.',
  },
  wrongAnswers: [
    {
      run: ['sed \'s/cpu: 500m/cpu: "2"/\' platform.yaml | kubectl apply -f -', 'kubectl replace --force -f job.yaml'],
      failsGoal: 'rules-stay',
    },
    { run: ['kubectl delete job weave-patterns', 'kubectl apply -f wrong/one-pattern.yaml'], failsGoal: 'all-three' },
  ],
});
