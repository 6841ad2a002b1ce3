import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'thousand-jobs-kept',
  title: 'Nothing was ever thrown away',
  difficulty: 'on call',
  minutes: 10,
  covers: ['history'],
  page: {
    what: 'kubectl get jobs fills the screen: CronJob beehive-weights has never thrown a Job away. etcd and the platform team complain.',
    since: 'an hour ago; the limits were set to 1000 “so that nothing gets lost”, on a schedule of every two minutes',
    who: 'Everybody who looks for the one Job that failed. The beekeepers need the weights to go on, and the last one to be readable.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 3700, speed: 30 },
  settleSeconds: 900,
  goals: [
    {
      id: 'list-is-short',
      title: 'A quarter of an hour later there are at most six Jobs',
      check: 'exists',
      kind: 'Job',
      selector: 'app=hives',
      atLeast: 0,
      atMost: 6,
    },
    {
      id: 'last-weight-can-be-read',
      title: 'The log of a recent run can be read',
      check: 'logContains',
      selector: 'app=hives',
      text: 'kg',
    },
    {
      id: 'hives-are-weighed',
      title: 'At least five runs start within 15 minutes',
      check: 'runs',
      cronJob: 'beehive-weights',
      atLeast: 5,
      withinSeconds: 900,
    },
  ],
  hints: [
    'All those Jobs are Complete and belong to the CronJob. Who removes them, and by which fields?',
    'kubectl get cronjob beehive-weights -o yaml | grep Limit',
    'Set successfulJobsHistoryLimit, and failedJobsHistoryLimit too, to a handful. The CronJob cleans up at once. With 0 nothing would be left to read.',
  ],
  solutions: [
    { title: 'Small limits, in the file', run: ['kubectl apply -f solution/cronjob.yaml'] },
    {
      title: 'Small limits, by patch',
      run: ['kubectl patch cronjob beehive-weights -p \'{"spec":{"successfulJobsHistoryLimit":3,"failedJobsHistoryLimit":1}}\''],
    },
  ],
  debrief: {
    cause: 'With limits of 1000 the CronJob kept every Job. At 30 runs an hour that is 720 Jobs and 720 pods a day.',
    model:
      'Every finished Job is an object in etcd, with its pods, and they make every list slower. A CronJob keeps 3 successful and 1 failed unless told otherwise, each kind for itself, and deletes the oldest. Logs belong into a log store, not into old pods.',
    interview:
      'Say why history has a limit at all (etcd, quota, noise), that deleting a Job deletes its pods and logs, and that ttlSecondsAfterFinished is another clock on the same Jobs: whichever comes first wins.',
  },
  wrongAnswers: [
    { run: ['kubectl delete jobs --all'], failsGoal: 'list-is-short' },
    {
      run: ['kubectl patch cronjob beehive-weights -p \'{"spec":{"successfulJobsHistoryLimit":0,"failedJobsHistoryLimit":0}}\''],
      failsGoal: 'last-weight-can-be-read',
    },
    {
      run: ['kubectl patch cronjob beehive-weights -p \'{"spec":{"successfulJobsHistoryLimit":3,"schedule":"*/5 * * * *"}}\''],
      failsGoal: 'hives-are-weighed',
    },
  ],
});
