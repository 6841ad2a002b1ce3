import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'one-bad-parish',
  title: 'One torn page, six parishes',
  difficulty: 'staff',
  minutes: 15,
  covers: ['index'],
  page: {
    what: 'Job census is Failed: BackoffLimitExceeded. Parishes that had nothing wrong were not counted.',
    since: 'last night. Parish 1 has a torn page and fails every time; nobody can repair it before Monday',
    who: 'Five towns, whose share of the money depends on tonight’s count. The list of what failed has to be on record.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 240, speed: 10 },
  settleSeconds: 420,
  goals: [
    {
      id: 'others-are-counted',
      title: 'The other parishes are counted, up to parish 5',
      check: 'logContains',
      selector: 'app=census',
      text: 'parish 5 counted',
    },
    {
      id: 'failure-is-on-record',
      title: 'The Job ends as Failed, reason FailedIndexes, within 15 minutes',
      check: 'fails',
      selector: 'app=census',
      reason: 'FailedIndexes',
      withinSeconds: 900,
    },
    {
      id: 'two-at-a-time',
      title: 'Never more than two parishes at once: there are two readers',
      check: 'count',
      kind: 'Pod',
      selector: 'app=census',
      atMost: 2,
    },
  ],
  hints: [
    'How many pods of which index failed? kubectl get pods -l app=census -L batch.kubernetes.io/job-completion-index',
    'One index used up the retries of all. Which field gives each index a budget of its own?',
    'backoffLimitPerIndex: 1 instead of backoffLimit. It is immutable, so replace the Job; leave maxFailedIndexes out, or make it large enough.',
  ],
  solutions: [
    { title: 'One retry for each index', run: ['kubectl delete job census', 'kubectl apply -f solution/job.yaml'] },
    { title: 'No retry, and at most three bad indexes', run: ['kubectl replace --force -f solution/no-retry.yaml'] },
  ],
  debrief: {
    cause: 'backoffLimit counts the failed pods of the whole Job. Parish 1 alone failed four times, and the Job stopped all others.',
    model:
      'With backoffLimitPerIndex every index has its own retries and its own back-off, and a bad index stands aside. When all indexes are decided and one of them failed, the Job is Failed with FailedIndexes; status.failedIndexes is the list for Monday.',
    interview:
      'The surprise to mention: the Job ends as Failed although five of six succeeded, so alerts and pipelines must look at failedIndexes. maxFailedIndexes is the brake for the case that everything is broken.',
  },
  wrongAnswers: [
    { run: ['kubectl replace --force -f wrong/pretend.yaml'], failsGoal: 'failure-is-on-record' },
    {
      run: ["sed 's/parallelism: 2/parallelism: 6/' solution/job.yaml | kubectl replace --force -f -"],
      failsGoal: 'two-at-a-time',
    },
  ],
});
