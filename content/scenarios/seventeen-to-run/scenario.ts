import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'seventeen-to-run',
  title: 'Seventeen seconds to run',
  difficulty: 'on call',
  minutes: 10,
  covers: ['active deadline'],
  page: {
    what: 'A change request for CronJob spot-prices: “every minute; if a run takes longer than 17 seconds, it is to be cut off, and its Job must say that the deadline did it”.',
    since: 'the exchange answers every second call only after 50 seconds, with prices that nobody can use',
    who: 'The traders’ screen, which shows old prices as if they were new.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 110, speed: 10 },
  settleSeconds: 300,
  goals: [
    {
      id: 'slow-runs-are-cut',
      title: 'A slow run ends as Failed, reason DeadlineExceeded, within 5 minutes',
      check: 'fails',
      selector: 'app=prices',
      reason: 'DeadlineExceeded',
      withinSeconds: 300,
    },
    {
      id: 'quick-runs-finish',
      title: 'A quick run becomes Complete within 5 minutes',
      check: 'completes',
      selector: 'app=prices',
      withinSeconds: 300,
    },
    {
      id: 'late-runs-are-welcome',
      title: 'A run that starts late still starts: there is no starting deadline',
      check: 'fieldEquals',
      kind: 'CronJob',
      name: 'spot-prices',
      path: 'spec.startingDeadlineSeconds',
      equals: null,
    },
  ],
  hints: [
    'The sentence is about the length of a run, not about its beginning. Which object measures that?',
    'The Job does: spec.activeDeadlineSeconds. In a CronJob its place is spec.jobTemplate.spec.',
    'Beside backoffLimit, not inside the pod template: there the same name is a limit of one pod, and the Job would report something else.',
  ],
  solutions: [
    {
      title: 'Patch the template of the Jobs',
      run: ['kubectl patch cronjob spot-prices -p \'{"spec":{"jobTemplate":{"spec":{"activeDeadlineSeconds":17}}}}\''],
    },
    { title: 'Apply the changed file', run: ['kubectl apply -f solution/cronjob.yaml'] },
  ],
  debrief: {
    cause:
      'Taking too long is the matter of activeDeadlineSeconds of the Job: after 17 seconds it deletes the pod and becomes Failed with DeadlineExceeded.',
    model:
      'The same two words stand in three places. CronJob: startingDeadlineSeconds, lateness of the start. Job: activeDeadlineSeconds, all pods and retries together. Pod: activeDeadlineSeconds, this one pod, after which the Job may retry.',
    interview:
      'The pair of this task, “has not started within 17 seconds”, wants the other field. A strong answer also knows the pod’s own deadline and why it is wrong here: the Job would count a failed pod and report BackoffLimitExceeded.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/pod-level.yaml'], failsGoal: 'slow-runs-are-cut' },
    { run: ['kubectl apply -f wrong/too-short.yaml'], failsGoal: 'quick-runs-finish' },
    {
      run: [
        'kubectl patch cronjob spot-prices -p \'{"spec":{"startingDeadlineSeconds":17,"jobTemplate":{"spec":{"activeDeadlineSeconds":17}}}}\'',
      ],
      failsGoal: 'late-runs-are-welcome',
    },
  ],
});
