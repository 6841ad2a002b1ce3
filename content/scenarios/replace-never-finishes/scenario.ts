import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'replace-never-finishes',
  title: 'Always started, never finished',
  difficulty: 'on call',
  minutes: 12,
  covers: ['replace'],
  page: {
    what: 'CronJob star-catalogue runs on time, LAST SCHEDULE is fresh, no Job has failed. There is no catalogue.',
    since: 'the telescope got a seventh field yesterday. A run took two minutes less a moment before',
    who: 'The observers of tonight: they point the telescope by a catalogue of yesterday.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 1000, speed: 30 },
  settleSeconds: 1500,
  goals: [
    {
      id: 'catalogue-is-matched',
      title: 'A run becomes Complete within 20 minutes',
      check: 'completes',
      selector: 'app=stars',
      withinSeconds: 1200,
    },
    {
      id: 'one-at-a-time',
      title: 'Never two active runs: the catalogue has one writer',
      check: 'count',
      kind: 'Job',
      selector: 'app=stars',
      atMost: 1,
    },
    {
      id: 'still-regular',
      title: 'At least three runs start within 25 minutes',
      check: 'runs',
      cronJob: 'star-catalogue',
      atLeast: 3,
      withinSeconds: 1500,
    },
  ],
  hints: [
    'kubectl get cronjob star-catalogue -o yaml: lastScheduleTime moves on. Which other time is missing?',
    'The CronJob’s events alternate: SuccessfulDelete, SuccessfulCreate. How long is one run, and how far apart are two?',
    'A run takes three minutes, a new one replaces it after two. Let the run finish: Forbid, or a schedule that leaves room.',
  ],
  solutions: [
    { title: 'Forbid: the run in progress wins', run: ['kubectl apply -f solution/forbid.yaml'] },
    { title: 'A schedule that leaves room', run: ['kubectl apply -f solution/slower.yaml'] },
    { title: 'Forbid, by patch', run: ['kubectl patch cronjob star-catalogue -p \'{"spec":{"concurrencyPolicy":"Forbid"}}\''] },
  ],
  debrief: {
    cause:
      'Replace deletes the run in progress when the next one is due. A run needs 175 seconds and got 120, so none ever reached its end.',
    model:
      'Replace means that the newest data is worth more than the work done; it fits short runs. The deleted Job is not Failed, it is gone: no condition, no history, no alert. Watch lastSuccessfulTime, not lastScheduleTime.',
    interview:
      'A good candidate asks first how long a run takes. Then each policy in one sentence: Allow piles up, Forbid skips, Replace throws work away. The hidden point is monitoring: everything here is green.',
  },
  wrongAnswers: [
    { run: ['kubectl apply -f wrong/allow.yaml'], failsGoal: 'one-at-a-time' },
    {
      run: ['kubectl patch cronjob star-catalogue -p \'{"spec":{"suspend":true}}\''],
      failsGoal: 'still-regular',
    },
  ],
});
