import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'hundred-and-first',
  title: 'The hundred and first minute',
  difficulty: 'staff',
  minutes: 16,
  covers: ['missed runs'],
  page: {
    what: 'Alarm from CronJob tide-gauge: “too many missed start times”. The runbook says: after 100 missed starts a CronJob never runs again; delete it and create it anew.',
    since: '04:20, when the control plane came back from an outage of more than two hours',
    who: 'The lock keeper reads the gauge every minute. Another team alerts on the age of this CronJob’s history and must not be reset.',
  },
  start: {
    manifests: ['cronjob.yaml'],
    weather: [
      { atSeconds: 620, weather: { kind: 'controllerManager', isDown: true } },
      { atSeconds: 8470, weather: { kind: 'controllerManager', isDown: false } },
    ],
    advanceSeconds: 8500,
    speed: 10,
  },
  settleSeconds: 300,
  goals: [
    {
      id: 'gauge-is-read',
      title: 'At least four readings start within 5 minutes',
      check: 'runs',
      cronJob: 'tide-gauge',
      atLeast: 4,
      withinSeconds: 300,
    },
    {
      id: 'same-cronjob',
      title: 'It is the same CronJob, changed, and not a new one',
      check: 'fieldBetween',
      kind: 'CronJob',
      name: 'tide-gauge',
      path: 'metadata.generation',
      atLeast: 2,
    },
    {
      id: 'no-false-alarm-next-time',
      title: 'After the next outage no more than a hundred starts are counted: the deadline says so',
      check: 'fieldBetween',
      kind: 'CronJob',
      name: 'tide-gauge',
      path: 'spec.startingDeadlineSeconds',
      atLeast: 30,
      atMost: 6000,
    },
    {
      id: 'runbook-is-corrected',
      title: 'You write for the runbook how many of the missed runs are started, and that the message is no stop',
      check: 'explanation',
      words: [
        ['latest', 'most recent', 'newest', 'only one', 'one job', 'one run', 'last'],
        ['warning', 'goes on', 'continues', 'still runs', 'not stop', 'no stop', 'keeps running'],
      ],
    },
  ],
  hints: [
    'Before you follow the runbook: does the CronJob run? kubectl get cronjob tide-gauge, and the next minute again.',
    'It does. In this version the message is a warning: the newest missed slot was started, the other hundred and thirty are lost. The text of the event names the field that keeps the count small.',
    'startingDeadlineSeconds limits how far back the controller looks: with 600 it counts ten minutes at most. Patch it, and correct the runbook in two sentences.',
  ],
  solutions: [
    {
      title: 'A starting deadline by patch',
      run: ['kubectl describe cronjob tide-gauge', 'kubectl patch cronjob tide-gauge -p \'{"spec":{"startingDeadlineSeconds":600}}\''],
      writes: 'The message is only a warning and the CronJob goes on. Of all missed runs only the most recent one is started.',
    },
    {
      title: 'A starting deadline in the file',
      run: ['kubectl apply -f solution/cronjob.yaml'],
      writes: 'TooManyMissedTimes is a warning, no stop: the newest slot runs at once, older ones are lost.',
    },
  ],
  debrief: {
    cause:
      'Nothing was broken. After the outage the controller counted more than a hundred slots, said so, and started the newest one. Older versions really stopped at that point, and runbooks remember it.',
    model:
      'However many slots were missed, at most one run follows: the newest. The count is an estimate over the time since the last run, or over startingDeadlineSeconds if that is shorter. So a deadline also silences this alarm.',
    interview:
      'A question with a history. Say what old versions did, what this one does, and how you would find out: read the event, then look whether lastScheduleTime moves. Deleting the CronJob would take its Jobs and their logs along.',
  },
  wrongAnswers: [
    {
      run: ['kubectl delete cronjob tide-gauge', 'kubectl apply -f solution/cronjob.yaml'],
      writes: 'It is a warning; only the latest missed run is started.',
      failsGoal: 'same-cronjob',
    },
    {
      run: ['kubectl patch cronjob tide-gauge -p \'{"spec":{"startingDeadlineSeconds":7200}}\''],
      writes: 'It is a warning; only the latest missed run is started.',
      failsGoal: 'no-false-alarm-next-time',
    },
    {
      run: ['kubectl patch cronjob tide-gauge -p \'{"spec":{"startingDeadlineSeconds":600}}\''],
      writes: 'After a hundred missed starts the CronJob is dead until somebody creates it anew.',
      failsGoal: 'runbook-is-corrected',
    },
  ],
});
