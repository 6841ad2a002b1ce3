import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'exchange-rates-early',
  title: 'A minute too early at the bank',
  difficulty: 'first day',
  minutes: 9,
  covers: ['back-off limit'],
  page: {
    what: 'Job fetch-rates is Failed: BackoffLimitExceeded, half a minute after it was started at 01:59.',
    since: 'the bank publishes its rates some time between 02:00 and 02:10, no longer at 01:55 sharp',
    who: 'The travel shop: it sells at yesterday’s rates from 03:00 on.',
  },
  start: { manifests: ['job.yaml'], advanceSeconds: 60 },
  settleSeconds: 900,
  goals: [
    {
      id: 'rates-are-fetched',
      title: 'The log says: 31 rates fetched',
      check: 'logContains',
      selector: 'app=rates',
      text: '31 rates fetched',
    },
    {
      id: 'job-completes',
      title: 'A rates Job becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=rates',
      withinSeconds: 1200,
    },
    {
      id: 'polite-to-the-bank',
      title: 'At most six more tries fail: the bank locks out who asks too often',
      check: 'attempts',
      selector: 'app=rates',
      atMost: 6,
    },
    {
      id: 'keeps-deadline',
      title: 'The Job keeps its limit of 20 minutes',
      check: 'fieldEquals',
      kind: 'Job',
      selector: 'app=rates',
      path: 'spec.activeDeadlineSeconds',
      equals: 1200,
    },
  ],
  hints: [
    'Read the log of a failed pod, and compare the time with the page. Is the program wrong, or only early?',
    'A failure that time heals is what retries are for. How long do 1, 2, 3 … retries wait in all? 10, 20, 40, 80, 160, 320 seconds.',
    'The default backoffLimit of 6 covers ten minutes. Apply the Job anew with it; you may also wait until 02:07 and run the old one again.',
  ],
  solutions: [
    { title: 'Six retries, in the file', run: ['kubectl delete job fetch-rates', 'kubectl apply -f solution/job.yaml'] },
    { title: 'Leave the default, on the way', run: ["sed '/backoffLimit/d' job.yaml | kubectl replace --force -f -"] },
  ],
  debrief: {
    cause: 'The Job was right and early. Its single retry came ten seconds later, which is no time for a bank.',
    model:
      'Retries wait 10, 20, 40, 80 seconds and so on, at most ten minutes, so n retries buy about 10 · (2ⁿ − 1) seconds. Choose backoffLimit by the time that the outside world needs, and let the deadline say when it is no longer worth it.',
    interview:
      'Strong answers separate failures that heal with time (a network, a late partner) from those that do not (a typo, bad input), and give each its own treatment: back-off for the first, podFailurePolicy for the second.',
  },
  wrongAnswers: [
    { run: ['kubectl delete job fetch-rates', 'kubectl apply -f wrong/pretend.yaml'], failsGoal: 'rates-are-fetched' },
    { run: ['kubectl delete job fetch-rates', 'kubectl apply -f wrong/for-ever.yaml'], failsGoal: 'keeps-deadline' },
    {
      run: [
        'for try in 1 2 3 4 5; do kubectl replace --force -f job.yaml; sleep 45; done',
        'sleep 240',
        'kubectl replace --force -f job.yaml',
      ],
      failsGoal: 'polite-to-the-bank',
    },
  ],
});
