import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'resume-at-noon',
  title: 'Resume, but not now',
  difficulty: 'staff',
  minutes: 14,
  covers: ['suspended', 'missed runs'],
  page: {
    what: 'Task for this noon: resume CronJob rebuild-search, suspended since Monday. Last time this was done, the search was down during lunch.',
    since: 'Thursday, 12:00. The schedule says 01:00; a rebuild takes the search away for ten minutes',
    who: 'A food delivery service. At noon every second order begins with a search.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 295_200, startsAt: '2026-01-05T02:00:00Z', speed: 600 },
  settleSeconds: 50_400,
  goals: [
    {
      id: 'lunch-is-quiet',
      title: 'No rebuild starts before midnight',
      check: 'runs',
      selector: 'app=search',
      withinSeconds: 43_000,
      atMost: 0,
    },
    {
      id: 'tonight-it-runs',
      title: 'A rebuild starts at 01:00 and becomes Complete within 14 hours',
      check: 'completes',
      selector: 'app=search',
      withinSeconds: 50_400,
    },
    {
      id: 'small-delays-are-forgiven',
      title: 'If the control plane is slow at 01:00, the rebuild may still start up to half an hour late, or later',
      check: 'fieldBetween',
      kind: 'CronJob',
      name: 'rebuild-search',
      path: 'spec.startingDeadlineSeconds',
      atLeast: 1800,
    },
  ],
  hints: [
    'What does a CronJob do with the runs that fell due while it was suspended? Three nights have passed.',
    'The latest of them starts at once, however old it is, unless something says how late is too late.',
    'startingDeadlineSeconds below eleven hours makes the missed night too old. Set it in the same change as suspend: false, or before it.',
  ],
  solutions: [
    {
      title: 'A starting deadline, together with the resume',
      run: ['kubectl patch cronjob rebuild-search -p \'{"spec":{"suspend":false,"startingDeadlineSeconds":3600}}\''],
    },
    { title: 'Both in the file', run: ['kubectl apply -f solution/cronjob.yaml'] },
  ],
  debrief: {
    cause:
      'A resumed CronJob starts the latest slot that it has missed, at once. The slot of 01:00 was eleven hours old and still counted, because nothing said that it was too late.',
    model:
      'The controller asks one question: which is the newest slot since the last run that nobody has served? Suspension, downtime and Forbid all leave such a slot. startingDeadlineSeconds is the age at which it is forgotten.',
    interview:
      'The number is a trade: longer than any outage that you want to survive, shorter than the time at which a late run does harm. Also good: a change of the schedule in the same update delays the look, so that nothing is caught up at once.',
  },
  wrongAnswers: [
    {
      run: ['kubectl patch cronjob rebuild-search -p \'{"spec":{"suspend":false,"startingDeadlineSeconds":43200}}\''],
      failsGoal: 'lunch-is-quiet',
    },
    {
      run: ['kubectl patch cronjob rebuild-search -p \'{"spec":{"suspend":false,"startingDeadlineSeconds":60}}\''],
      failsGoal: 'small-delays-are-forgiven',
    },
    {
      run: ['kubectl patch cronjob rebuild-search -p \'{"spec":{"startingDeadlineSeconds":3600}}\''],
      failsGoal: 'tonight-it-runs',
    },
  ],
});
