import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'silent-since-friday',
  title: 'Silent since Friday',
  difficulty: 'first day',
  minutes: 6,
  covers: ['suspended'],
  page: {
    what: 'Ward 3 has had no vitals digest. CronJob vitals-digest exists, its schedule is right, and nothing is red.',
    since: 'Friday, after the database move',
    who: 'The night nurse, who reads the values from twelve screens instead of one sheet.',
  },
  start: { manifests: ['cronjob.yaml'], advanceSeconds: 223_400, startsAt: '2026-01-02T14:00:00Z', speed: 60 },
  settleSeconds: 3000,
  goals: [
    {
      id: 'digests-arrive',
      title: 'At least three digests by schedule within 50 minutes',
      check: 'runs',
      cronJob: 'vitals-digest',
      atLeast: 3,
      withinSeconds: 3000,
    },
    {
      id: 'no-flood',
      title: 'At most four digests within 50 minutes',
      check: 'runs',
      cronJob: 'vitals-digest',
      atMost: 4,
      withinSeconds: 3000,
    },
    {
      id: 'keeps-deadline',
      title: 'A digest that is more than 5 minutes late is still dropped',
      check: 'fieldEquals',
      kind: 'CronJob',
      name: 'vitals-digest',
      path: 'spec.startingDeadlineSeconds',
      equals: 300,
    },
  ],
  hints: [
    'kubectl get cronjob vitals-digest has a column for each reason not to run. Read all of them.',
    'LAST SCHEDULE is empty and SUSPEND is True. Somebody paused it on purpose; the annotation says why and until when.',
    'Set spec.suspend to false, in the file or with kubectl patch. Change nothing else.',
  ],
  solutions: [
    { title: 'Patch the one field', run: ['kubectl patch cronjob vitals-digest -p \'{"spec":{"suspend":false}}\''] },
    { title: 'Apply the corrected file', run: ['kubectl apply -f solution/cronjob.yaml'] },
  ],
  debrief: {
    cause: 'The CronJob was suspended for a move and nobody resumed it. A suspended CronJob makes no Jobs, no events and no noise.',
    model:
      'A CronJob that does not run has five usual reasons, and kubectl get shows most of them: SUSPEND, SCHEDULE, TIMEZONE, ACTIVE with Forbid, and a starting deadline that has passed. Silence is one of its normal states, so alert on the age of the last success.',
    interview:
      'A favourite: “a CronJob did not run last night; go”. Start with one command and read the columns aloud, then describe for the events. Say what resuming does: the latest missed slot starts at once unless the starting deadline excludes it.',
  },
  wrongAnswers: [
    { run: ['kubectl create job digest-now --from=cronjob/vitals-digest'], failsGoal: 'digests-arrive' },
    { run: ['kubectl apply -f wrong/every-minute.yaml'], failsGoal: 'no-flood' },
    {
      run: ['kubectl patch cronjob vitals-digest -p \'{"spec":{"suspend":false,"startingDeadlineSeconds":null}}\''],
      failsGoal: 'keeps-deadline',
    },
  ],
});
