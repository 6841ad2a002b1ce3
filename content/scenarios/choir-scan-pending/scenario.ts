import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'choir-scan-pending',
  title: 'Eight hundred processors, please',
  difficulty: 'first day',
  minutes: 7,
  covers: ['cpu'],
  page: {
    what: 'Job scan-choir-books has two pods and both are Pending. No page has been scanned.',
    since: 'three minutes ago, when an archivist raised the request “to 800, like on the other cluster”',
    who: 'The cathedral archive: the lender takes the books back in ten minutes.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 180 },
  settleSeconds: 300,
  goals: [
    {
      id: 'books-are-scanned',
      title: 'The Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=scans',
      withinSeconds: 600,
    },
    {
      id: 'cpu-is-reserved',
      title: 'Each scan still reserves 800m of CPU: a scan that is starved blurs',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=scans',
      path: 'spec.template.spec.containers[0].resources.requests.cpu',
      equals: '800m',
    },
    {
      id: 'two-at-a-time',
      title: 'The Job still works with two scanners',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=scans',
      path: 'spec.parallelism',
      equals: 2,
    },
  ],
  hints: [
    'Pending and without a node: the scheduler has the word. kubectl describe pod -l app=scans, last lines.',
    'Insufficient cpu. How much does one pod ask for, and how much has the node? kubectl describe node node-1',
    '800 is eight hundred whole CPUs, 800m is 800 thousandths. Correct the unit and replace the Job.',
  ],
  solutions: [
    { title: 'Correct the unit in the file', run: ['kubectl delete job scan-choir-books', 'kubectl apply -f solution/job.yaml'] },
    { title: 'Correct it on the way', run: ['sed \'s/"800"/800m/\' job.yaml | kubectl replace --force -f -'] },
  ],
  debrief: {
    cause:
      'The request had lost its m: 800 CPUs instead of 800 thousandths. No node has that many, so the scheduler waits for one that has.',
    model:
      'Scheduling compares requests with what is allocatable, not with what is really used. A pod that asks for more than any node has is Pending for ever; a Job that owns such pods is Active for ever.',
    interview:
      'Good answers read the message to the end: “Insufficient cpu” says what is short, and the part about preemption whether waiting could help. Here it says that preemption is not helpful, because even an empty node would be too small.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job scan-choir-books', 'kubectl apply -f wrong/no-requests.yaml'], failsGoal: 'cpu-is-reserved' },
    { run: ['kubectl delete job scan-choir-books', 'kubectl apply -f wrong/one-by-one.yaml'], failsGoal: 'two-at-a-time' },
  ],
});
